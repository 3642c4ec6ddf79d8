"""Whoever changes sealed rows, or the ledger, behind the application's back is found.

What no seal and no line holds is not: docs/decisions/0028 lists it. A round goes to its release, everything is sealed; then the triggers are taken away, as somebody
with the database in hand could, and one thing is changed at a time.
"""

import json
import random
import subprocess
import sys
from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.db.models import F
from django.utils import timezone

from awards.rounds.models import Announcement, Phase, Round
from awards.winners.models import Correction, Photo, Winner, Withdrawal
from nominations.decision.models import Approval, Choice
from nominations.demo import story
from nominations.editing.saving import seen_of
from nominations.intake.models import Nomination, Recipient
from nominations.judging.models import Score, ScoreSheet
from nominations.ledger import actions, chain, triggers, verifier
from nominations.ledger.events import Event
from nominations.ledger.models import Head, LedgerEntry, Seal
from nominations.ledger.sealed import SealedSet
from nominations.office import actions as office
from nominations.office.invariants import broken
from nominations.office.sealing import nominations_of, scores_of
from nominations.people.actions import load_bodies
from nominations.release.actions import prepare_republication, republish, withdraw
from nominations.release.actions.correcting import correct
from nominations.release.reading import read
from tests import environment, make
from tests.lawful import act
from tests.release.stage import AT, LATER, decided, proofread
from tests.release.stage import release as publish

pytestmark = pytest.mark.django_db
TIMES = 50
LONG_AGO = AT - timedelta(days=40 * 365)


@pytest.fixture
def published():
    """A released round with all four seals, and a line or two besides."""
    on = decided(2)
    for rows in (nominations_of(on.round), scores_of(on.round)):
        actions.seal(on.round, rows, by=on.office, at=AT)
    for index in range(2):
        proofread(on, index)
    publish(on)
    assert actions.verify() == []
    return on


def one(model, draw, **where):
    return draw.choice(list(model.objects.filter(**where).order_by("pk")))


class Draw:
    """What one turn changes, drawn from its seed: the same on every run."""

    def __init__(self, seed):
        self._random = random.Random(seed)  # noqa: S311 -- no secret is drawn
        self.drawn = []

    def randrange(self, *limits):
        self.drawn.append(self._random.randrange(*limits))
        return self.drawn[-1]

    def choice(self, rows):
        return rows[self.randrange(len(rows))]

    def pair(self, rows):
        first = self.choice(rows)
        return first, self.choice([row for row in rows if row != first])


def updated(row, **changes):
    type(row).objects.filter(pk=row.pk).update(**changes)


def swapped_lines(draw):
    first, second = draw.pair(list(LedgerEntry.objects.order_by("seq")))
    updated(first, payload=second.payload, salt=second.salt)


def forged_seal(draw):
    seal = one(Seal, draw)
    seal.pk = None
    seal.save()


def with_the_phase(*phases):
    """The round says that it is where nothing of it is sealed yet."""
    return lambda change: (
        lambda draw: (
            Round.objects.update(phase=draw.choice(phases)),
            change(draw),
        )
    )


before_deciding = with_the_phase("preparing", "open", "judging", "deliberating")
before_closing = with_the_phase("preparing", "open", "judging")
before_judging = with_the_phase("preparing", "open")


def erased(entry):
    updated(entry, payload=None, salt=None)


def told_otherwise(payload):
    """The last line, with all hashes that it has made anew."""
    entry = LedgerEntry.objects.latest("seq")
    leaf_hash = chain.leaf(payload, entry.salt or "")
    link = chain.link(entry.prev_hash, entry.seq, leaf_hash, entry.event, entry.subject)
    updated(entry, payload=payload, leaf_hash=leaf_hash, entry_hash=link)
    Head.objects.update(entry_hash=link)


# No content of a line: no JSON, not of an object, too deep, without a part, without a moment.
NO_CONTENTS = [
    "",
    "{",
    "[]",
    "1",
    "[" * 100_000,
    '{"at": "2026-04-01T00:00:00+09:00"}',
    '{"event": "seal.made", "subject": "s:1", "by": 1, "at": "昨日", "facts": {}}',
    '{"event": "seal.made", "subject": "s:1", "by": 1, "at": "2026-04-01", "facts": {}}',
    '{"event": "seal.made", "subject": "s:1", "by": 1, "at": "2026-04-01T00:00:00Z", "facts": 1}',
]


TAMPERINGS = {
    "a point of a score": lambda d: updated(one(Score, d), points=F("points") % 5 + 1),
    "a word on a criterion": lambda d: updated(one(Score, d), comment="書き換えた。"),
    "a remark on the whole": lambda d: updated(one(ScoreSheet, d), remark="書き換えた。"),
    "a score taken out": lambda d: one(Score, d).delete(),
    "a sheet that counts no more": lambda d: updated(
        one(ScoreSheet, d), state="open", final_at=None
    ),
    "a point and the phase": before_closing(
        lambda d: updated(one(Score, d), points=F("points") % 5 + 1)
    ),
    "a choice and the phase": before_deciding(
        lambda d: updated(one(Choice, d), place=F("place") + 7)
    ),
    "a nomination and the phase": before_judging(
        lambda d: updated(one(Recipient, d), name=f"別の団体{d.randrange(10**6)}")
    ),
    "a place among the winners": lambda d: updated(one(Choice, d), place=F("place") + 7),
    "a choice taken out": lambda d: Choice.objects.filter(pk=one(Choice, d).pk).delete(),
    "a word of a nomination": lambda d: updated(
        one(Recipient, d), name=f"別の団体{d.randrange(10**6)}"
    ),
    "a version of a nomination": lambda d: updated(
        one(Nomination, d, state="accepted"), version=F("version") + 1
    ),
    "the instant of a release": lambda d: updated(
        one(Winner, d), published_at=LATER + timedelta(seconds=d.randrange(1, 10**6))
    ),
    "a word of a winner": lambda d: updated(one(Winner, d), title=f"別の題{d.randrange(10**6)}"),
    "a caption of a winner": lambda d: updated(one(Photo, d), caption=f"別{d.randrange(10**6)}"),
    "a winner put in": lambda d: make.winner("released", round=one(Seal, d).round),
    "the hash of a seal": lambda d: updated(
        one(Seal, d), content_hash=f"{d.randrange(2**256):064x}"
    ),
    "the number of a seal's rows": lambda d: updated(one(Seal, d), row_count=F("row_count") + 1),
    "a seal taken out": lambda d: one(Seal, d).delete(),
    "a seal put in": forged_seal,
    "a line's content": swapped_lines,
    "a line's event": lambda d: updated(one(LedgerEntry, d), event="thing.other"),
    "a line's subject": lambda d: updated(one(LedgerEntry, d), subject="rounds.round:999999"),
    "a line's content and salt": lambda d: erased(
        d.choice(list(LedgerEntry.objects.exclude(event="seal.made")))
    ),
    "content and salt of all lines": lambda d: LedgerEntry.objects.update(payload=None, salt=None),
    "a salt alone": lambda d: updated(one(LedgerEntry, d), salt=None),
    "a content alone": lambda d: updated(one(LedgerEntry, d), payload=None),
    "a salt that is no number": lambda d: updated(one(LedgerEntry, d), salt="ソルト" * 20),
    "a hash that is no number": lambda d: updated(one(LedgerEntry, d), prev_hash="前"),
    "a hash of a content that is no number": lambda d: updated(one(LedgerEntry, d), leaf_hash=""),
    "a content that nobody can read": lambda d: updated(
        one(LedgerEntry, d), payload=d.choice(NO_CONTENTS)
    ),
    "a last content that nobody can read": lambda d: told_otherwise(d.choice(NO_CONTENTS)),
    "a line taken out": lambda d: one(LedgerEntry, d).delete(),
    "the end cut off": lambda d: LedgerEntry.objects.filter(
        seq__gt=d.randrange(LedgerEntry.objects.count())
    ).delete(),
    "the head taken out": lambda d: Head.objects.all().delete(),
    "the head": lambda d: Head.objects.update(seq=F("seq") + d.randrange(1, 9)),
}


@pytest.mark.parametrize("kind", TAMPERINGS)
def test_every_change_behind_the_triggers_is_found(published, kind):
    triggers.remove()
    unseen, tried = [], []
    for turn in range(TIMES):
        with transaction.atomic():
            draw = Draw(f"{kind} {turn}")
            TAMPERINGS[kind](draw)
            # Of two seals one is drawn many times: the same change is found or missed the same way.
            if draw.drawn not in tried and not actions.verify():
                unseen.append(turn)
            tried.append(draw.drawn)
            transaction.set_rollback(True)

    assert unseen == []
    assert actions.verify() == []


def test_the_export_is_verified_and_made_anew_by_a_stranger(published, capsys, tmp_path):
    export = exported(capsys, tmp_path)

    assert "4 seals, 4 sets" in verified(export)
    changed = export.read_text().replace('\\"points\\":5', '\\"points\\":4', 1)
    assert changed != export.read_text()
    export.write_text(changed)
    assert verified(export).endswith("its scores are not those that were sealed\n")


def test_a_stranger_finds_a_set_that_is_left_out(published, capsys, tmp_path):
    export = exported(capsys, tmp_path)
    lines = export.read_text().splitlines(keepends=True)
    export.write_text(
        "".join(line for line in lines if '"occasion": "scores", "lines"' not in line)
    )

    assert verified(export).endswith("its scores were sealed and are not in the export\n")


def test_a_stranger_finds_contents_erased_before_their_terms(published, capsys, tmp_path):
    """Of all lines, and of each alone."""
    export = exported(capsys, tmp_path)
    lines = export.read_text().splitlines()
    count = LedgerEntry.objects.count()
    gone = [
        json.dumps(json.loads(line) | {"payload": None, "salt": None}) for line in lines[:count]
    ]

    found = []
    for place in range(count):
        export.write_text("\n".join([*lines[:place], gone[place], *lines[place + 1 :]]))
        found.append(verifier.main(str(export)))
    export.write_text("\n".join([*gone, *lines[count:]]))

    expected = [f"{seq}: its content was erased before its term" for seq in range(1, count + 1)]
    assert found == expected
    assert verified(export) == f"{expected[0]}\n"


@pytest.mark.parametrize("gone", ["payload", "salt"])
def test_a_stranger_finds_content_or_salt_erased_alone(published, capsys, tmp_path, gone):
    export = exported(capsys, tmp_path)
    rows = [json.loads(line) for line in export.read_text().splitlines()]
    rows[2][gone] = None
    export.write_text("\n".join(json.dumps(row) for row in rows))

    assert verified(export) == "3: its content or its salt was erased alone\n"


@pytest.mark.parametrize(
    ("part", "value", "sentence"),
    [
        ("salt", "z" * 64, "3: its salt is none"),
        ("salt", "ab", "3: its salt is none"),
        ("salt", 7, "line 3 of the file is none of an export"),
        ("leaf_hash", "前の値", "3: one of its hashes is no hash"),
        ("prev_hash", "", "3: one of its hashes is no hash"),
        ("entry_hash", "", "3: does not follow the entry before it"),
        ("entry_hash", None, "line 3 of the file is none of an export"),
        ("event", "\ud800", "line 3 of the file is none of an export"),
        ("payload", "{", "3: its content was changed"),
        ("payload", {}, "line 3 of the file is none of an export"),
        ("seq", "3", "line 3 of the file is none of an export"),
    ],
)
def test_a_stranger_is_told_in_a_sentence_what_is_no_value(
    published, capsys, tmp_path, part, value, sentence
):
    export = exported(capsys, tmp_path)
    rows = [json.loads(line) for line in export.read_text().splitlines()]
    rows[2][part] = value
    export.write_text("\n".join(json.dumps(row) for row in rows))

    assert verified(export) == f"{sentence}\n"


@pytest.mark.parametrize(
    "line",
    [b"", b"{", b"\xff", b"[]", b"{}", b"[" * 100_000, b'{"seal": {}}', b'{"seal": 1}',
     b'{"sealed": {"number": 1, "occasion": "scores", "lines": [1]}}'],
)  # fmt: skip
def test_a_stranger_is_told_which_line_is_none(published, capsys, tmp_path, line):
    export = exported(capsys, tmp_path)
    with export.open("ab") as file:
        file.write(line + b"\n")

    number = len(export.read_bytes().splitlines())
    assert verified(export) == f"line {number} of the file is none of an export\n"


@pytest.mark.parametrize("payload", NO_CONTENTS)
def test_what_nobody_can_read_is_told_in_a_sentence(published, capsys, tmp_path, payload):
    """By both verifiers and the check of all rooms, though every hash is right."""
    triggers.remove()
    told_otherwise(payload)

    sentence = f"{Head.objects.get().seq}: its content is none of a line"
    assert sentence in actions.verify()
    assert f"ledger: {sentence}" in broken()
    assert verified(exported(capsys, tmp_path)) == f"{sentence}\n"


def test_any_letter_in_a_content_stands_in_one_line_of_an_export(capsys, tmp_path):
    """Python ends a line at some letters at which a file of lines does not."""
    reason = "\x0b\x0c\x1c\x85\u2028\u2029"
    actions.record(Event.ROUND_EXTENDED, make.round_(), by=make.user(), at=AT, reason=reason)

    assert verified(exported(capsys, tmp_path)).startswith("OK: 1 entries")


def test_lawful_acts_raise_no_alarm(capsys, tmp_path):
    load_bodies()
    story.load(timezone.now(), lambda *_said: None)

    assert act(120, timezone.now()) >= 120

    assert actions.verify() == []
    assert "OK" in verified(exported(capsys, tmp_path)).splitlines()[-1]


def forged_approval(draw):
    approval = one(Approval, draw)
    approval.pk, approval.version = None, approval.version + 1
    approval.save()


# Rows that no seal is of, and what is said where they are not as the ledger tells.
BESIDE_THE_SEALS = {
    "a phase": (
        lambda d: updated(one(Round, d, phase="judging"), phase="deliberating"),
        "the ledger tells that it is judging",
    ),
    "an approval taken out": (lambda d: one(Approval, d).delete(), "its approvals are not"),
    "an approval put in": (forged_approval, "its approvals are not"),
    "an approval by another": (
        lambda d: updated(one(Approval, d), by=make.user()),
        "its approvals are not",
    ),
    "an announcement": (
        lambda d: updated(one(Announcement, d), at=F("at") - timedelta(days=1)),
        "its announcement is not",
    ),
    "an announcement put in": (
        lambda d: make.announce(one(Round, d, phase="judging"), AT),
        "its announcement is not",
    ),
    "a number of applications": (
        lambda d: updated(one(Announcement, d), application_count=99),
        "its announcement is not",
    ),
    "a reason of a withdrawal": (
        lambda d: updated(one(Withdrawal, d), reason="別の理由"),
        "its withdrawal of",
    ),
    "a withdrawal and what it is of": (
        lambda d: (Withdrawal.objects.all().delete(), Winner.objects.update(state="released")),
        "its withdrawal of",
    ),
    "a reason of a correction": (
        lambda d: updated(one(Correction, d), reason="別の理由"),
        "its corrections are not",
    ),
    "a correction taken out": (lambda d: one(Correction, d).delete(), "its corrections are not"),
    "a correction put in": (
        lambda d: Correction.objects.create(
            winner=one(Winner, d), at=AT, section="names", places=[], reason="偽"
        ),
        "its corrections are not",
    ),
}


def test_rows_beside_the_seals_are_those_that_the_ledger_tells_of():
    """By ``check_invariants``. The demonstration has a round that is released, with a correction."""
    load_bodies()
    now = timezone.now()
    story.load(now, lambda *_said: None)
    winner = Winner.objects.get(state="released", corrections__isnull=False)
    office = make.secretary()
    withdraw(winner, reason="申出のため。", by=office, at=now)
    back = prepare_republication(Withdrawal.objects.get(), reason="誤り。", by=office, at=now)
    republish(back, by=make.secretary(), at=now)
    winner.refresh_from_db()
    withdraw(winner, reason="再度の申出のため。", by=office, at=now)
    assert broken() == []

    unseen = []
    for kind, (change, sentence) in BESIDE_THE_SEALS.items():
        with transaction.atomic():
            change(Draw(kind))
            if not any(sentence in fault for fault in broken()):
                unseen.append(kind)
            transaction.set_rollback(True)
    assert unseen == []


def exported(capsys, folder):
    call_command("ledger", "export", "--sealed")
    export = folder / "ledger.jsonl"
    export.write_text(capsys.readouterr().out, encoding="utf-8")
    return export


def verified(export):
    done = subprocess.run(
        [sys.executable, "-I", "nominations/ledger/verifier.py", str(export)],
        capture_output=True, text=True, check=False, cwd=environment.ROOT,
    )  # fmt: skip
    return done.stdout


def test_what_is_erased_together_leaves_its_event_and_subject_protected():
    for _line in range(2):
        actions.record(Event.SEAT_GIVEN, make.round_(), by=make.user(), at=LONG_AGO)
    entry = LedgerEntry.objects.get(seq=2)
    LedgerEntry.objects.filter(pk=entry.pk).update(payload=None, salt=None)
    assert actions.verify() == []

    triggers.remove()
    LedgerEntry.objects.filter(pk=entry.pk).update(event="seat.ended")

    assert actions.verify() == ["2: its hash does not match"]


def test_a_correction_seals_anew_and_is_no_alarm(published):
    winner = Winner.objects.earliest("pk")
    names = read(winner).names
    seen = seen_of(names)
    corrected = names.with_columns({"title": "訂正した題"})

    since = LATER + timedelta(days=1)
    correct(winner, corrected, seen=seen, reason="誤字", by=published.office, at=since)

    assert actions.verify() == []
    assert Seal.objects.filter(occasion="release").count() == 2


def test_scoring_that_was_reopened_is_no_alarm_until_it_is_closed_again(capsys, tmp_path):
    """The line of the ledger takes the seal out of force, and not the phase."""
    round_, by = make.round_(Phase.JUDGING), make.secretary()
    make.sheet(make.member(round_), make.nomination("accepted", round=round_), 5, 4, 3, 2, 1, 5)
    actions.seal(round_, nominations_of(round_), by=by, at=AT)
    now = timezone.now()
    office.close_scoring(round_, by=by, at=now)
    until = now + timedelta(days=30)
    office.reopen_scoring(round_, scoring_closes_at=until, reason="欠席。", by=by, at=now)
    Score.objects.update(points=2)

    assert actions.verify() == []
    assert "OK" in verified(exported(capsys, tmp_path))

    office.close_scoring(round_, by=by, at=now)
    assert actions.verify() == []
    assert "OK" in verified(exported(capsys, tmp_path))

    Round.objects.update(phase=Phase.JUDGING)
    Score.objects.update(points=3)
    seal = Seal.objects.latest("seq")
    assert actions.verify() == [
        f"round {round_.number}: its scores are not those of seal {seal.pk}"
    ]
    assert "its scores are not those that were sealed" in verified(exported(capsys, tmp_path))


@pytest.mark.parametrize("phase", ["open", "deliberating", "decided"])
def test_a_winner_put_into_a_round_that_has_released_nothing_is_found(phase):
    round_ = make.round_(phase)
    actions.record(Event.ROUND_CREATED, round_, by=make.secretary(), at=AT)
    make.winner("drafting", round=round_)
    assert actions.verify() == []

    make.winner("released", round=round_)

    assert actions.verify() == [f"round {round_.number}: its release have no seal"]


def test_a_seal_of_what_nobody_makes_anew_is_named(published):
    seal = actions.seal(published.round, SealedSet("other", ()), by=published.office, at=AT)

    assert actions.verify() == [
        f"round {published.round.number}: its other, of seal {seal.pk}, were not made anew"
    ]


@pytest.mark.parametrize("command", [["ledger", "verify"], ["check_invariants"]])
def test_a_head_that_is_gone_is_told_in_a_sentence(published, command):
    Head.objects.all().delete()

    last = LedgerEntry.objects.count()
    with pytest.raises(CommandError, match=f"head: its row is gone; the chain ends at {last}"):
        call_command(*command)


def test_a_seal_whose_round_is_gone_is_named():
    round_ = make.round_()
    seal = actions.seal(round_, SealedSet("scores", ()), by=make.secretary(), at=AT)

    with transaction.atomic():
        # The keys are asked about at the end of the transaction, which does not come.
        Round.objects.filter(pk=round_.pk)._raw_delete("default")
        found = actions.verify()
        transaction.set_rollback(True)

    assert found == [f"seal {seal.pk}: the round that it is of is gone"]


def test_a_nomination_withdrawn_while_the_members_score_is_no_alarm():
    """It was sealed, and its body may still take it back."""
    from nominations.intake import actions as intake  # noqa: PLC0415

    round_ = make.round_("judging")
    kept, gone = (make.nomination("accepted", round=round_) for _ in range(2))
    Nomination.objects.filter(pk=gone.pk).update(submitted_at=AT)
    seal = actions.seal(round_, nominations_of(round_), by=make.secretary(), at=AT)
    gone.refresh_from_db()

    intake.withdraw(gone, reason="取りやめ", by=make.officer(gone.body), at=timezone.now())

    assert actions.verify() == []
    triggers.remove()
    Nomination.objects.filter(pk=kept.pk).update(state="withdrawn")
    assert actions.verify() == [
        f"round {round_.number}: its nominations are not those of seal {seal.pk}"
    ]


COLUMNS = "seq, prev_hash, leaf_hash, entry_hash, event, subject, payload, salt"
OF_TWO = " FROM ledger_ledgerentry WHERE seq = 2"
REPLACING = (
    f"INSERT OR REPLACE INTO ledger_ledgerentry SELECT *{OF_TWO}",
    f"REPLACE INTO ledger_ledgerentry (id, {COLUMNS}) SELECT 990, {COLUMNS}{OF_TWO}",
    "UPDATE OR REPLACE ledger_ledgerentry SET id = 1 WHERE id = 2",
    "UPDATE OR REPLACE ledger_ledgerentry SET seq = 1 WHERE seq = 2",
    "INSERT OR REPLACE INTO ledger_seal SELECT * FROM ledger_seal",
    "UPDATE ledger_seal SET content_hash = 'x'",
    "DELETE FROM ledger_seal",
    "UPDATE ledger_ledgerentry SET salt = NULL",
    "UPDATE ledger_ledgerentry SET payload = NULL",
)


@pytest.mark.parametrize("statement", REPLACING)
def test_the_database_refuses_what_takes_the_place_of_a_row(published, statement):
    if connection.vendor == "postgresql" and "REPLACE" in statement:
        # PostgreSQL has no REPLACE; what it has instead is an update.
        statement = "UPDATE ledger_ledgerentry SET id = 990 WHERE seq = 2"

    with (
        pytest.raises(DatabaseError, match="append only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)

    assert actions.verify() == []
