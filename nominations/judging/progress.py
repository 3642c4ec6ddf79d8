"""How far each member is: counts only, never points."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from awards.rounds.models import Round
from nominations.intake.models import BODY_NAMES, Nomination, State
from nominations.judging.models import Recusal, ScoreSheet, SheetState
from nominations.people.models import CommitteeSeat

# How many, by seat and state of the sheet.
ByState = Counter[tuple[int, str]]
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
    recused = _recused(seats, accepted)
    hidden = Nomination.objects.filter(round=round_).exclude(pk__in=accepted.values("pk"))
    sheets = ScoreSheet.objects.filter(seat__in=seats)
    # All that there are, less the few that do not count: asking of each sheet of a large round
    # whether it counts would take ten times as long.
    counted = _by_state(sheets)
    counted.subtract(_by_state(sheets.filter(nomination__in=hidden)))
    counted.subtract(recused)
    expected = accepted.count()
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


def _recused(seats: Sequence[CommitteeSeat], accepted: "QuerySet[Nomination]") -> ByState:
    """By the state of the sheet that had been begun, if there was one."""
    sheet = ScoreSheet.objects.filter(seat=OuterRef("seat"), nomination=OuterRef("nomination"))
    recusals = Recusal.objects.filter(_of(accepted), seat__in=seats).order_by()
    of_sheet = recusals.annotate(state=Subquery(sheet.values("state")))
    rows = of_sheet.values_list("seat", "state").annotate(Count("pk"))
    return Counter({(seat, state): n for seat, state, n in rows})


def _of(nominations: "QuerySet[Nomination]") -> Exists:
    """Asked of each recusal, which are few; a list of the nominations would be as long as the round."""
    return Exists(nominations.filter(pk=OuterRef("nomination")))


def _by_state(sheets: "QuerySet[ScoreSheet]") -> ByState:
    rows = sheets.order_by().values_list("seat", "state").annotate(Count("pk"))
    return Counter({(seat, state): n for seat, state, n in rows})


def recusals_of(round_: Round, readable: "QuerySet[Nomination]") -> "QuerySet[Recusal]":
    """Of the nominations that exist for the reader: not of those they are recused from."""
    recusals = Recusal.objects.filter(_of(readable), seat__round=round_)
    named = ("seat__user", "nomination__body")
    shown = ("kind", "reason", "at", "seat__user__name", *(f"nomination__{c}" for c in NAMED))
    return recusals.select_related(*named).only(*shown).order_by("at", "pk")
