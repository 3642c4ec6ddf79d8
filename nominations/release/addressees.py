"""Who hears that a round's results are announced. What they are is read where only they see it."""

from datetime import datetime

from django.db.models import QuerySet

from awards.rounds.models import Round
from nominations.decision.letters import officers_of_hosts
from nominations.intake.models import State
from nominations.people.models import BodySeat, CommitteeSeat, User


def nominating_officers(round_: Round, at: datetime) -> "QuerySet[User]":
    """Of the bodies whose nominations were judged."""
    judged = round_.nominations.filter(state=State.ACCEPTED)
    return BodySeat.objects.filter(body__in=judged.values("body")).holders(at)


def members_and_hosts(round_: Round, at: datetime) -> "QuerySet[User]":
    """The committee and the hosts' officers, without those who hear as officers of a body."""
    members = CommitteeSeat.objects.filter(round=round_).holders(at)
    people = members | officers_of_hosts(round_, at)
    return people.exclude(pk__in=nominating_officers(round_, at).values("pk"))
