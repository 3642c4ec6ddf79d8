"""What a person may do today: the seats they hold, read once a request."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from typing import Any

from django.db.models import Expression, QuerySet, Subquery
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.clock import in_japan
from awards.json_rows import rows_of
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
    """The seats ``user`` holds on the day of ``at``, or today; no query for who came ``with_seats``."""
    day = in_japan(at or timezone.now()).date()
    seats_by_day: dict[date, Seats] = user.__dict__.setdefault("_seats", {})
    if day not in seats_by_day:
        seats_by_day[day] = _held(user, day)
    return seats_by_day[day]


@cache
def _rows() -> dict[str, Expression]:
    """All that a person holds or has held, beside their own row; made when all models are there."""
    term = ("starts_on", "ends_on", "role")
    return {
        "body_seat_rows": rows_of(BodySeat.objects.all(), "user", *term, "body_id"),
        "committee_seat_rows": rows_of(
            CommitteeSeat.objects.all(), "user", *term, "round_id", "id"
        ),
        "office_seat_rows": rows_of(OfficeSeat.objects.all(), "user", *term, "host_code"),
    }


def with_seats(users: QuerySet[User]) -> QuerySet[User]:
    """Who comes so has their seats with them, and ``seats_of`` asks no more."""
    return users.annotate(**_rows())


def _held(user: User, on: date) -> Seats:
    if all(hasattr(user, name) for name in _rows()):
        own = {name: getattr(user, name) for name in ("is_active", *_rows())}
    else:
        stored = with_seats(User.objects.filter(pk=user.pk)).values("is_active", *_rows())
        own = stored.first() or {"is_active": False}
    if not own["is_active"]:
        return Seats()
    bodies, committees, offices = (_on(own[name] or [], on) for name in _rows())
    return Seats(
        bodies=frozenset(seat["body_id"] for seat in bodies),
        submits_for=frozenset(
            seat["body_id"] for seat in bodies if seat["role"] == BodyRole.SUBMITTER
        ),
        committees={seat["round_id"]: seat["id"] for seat in committees},
        secretariat=any(seat["role"] == OfficeRole.SECRETARIAT for seat in offices),
        hosts=frozenset(seat["host_code"] for seat in offices if seat["host_code"]),
    )


def _on(seats: list[dict[str, Any]], day: date) -> list[dict[str, Any]]:
    """Those whose term includes the day, as ``SeatQuerySet.held`` has it."""
    written = day.isoformat()
    return [
        seat
        for seat in seats
        if seat["starts_on"] <= written and (not seat["ends_on"] or seat["ends_on"] >= written)
    ]


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
