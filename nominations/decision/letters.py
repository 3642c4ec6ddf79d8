"""Who hears of a resolution. Letters carry no winner's name, only where to read it."""

from datetime import datetime

from awards.clock import in_japan
from nominations.decision.models import Resolution
from nominations.letters import actions as letters
from nominations.people.models import OfficeRole, OfficeSeat, SeatQuerySet


def to_hosts(name: str, resolution: Resolution, at: datetime, **words: str) -> None:
    """One letter to each officer who holds a seat of one of the round's hosts today."""
    codes = resolution.round.hosts.values("code")
    seats = OfficeSeat.objects.filter(role=OfficeRole.HOST, host_code__in=codes)
    _send(name, seats, resolution, at, **words)


def to_secretariat(name: str, resolution: Resolution, at: datetime) -> None:
    _send(name, OfficeSeat.objects.filter(role=OfficeRole.SECRETARIAT), resolution, at)


def _send(
    name: str, seats: SeatQuerySet, resolution: Resolution, at: datetime, **words: str
) -> None:
    held = seats.held(in_japan(at).date()).order_by("user__email")
    people = dict(held.values_list("user__email", "user__name"))
    for email, person in people.items():
        letters.queue(name, to=email, person=person, resolution=resolution, **words)
