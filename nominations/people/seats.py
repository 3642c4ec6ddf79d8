"""What a person may do today: the seats they hold, read once a request."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from nominations.people.models import (
    BodyRole,
    BodySeat,
    CommitteeRole,
    CommitteeSeat,
    OfficeRole,
    OfficeSeat,
    User,
)


@dataclass(frozen=True)
class Seats:
    """Keys of what each seat is for; ``committees`` maps a round to the seat held in it."""

    bodies: frozenset[int] = frozenset()
    submits_for: frozenset[int] = frozenset()
    committees: dict[int, int] = field(default_factory=dict)
    chairs: frozenset[int] = frozenset()
    secretariat: bool = False
    hosts: frozenset[str] = frozenset()


def seats_of(user: User) -> Seats:
    """The seats ``user`` holds today. Three queries the first time, then none."""
    if not hasattr(user, "_seats"):
        user._seats = _held(user, timezone.localdate())  # type: ignore[attr-defined]
    seats: Seats = user._seats  # type: ignore[attr-defined]
    return seats


def _held(user: User, on: date) -> Seats:
    bodies = BodySeat.objects.held(on).filter(user=user).values_list("body_id", "role")
    committee = list(
        CommitteeSeat.objects.held(on).filter(user=user).values_list("round_id", "pk", "role")
    )
    office = OfficeSeat.objects.held(on).filter(user=user).values_list("role", "host_code")
    by_body = list(bodies)
    by_office = list(office)
    return Seats(
        bodies=frozenset(body for body, _ in by_body),
        submits_for=frozenset(body for body, role in by_body if role == BodyRole.SUBMITTER),
        committees={round_: seat for round_, seat, _ in committee},
        chairs=frozenset(round_ for round_, _, role in committee if role == CommitteeRole.CHAIR),
        secretariat=any(role == OfficeRole.SECRETARIAT for role, _ in by_office),
        hosts=frozenset(code for _, code in by_office if code),
    )


# Rules for @open_to: plain functions of a person.


def anyone_signed_in(user: User) -> bool:
    return user.is_authenticated


def officer(user: User) -> bool:
    """Holds a seat of a nominating body."""
    return bool(seats_of(user).bodies)


def member(user: User) -> bool:
    """Sits on the committee of some round."""
    return bool(seats_of(user).committees)


def secretariat(user: User) -> bool:
    return seats_of(user).secretariat


def host(user: User) -> bool:
    """An officer of one of the hosts."""
    return bool(seats_of(user).hosts)
