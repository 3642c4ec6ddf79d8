"""What the operator has changed of somebody's account: told to its owner, and recorded."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from awards.rounds.reading import newest_round
from nominations.access import OPERATOR, right_of
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import User


@dataclass(frozen=True)
class Access:
    """By what somebody signs in, and to what."""

    email: str
    is_active: bool
    is_staff: bool

    @classmethod
    def of(cls, person: User) -> "Access":
        return cls(person.email, person.is_active, person.is_staff)


@right_of(OPERATOR)
@transaction.atomic
def tell_of_password(person: User, *, by: User, at: datetime) -> None:
    """Somebody else has chosen the password: its owner hears of it, and the ledger keeps it.

    A part of the back office's form, which has set it; nobody becomes another unseen.
    """
    letters.queue("password_set", to=person.email, round_=newest_round(), person=person, at=at)
    record(Event.PASSWORD_SET, person, by=by, at=at)


@right_of(OPERATOR)
@transaction.atomic
def tell_of_access(person: User, former: Access, *, by: User, at: datetime) -> None:
    """Somebody else has changed it: its owner hears of it, and the ledger keeps it.

    A part of the back office's form, as above. Whose address was taken hears of it there: whoever
    has the new one may choose a new password.
    """
    now = Access.of(person)
    if now == former:
        return
    for address in dict.fromkeys((former.email, now.email)):
        letters.queue(
            "access_set",
            to=address,
            round_=newest_round(),
            person=person,
            is_readdressed=now.email != former.email,
            is_switched=now.is_active != former.is_active,
            is_promoted=now.is_staff != former.is_staff,
            at=at,
        )
    changed = {name: value for name, value in asdict(now).items() if value != getattr(former, name)}
    record(Event.ACCESS_SET, person, by=by, at=at, **changed)
