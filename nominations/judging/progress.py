"""How far each member is: counts only, never points."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, cast
from uuid import UUID

from django.db.models import (
    BigIntegerField,
    Count,
    F,
    FilteredRelation,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
)
from django.db.models.functions import Coalesce

from awards.rounds.models import Round
from awards.statements import Given, Statement
from nominations.intake.models import Nomination, State
from nominations.judging.models import Recusal, RecusalKind, ScoreSheet, SheetState
from nominations.people.models import CommitteeRole, CommitteeSeat

# How many, by seat and state of the sheet; without a state, where none has been begun.
ByState = Counter[tuple[int, str]]
Counted = tuple[int, str | None, int]
ROUND = Given("round", BigIntegerField())
# Named one by one they are looked up; "not accepted" would be asked of each one of the round.
NOT_ACCEPTED = [state for state in State if state != State.ACCEPTED]


@dataclass(frozen=True)
class MemberProgress:
    seat: CommitteeSeat
    expected: int
    final: int
    begun: int
    recused: int

    @property
    def role(self) -> CommitteeRole:
        return CommitteeRole(self.seat.role)

    @property
    def is_done(self) -> bool:
        return self.final == self.expected


@dataclass(frozen=True)
class RecusalLine:
    """A recusal as the page has it; ``entry_number`` is None where the nomination has none."""

    member: str
    entry_number: int | None
    title: str
    kind: RecusalKind
    reason: str
    at: datetime


RecusalRow = tuple[int, int | None, str, str, str, datetime]
# Of a recusal: its seat, and what its line shows.
RECUSAL = ("seat", "nomination__entry_number", "nomination__title", "kind", "reason", "at")


@dataclass(frozen=True)
class _Counts:
    """What is asked of a round, less what is withheld, given one by one."""

    accepted: Statement[int]
    uncounted: Statement[Counted]
    recused: Statement[Counted]


@cache
def _seats() -> Statement[CommitteeSeat]:
    """With how many sheets there are of each state, whether they count or not."""
    shown = CommitteeSeat.objects.select_related("user").only("role", "pledged_at", "user__name")
    sheets = ScoreSheet.objects.filter(seat=OuterRef("pk")).order_by()
    by_state = {
        str(state): Coalesce(
            Subquery(sheets.filter(state=state).values("seat").annotate(n=Count("*")).values("n")),
            0,
        )
        for state in SheetState
    }
    seats = shown.filter(round=ROUND).annotate(**by_state)
    return Statement(seats.order_by("user__name", "pk"))


@cache
def _counts(withheld: int) -> _Counts:
    """By how many are withheld."""
    keys: list[Any] = [Given(name, UUIDField()) for name in _names(withheld)]
    accepted = Nomination.objects.filter(round=ROUND, state=State.ACCEPTED).exclude(pk__in=keys)
    of_round = accepted.order_by().values("round")
    is_uncounted = Q(nomination__state__in=NOT_ACCEPTED) | Q(nomination__pk__in=keys)
    uncounted = ScoreSheet.objects.filter(is_uncounted, nomination__round=ROUND)
    own = FilteredRelation("nomination__sheets", condition=Q(nomination__sheets__seat=F("seat")))
    recusals = Recusal.objects.filter(seat__round=ROUND, nomination__state=State.ACCEPTED)
    recused = recusals.exclude(nomination__pk__in=keys).annotate(own=own)
    return _Counts(
        accepted=Statement(of_round.annotate(n=Count("*")).values_list("n", flat=True)),
        uncounted=_counted(uncounted.filter(seat__round=ROUND), "state"),
        recused=_counted(recused, "own__state"),
    )


def _names(withheld: int) -> list[str]:
    return [f"withheld_{n}" for n in range(withheld)]


def _counted(rows: "QuerySet[ScoreSheet] | QuerySet[Recusal]", state: str) -> Statement[Counted]:
    groups = rows.order_by().values_list("seat", state)
    return Statement(groups.annotate(n=Count("*")))


def progress_of(round_: Round, withheld: Collection[UUID]) -> list[MemberProgress]:
    """Of every seat of the round, by name. Expected is what was accepted less the recusals.

    What is ``withheld`` from its reader is left out.
    """
    counts = _counts(len(withheld))
    given = {"round": round_.pk, **dict(zip(_names(len(withheld)), withheld, strict=True))}
    accepted = next(iter(counts.accepted.rows(**given)), 0)
    recused = _by_state(counts.recused.rows(**given))
    uncounted = _by_state(counts.uncounted.rows(**given)) + recused
    seats = _seats().rows(round=round_.pk)
    return [_progress(seat, accepted, uncounted, recused) for seat in seats]


def _progress(
    seat: CommitteeSeat, accepted: int, uncounted: ByState, recused: ByState
) -> MemberProgress:
    """All sheets that there are, less the few that do not count: to ask of each one of a large
    round whether it counts would take ten times as long.
    """
    theirs = sum(n for (key, _state), n in recused.items() if key == seat.pk)
    final, begun = (getattr(seat, state) - uncounted[seat.pk, state] for state in ("final", "open"))
    return MemberProgress(seat, accepted - theirs, final, begun, theirs)


def _by_state(rows: Iterable[Counted]) -> ByState:
    return Counter({(seat, state or ""): n for seat, state, n in rows})


def recusals_of(
    members: Iterable[MemberProgress], withheld: Collection[UUID]
) -> "QuerySet[Recusal]":
    """Of the nominations that exist for the reader: not of those they are recused from."""
    recusals = Recusal.objects.filter(seat__in=[member.seat for member in members])
    return recusals.exclude(nomination__in=withheld).order_by("at", "pk")


def in_rows(recusals: "QuerySet[Recusal]") -> "QuerySet[Recusal, RecusalRow]":
    """What ``recusal_lines`` are made of."""
    return cast("QuerySet[Recusal, RecusalRow]", recusals.values_list(*RECUSAL))


def recusal_lines(
    members: Iterable[MemberProgress], rows: Iterable[RecusalRow]
) -> list[RecusalLine]:
    names = {member.seat.pk: member.seat.user.name for member in members}
    return [
        RecusalLine(names[seat], number, title, RecusalKind(kind), reason, at)
        for seat, number, title, kind, reason, at in rows
    ]
