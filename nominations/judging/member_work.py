"""A member's own work: the nominations to judge with their own sheets, and nobody else's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from typing import cast
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    Case,
    Count,
    Expression,
    FilteredRelation,
    IntegerField,
    Q,
    QuerySet,
    UUIDField,
    When,
)

from awards.json_rows import rows_of
from awards.languages import text
from awards.reversing import reverse_each
from awards.rounds.models import Criterion
from awards.statements import Given, Statement
from nominations.intake.models import BODY_NAMES, Nomination, State
from nominations.judging.models import Recusal, Score, ScoreSheet, SheetState
from nominations.judging.ranking import Scale
from nominations.people.models import CommitteeSeat


@dataclass(frozen=True)
class Progress:
    total: int
    final: int
    begun: int
    recused: int

    @property
    def untouched(self) -> int:
        return self.total - self.final - self.begun


@dataclass(frozen=True)
class Line:
    """A nomination as the list has it; ``state`` and ``mean`` are of the member's own sheet."""

    url: str
    entry_number: int
    title: str
    body: str
    state: str
    mean: Fraction | None


# The member's own, in what a page asks each time.
SEAT, ROUND = Given("seat", BigIntegerField()), Given("round", BigIntegerField())

Listed = tuple[UUID, int, str, str, str, int | None, str | None]
# What a line of the list shows; the texts of a nomination are a hundred times as long.
LISTED = ("pk", "entry_number", "title", *BODY_NAMES, "own__pk", "own__state")


def to_judge(seat: CommitteeSeat) -> "QuerySet[Nomination, Listed]":
    """Rows of ``LISTED`` columns, for ``lines``."""
    judged = Nomination.objects.judged_from(seat.pk, seat.round_id).annotate(own=_own(seat.pk))
    return cast("QuerySet[Nomination, Listed]", judged.by_entry().values_list(*LISTED))


def lines(criteria: Iterable[Criterion], listed: "Iterable[Listed]") -> list[Line]:
    rows = list(listed)
    means = means_of(criteria, [sheet for *_, sheet, _state in rows if sheet])
    url = reverse_each("judging")
    return [
        Line(url(pk), number, title, str(text(*names)), state or "", means.get(sheet or 0))
        for pk, number, title, *names, sheet, state in rows
    ]


def _own(seat: int | Given) -> FilteredRelation:
    return FilteredRelation("sheets", condition=Q(sheets__seat=seat))


@cache
def _by_state() -> "Statement[tuple[str | None, int]]":
    judged = Nomination.objects.judged_from(SEAT, ROUND).annotate(own=_own(SEAT))
    groups = judged.order_by().values_list("own__state")
    return Statement(groups.annotate(n=Count("*")))


def progress(seat: CommitteeSeat) -> Progress:
    counts = dict(_by_state().rows(seat=seat.pk, round=seat.round_id))
    return Progress(
        total=sum(counts.values()),
        final=counts.get(SheetState.FINAL, 0),
        begun=counts.get(SheetState.OPEN, 0),
        recused=Recusal.objects.filter(seat=seat).count(),
    )


def means_of(criteria: Iterable[Criterion], sheets: Iterable[int]) -> dict[int, Fraction]:
    """Weighted means by sheet, of those with points for every criterion."""
    scale = Scale({criterion.pk: criterion.weight for criterion in criteria})
    scores = Score.objects.filter(sheet__in=sheets, points__isnull=False)
    by_sheet: dict[int, dict[int, int]] = defaultdict(dict)
    for sheet, criterion, points in scores.values_list("sheet", "criterion", "points"):
        by_sheet[sheet][criterion] = points or 0
    return {
        sheet: Fraction(scale.weigh(points), scale.total)
        for sheet, points in by_sheet.items()
        if points.keys() == scale.weights.keys() and scale.total
    }


@cache
def _times() -> Statement[tuple[int, int]]:
    judged = {"sheet__seat": SEAT, "sheet__nomination__state": State.ACCEPTED}
    recused = Recusal.objects.filter(seat=SEAT).values("nomination")
    scores = Score.objects.filter(**judged, points__isnull=False)
    counted = scores.exclude(sheet__nomination__in=recused).order_by()
    return Statement(counted.values_list("points").annotate(n=Count("*")))


def times_given(seat: CommitteeSeat, criteria: Iterable[Criterion]) -> list[tuple[int, int]]:
    """Each number of points, the lowest first, and how often the member has given it."""
    given = dict(_times().rows(seat=seat.pk))
    highest = max((criterion.max_points for criterion in criteria), default=0)
    return [(n, given.get(n, 0)) for n in range(1, highest + 1)]


@cache
def _next() -> Statement[UUID]:
    final = Q(sheets__seat=SEAT, sheets__state=SheetState.FINAL)
    own_final = FilteredRelation("sheets", condition=final)
    judged = Nomination.objects.judged_from(SEAT, ROUND).alias(own_final=own_final)
    left = judged.filter(own_final__nomination=None).exclude(pk=Given("but", UUIDField()))
    entry = Given("entry", IntegerField())
    before = Case(When(entry_number__gt=entry, then=0), default=1)
    return Statement(left.order_by(before, "entry_number", "pk").values_list("pk", flat=True)[:1])


def next_after(seat: CommitteeSeat, nomination: Nomination) -> UUID | None:
    """The key of the next one whose sheet is not final, beginning anew after the last."""
    own = {"seat": seat.pk, "round": seat.round_id}
    found = _next().rows(**own, but=nomination.pk, entry=nomination.entry_number)
    return next(iter(found), None)


@cache
def _score_rows() -> Expression:
    return rows_of(Score.objects.all(), "sheet", "criterion_id", "points", "comment")


def sheet_of(seat: CommitteeSeat, nomination: Nomination) -> ScoreSheet:
    """The member's sheet with what ``scores_in`` it, or an empty one that is not stored."""
    own = ScoreSheet.objects.filter(seat=seat, nomination=nomination)
    stored = own.annotate(score_rows=_score_rows()).first()
    return stored or ScoreSheet(seat=seat, nomination=nomination)


def scores_in(sheet: ScoreSheet) -> dict[int, Score]:
    """By criterion, of a ``sheet_of``; one that is not stored has none."""
    rows = getattr(sheet, "score_rows", None) or []
    return {row["criterion_id"]: Score(sheet=sheet, **row) for row in rows}
