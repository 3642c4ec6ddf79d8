"""One click that arrives ten times at once: one row, one line, one letter to each, never a fault."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image
from post_office.models import Email

from awards.rounds.models import Phase, Round
from nominations.intake import actions as intake
from nominations.intake.models import Attachment, Extension, Nomination, Photo
from nominations.judging import actions as judging
from nominations.judging.models import Score, ScoreSheet
from nominations.ledger.models import LedgerEntry
from nominations.office import actions as office
from nominations.people import actions as people
from nominations.people.actions import Person
from nominations.people.models import BodySeat, CommitteeSeat, OfficeSeat
from tests import make
from tests.races.together import at_once

TIMES = 10


def extending():
    round_, body, by = make.round_(Phase.OPEN), make.body(), make.secretary()
    make.officer(body)
    until = timezone.now() + timedelta(days=400)
    return Extension, lambda: intake.extend(
        Round.objects.get(pk=round_.pk), body, until=until, reason="災害", by=by, at=timezone.now()
    )


def preparing_a_round():
    make.round_(Phase.DECIDED, number=7)
    by = make.secretary()
    return Round, lambda: office.create_round(8, 2031, reason="予定", by=by, at=timezone.now())


def adding_a_photograph():
    draft = make.nomination()
    by, out = make.officer(draft.body), BytesIO()
    Image.new("RGB", (600, 500), "teal").save(out, "JPEG")
    return Photo, lambda: intake.add_photos(
        Nomination.objects.get(pk=draft.pk), [BytesIO(out.getvalue())], by=by, at=timezone.now()
    )


def attaching_a_paper():
    draft = make.nomination()
    by = make.officer(draft.body)
    return Attachment, lambda: intake.attach(
        Nomination.objects.get(pk=draft.pk), ContentFile(b"%PDF-1.7", "a.pdf"), name="資料",
        by=by, at=timezone.now(),
    )  # fmt: skip


def saving_a_sheet():
    round_ = make.round_(Phase.JUDGING)
    entry, seat = make.nomination("accepted", round=round_), make.member(round_)
    keys = [criterion.pk for criterion in round_.criteria.all()]
    points, comments = dict.fromkeys(keys, 3), dict.fromkeys(keys, "")
    return ScoreSheet, lambda: judging.save(
        seat, Nomination.objects.get(pk=entry.pk), points=points, comments=comments,
        remark="所見", seen="0", by=seat.user, at=timezone.now(),
    )  # fmt: skip


def seating(model, act, **seat):
    by, today = make.secretary(), timezone.localdate()
    person = Person("new.person@pref.example", "新任 一郎")
    return model, lambda: act(person, starts_on=today, by=by, at=timezone.now(), **seat)


def seating_an_officer():
    body = make.body()
    return seating(
        BodySeat, lambda *a, **k: people.seat_officer(body, *a, **k), role="drafter", ends_on=None
    )


def seating_a_member():
    round_ = make.round_()
    return seating(
        CommitteeSeat,
        lambda *a, **k: people.seat_member(Round.objects.get(pk=round_.pk), *a, **k),
        role="member",
        affiliation="",
    )


def seating_the_last_committee():
    make.member(make.round_(Phase.DECIDED, number=7))
    round_, by = make.round_(number=8), make.secretary()
    return CommitteeSeat, lambda: people.seat_last_committee(
        Round.objects.get(pk=round_.pk), by=by, at=timezone.now()
    )


def seating_in_the_office():
    return seating(
        OfficeSeat, people.seat_in_office, role="secretariat", host_code="", ends_on=None
    )


CLICKS = (
    extending,
    preparing_a_round,
    adding_a_photograph,
    attaching_a_paper,
    saving_a_sheet,
    seating_an_officer,
    seating_a_member,
    seating_the_last_committee,
    seating_in_the_office,
)


@pytest.mark.parametrize("click", CLICKS)
def test_ten_at_once_have_the_effect_of_one(crowd, click):
    model, act = click()
    rows, files = model.objects.count(), stored()

    outcomes = at_once(*[act] * TIMES)

    assert set(outcomes) <= {"done", "refused"}, outcomes
    assert "done" in outcomes
    assert model.objects.count() == rows + 1
    assert LedgerEntry.objects.exclude(event="seal.made").count() <= 1
    letters = [(str(to), subject) for to, subject in Email.objects.values_list("to", "subject")]
    assert len(letters) == len(set(letters))
    assert stored() - files <= 1
    assert Score.objects.count() in (0, 6)


def stored() -> int:
    """How many files of pictures and papers there are."""
    folders = [name for name in ("photos", "attachments") if default_storage.exists(name)]
    return sum(len(default_storage.listdir(name)[1]) for name in folders)
