"""Entries as sentences."""

from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from nominations.ledger import sealed
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.ledger.models import LedgerEntry
from nominations.ledger.telling import OCCASIONS, SENTENCES, tell
from tests import make

AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def test_every_event_has_a_sentence_in_both_languages():
    assert set(SENTENCES) == set(Event)
    for language in ("ja", "en"):
        with translation.override(language):
            written = {event: str(sentence) for event, sentence in SENTENCES.items()}
        assert [event for event, text in written.items() if "%(what)s" not in text] == []
        assert len(set(written.values())) == len(Event)


def test_every_occasion_of_a_seal_has_its_words():
    sets = (sealed.nominations([]), sealed.scores([]), sealed.decision([]), sealed.release([]))
    assert {one.occasion for one in sets} == set(OCCASIONS)


def test_an_entry_says_who_did_what_when_and_why():
    nomination, person = make.nomination(title="雪のまちの交流"), make.user(name="山田花子")
    facts = {"reason": "数値の誤り", "due_at": "2026-12-04T17:00:00+09:00", "digest": "0" * 64}
    entry = record(Event.NOMINATION_RETURNED, nomination, by=person, at=AT, **facts)

    told = tell([entry])[entry.seq]

    assert (told.by, told.at) == ("山田花子", AT)
    assert told.what == "推薦「雪のまちの交流」を差し戻しました。"
    assert told.details == "再提出の期限：2026年12月4日（金）17時　理由：数値の誤り"


def test_what_is_gone_is_told_by_its_kind():
    round_ = make.round_()
    entry = record(Event.ROUND_DELETED, round_, by=make.user(), at=AT, number=round_.number)
    round_.delete()

    assert tell([entry])[entry.seq].what == "表彰回を削除しました。"


def test_what_waits_is_not_told():
    entry = record(Event.SHEET_FINALISED, make.round_(), by=make.user(), at=AT, reason="ひみつ")

    told = tell([entry], {Event.SHEET_FINALISED.code})[entry.seq]

    assert (told.at, told.by, told.details) == (None, "", "")


def test_an_erased_entry_still_says_what_happened():
    nomination = make.nomination(title="雪のまちの交流")
    entry = record(Event.NOMINATION_SUBMITTED, nomination, by=make.user(), at=AT)
    entry.payload = entry.salt = None

    assert tell([entry])[entry.seq].what == "推薦「雪のまちの交流」を提出しました。"


def test_names_are_read_once_for_a_page():
    round_ = make.round_()

    def queries(count):
        for _ in range(count):
            nomination = make.nomination(round=round_, body=make.body())
            record(Event.NOMINATION_SUBMITTED, nomination, by=make.user(), at=AT)
        with CaptureQueriesContext(connection) as asked:
            tell(LedgerEntry.objects.all())
        return len(asked)

    assert queries(1) == queries(5)
