"""Entering the bodies that may nominate."""

import csv
from pathlib import Path

from django.db import transaction

from nominations.people.models import NominatingBody

BODIES = Path(__file__).parents[1] / "data" / "bodies.csv"


@transaction.atomic
def load_bodies() -> int:
    """Enter the bodies of ``data/bodies.csv`` that are not there; the number of new ones.

    An act of a command, with nobody whose right could be asked for: it enters what the program
    comes with, and runs again without effect.
    """
    existing = set(NominatingBody.objects.values_list("code", flat=True))
    with BODIES.open(encoding="utf-8", newline="") as lines:
        rows = [row for row in csv.DictReader(lines) if row["code"] not in existing]
    NominatingBody.objects.bulk_create(
        NominatingBody(**{name: value or None for name, value in row.items()}) for row in rows
    )
    return len(rows)
