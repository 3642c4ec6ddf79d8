"""How far each of the 67 bodies has come in a round."""

from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.rounds.models import Round
from nominations.intake.models import Extension, Nomination, State
from nominations.people.models import BodySeat, NominatingBody

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
    officers: int

    @property
    def total(self) -> int:
        return self.drafts + self.submitted


# Whom the secretariat looks for, by the word in the address; an unknown one is everybody.
CHOICES: dict[str, tuple[Promise, Callable[[BodyCounts], bool]]] = {
    "": (_("全て"), lambda row: True),
    "waiting": (_("未提出"), lambda row: not row.submitted),
    "submitted": (_("提出済み"), lambda row: bool(row.submitted)),
    "nobody": (_("担当者の登録なし"), lambda row: not row.officers),
}


@dataclass(frozen=True)
class Choice:
    """A link above the list, with how many bodies it leaves."""

    name: str
    label: str
    count: int
    is_chosen: bool


def choices(rows: Sequence[BodyCounts], chosen: str) -> list[Choice]:
    return [
        Choice(name, str(label), sum(map(fits, rows)), name == chosen)
        for name, (label, fits) in CHOICES.items()
    ]


def counts_by_body(round_: Round, on: date) -> list[BodyCounts]:
    """Every body that may nominate on that day, by code. Four queries."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for body, state in Nomination.objects.filter(round=round_).values_list("body_id", "state"):
        counts[body][state] += 1
    extended = dict(
        Extension.objects.filter(round=round_).order_by("at", "pk").values_list("body_id", "until")
    )
    officers = Counter(BodySeat.objects.held(on).values_list("body_id", flat=True))
    return [
        _counts(body, counts[body.pk], extended.get(body.pk), officers[body.pk])
        for body in NominatingBody.objects.standing(on).by_code()
    ]


def _counts(
    body: NominatingBody, states: "Counter[str]", until: datetime | None, officers: int
) -> BodyCounts:
    return BodyCounts(
        body=body,
        drafts=states[State.DRAFT],
        submitted=sum(states[state] for state in RECEIVED),
        returned=states[State.RETURNED],
        accepted=states[State.ACCEPTED],
        ineligible=states[State.INELIGIBLE],
        extended_until=until,
        officers=officers,
    )
