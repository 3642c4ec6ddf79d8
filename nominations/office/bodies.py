"""The 67 bodies of a round at a glance."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from awards.rounds.models import Round
from nominations.intake.models import Extension, Nomination, State
from nominations.people.models import NominatingBody

WITH_US = (State.SUBMITTED, State.RETURNED, State.ACCEPTED, State.INELIGIBLE)


@dataclass(frozen=True)
class Glance:
    """One body: how many nominations it has in each state; drafts are counted, never read."""

    body: NominatingBody
    drafts: int
    submitted: int
    returned: int
    accepted: int
    ineligible: int
    extended_until: datetime | None

    @property
    def total(self) -> int:
        return self.drafts + self.submitted


def bodies_at_a_glance(round_: Round, on: date) -> list[Glance]:
    """Every body that may nominate on that day, by code. Three queries."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for body, state in Nomination.objects.filter(round=round_).values_list("body_id", "state"):
        counts[body][state] += 1
    extended = dict(
        Extension.objects.filter(round=round_).order_by("at", "pk").values_list("body_id", "until")
    )
    return [
        _glance(body, counts[body.pk], extended.get(body.pk))
        for body in NominatingBody.objects.standing(on).by_code()
    ]


def _glance(body: NominatingBody, states: "Counter[str]", until: datetime | None) -> Glance:
    return Glance(
        body=body,
        drafts=states[State.DRAFT],
        submitted=sum(states[state] for state in WITH_US),
        returned=states[State.RETURNED],
        accepted=states[State.ACCEPTED],
        ineligible=states[State.INELIGIBLE],
        extended_until=until,
    )
