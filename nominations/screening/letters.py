"""Who hears of a decision on a nomination."""

from datetime import datetime

from django.db.models import QuerySet

from nominations.intake.models import Nomination
from nominations.people.models import BodySeat, User


def officers_of(nomination: Nomination, at: datetime) -> "QuerySet[User]":
    """Everyone who holds a seat of its body, drafters too."""
    return BodySeat.objects.filter(body=nomination.body_id).holders(at)
