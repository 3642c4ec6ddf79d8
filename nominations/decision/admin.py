"""Resolutions in the back office, to search and to read."""

from django.contrib import admin

from awards.admin_bases import ReadOnly
from nominations.decision.models import Approval, Choice, Resolution


@admin.register(Resolution)
class ResolutionAdmin(ReadOnly):
    list_display = ("round", "version", "state", "tabled_at", "approved_at")
    list_filter = ("state",)
    list_select_related = ("round",)
    search_fields = ("=round__number", "round__title", "note")
    ordering = ("-round__number",)


@admin.register(Choice)
class ChoiceAdmin(ReadOnly):
    list_display = ("resolution", "place", "prize", "nomination", "reason")
    list_filter = ("resolution__round",)
    list_select_related = ("resolution__round", "prize", "nomination__body", "nomination__round")
    search_fields = ("nomination__title", "reason")
    ordering = ("-resolution__round__number", "place", "pk")


@admin.register(Approval)
class ApprovalAdmin(ReadOnly):
    list_display = ("resolution", "version", "host", "at", "by")
    list_filter = ("resolution__round",)
    list_select_related = ("resolution__round", "host", "by")
    search_fields = ("host__name", "by__name")
    ordering = ("-at", "pk")
