"""What became of accepted nominations, for their bodies: told from the instant of the announcement."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from awards.rounds.models import Prize
from awards.winners.models import Winner
from nominations.intake.models import Nomination, State


@dataclass(frozen=True)
class Outcome:
    """``prize`` is None where it was not chosen; ``winner`` where its page is not public (any more)."""

    at: datetime
    prize: Prize | None
    winner: Winner | None


def outcomes(nominations: Iterable[Nomination], at: datetime) -> dict[UUID, Outcome]:
    """By nomination, of the rounds whose results are announced; two queries, or none."""
    accepted = {row.pk for row in nominations if row.state == State.ACCEPTED}
    if not accepted:
        return {}
    announced = Nomination.objects.filter(pk__in=accepted, round__announcement__at__lte=at)
    rows = list(announced.values_list("pk", "round__announcement__at", "profile__winner"))
    winners = (
        Winner.objects.select_related("round", "prize")
        .filter(pk__in=[winner for *_rest, winner in rows])
        .in_bulk()
    )
    return {pk: _outcome(since, winners.get(winner or 0), at) for pk, since, winner in rows}


def _outcome(since: datetime, winner: Winner | None, at: datetime) -> Outcome:
    if winner is None:
        return Outcome(since, None, None)
    return Outcome(since, winner.prize, winner if winner.is_public(at) else None)


def outcome_of(nomination: Nomination, at: datetime) -> Outcome | None:
    return outcomes([nomination], at).get(nomination.pk)
