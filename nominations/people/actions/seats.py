"""Entering people, giving them seats, changing these and ending them.

Rights change hands here, so each act is recorded, and whoever gets, keeps otherwise or loses a seat
is told by letter.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from awards.clock import in_japan
from awards.rounds.models import Round
from awards.rounds.reading import newest_round
from nominations.access import right_of
from nominations.changing import Refused, refuse_unseen, take, write
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import (
    AnySeat,
    BodySeat,
    CommitteeRole,
    CommitteeSeat,
    NominatingBody,
    OfficeRole,
    OfficeSeat,
    SeatQuerySet,
    User,
)
from nominations.people.seat_details import (
    SeatDetails,
    changed_details,
    columns_of,
    details_of,
    fingerprint_of_details,
)
from nominations.people.seats import SECRETARIAT_OR_OPERATOR, to_seat_again


@dataclass(frozen=True)
class Person:
    """Somebody by address; name and section are written down if nobody is registered under it."""

    email: str
    name: str
    section: str = ""


@right_of(SECRETARIAT_OR_OPERATOR)
@transaction.atomic
def seat_officer(
    body: NominatingBody,
    person: User | Person,
    *,
    role: str,
    starts_on: date,
    ends_on: date | None,
    by: User,
    at: datetime,
) -> BodySeat:
    take(body)
    user = _registered(person)
    _refuse_overlap(BodySeat.objects.filter(user=user, body=body), starts_on, ends_on)
    seat = BodySeat.objects.create(
        body=body, user=user, role=role, starts_on=starts_on, ends_on=ends_on
    )
    _announce(seat, by=by, at=at, of=body.code)
    return seat


@right_of(SECRETARIAT_OR_OPERATOR)
@transaction.atomic
def seat_member(
    round_: Round,
    person: User | Person,
    *,
    role: str,
    affiliation: str,
    starts_on: date,
    by: User,
    at: datetime,
) -> CommitteeSeat:
    take(round_)
    user = _registered(person)
    seats = CommitteeSeat.objects.filter(round=round_)
    if round_.has_scored:
        raise Refused(_("採点を締め切った後は、委員を加えられません。"))
    if seats.filter(user=user).exists():
        raise Refused(_("%(person)sさんは、既にこの回の委員です。") % {"person": user})
    take(user)
    if user.is_staff:
        # The back office shows points of nominations that a member may be recused from.
        raise Refused(
            _(
                "%(person)sさんは管理画面を使えるため、審査委員になれません。ほかの方を登録してください。"
            )
            % {"person": user}
        )
    if role == CommitteeRole.CHAIR and seats.filter(role=role).exists():
        raise Refused(_("委員長は、既に決まっています。委員として加えてください。"))
    seat = CommitteeSeat.objects.create(
        round=round_, user=user, role=role, affiliation=affiliation, starts_on=starts_on
    )
    _announce(seat, by=by, at=at, of=f"round {round_.number}")
    return seat


@right_of(SECRETARIAT_OR_OPERATOR)
@transaction.atomic
def seat_last_committee(round_: Round, *, by: User, at: datetime) -> list[CommitteeSeat]:
    """Give the members of the last round's committee the same seats; those who have one keep it."""
    take(round_)
    again = list(to_seat_again(round_))
    if not again:
        raise Refused(_("前の回の審査委員会に、この回にまだ登録されていない委員はいません。"))
    return [
        seat_member(
            round_,
            seat.user,
            role=seat.role,
            affiliation=seat.affiliation,
            starts_on=in_japan(at).date(),
            by=by,
            at=at,
        )
        for seat in again
    ]


@right_of(SECRETARIAT_OR_OPERATOR)
@transaction.atomic
def seat_in_office(
    person: User | Person,
    *,
    role: str,
    host_code: str,
    starts_on: date,
    ends_on: date | None,
    by: User,
    at: datetime,
) -> OfficeSeat:
    user = _registered(person)
    take(user)
    same = OfficeSeat.objects.filter(user=user, role=role, host_code=host_code)
    _refuse_overlap(same, starts_on, ends_on)
    seat = OfficeSeat.objects.create(
        user=user, role=role, host_code=host_code, starts_on=starts_on, ends_on=ends_on
    )
    _announce(seat, by=by, at=at, of=host_code or role)
    return seat


@right_of(SECRETARIAT_OR_OPERATOR)
@transaction.atomic
def end_seat(seat: AnySeat, *, by: User, at: datetime) -> None:
    """The seat's rights end at once; the seat itself stays, because acts refer to it."""
    take(seat)
    today = in_japan(at).date()
    yesterday = today - timedelta(days=1)
    if seat.ends_on is not None and seat.ends_on <= yesterday:
        raise Refused(_("この登録の利用期間は、既に終わっています。"))
    if isinstance(seat, OfficeSeat) and seat.role == OfficeRole.SECRETARIAT:
        _refuse_to_end_the_last(seat, today)
    write(seat, starts_on=min(seat.starts_on, yesterday), ends_on=yesterday)
    _tell_of_change(seat, str(seat.get_role_display()), at=at)
    record(Event.SEAT_ENDED, seat, by=by, at=at)


@right_of(SECRETARIAT_OR_OPERATOR)
@transaction.atomic
def revise_seat(seat: AnySeat, details: SeatDetails, *, seen: str, by: User, at: datetime) -> None:
    """Correct what is written of a person and their seat: neither who it is nor what it is for.

    ``seen`` is the fingerprint of the details that the page showed.
    """
    take(seat.user, seat)
    stored = details_of(seat)
    if details == stored:
        return
    refuse_unseen(fingerprint_of_details(stored), seen)
    today = in_japan(at).date()
    if seat.ends_on is not None and seat.ends_on < today:
        raise Refused(_("この登録の利用期間は、既に終わっています。"))
    _refuse_term(seat, details.ends_on, today)
    former_role = str(seat.get_role_display())
    write(seat.user, name=details.name, section=details.section)
    write(seat, **columns_of(seat, details))
    if (details.role, details.ends_on) != (stored.role, stored.ends_on):
        _tell_of_change(seat, former_role, at=at)
    record(Event.SEAT_REVISED, seat, by=by, at=at, **changed_details(stored, details))


def _refuse_term(seat: AnySeat, ends_on: date | None, today: date) -> None:
    if ends_on == seat.ends_on:
        return
    if ends_on is not None:
        if ends_on < max(today, seat.starts_on):
            raise Refused(
                _(
                    "任期の終わりは、今日以後の日にしてください。直ちに終えるときは、「任期を終える」を選びます。"
                )
            )
        if isinstance(seat, OfficeSeat) and seat.role == OfficeRole.SECRETARIAT:
            _refuse_to_end_the_last(seat, ends_on + timedelta(days=1))
    _refuse_overlap(_beside(seat), seat.starts_on, ends_on)


def _beside(seat: AnySeat) -> SeatQuerySet:
    """The person's other seats of the same kind for the same thing."""
    others: SeatQuerySet = type(seat).objects.filter(user=seat.user).exclude(pk=seat.pk)
    if isinstance(seat, BodySeat):
        return others.filter(body=seat.body)
    if isinstance(seat, OfficeSeat):
        return others.filter(role=seat.role, host_code=seat.host_code)
    return others.filter(round=seat.round)


def _registered(person: User | Person) -> User:
    """A new person is entered without a password and sets one through a reset letter."""
    if isinstance(person, User):
        return person
    user, _created = User.objects.get_or_create(
        email=person.email.strip().lower(),
        defaults={
            "name": person.name,
            "section": person.section,
            "password": make_password(None),
        },
    )
    return user


def _announce(seat: AnySeat, *, by: User, at: datetime, of: str) -> None:
    user = seat.user
    letters.queue("seated", to=user.email, round_=_round_of(seat), person=user.name, seat=seat)
    record(Event.SEAT_GIVEN, seat, by=by, at=at, to=user.pk, of=of, role=seat.role)


def _tell_of_change(seat: AnySeat, former_role: str, *, at: datetime) -> None:
    """Of what the seat allows and how long; a corrected name is told to nobody."""
    letters.queue(
        "seat_changed",
        to=seat.user.email,
        round_=_round_of(seat),
        person=seat.user.name,
        seat=seat,
        former_role=former_role,
        at=at,
    )


def _round_of(seat: AnySeat) -> Round | None:
    """As whose letter one about the seat is named and signed."""
    return seat.round if isinstance(seat, CommitteeSeat) else newest_round()


def _refuse_to_end_the_last(seat: OfficeSeat, on: date) -> None:
    others = OfficeSeat.objects.held(on).filter(role=OfficeRole.SECRETARIAT).exclude(pk=seat.pk)
    if not others.exists():
        raise Refused(
            _("事務局の担当者が誰もいなくなります。先に、ほかの方を事務局に登録してください。")
        )


def _refuse_overlap(seats: SeatQuerySet, starts_on: date, ends_on: date | None) -> None:
    if seats.overlapping(starts_on, ends_on).exists():
        raise Refused(_("同じ登録の期間が重なっています。今の登録を終えてから登録してください。"))
