"""A member's own work: the nominations to judge with their own sheets, and nobody else's."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, FilteredRelation, Q, QuerySet, Value, When

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
