"""How far each member is: counts only, never points."""

from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from awards.rounds.models import Round
from nominations.intake.models import Nomination, State
from nominations.judging.models import Recusal, ScoreSheet, SheetState
from nominations.people.models import CommitteeSeat


@dataclass(frozen=True)
class MemberProgress:
    seat: CommitteeSeat
    expected: int
    final: int
    begun: int
    recused: int

    @property
    def is_done(self) -> bool:
        return self.final == self.expected


def progress_of(
    round_: Round, readable: "QuerySet[Nomination] | None" = None
) -> list[MemberProgress]:
    """Of every seat of the round, by name. Expected is what was accepted less the recusals.

    A page counts what is ``readable`` for its reader; an act that depends on it counts all.
    """
    all_ = Nomination.objects.all() if readable is None else readable
    accepted = all_.filter(round=round_, state=State.ACCEPTED)
    recusals = _count(Recusal.objects.filter(seat__round=round_, nomination__in=accepted))
    recused = Recusal.objects.filter(seat=OuterRef("seat"), nomination=OuterRef("nomination"))
    counting = ScoreSheet.objects.filter(
        ~Exists(recused), nomination__in=accepted, seat__round=round_
    )
    final = _count(counting.filter(state=SheetState.FINAL))
    begun = _count(counting.filter(state=SheetState.OPEN))
    seats = CommitteeSeat.objects.filter(round=round_).select_related("user")
    expected = accepted.count()
    return [
        MemberProgress(
            seat,
            expected - recusals.get(seat.pk, 0),
            final.get(seat.pk, 0),
            begun.get(seat.pk, 0),
            recusals.get(seat.pk, 0),
        )
        for seat in seats.order_by("user__name", "pk")
    ]


def recusals_of(round_: Round, readable: "QuerySet[Nomination]") -> "QuerySet[Recusal]":
    """Of the nominations that exist for the reader: not of those they are recused from."""
    recusals = Recusal.objects.filter(seat__round=round_, nomination__in=readable)
    return recusals.select_related("seat__user", "nomination__body").order_by("at", "pk")


def _count(rows: "QuerySet[Recusal] | QuerySet[ScoreSheet]") -> dict[int, int]:
    return dict(rows.order_by().values_list("seat").annotate(Count("pk")))
