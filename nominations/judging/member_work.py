"""A member's own work: the nominations to judge with their own sheets, and nobody else's."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.db.models import Case, Count, F, FilteredRelation, Q, QuerySet, When

from awards.rounds.models import Criterion
from nominations.intake.models import BODY_NAMES, Nomination, NominationQuerySet
from nominations.judging.models import Recusal, Score, ScoreSheet, SheetState
from nominations.judging.ranking import Scale
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


# What a line of the list shows; the texts of a nomination are a hundred times as long.
SHOWN = ("title", "entry_number", "round_id", *BODY_NAMES, "body__code")


def to_judge(user: User, seat: CommitteeSeat) -> "QuerySet[Nomination]":
    """Each with ``own_state``: the state of the member's sheet, or nothing."""
    own = FilteredRelation("sheets", condition=Q(sheets__seat=seat))
    judged = _visible(user, seat).annotate(own=own, own_state=F("own__state"))
    return judged.select_related("body").only(*SHOWN).by_entry()


def _visible(user: User, seat: CommitteeSeat) -> "NominationQuerySet":
    return Nomination.objects.visible_to(user, "committee").filter(round=seat.round_id)


def progress(user: User, seat: CommitteeSeat) -> Progress:
    counts = to_judge(user, seat).aggregate(
        total=Count("pk"),
        final=Count("pk", filter=Q(own__state=SheetState.FINAL)),
        begun=Count("pk", filter=Q(own__state=SheetState.OPEN)),
    )
    return Progress(**counts, recused=Recusal.objects.filter(seat=seat).count())


def means_of(
    seat: CommitteeSeat, criteria: Iterable[Criterion], shown: Iterable[Nomination]
) -> dict[UUID, Fraction]:
    """The member's own weighted means, of sheets with points for every criterion."""
    scale = Scale({criterion.pk: criterion.weight for criterion in criteria})
    scores = Score.objects.filter(sheet__seat=seat, sheet__nomination__in=[n.pk for n in shown])
    by_nomination: dict[UUID, dict[int, int]] = defaultdict(dict)
    for nomination, criterion, points in scores.values_list(
        "sheet__nomination", "criterion", "points"
    ):
        if points is not None:
            by_nomination[nomination][criterion] = points
    return {
        nomination: Fraction(scale.weigh(points), scale.total)
        for nomination, points in by_nomination.items()
        if points.keys() == scale.weights.keys() and scale.total
    }


def times_given(
    user: User, seat: CommitteeSeat, criteria: Iterable[Criterion]
) -> list[tuple[int, int]]:
    """Each number of points, the lowest first, and how often the member has given it."""
    sheets = ScoreSheet.objects.filter(seat=seat, nomination__in=_visible(user, seat))
    scores = Score.objects.filter(sheet__in=sheets, points__isnull=False)
    given = dict(scores.order_by().values_list("points").annotate(Count("pk")))
    highest = max((criterion.max_points for criterion in criteria), default=0)
    return [(n, given.get(n, 0)) for n in range(1, highest + 1)]


def next_after(user: User, seat: CommitteeSeat, nomination: Nomination) -> Nomination | None:
    """The next one whose sheet is not final, beginning anew after the last."""
    final = ScoreSheet.objects.filter(seat=seat, state=SheetState.FINAL).values("nomination")
    left = _visible(user, seat).exclude(pk=nomination.pk).exclude(pk__in=final)
    before = Case(When(entry_number__gt=nomination.entry_number, then=0), default=1)
    return left.select_related("body").only(*SHOWN).order_by(before, "entry_number", "pk").first()


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
