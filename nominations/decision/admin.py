"""Resolutions in the back office, to search and to read; what is proposed, once it is decided.

The operator is none of those who decide: until then no row tells whom the proposal names.
"""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly
from nominations.decision.models import Approval, Choice, Remark, Resolution, State

SEALED = _("（受賞団体を決定した後に表示します）")


@admin.register(Resolution)
class ResolutionAdmin(ReadOnly):
    list_display = ("round", "version", "state", "tabled_at", "approved_at")
    list_filter = ("state",)
    list_select_related = ("round",)
    search_fields = ("=round__number", "round__title")
    ordering = ("-round__number",)
    fields = ("round", "version", "note_once_decided", "state", "tabled_at", "approved_at")

    @admin.display(description=_("協議に付ける説明"))
    def note_once_decided(self, resolution: Resolution) -> str | Promise:
        return resolution.note if resolution.state == State.APPROVED else SEALED


@admin.register(Choice)
class ChoiceAdmin(ReadOnly):
    list_display = ("resolution", "place", "prize", "nomination", "reason")
    list_filter = ("resolution__round",)
    list_select_related = ("resolution__round", "prize", "nomination__body", "nomination__round")
    search_fields = ("nomination__title", "reason")
    ordering = ("-resolution__round__number", "place", "pk")
    fields = ("resolution", "nomination", "prize", "place", "reason")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Choice]:
        """Counted, searched and opened only once decided."""
        choices: QuerySet[Choice] = super().get_queryset(request)
        return choices.filter(resolution__state=State.APPROVED)


@admin.register(Approval)
class ApprovalAdmin(ReadOnly):
    list_display = ("resolution", "version", "host", "at", "by")
    list_filter = ("resolution__round",)
    list_select_related = ("resolution__round", "host", "by")
    search_fields = ("host__name", "by__name")
    ordering = ("-at", "pk")
    fields = ("resolution", "version", "host", "at", "by")


@admin.register(Remark)
class RemarkAdmin(ReadOnly):
    list_display = ("resolution", "version", "kind", "host", "at", "by")
    list_filter = ("resolution__round", "kind")
    list_select_related = ("resolution__round", "host", "by")
    search_fields = ("text", "by__name")
    ordering = ("-at", "pk")
    fields = ("resolution", "version", "kind", "host", "text", "at", "by")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Remark]:
        """Counted, searched and opened only once decided: they may name whom the proposal names."""
        remarks: QuerySet[Remark] = super().get_queryset(request)
        return remarks.filter(resolution__state=State.APPROVED)
