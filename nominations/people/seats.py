"""What a person may do today: the seats they hold, read once a request."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import IntegerField, QuerySet, Subquery, Value
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.clock import in_japan
from awards.rounds.models import Round
from nominations.access import Right
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
    secretariat: bool = False
    hosts: frozenset[str] = frozenset()


def seats_of(user: User, at: datetime | None = None) -> Seats:
    """The seats ``user`` holds on the day of ``at``, or today. One query a day, then none."""
    day = in_japan(at or timezone.now()).date()
    seats_by_day: dict[date, Seats] = user.__dict__.setdefault("_seats", {})
    if day not in seats_by_day:
        seats_by_day[day] = _held(user, day)
    return seats_by_day[day]


def _held(user: User, on: date) -> Seats:
    """All three kinds of seat in one query: what the seat is for, its key and its role."""
    none = Value(None, output_field=IntegerField())
    bodies = BodySeat.objects.held(on).filter(user=user)
    committees = CommitteeSeat.objects.held(on).filter(user=user)
    offices = OfficeSeat.objects.held(on).filter(user=user)
    rows = bodies.values_list(Value("body"), "body_id", "pk", "role", Value("")).union(
        committees.values_list(Value("committee"), "round_id", "pk", "role", Value("")),
        offices.values_list(Value("office"), none, "pk", "role", "host_code"),
        all=True,
    )
    held: dict[str, list[Any]] = {"body": [], "committee": [], "office": []}
    for kind, *row in rows:
        held[kind].append(row)
    return Seats(
        bodies=frozenset(body for body, *_rest in held["body"]),
        submits_for=frozenset(b for b, _, role, _ in held["body"] if role == BodyRole.SUBMITTER),
        committees={round_: seat for round_, seat, *_rest in held["committee"]},
        secretariat=any(role == OfficeRole.SECRETARIAT for _, _, role, _ in held["office"]),
        hosts=frozenset(code for *_rest, code in held["office"] if code),
    )


def secretaries(at: datetime) -> QuerySet[User]:
    """Everyone who holds a seat of the secretariat on that day, each once, by address."""
    return OfficeSeat.objects.filter(role=OfficeRole.SECRETARIAT).holders(at)


def to_seat_again(round_: Round) -> QuerySet[CommitteeSeat]:
    """Seats of the last round with a committee that were held to its end, and have no like here.

    A round has one chair: where there is one already, the former chair is not among them.
    """
    earlier = CommitteeSeat.objects.filter(round__number__lt=round_.number)
    last = earlier.order_by("-round__number").values("round")[:1]
    here = CommitteeSeat.objects.filter(round=round_)
    seats: QuerySet[CommitteeSeat] = CommitteeSeat.objects.filter(
        round=Subquery(last), ends_on=None, user__is_active=True
    ).exclude(user__in=here.values("user"))
    if here.filter(role=CommitteeRole.CHAIR).exists():
        seats = seats.exclude(role=CommitteeRole.CHAIR)
    return seats.select_related("user", "round").order_by("pk")


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


# Rights for acts.

SECRETARIAT = Right(
    "secretariat",
    lambda by, _subject, at: seats_of(by, at).secretariat,
    _("この操作ができるのは、事務局として登録された方だけです。"),
)
# An operator seats people in the back office: before the first secretary nobody else could.
SECRETARIAT_OR_OPERATOR = Right(
    "secretariat or operator",
    lambda by, _subject, at: (by.is_active and by.is_staff) or seats_of(by, at).secretariat,
    _("この操作ができるのは、事務局として登録された方と、管理画面を使える方だけです。"),
)
