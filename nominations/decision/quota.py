"""What keeps a resolution from being tabled: too many, too few, or out of the order of scores."""

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import inf
from typing import Any

# The place of each nomination that may be chosen; None where nobody has scored it.
Places = Mapping[Hashable, int | None]


@dataclass(frozen=True)
class ChoiceLine:
    """``place`` is where the winner stands among the winners, not its place in the ranking."""

    nomination_id: Hashable
    prize_id: int
    place: int
    reason: str = ""


@dataclass(frozen=True)
class PrizeRule:
    """``position`` says which prize comes first; the first is the highest.

    ``max_winners`` is None where as many may win as deserve it.
    """

    id: int
    position: int
    max_winners: int | None
    optional: bool = False


@dataclass(frozen=True)
class Fault:
    code: str
    params: Mapping[str, Any] = field(default_factory=dict)


def faults(
    choices: Sequence[ChoiceLine], prizes: Sequence[PrizeRule], places: Places
) -> list[Fault]:
    """Prizes first, in their order; then choices without a reason, in theirs."""
    return [*_of_prizes(choices, prizes), *_of_order(choices, prizes, places)]


def overtaken(
    choice: ChoiceLine, choices: Sequence[ChoiceLine], prizes: Sequence[PrizeRule], places: Places
) -> list[Hashable]:
    """The nominations this choice passes over, the best first.

    They have a strictly better place and are not chosen, or only for a later prize. Equal places
    pass nobody over; a nomination that nobody scored is behind all that have a place.
    """
    position = {prize.id: prize.position for prize in prizes}
    position_of = {other.nomination_id: position[other.prize_id] for other in choices}
    rank = _rank(places.get(choice.nomination_id))
    better = [
        nomination
        for nomination, place in places.items()
        if _rank(place) < rank and position_of.get(nomination, inf) > position[choice.prize_id]
    ]
    return sorted(better, key=lambda nomination: _rank(places[nomination]))


def _of_prizes(choices: Sequence[ChoiceLine], prizes: Sequence[PrizeRule]) -> Iterator[Fault]:
    for prize in sorted(prizes, key=lambda prize: prize.position):
        chosen = sum(choice.prize_id == prize.id for choice in choices)
        if prize.max_winners is not None and chosen > prize.max_winners:
            yield Fault(
                "too_many", {"prize": prize.id, "most": prize.max_winners, "chosen": chosen}
            )
        if not chosen and not prize.optional:
            yield Fault("none", {"prize": prize.id})


def _of_order(
    choices: Sequence[ChoiceLine], prizes: Sequence[PrizeRule], places: Places
) -> Iterator[Fault]:
    for choice in sorted(choices, key=lambda choice: choice.place):
        if choice.reason.strip():
            continue
        if passed := overtaken(choice, choices, prizes, places):
            yield Fault("no_reason", {"nomination": choice.nomination_id, "over": passed})


def _rank(place: int | None) -> float:
    return inf if place is None else place
