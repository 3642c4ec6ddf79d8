"""How far each member is: counts only, never points."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet

from awards.rounds.models import Round
from nominations.intake.models import Nomination, State
from nominations.judging.models import Recusal, ScoreSheet, SheetState
from nominations.people.models import CommitteeSeat

# What a nomination is called by.
NAMED = ("title", "entry_number", "body__name")


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
    seats = list(
        CommitteeSeat.objects.filter(round=round_)
        .select_related("user")
        .order_by("user__name", "pk")
    )
    recusals = Recusal.objects.filter(seat__in=seats, nomination__in=accepted)
    recused = dict(recusals.order_by().values_list("seat").annotate(Count("pk")))
    sheets = _sheets(seats, round_, accepted)
    expected = accepted.count()
    return [
        MemberProgress(
            seat,
            expected - recused.get(seat.pk, 0),
            sheets[seat.pk, SheetState.FINAL],
            sheets[seat.pk, SheetState.OPEN],
            recused.get(seat.pk, 0),
        )
        for seat in seats
    ]


def _sheets(
    seats: Sequence[CommitteeSeat], round_: Round, accepted: "QuerySet[Nomination]"
) -> Counter[tuple[int, str]]:
    """How many count, by seat and state: all that there are, less the few that do not count.

    Asking of each sheet of a large round whether it counts would take ten times as long.
    """
    sheets = ScoreSheet.objects.filter(seat__in=seats)
    hidden = Nomination.objects.filter(round=round_).exclude(pk__in=accepted.values("pk"))
    recused = Recusal.objects.filter(seat=OuterRef("seat"), nomination=OuterRef("nomination"))
    counted = _by_state(sheets)
    counted.subtract(_by_state(sheets.filter(nomination__in=hidden)))
    counted.subtract(_by_state(sheets.filter(Exists(recused), nomination__in=accepted)))
    return counted


def _by_state(sheets: "QuerySet[ScoreSheet]") -> Counter[tuple[int, str]]:
    rows = sheets.order_by().values_list("seat", "state").annotate(Count("pk"))
    return Counter({(seat, state): n for seat, state, n in rows})


def recusals_of(round_: Round, readable: "QuerySet[Nomination]") -> "QuerySet[Recusal]":
    """Of the nominations that exist for the reader: not of those they are recused from."""
    recusals = Recusal.objects.filter(seat__round=round_, nomination__in=readable)
    named = ("seat__user", "nomination__body")
    shown = ("kind", "reason", "at", "seat__user__name", *(f"nomination__{c}" for c in NAMED))
    return recusals.select_related(*named).only(*shown).order_by("at", "pk")
