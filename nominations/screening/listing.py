"""The round's nominations as the secretariat lists them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.utils.functional import Promise

from awards.rounds.models import Phase, Round
from nominations.intake.models import Nomination, State

KINDS = {
    State.SUBMITTED: "now",
    State.RETURNED: "due",
    State.ACCEPTED: "ok",
}


@dataclass(frozen=True)
class StateCount:
    state: str
    label: str | Promise
    kind: str
    n: int


def chosen(rounds: list[Round], number: str) -> Round | None:
    """The one asked for; else the one open for nominations; else the newest that is not empty."""
    asked = [round_ for round_ in rounds if str(round_.number) == number]
    open_ = [round_ for round_ in rounds if round_.phase == Phase.OPEN]
    begun = [round_ for round_ in rounds if round_.phase != Phase.PREPARING]
    return next(iter(asked + open_ + begun + rounds), None)


def listed(visible: "QuerySet[Nomination]", wanted: Mapping[str, Any]) -> "QuerySet[Nomination]":
    """Filtered by ``state`` and by a part of the body's name; sorted by the body's code."""
    if wanted.get("state"):
        visible = visible.filter(state=wanted["state"])
    if wanted.get("q"):
        visible = visible.filter(body__name__contains=wanted["q"])
    found = visible.select_related("round", "body").annotate(checked=Count("checks"))
    return found.order_by("body__code", "rank", "pk")


def counts(visible: "QuerySet[Nomination]") -> list[StateCount]:
    found = dict(visible.order_by().values_list("state").annotate(Count("pk")))
    return [
        StateCount(str(state), state.label, kind_of(state), found.get(state, 0))
        for state in State
        if state != State.DRAFT
    ]


def kind_of(state: str) -> str:
    """The colour of the chip that says the state."""
    return KINDS.get(State(state), "plain")
