"""Everything that changes people, bodies and seats."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from awards.dates import JST
from awards.rounds.models import Round
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
from nominations.rows import Refused, take, write

BODIES = Path(__file__).parent / "data" / "bodies.csv"


@transaction.atomic
def load_bodies() -> int:
    """Enter the bodies of ``data/bodies.csv`` that are not there; the number of new ones."""
    known = set(NominatingBody.objects.values_list("code", flat=True))
    with BODIES.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["code"] not in known]
    NominatingBody.objects.bulk_create(
        NominatingBody(**{name: value or None for name, value in row.items()}) for row in rows
    )
    return len(rows)


def find_or_invite(email: str, name: str, section: str = "") -> User:
    """The person with that address, or a new one who sets a password through a reset letter."""
    found = User.objects.filter(email=email.lower()).first()
    return found or User.objects.create_user(email, None, name=name, section=section)


@transaction.atomic
def seat_officer(
    body: NominatingBody, person: User, *, role: str, starts_on: date, ends_on: date | None
) -> BodySeat:
    take(body)
    _refuse_overlap(BodySeat.objects.filter(user=person, body=body), starts_on, ends_on)
    return BodySeat.objects.create(
        body=body, user=person, role=role, starts_on=starts_on, ends_on=ends_on
    )


@transaction.atomic
def seat_member(
    round_: Round, person: User, *, role: str, affiliation: str, starts_on: date
) -> CommitteeSeat:
    take(round_)
    seats = CommitteeSeat.objects.filter(round=round_)
    if seats.filter(user=person).exists():
        raise Refused(_("%(person)sは、すでにこの回の委員です。") % {"person": person})
    if role == CommitteeRole.CHAIR and seats.filter(role=role).exists():
        raise Refused(_("委員長は1人です。今の委員長を委員に変えてから選んでください。"))
    return CommitteeSeat.objects.create(
        round=round_, user=person, role=role, affiliation=affiliation, starts_on=starts_on
    )


@transaction.atomic
def seat_in_office(
    person: User, *, role: str, host_code: str, starts_on: date, ends_on: date | None
) -> OfficeSeat:
    take(person)
    same = OfficeSeat.objects.filter(user=person, role=role, host_code=host_code)
    _refuse_overlap(same, starts_on, ends_on)
    return OfficeSeat.objects.create(
        user=person, role=role, host_code=host_code, starts_on=starts_on, ends_on=ends_on
    )


@transaction.atomic
def end(seat: Seat, *, at: datetime) -> None:
    """The seat's rights end at once; the seat itself stays, because acts refer to it."""
    take(seat)
    yesterday = at.astimezone(JST).date() - timedelta(days=1)
    if seat.ends_on is not None and seat.ends_on <= yesterday:
        raise Refused(_("この席の任期は、すでに終わっています。"))
    if isinstance(seat, OfficeSeat) and seat.role == OfficeRole.SECRETARIAT:
        _refuse_to_end_the_last(seat, at.astimezone(JST).date())
    write(seat, starts_on=min(seat.starts_on, yesterday), ends_on=yesterday)


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
