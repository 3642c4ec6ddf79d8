"""The committee's work in the back office, to search and to read; points only once scoring has closed."""

from django.contrib import admin
from django.db.models import Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly
from awards.rounds.models import Criterion
from nominations.intake.models import Nomination
from nominations.judging.models import Recusal, Score, ScoreSheet
from nominations.people.models import CommitteeSeat

SEALED = _("（採点を締め切った後に表示します）")


def sheets_with(word: str) -> Q:
    """Of a member or a nomination whose name holds it: these are few, and their sheets are not."""
    seats = CommitteeSeat.objects.filter(user__name__icontains=word)
    nominations = Nomination.objects.filter(title__icontains=word)
    return Q(seat__in=seats) | Q(nomination__in=nominations)


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
    ordering = ("-pk",)
    fields = (
        "seat",
        "nomination",
        "state",
        "version",
        "remark_once_closed",
        "saved_at",
        "final_at",
    )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[ScoreSheet], search_term: str
    ) -> tuple[QuerySet[ScoreSheet], bool]:
        for word in search_term.split():
            queryset = queryset.filter(sheets_with(word))
        return queryset, False

    @admin.display(description=_("公表用の評価の案"))
    def remark_once_closed(self, sheet: ScoreSheet) -> str | Promise:
        return sheet.remark if sheet.seat.round.has_scored else SEALED


@admin.register(Score)
class ScoreAdmin(ReadOnly):
    list_display = ("sheet", "criterion", "points_once_closed")
    list_filter = ("sheet__seat__round",)
    # Not joined: SQLite would join, and sort, all points there are to show fifty of them.
    list_select_related = ()
    search_fields = ("sheet__seat__user__name", "sheet__nomination__title", "criterion__name")
    ordering = ("-sheet_id", "criterion_id")
    fields = ("sheet", "criterion", "points_once_closed", "comment_once_closed")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Score]:
        sheets = ScoreSheet.objects.select_related(*ScoreSheetAdmin.list_select_related)
        rows = super().get_queryset(request)
        return rows.prefetch_related("criterion", Prefetch("sheet", sheets))

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Score], search_term: str
    ) -> tuple[QuerySet[Score], bool]:
        for word in search_term.split():
            sheets = ScoreSheet.objects.filter(sheets_with(word))
            criteria = Criterion.objects.filter(name__icontains=word)
            queryset = queryset.filter(Q(sheet__in=sheets) | Q(criterion__in=criteria))
        return queryset, False

    @admin.display(description=_("点"))
    def points_once_closed(self, score: Score) -> int | Promise | None:
        return score.points if score.sheet.seat.round.has_scored else SEALED

    @admin.display(description=_("所見"))
    def comment_once_closed(self, score: Score) -> str | Promise:
        return score.comment if score.sheet.seat.round.has_scored else SEALED
