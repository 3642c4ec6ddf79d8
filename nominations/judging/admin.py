"""The committee's work in the back office, to search and to read; points only once scoring has closed."""

from django.contrib import admin
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly
from nominations.judging.models import Recusal, Score, ScoreSheet

SEALED = _("（採点を締め切った後に表示します）")


@admin.register(Recusal)
class RecusalAdmin(ReadOnly):
    list_display = ("seat", "nomination", "kind", "reason", "at", "by")
    list_filter = ("seat__round", "kind")
    list_select_related = ("seat__user", "nomination__body", "nomination__round", "by")
    search_fields = ("seat__user__name", "nomination__title", "reason")
    ordering = ("-at", "pk")
    fields = ("seat", "nomination", "kind", "reason", "at", "by")


@admin.register(ScoreSheet)
class ScoreSheetAdmin(ReadOnly):
    list_display = ("seat", "nomination", "state", "version", "saved_at", "final_at")
    list_filter = ("seat__round", "state")
    list_select_related = ("seat__user", "seat__round", "nomination__body", "nomination__round")
    # Not what was written: a search for a word would tell what a sealed sheet says.
    search_fields = ("seat__user__name", "nomination__title")
    ordering = ("-seat__round__number", "seat", "nomination__entry_number", "pk")
    fields = (
        "seat",
        "nomination",
        "state",
        "version",
        "remark_once_closed",
        "saved_at",
        "final_at",
    )

    @admin.display(description=_("公表用の評価の案"))
    def remark_once_closed(self, sheet: ScoreSheet) -> str | Promise:
        return sheet.remark if sheet.seat.round.has_scored else SEALED


@admin.register(Score)
class ScoreAdmin(ReadOnly):
    list_display = ("sheet", "criterion", "points_once_closed")
    list_filter = ("sheet__seat__round",)
    list_select_related = (
        "sheet__seat__user",
        "sheet__seat__round",
        "sheet__nomination__body",
        "sheet__nomination__round",
        "criterion",
    )
    search_fields = ("sheet__seat__user__name", "sheet__nomination__title", "criterion__name")
    ordering = ("-sheet__seat__round__number", "sheet", "criterion__position", "pk")
    fields = ("sheet", "criterion", "points_once_closed", "comment_once_closed")

    @admin.display(description=_("点"))
    def points_once_closed(self, score: Score) -> int | Promise | None:
        return score.points if score.sheet.seat.round.has_scored else SEALED

    @admin.display(description=_("所見"))
    def comment_once_closed(self, score: Score) -> str | Promise:
        return score.comment if score.sheet.seat.round.has_scored else SEALED
