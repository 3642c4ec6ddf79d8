"""Who hears of a resolution. Letters carry no winner's name, only where to read it."""

from datetime import datetime

from django.db.models import QuerySet

from awards.rounds.models import Round
from nominations.decision.models import Resolution
from nominations.people.models import OfficeRole, OfficeSeat, User
from nominations.people.seats import secretaries


def officers_of_hosts(round_: Round, at: datetime) -> "QuerySet[User]":
    """Everyone who holds a seat of one of the round's hosts."""
    codes = round_.hosts.values("code")
    return OfficeSeat.objects.filter(role=OfficeRole.HOST, host_code__in=codes).holders(at)


def all_concerned(resolution: Resolution, at: datetime) -> "QuerySet[User]":
    """The officers of all its hosts and the secretariat, each once."""
    return officers_of_hosts(resolution.round, at) | secretaries(at)
