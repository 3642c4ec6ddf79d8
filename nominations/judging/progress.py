"""How far each member is: counts only, never points."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q, QuerySet

from awards.rounds.models import Round
from nominations.intake.models import BODY_NAMES, Nomination, State
from nominations.judging.models import Recusal, ScoreSheet, SheetState
from nominations.people.models import CommitteeSeat

# How many, by seat and state of the sheet.
ByState = Counter[tuple[int, str]]
ACCEPTED = Q(nomination__state=State.ACCEPTED)
# What a nomination is called by.
NAMED = ("title", "entry_number", *BODY_NAMES)


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


def progress_of(round_: Round, withheld: Collection[UUID] = ()) -> list[MemberProgress]:
    """Of every seat of the round, by name. Expected is what was accepted less the recusals.

    A page leaves out what is ``withheld`` from its reader; an act that depends on it counts all.
    """
    seats = list(
        CommitteeSeat.objects.filter(round=round_)
        .select_related("user")
        .order_by("user__name", "pk")
    )
    recused = _recused(seats, withheld)
    sheets = ScoreSheet.objects.filter(seat__in=seats)
    uncounted = sheets.filter(~ACCEPTED | Q(nomination__in=withheld), nomination__round=round_)
    # All that there are, less the few that do not count: asking of each sheet of a large round
    # whether it counts would take ten times as long.
    counted = _by_state(sheets)
    counted.subtract(_by_state(uncounted))
    counted.subtract(recused)
    accepted = Nomination.objects.filter(round=round_, state=State.ACCEPTED)
    expected = accepted.exclude(pk__in=withheld).count()
    return [_progress(seat, expected, counted, recused) for seat in seats]


def _progress(
    seat: CommitteeSeat, expected: int, counted: ByState, recused: ByState
) -> MemberProgress:
    theirs = sum(n for (key, _state), n in recused.items() if key == seat.pk)
    return MemberProgress(
        seat,
        expected - theirs,
        counted[seat.pk, SheetState.FINAL],
        counted[seat.pk, SheetState.OPEN],
        theirs,
    )


def _recused(seats: Sequence[CommitteeSeat], withheld: Collection[UUID]) -> ByState:
    """By the state of the sheet that had been begun, if there was one."""
    begun = FilteredRelation("seat__sheets", condition=Q(seat__sheets__nomination=F("nomination")))
    recusals = Recusal.objects.filter(ACCEPTED, seat__in=seats).exclude(nomination__in=withheld)
    of_sheet = recusals.order_by().annotate(begun=begun).values_list("seat", "begun__state")
    return Counter({(seat, state): n for seat, state, n in of_sheet.annotate(n=Count("*"))})


def _by_state(sheets: "QuerySet[ScoreSheet]") -> ByState:
    rows = sheets.order_by().values_list("seat", "state").annotate(n=Count("*"))
    return Counter({(seat, state): n for seat, state, n in rows})


def recusals_of(round_: Round, withheld: Collection[UUID]) -> "QuerySet[Recusal]":
    """Of the nominations that exist for the reader: not of those they are recused from."""
    recusals = Recusal.objects.filter(seat__round=round_).exclude(nomination__in=withheld)
    named = ("seat__user", "nomination__body")
    shown = ("kind", "reason", "at", "seat__user__name", *(f"nomination__{c}" for c in NAMED))
    return recusals.select_related(*named).only(*shown).order_by("at", "pk")
