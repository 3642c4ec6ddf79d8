import contextlib
import subprocess
import sys
import threading
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, connections, transaction
from django.utils import timezone

from awards.clock import JST, fiscal_year, in_japan
from nominations.ledger import actions, triggers, verifier
from nominations.ledger.events import Event
from nominations.ledger.models import Head, LedgerEntry, Seal
from nominations.ledger.sealed import SealedSet
from tests import make

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
LONG_AGO = datetime(1990, 1, 1, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def three_lines():
    person, thing = make.user(), make.round_()
    events = (Event.ROUND_CREATED, Event.ROUND_REVISED, Event.ROUND_OPENED)
    return [actions.record(event, thing, by=person, at=AT, n=1) for event in events]


def test_each_line_follows_the_one_before_it():
    first, second, third = three_lines()

    assert [first.prev_hash, second.prev_hash, third.prev_hash] == [
        "0" * 64,
        first.entry_hash,
        second.entry_hash,
    ]
    assert actions.verify() == []


def test_a_line_says_who_did_what_to_which_thing_and_when():
    person, thing = make.user(), make.round_()

    entry = actions.record(Event.ROUND_OPENED, thing, by=person, at=AT, reason="予定のとおり")

    assert entry.payload == (
        f'{{"at":"2026-11-23T03:00:00+00:00","by":{person.pk},"event":"round.opened",'
        f'"facts":{{"reason":"予定のとおり"}},"subject":"rounds.round:{thing.pk}"}}'
    )


def test_a_line_rolls_back_with_the_act_it_records():
    person, thing = make.user(), make.round_()

    with contextlib.suppress(ZeroDivisionError), transaction.atomic():
        actions.record(Event.ROUND_REVISED, thing, by=person, at=AT)
        1 / 0  # noqa: B018 -- the act fails after its record

    assert (LedgerEntry.objects.count(), Head.objects.get(pk=1).seq) == (0, 0)


@pytest.mark.parametrize(
    "column", ["seq", "prev_hash", "leaf_hash", "entry_hash", "event", "payload"]
)
def test_the_database_refuses_to_change_a_line(column):
    entry = three_lines()[1]
    value = 99 if column == "seq" else "changed"

    with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
        LedgerEntry.objects.filter(pk=entry.pk).update(**{column: value})


def test_the_database_refuses_to_delete_a_line():
    entry = three_lines()[2]

    with pytest.raises(DatabaseError, match="append only"), transaction.atomic():
        LedgerEntry.objects.filter(pk=entry.pk).delete()


def test_the_database_refuses_to_empty_the_ledger():
    three_lines()
    emptying = "TRUNCATE" if connection.vendor == "postgresql" else "DELETE FROM"

    with (
        connection.cursor() as cursor,
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
    ):
        cursor.execute(f"{emptying} ledger_ledgerentry")


def written(event, at):
    return actions.record(event, make.round_(), by=make.user(), at=at)


def erase(*entries):
    keys = [entry.pk for entry in entries]
    LedgerEntry.objects.filter(pk__in=keys).update(payload=None, salt=None)


@pytest.mark.parametrize("event", [Event.SEAT_GIVEN, Event.PROFILE_DRAFTED], ids=lambda e: e.code)
def test_content_can_be_erased_once_its_term_is_over_and_the_chain_still_verifies(event):
    year = fiscal_year(in_japan(timezone.now())) - event.years
    last_day = datetime(year, 3, 31, 23, tzinfo=JST)
    first, over, _kept = (written(event, last_day) for _ in range(3))
    erase(first, over)
    assert actions.verify() == []

    _kept, early = (written(event, datetime(year, 4, 1, tzinfo=JST)) for _ in range(2))
    erase(early)
    assert actions.verify() == [f"{early.seq}: its content was erased before its term"]


@pytest.mark.parametrize("event", [Event.SEAT_GIVEN, Event.PROFILE_DRAFTED])
def test_of_the_first_lines_the_term_counts_from_the_first_that_is_kept(event):
    """When they were written is erased with them."""
    first = written(event, LONG_AGO)
    written(Event.ROUND_CREATED, timezone.now())
    erase(first)

    assert actions.verify() == [f"{first.seq}: its content was erased before its term"]


@pytest.mark.parametrize(
    "event",
    [event for event in Event if not event.years and event != Event.SEAL_MADE],
    ids=lambda e: e.code,
)
def test_content_that_is_kept_for_good_is_never_erased(event):
    kept = written(event, LONG_AGO)
    erase(kept)

    assert actions.verify() == [f"{kept.seq}: its content was erased before its term"]


TAMPERINGS = {
    "content": lambda e: LedgerEntry.objects.filter(pk=e[1].pk).update(payload=e[0].payload),
    "event": lambda e: LedgerEntry.objects.filter(pk=e[1].pk).update(event="thing.other"),
    "middle": lambda e: LedgerEntry.objects.filter(pk=e[1].pk).delete(),
    "tail": lambda e: LedgerEntry.objects.filter(pk=e[2].pk).delete(),
    "all": lambda e: LedgerEntry.objects.all().delete(),
    "number": lambda e: LedgerEntry.objects.filter(pk=e[2].pk).update(seq=9),
    "all contents": lambda e: LedgerEntry.objects.update(payload=None, salt=None),
    "leaf": lambda e: LedgerEntry.objects.filter(pk=e[0].pk).update(leaf_hash="f" * 64),
}


@pytest.mark.parametrize("kind", TAMPERINGS)
def test_the_verifier_finds_what_was_changed_behind_the_walls(kind):
    entries = three_lines()
    triggers.remove()

    TAMPERINGS[kind](entries)

    assert actions.verify() != []
    with pytest.raises(CommandError):
        call_command("ledger", "verify")


def test_a_seal_finds_a_chain_that_was_rewritten_whole():
    three_lines()
    sealed = actions.seal(make.round_(), SealedSet("scores", ()), by=make.user(), at=AT)
    triggers.remove()

    LedgerEntry.objects.all().delete()
    Head.objects.update(seq=0, entry_hash="0" * 64)
    three_lines()

    assert actions.verify() == [
        f"seal {sealed.pk}: entry {sealed.seq} is not the one that was sealed",
        f"seal {sealed.pk}: no line of the ledger tells of it",
    ]
    assert Seal.objects.count() == 1


def test_the_command_says_that_a_whole_chain_is_whole(capsys):
    three_lines()

    call_command("ledger", "verify")

    assert capsys.readouterr().out == f"OK: 3 entries, head {Head.objects.get(pk=1).entry_hash}\n"


def test_a_stranger_can_verify_the_export_with_the_standard_library_alone(capsys, tmp_path):
    three_lines()
    call_command("ledger", "export")
    export = tmp_path / "ledger.jsonl"
    export.write_text(capsys.readouterr().out, encoding="utf-8")

    checked = subprocess.run(
        [sys.executable, "-I", "nominations/ledger/verifier.py", str(export)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert (checked.stdout.split(",")[0], checked.returncode) == ("OK: 3 entries", 0)


def test_a_stranger_is_told_how_much_the_export_withholds(capsys, tmp_path):
    round_ = make.round_("judging")
    actions.record(Event.SHEET_FINALISED, round_, by=make.user(), at=AT, round=round_.number)
    call_command("ledger", "export")
    export = tmp_path / "ledger.jsonl"
    export.write_text(capsys.readouterr().out, encoding="utf-8")

    assert verifier.main(str(export)).startswith("OK: 1 entries, 1 of them withheld, 0 seals")


def test_forty_lines_written_at_once_make_one_chain(crowd):
    person, thing = make.user(), make.round_()
    gate = threading.Barrier(8)

    def write(n):
        gate.wait()
        for m in range(5):
            actions.record(Event.ROUND_REVISED, thing, by=person, at=AT, n=n, m=m)
        connections.close_all()

    threads = [threading.Thread(target=write, args=(n,)) for n in range(8)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert LedgerEntry.objects.count() == 40
    assert actions.verify() == []
