"""The table of events says who reads what; the pages must do as it says."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.urls import reverse

from awards.rounds.models import Phase
from nominations.intake.history import history_of
from nominations.ledger import verifier
from nominations.ledger.actions import record
from nominations.ledger.events import Event, Reader
from nominations.ledger.models import LedgerEntry
from tests import make

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
ROOMS = Path(__file__).parents[2] / "nominations"
pytestmark = pytest.mark.django_db


def open_to(*readers):
    return {event.code for event in Event if event.readers & set(readers)}


def test_every_event_is_recorded_by_some_act_and_its_code_can_be_stored():
    sources = "".join(path.read_text(encoding="utf-8") for path in ROOMS.rglob("*.py"))
    recorded = set(re.findall(r"\bEvent\.([A-Z_]+)", sources))

    assert {event.name for event in Event} == recorded
    longest = LedgerEntry._meta.get_field("event").max_length
    assert [event for event in Event if len(event.code) > longest] == []


def test_the_verifier_of_a_stranger_knows_the_same_terms():
    assert {event.code: event.years for event in Event if event.years} == verifier.TERMS


def test_a_bodys_timeline_tells_of_those_entries_that_are_open_to_it():
    person, nomination = make.user(), make.nomination()
    for event in Event:
        record(event, nomination, by=person, at=AT, reason=event.code)

    assert {line.note for line in history_of(nomination, AT)} == open_to(Reader.BODY)


@pytest.mark.parametrize(
    ("phase", "readers"),
    [
        (Phase.JUDGING, [Reader.OPERATOR]),
        (Phase.DELIBERATING, [Reader.OPERATOR, Reader.OPERATOR_ONCE_SCORED]),
        (Phase.DECIDED, set(Reader) - {Reader.BODY}),
    ],
)
def test_the_operator_reads_an_entry_once_the_table_says_so(client, phase, readers):
    person, round_ = make.user(), make.round_(phase)
    for event in Event:
        record(event, round_, by=person, at=AT, round=round_.number, mark=f"mark-{event.code}")
    client.force_login(make.user(is_staff=True, is_superuser=True))

    assert {entry.event for entry in LedgerEntry.objects.all() if is_shown(client, entry)} == (
        open_to(*readers)
    )


def test_the_list_holds_nothing_that_waits_for_the_closing_of_scoring(client):
    person, round_ = make.user(name="名のある人"), make.round_(Phase.DELIBERATING)
    for event in Event:
        record(event, round_, by=person, at=AT, round=round_.number, reason=f"mark-{event.code}")
    client.force_login(make.user(is_staff=True, is_superuser=True))

    text = client.get(reverse("admin:ledger_ledgerentry_changelist"), {"all": ""}).content.decode()

    told = open_to(Reader.OPERATOR)
    assert set(re.findall(r"mark-([a-z._]+)", text)) == told
    assert text.count("名のある人") == len(told)


def test_nobody_reads_an_entry_that_the_table_does_not_name(client):
    entry = record(Event.ROUND_REVISED, make.round_(), by=make.user(), at=AT, mark="mark-")
    columns = {"event": "thing.unknown", "payload": entry.payload, "salt": entry.salt}
    hashes = {"prev_hash": "1" * 64, "leaf_hash": "2" * 64, "entry_hash": "3" * 64}
    unknown = LedgerEntry.objects.create(seq=9, subject=entry.subject, **columns, **hashes)
    client.force_login(make.user(is_staff=True, is_superuser=True))

    assert (is_shown(client, entry), is_shown(client, unknown)) == (True, False)


def is_shown(client, entry):
    """Content and salt are shown together or not at all."""
    page = client.get(reverse("admin:ledger_ledgerentry_change", args=[entry.pk]))
    text = page.content.decode()
    shown = {"mark-" in text, entry.salt in text}
    assert len(shown) == 1
    return shown.pop()
