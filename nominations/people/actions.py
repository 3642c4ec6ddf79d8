"""Entering bodies and people. Seats give rights, so the office's ``seating`` records them."""

import csv
from pathlib import Path

from django.db import transaction

from nominations.people.models import NominatingBody, User

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
