"""What a body has changed since a return: every place, with what was there and what is."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.rounds.models import Round
from nominations.intake.comparing import Change, changed_since_return, changes_of
from nominations.intake.models import Nomination, Partner
from nominations.intake.reading import read
from nominations.screening import actions as screening
from nominations.screening.models import ReturnNote, ScreeningCheck
from tests import make

pytestmark = pytest.mark.django_db


@pytest.fixture
def returned():
    made = make.nomination("submitted", complete=True)
    now = timezone.now()
    secretary = make.secretary()
    ScreeningCheck.objects.create(
        nomination=made, item="kind", finding="met", note="台帳で確認", at=now, by=secretary
    )
    screening.return_for_correction(
        made, reason="直す", due_at=now + timedelta(days=3), by=secretary, at=now
    )
    return made


def change(nomination: Nomination, **columns: object):
    Nomination.objects.filter(pk=nomination.pk).update(**columns)


def test_nothing_is_told_of_what_stayed(returned):
    dossier = read(returned)

    assert changed_since_return(dossier) == set()
    assert [changes_of(dossier, slug) for slug in dossier.sections()] == [[]] * 10


def test_a_column_tells_what_was_there_and_what_is(returned):
    was = returned.title
    change(returned, title="雪のまちの交流", started_year="1999")

    changes = changes_of(read(returned), "work")

    assert changes[0] == Change("", "事業名", was, "雪のまちの交流")
    assert changes[1].now == "平成11（1999）年"


def test_a_row_is_followed_by_its_key(returned):
    partner = returned.partners.first()
    name, country = partner.name, partner.get_country_display()
    Partner.objects.filter(pk=partner.pk).update(position=5, country="FR")
    Partner.objects.create(nomination=returned, position=1, name="新しい市")

    told = [(c.row, c.label, c.was, c.now) for c in changes_of(read(returned), "partners")]

    assert ("1番目", "交流先の名称", "", "新しい市") in told
    assert ("2番目", "国・地域", country, "フランス") in told
    assert name not in {now for _row, _label, _was, now in told}


def test_a_row_that_is_gone_is_told_last(returned):
    partner = returned.partners.last()
    texts = {partner.name, partner.get_kind_display()}
    partner.delete()

    changes = changes_of(read(returned), "partners")

    assert {c.row for c in changes} == {"削除"}
    assert texts <= {c.was for c in changes}
    assert {c.now for c in changes} == {""}


def test_the_secretariat_reads_both_texts_and_its_former_findings(client, returned):
    was = returned.title
    change(returned, title="雪のまちの交流")
    client.force_login(make.secretary())

    text = client.get(reverse("screening", args=[returned.pk])).content.decode()

    assert f'<del lang="ja">{was}</del>' in text
    assert '<ins lang="ja">雪のまちの交流</ins>' in text
    assert "台帳で確認" in text
    assert "差し戻す前に保存した結果です" in text


def test_a_region_of_a_partner_is_told_by_the_partners_name(returned):
    dossier = read(returned)
    rows = tuple(
        replace(row, population=12_345) if row.partner else row for row in dossier.regions.rows
    )
    changed = replace(dossier, regions=replace(dossier.regions, rows=rows))

    told = {(c.row, c.label, c.now) for c in changes_of(changed, "regions")}

    assert told == {(p.name.ja, "人口（人）", "12,345") for p in dossier.partners.rows}


def test_what_was_written_before_a_return_is_read_by_the_secretariat_alone(client, returned):
    """Neither the body, whose newer text stands, nor the committee nor the back office reads it."""
    ReturnNote.objects.update(written={"work": {"title": "前の題のしるし"}})
    Nomination.objects.filter(pk=returned.pk).update(state="accepted", entry_number=1)
    Round.objects.update(phase="judging")
    note, key = ReturnNote.objects.get(), [returned.pk]
    readers = {
        make.officer(returned.body): [reverse("nomination", args=key)],
        make.member(returned.round).user: [reverse("judging", args=key)],
        make.user(is_staff=True): [
            reverse("admin:screening_returnnote_changelist"),
            reverse("admin:screening_returnnote_change", args=[note.pk]),
        ],
        make.secretary(): [reverse("screening", args=key)],
    }

    told = []
    for reader, urls in readers.items():
        client.force_login(reader)
        answers = [client.get(url) for url in urls]
        assert {answer.status_code for answer in answers} == {200}
        told.append(any("前の題のしるし" in a.content.decode() for a in answers))

    assert told == [False, False, False, True]
