"""Starting a nomination and saving its sections."""

import uuid
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from awards.bilingual import Text
from awards.dossier import values
from nominations.changing import Refused, Stale
from nominations.editing.saving import seen_of
from nominations.intake import actions
from nominations.intake.models import Nomination, Partner, Recipient, RegionFact
from nominations.intake.reading import read
from nominations.ledger.models import LedgerEntry
from tests import make

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)
RECIPIENT = values.Recipient(
    name=Text("見本友好協会"),
    kana="みほん",
    kind="npo",
    prefecture="10",
    home_municipality=Text("見本市"),
)


def stored(nomination, section):
    return read(nomination).section(section)


def seen(nomination, section):
    return seen_of(stored(nomination, section))


def save(nomination, section, by, changes=None, rows=None, **more):
    more.setdefault("seen", seen(nomination, section))
    more.setdefault("at", timezone.now())
    value = stored(nomination, section).with_columns(changes or {})
    if rows is not None:
        value = replace(value, rows=tuple(rows))
    return actions.revise(nomination, value, by=by, **more)


@pytest.fixture
def draft():
    return make.nomination(complete=True)


@pytest.fixture
def writer(draft):
    return make.officer(draft.body, "drafter")


def test_a_drafter_starts_a_nomination_with_their_own_address():
    body, round_ = make.body(), make.round_("open")
    by = make.officer(body, "drafter", section="国際課")
    key = uuid.uuid4()

    made = actions.start(body, round_, key=key, by=by, at=timezone.now())

    assert (made.pk, made.state, made.body, made.round) == (key, "draft", body, round_)
    assert (made.desk_office, made.desk_person, made.desk_email) == ("国際課", by.name, by.email)
    assert [entry.event for entry in LedgerEntry.objects.all()] == ["nomination.started"]


def test_a_double_click_on_start_makes_one_draft():
    body, round_ = make.body(), make.round_("open")
    by = make.officer(body)
    key = uuid.uuid4()

    first = actions.start(body, round_, key=key, by=by, at=timezone.now())
    second = actions.start(body, round_, key=key, by=by, at=timezone.now())

    assert first == second
    assert Nomination.objects.count() == 1
    assert LedgerEntry.objects.count() == 1


def test_the_key_of_another_bodys_nomination_is_as_good_as_none():
    theirs = make.nomination()
    body = make.body()

    with pytest.raises(Nomination.DoesNotExist):
        actions.start(body, theirs.round, key=theirs.pk, by=make.officer(body), at=timezone.now())


def test_a_body_starts_no_more_than_the_round_allows_and_a_withdrawn_one_makes_room():
    body, round_ = make.body(), make.round_("open", nominations_per_body=1)
    by = make.officer(body)
    first = actions.start(body, round_, key=uuid.uuid4(), by=by, at=timezone.now())

    with pytest.raises(Refused, match="1件まで"):
        actions.start(body, round_, key=uuid.uuid4(), by=by, at=timezone.now())

    actions.withdraw(first, reason="重複", by=by, at=timezone.now())
    actions.start(body, round_, key=uuid.uuid4(), by=by, at=timezone.now())
    assert Nomination.objects.count() == 2


@pytest.mark.parametrize("phase", ["preparing", "judging", "deliberating", "decided"])
def test_nothing_is_started_in_another_phase(phase):
    body = make.body()

    with pytest.raises(Refused, match="推薦の受付を"):
        actions.start(
            body,
            make.round_(phase),
            key=uuid.uuid4(),
            by=make.officer(body),
            at=timezone.now(),
        )


def test_nothing_is_started_before_the_window_and_after_it():
    body, round_ = make.body(), make.round_("open")
    by = make.officer(body)

    for away in (-20 * DAY, 20 * DAY):
        with pytest.raises(Refused):
            actions.start(body, round_, key=uuid.uuid4(), by=by, at=timezone.now() + away)


def test_a_stranger_neither_starts_nor_writes(draft):
    stranger = make.officer(make.body())

    with pytest.raises(Refused, match="担当者だけ"):
        actions.start(draft.body, draft.round, key=uuid.uuid4(), by=stranger, at=timezone.now())
    with pytest.raises(Refused, match="担当者だけ"):
        save(draft, "work", stranger, {"title": "別の題"})


def test_saving_a_section_counts_a_version_and_leaves_no_line_in_the_ledger(draft, writer):
    at = timezone.now()

    save(draft, "work", writer, {"title": "新しい題"}, at=at)

    draft.refresh_from_db()
    assert (draft.title, draft.version, draft.changed_at) == ("新しい題", 2, at)
    assert not LedgerEntry.objects.exists()


def test_saving_what_is_there_already_changes_nothing(draft, writer):
    save(draft, "work", writer, {"title": draft.title}, seen="not what is stored")

    draft.refresh_from_db()
    assert draft.version == 1


def test_the_second_of_two_writers_is_told_and_overwrites_nothing(draft, writer):
    opened = seen(draft, "work")
    save(draft, "work", writer, {"title": "先に保存した題"}, seen=opened)

    with pytest.raises(Stale):
        save(draft, "work", writer, {"title": "後から保存した題"}, seen=opened)

    draft.refresh_from_db()
    assert draft.title == "先に保存した題"


def test_two_writers_in_two_sections_do_not_disturb_each_other(draft, writer):
    opened = seen(draft, "past")
    save(draft, "work", writer, {"title": "新しい題"})

    save(draft, "past", writer, {"past_awards": "なし"}, seen=opened)

    draft.refresh_from_db()
    assert (draft.title, draft.past_awards) == ("新しい題", "なし")


def test_rows_keep_their_keys_and_follow_the_order_given(draft, writer):
    old = Recipient.objects.get(nomination=draft)
    there = stored(draft, "recipients").rows[0]

    save(draft, "recipients", writer, rows=[RECIPIENT, there])

    rows = list(Recipient.objects.filter(nomination=draft).order_by("position"))
    assert [row.position for row in rows] == [1, 2]
    assert rows[1].pk == old.pk
    assert rows[0].name == "見本友好協会"


def test_a_row_that_is_missing_is_removed_with_its_region(draft, writer):
    save(draft, "partners", writer, rows=[])

    assert not Partner.objects.filter(nomination=draft).exists()
    assert RegionFact.objects.filter(nomination=draft).count() == 1


def test_a_forged_row_key_is_as_good_as_none(draft, writer):
    theirs = make.nomination(complete=True, round=draft.round)
    forged = Recipient.objects.get(nomination=theirs)

    with pytest.raises(Recipient.DoesNotExist):
        save(draft, "recipients", writer, rows=[replace(RECIPIENT, key=forged.pk)])

    forged.refresh_from_db()
    assert forged.nomination == theirs


def test_regions_come_one_for_the_own_region_and_one_a_partner(draft, writer):
    RegionFact.objects.all().delete()
    rows = stored(draft, "regions").rows
    assert [row.partner for row in rows] == [None, Partner.objects.get().pk]

    save(draft, "regions", writer, rows=[rows[0], replace(rows[1], population=5000)])

    written = [
        (row.name.ja, row.population, row.key is None) for row in stored(draft, "regions").rows
    ]
    assert written == [("", None, True), ("リンデン市", 5000, False)]


def test_a_region_of_another_bodys_partner_is_as_good_as_none(draft, writer):
    theirs = Partner.objects.get(nomination=make.nomination(complete=True, round=draft.round))
    rows = stored(draft, "regions").rows

    with pytest.raises(RegionFact.DoesNotExist):
        save(draft, "regions", writer, rows=[*rows, replace(rows[0], partner=theirs.pk)])


@pytest.mark.parametrize("state", ["submitted", "accepted", "ineligible", "withdrawn"])
def test_only_a_draft_or_a_returned_one_is_written(state):
    locked = make.nomination(state)

    with pytest.raises(Refused, match="変えられません"):
        save(locked, "work", make.officer(locked.body), {"title": "別の題"})


def test_nothing_is_written_after_the_deadline(draft, writer):
    late = draft.round.nominations_close_at + timedelta(seconds=1)

    with pytest.raises(Refused, match="提出期限"):
        save(draft, "work", writer, {"title": "別の題"}, at=late)
