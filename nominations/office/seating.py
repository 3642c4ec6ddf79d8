"""Giving people seats, and ending them. Rights change hands here, so each act is recorded."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from awards.clock import JST
from awards.rounds.models import Round
from nominations.changing import Refused, take, write
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import (
    BodySeat,
    CommitteeRole,
    CommitteeSeat,
    NominatingBody,
    OfficeRole,
    OfficeSeat,
    Seat,
    User,
)


@transaction.atomic
def seat_officer(
    body: NominatingBody,
    person: User,
    *,
    role: str,
    starts_on: date,
    ends_on: date | None,
    by: User,
    at: datetime,
) -> BodySeat:
    take(body)
    _refuse_overlap(BodySeat.objects.filter(user=person, body=body), starts_on, ends_on)
    seat = BodySeat.objects.create(
        body=body, user=person, role=role, starts_on=starts_on, ends_on=ends_on
    )
    _tell(seat, person, by=by, at=at, of=body.code, role=role)
    return seat


@transaction.atomic
def seat_member(
    round_: Round,
    person: User,
    *,
    role: str,
    affiliation: str,
    starts_on: date,
    by: User,
    at: datetime,
) -> CommitteeSeat:
    take(round_)
    seats = CommitteeSeat.objects.filter(round=round_)
    if round_.has_scored:
        raise Refused(_("採点を締め切った後は、委員を加えられません。"))
    if seats.filter(user=person).exists():
        raise Refused(_("%(person)sさんは、すでにこの回の委員です。") % {"person": person})
    if role == CommitteeRole.CHAIR and seats.filter(role=role).exists():
        raise Refused(_("委員長は、すでに決まっています。委員として加えてください。"))
    seat = CommitteeSeat.objects.create(
        round=round_, user=person, role=role, affiliation=affiliation, starts_on=starts_on
    )
    _tell(seat, person, by=by, at=at, of=f"round {round_.number}", role=role)
    return seat


@transaction.atomic
def seat_in_office(
    person: User,
    *,
    role: str,
    host_code: str,
    starts_on: date,
    ends_on: date | None,
    by: User,
    at: datetime,
) -> OfficeSeat:
    take(person)
    same = OfficeSeat.objects.filter(user=person, role=role, host_code=host_code)
    _refuse_overlap(same, starts_on, ends_on)
    seat = OfficeSeat.objects.create(
        user=person, role=role, host_code=host_code, starts_on=starts_on, ends_on=ends_on
    )
    _tell(seat, person, by=by, at=at, of=host_code or role, role=role)
    return seat


@transaction.atomic
def end(seat: Seat, *, by: User, at: datetime) -> None:
    """The seat's rights end at once; the seat itself stays, because acts refer to it."""
    take(seat)
    today = at.astimezone(JST).date()
    yesterday = today - timedelta(days=1)
    if seat.ends_on is not None and seat.ends_on <= yesterday:
        raise Refused(_("この席の任期は、すでに終わっています。"))
    if isinstance(seat, OfficeSeat) and seat.role == OfficeRole.SECRETARIAT:
        _refuse_to_end_the_last(seat, today)
    write(seat, starts_on=min(seat.starts_on, yesterday), ends_on=yesterday)
    record(Event.SEAT_ENDED, seat, by=by, at=at)


def _tell(seat: Any, person: User, *, by: User, at: datetime, **facts: str) -> None:
    letters.queue("seated", to=person.email, person=person.name, seat=seat)
    record(Event.SEAT_GIVEN, seat, by=by, at=at, to=person.pk, **facts)


def _refuse_to_end_the_last(seat: OfficeSeat, on: date) -> None:
    others = OfficeSeat.objects.held(on).filter(role=OfficeRole.SECRETARIAT).exclude(pk=seat.pk)
    if not others.exists():
        raise Refused(
            _("事務局の席が1つもなくなります。先に、ほかの人に事務局の席を設けてください。")
        )


def _refuse_overlap(seats: Any, starts_on: date, ends_on: date | None) -> None:
    running = Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on)
    begun = Q(starts_on__lte=ends_on) if ends_on else Q()
    if seats.filter(running & begun).exists():
        raise Refused(_("同じ席の任期が重なっています。今の席の任期を終えてから設けてください。"))
