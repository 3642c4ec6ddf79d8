"""How far each of the 67 bodies has come in a round."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from awards.rounds.models import Round
from nominations.intake.models import Extension, Nomination, State
from nominations.people.models import NominatingBody

RECEIVED = (State.SUBMITTED, State.RETURNED, State.ACCEPTED, State.INELIGIBLE)


@dataclass(frozen=True)
class BodyCounts:
    """How many nominations a body has in each state; drafts are counted, never read.

    ``submitted`` counts all that were received, whatever became of them.
    """

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


def counts_by_body(round_: Round, on: date) -> list[BodyCounts]:
    """Every body that may nominate on that day, by code. Three queries."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for body, state in Nomination.objects.filter(round=round_).values_list("body_id", "state"):
        counts[body][state] += 1
    extended = dict(
        Extension.objects.filter(round=round_).order_by("at", "pk").values_list("body_id", "until")
    )
    return [
        _counts(body, counts[body.pk], extended.get(body.pk))
        for body in NominatingBody.objects.standing(on).by_code()
    ]


def _counts(body: NominatingBody, states: "Counter[str]", until: datetime | None) -> BodyCounts:
    return BodyCounts(
        body=body,
        drafts=states[State.DRAFT],
        submitted=sum(states[state] for state in RECEIVED),
        returned=states[State.RETURNED],
        accepted=states[State.ACCEPTED],
        ineligible=states[State.INELIGIBLE],
        extended_until=until,
    )
