import pytest
from django.utils import timezone

from nominations.intake import actions
from nominations.intake.history import history_of
from nominations.ledger.models import LedgerEntry
from nominations.screening import actions as screening
from nominations.screening.checks import fingerprint_of_checks
from nominations.screening.models import Finding, Item
from tests import make

pytestmark = pytest.mark.django_db


def withdrawn():
    nomination = make.nomination(complete=True)
    by = make.officer(nomination.body)
    actions.submit(nomination, by=by, at=timezone.now())
    actions.withdraw(nomination, reason="作り直します。", by=by, at=timezone.now())
    return nomination


def told(nomination):
    return [(line.label, line.note) for line in history_of(nomination, timezone.now())]


def test_a_body_reads_what_it_did_and_why():
    assert told(withdrawn()) == [("提出", ""), ("取下げ", "作り直します。")]


def test_a_body_reads_when_its_nomination_was_accepted():
    nomination = make.nomination(complete=True)
    actions.submit(nomination, by=make.officer(nomination.body), at=timezone.now())
    findings: dict[str, tuple[str, str]] = dict.fromkeys(Item, (Finding.MET, ""))
    seen, office = fingerprint_of_checks(nomination.checks.all()), make.secretary()
    screening.check(nomination, findings, seen=seen, by=office, at=timezone.now())
    screening.accept(nomination, by=office, at=timezone.now())

    assert [label for label, _note in told(nomination)] == ["提出", "受理"]


def test_a_line_whose_content_was_erased_is_left_out():
    nomination = withdrawn()

    LedgerEntry.objects.filter(event="nomination.withdrawn").update(payload=None, salt=None)

    assert told(nomination) == [("提出", "")]
