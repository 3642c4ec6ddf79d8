"""Who hears of a decision on a nomination: everyone who holds a seat of its body that day."""

from datetime import datetime
from typing import Any

from awards.clock import in_japan
from nominations.intake.models import Nomination
from nominations.letters import actions as letters
from nominations.people.models import BodySeat


def to_body(name: str, nomination: Nomination, at: datetime, **words: Any) -> None:
    """One letter each, also to a person who holds two seats."""
    seats = BodySeat.objects.held(in_japan(at).date()).filter(body=nomination.body_id)
    people = dict(seats.order_by("user__email").values_list("user__email", "user__name"))
    for email, person in people.items():
        letters.queue(name, to=email, person=person, nomination=nomination, **words)
