from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from awards.rounds.models import Phase, Round
from nominations.intake.models import Nomination
from nominations.judging import actions
from nominations.people.models import CommitteeSeat
from tests import make

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)


@dataclass
class Table:
    """A round in judging, with one accepted nomination and one member."""

    round: Round
    nomination: Nomination
    seat: CommitteeSeat

    @property
    def criteria(self):
        return list(self.round.criteria.order_by("position"))

    def save(self, *points, comments=None, remark="", seen=0, seat=None, at=AT):
        keys = [criterion.pk for criterion in self.criteria]
        seat = seat or self.seat
        return actions.save(
            seat,
            Nomination.objects.get(pk=self.nomination.pk),
            points=dict(zip(keys, points, strict=True)),
            comments=dict.fromkeys(keys, "") | (comments or {}),
            remark=remark,
            seen=str(seen),
            by=seat.user,
            at=at,
        )

    def finalise(self, at=AT):
        actions.finalise(self.seat, self.nomination, by=self.seat.user, at=at)


@pytest.fixture
def table(db) -> Table:
    round_ = make.round_(
        Phase.JUDGING,
        nominations_open_at=datetime(2026, 9, 1, tzinfo=UTC),
        nominations_close_at=datetime(2026, 10, 31, 8, tzinfo=UTC),
        scoring_closes_at=datetime(2099, 12, 7, 8, tzinfo=UTC),
    )
    return Table(round_, make.nomination("accepted", round=round_), make.member(round_))
