"""A judged round of any size: nominations x members x criteria, written in bulk."""

import random
import uuid
from datetime import timedelta

from django.utils import timezone

from awards.rounds.models import Criterion, Phase, Round
from nominations.intake.models import Nomination
from nominations.judging.models import Score, ScoreSheet
from nominations.people.models import CommitteeSeat, User
from tests import make

MEMBERS = 10
AT_ONCE = 5000  # rows
BODIES = 67


def judged_round(
    size: int, *, phase: str = Phase.DELIBERATING, number: int, members: int = MEMBERS
) -> Round:
    """Every member has finished a sheet for each of ``size`` nominations; the same every time."""
    now = timezone.now()
    made = make.round_(
        phase,
        number=number,
        nominations_open_at=now - timedelta(days=90),
        nominations_close_at=now - timedelta(days=60),
        scoring_closes_at=now + timedelta(days=30 if phase == Phase.JUDGING else -1),
    )
    seats = [make.member(made) for _ in range(members)]
    _score(_nominate(made, size), seats, list(made.criteria.all()))
    return made


def _nominate(round_: Round, size: int) -> list[Nomination]:
    now = timezone.now()
    by: User = make.user()
    bodies = [make.body() for _ in range(min(size, BODIES))]
    return Nomination.objects.bulk_create(
        [
            Nomination(
                id=uuid.uuid5(uuid.NAMESPACE_OID, f"{round_.number}-{entry}"),
                round=round_,
                body=bodies[entry % len(bodies)],
                title=f"姉妹都市との交流 {entry}",
                state="accepted",
                entry_number=entry,
                receipt_number=f"{round_.number:04X}{entry:04X}",
                created_at=now,
                changed_at=now,
                submitted_at=now,
                created_by=by,
                submitted_by=by,
            )
            for entry in range(1, size + 1)
        ],
        batch_size=AT_ONCE,
    )


def _score(
    nominations: list[Nomination], seats: list[CommitteeSeat], criteria: list[Criterion]
) -> None:
    now = timezone.now()
    sheets = ScoreSheet.objects.bulk_create(
        [
            ScoreSheet(seat=seat, nomination=nomination, state="final", final_at=now)
            for nomination in nominations
            for seat in seats
        ],
        batch_size=AT_ONCE,
    )
    draw = random.Random(6)  # noqa: S311 -- the same points on every run
    Score.objects.bulk_create(
        [
            Score(sheet=sheet, criterion=criterion, points=draw.randint(1, 5))
            for sheet in sheets
            for criterion in criteria
        ],
        batch_size=AT_ONCE,
    )
