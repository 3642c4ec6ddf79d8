"""A member's own work: the nominations to judge with their own sheets, and nobody else's."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.db.models import Case, Count, F, FilteredRelation, Q, QuerySet, Value, When

from awards.rounds.models import Criterion
from nominations.intake.models import Nomination
from nominations.judging.models import Recusal, Score, ScoreSheet, SheetState
from nominations.people.models import CommitteeSeat, User


@dataclass(frozen=True)
class Progress:
    total: int
    final: int
    begun: int
    recused: int

    @property
    def untouched(self) -> int:
        return self.total - self.final - self.begun


def to_judge(user: User, seat: CommitteeSeat) -> "QuerySet[Nomination]":
    """Each with ``own_state``: the state of the member's sheet, or nothing."""
    own = FilteredRelation("sheets", condition=Q(sheets__seat=seat))
    visible = Nomination.objects.visible_to(user, "committee").filter(round=seat.round_id)
    return visible.annotate(own=own, own_state=F("own__state")).select_related("body").by_entry()


def progress(user: User, seat: CommitteeSeat) -> Progress:
    counts = to_judge(user, seat).aggregate(
        total=Count("pk"),
        final=Count("pk", filter=Q(own__state=SheetState.FINAL)),
        begun=Count("pk", filter=Q(own__state=SheetState.OPEN)),
    )
    return Progress(**counts, recused=Recusal.objects.filter(seat=seat).count())


@dataclass(frozen=True)
class OwnScores:
    """What the member has given so far: a weighted mean for each sheet, and how often each point.

    ``means`` are by nomination and only of sheets with points for every criterion.
    """

    means: Mapping[UUID, Fraction]
    times: Sequence[tuple[int, int]]


def own_scores(user: User, seat: CommitteeSeat) -> OwnScores:
    """One query, however many sheets."""
    criteria = list(Criterion.objects.filter(round=seat.round_id))
    weights = {criterion.pk: Fraction(criterion.weight) for criterion in criteria}
    total = sum(weights.values(), Fraction(0))
    visible = Nomination.objects.visible_to(user, "committee").filter(round=seat.round_id)
    scores = Score.objects.filter(sheet__seat=seat, sheet__nomination__in=visible)
    rows = scores.values_list("sheet__nomination", "criterion", "points")
    by_nomination: dict[UUID, dict[int, int]] = defaultdict(dict)
    for nomination, criterion, points in rows:
        if points is not None:
            by_nomination[nomination][criterion] = points
    given = Counter(n for sheet in by_nomination.values() for n in sheet.values())
    most = max((criterion.max_points for criterion in criteria), default=0)
    return OwnScores(
        means={
            nomination: sum((weights[c] * n for c, n in sheet.items()), Fraction(0)) / total
            for nomination, sheet in by_nomination.items()
            if sheet.keys() == weights.keys()
        },
        times=[(n, given[n]) for n in range(1, most + 1)],
    )


def next_after(user: User, seat: CommitteeSeat, nomination: Nomination) -> Nomination | None:
    """The next one whose sheet is not final, beginning anew after the last."""
    later = Case(When(entry_number__gt=nomination.entry_number, then=Value(0)), default=Value(1))
    left = to_judge(user, seat).exclude(pk=nomination.pk)
    unfinished = left.filter(Q(own_state=None) | Q(own_state=SheetState.OPEN))
    return unfinished.order_by(later, "entry_number", "pk").first()


def sheet_of(seat: CommitteeSeat, nomination: Nomination) -> ScoreSheet:
    """The member's sheet with its ``scores``, or an empty one that is not stored."""
    stored = (
        ScoreSheet.objects.filter(seat=seat, nomination=nomination)
        .prefetch_related("scores")
        .first()
    )
    return stored or ScoreSheet(seat=seat, nomination=nomination)


def scores_in(sheet: ScoreSheet) -> dict[int, Score]:
    """By criterion; a sheet that is not stored has none."""
    return {score.criterion_id: score for score in sheet.scores.all()} if sheet.pk else {}
