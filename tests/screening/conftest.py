from datetime import UTC, datetime, timedelta

import pytest

from awards.rounds.models import Phase
from nominations.intake.models import Nomination
from nominations.people.models import User
from nominations.screening import actions
from nominations.screening.models import Finding, Item
from tests import make

AT = datetime(2026, 11, 24, 3, tzinfo=UTC)
MET = dict.fromkeys(Item.values, (str(Finding.MET), ""))


@pytest.fixture
def secretary(db) -> User:
    return make.secretary()


@pytest.fixture
def submitted(db) -> Nomination:
    body = make.body()
    make.officer(body)
    return make.nomination("submitted", round=make.round_(Phase.OPEN), body=body)


@pytest.fixture
def checked(submitted: Nomination, secretary: User) -> Nomination:
    actions.check(submitted, MET, seen="", by=secretary, at=AT - timedelta(hours=1))
    return submitted
