"""What is written of a person and their seat is corrected; who it is, and what it is for, is not."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from nominations.changing import Refused, Stale
from nominations.ledger.models import LedgerEntry
from nominations.letters.models import Letter
from nominations.people import actions
from nominations.people.models import BodySeat, CommitteeSeat, OfficeSeat
from nominations.people.seat_details import details_of, fingerprint_of_details
from tests import make
from tests.filled import filled

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TODAY, TOMORROW = date(2026, 11, 23), date(2026, 11, 24)


def officers_seat(role="drafter"):
    return BodySeat.objects.get(user=make.officer(make.body(), role=role))


def revise(seat, by=None, seen=None, **changes):
    stored = details_of(seat)
    actions.revise_seat(
        seat,
        replace(stored, **changes),
        seen=seen or fingerprint_of_details(stored),
        by=by or make.secretary(),
        at=AT,
    )


def lines():
    return [
        json.loads(str(entry.payload))["facts"]
        for entry in LedgerEntry.objects.filter(event="seat.revised")
    ]


def test_name_section_role_and_end_of_term_are_corrected_and_recorded():
    seat = officers_seat()

    revise(seat, name="正しい 名前", section="国際課", role="submitter", ends_on=TOMORROW)

    seat = BodySeat.objects.select_related("user").get(pk=seat.pk)
    assert (seat.user.name, seat.user.section) == ("正しい 名前", "国際課")
    assert (seat.role, seat.ends_on) == ("submitter", TOMORROW)
    assert lines() == [
        {"name": "正しい 名前", "section": "国際課", "role": "submitter", "ends_on": "2026-11-24"}
    ]


def test_whose_seat_allows_something_else_or_for_how_long_is_told():
    seat = officers_seat()

    revise(seat, name="正しい 名前")
    assert Letter.objects.count() == 0
    revise(seat, role="submitter")
    revise(seat, ends_on=TOMORROW)
    actions.end_seat(seat, by=make.secretary(), at=AT)

    told = list(Letter.objects.order_by("pk").values_list("message", flat=True))
    assert [str(seat.body) in one and "利用登録を変更しました" in one for one in told] == [True] * 3
    assert "役割　　　提出担当\n　変更前　　作成担当（提出はできません）\n" in told[0]
    assert "変更前" not in told[1] + told[2]
    assert "2026年11月24日まで" in told[1]
    assert "2026年11月22日まで" in told[2]
    assert {seat.user.email} == {address for one in Letter.objects.all() for address in one.to}


def test_a_members_affiliation_is_the_committees_and_not_the_persons():
    seat = make.member(make.round_(), section="文学部")

    revise(seat, affiliation="見本大学名誉教授")

    seat.refresh_from_db()
    assert (seat.affiliation, seat.user.section) == ("見本大学名誉教授", "文学部")
    assert details_of(seat).affiliation == "見本大学名誉教授"


def test_the_same_details_change_nothing_and_leave_no_line():
    revise(officers_seat())

    assert lines() == []


def test_what_somebody_else_has_written_meanwhile_is_not_overwritten():
    seat = officers_seat()
    seen = fingerprint_of_details(details_of(seat))
    revise(seat, section="国際課")

    with pytest.raises(Stale):
        revise(seat, section="交流課", seen=seen)


@pytest.mark.parametrize("day", [date(2026, 11, 22), date(2020, 1, 1)])
def test_a_term_does_not_end_in_the_past_here(day):
    with pytest.raises(Refused, match="今日以後"):
        revise(officers_seat(), ends_on=day)


def test_a_seat_that_is_over_is_left_as_it_was():
    seat = officers_seat()
    BodySeat.objects.filter(pk=seat.pk).update(ends_on=date(2026, 11, 22))
    seat.refresh_from_db()

    with pytest.raises(Refused, match="既に終わって"):
        revise(seat, name="別の 名前")


def test_the_only_secretary_gets_no_last_day():
    seat = OfficeSeat.objects.get(user=make.secretary())

    with pytest.raises(Refused, match="誰もいなくなります"):
        revise(seat, by=seat.user, ends_on=TOMORROW)


def test_a_term_does_not_grow_into_the_next_one():
    seat = officers_seat()
    BodySeat.objects.filter(pk=seat.pk).update(ends_on=TODAY)
    seat.refresh_from_db()
    BodySeat.objects.create(user=seat.user, body=seat.body, role="drafter", starts_on=TOMORROW)

    with pytest.raises(Refused, match="重なって"):
        revise(seat, ends_on=None)


def test_it_is_done_by_the_page_with_what_is_stored_in_the_form(client, page):
    seat, office = officers_seat(), make.secretary()
    url = reverse("seat-edit", args=["body", seat.pk])
    assert url in page(reverse("people-body", args=[seat.body.code]), office).links

    sent = filled(page(url, office).html)
    answer = client.post(url, sent | {"name": "正しい 名前", "section": "国際課"})

    assert answer.status_code == 302
    text = page(answer.url, office).text
    assert ("正しい 名前" in text, "国際課" in text) == (True, True)
    assert BodySeat.objects.get(pk=seat.pk).role == "drafter"


def test_a_form_that_is_older_than_what_is_stored_comes_back_with_what_was_typed(client, page):
    seat, office = officers_seat(), make.secretary()
    url = reverse("seat-edit", args=["body", seat.pk])
    sent = filled(page(url, office).html) | {"section": "長く書いた所属"}
    revise(seat, section="国際課")

    refused = client.post(url, sent)
    again = client.post(url, filled(refused.content.decode()))

    assert (refused.status_code, again.status_code) == (409, 302)
    seat.user.refresh_from_db()
    assert seat.user.section == "長く書いた所属"


@pytest.mark.parametrize(
    ("seat", "offered"),
    [(officers_seat, {"name", "section", "role", "ends_on"}),
     (lambda: make.member(make.round_()), {"name", "affiliation"}),
     (lambda: OfficeSeat.objects.get(user=make.host_officer()), {"name", "section", "ends_on"})],
)  # fmt: skip
def test_each_kind_of_seat_offers_what_it_has(page, seat, offered):
    made = seat()
    kind = {BodySeat: "body", CommitteeSeat: "committee", OfficeSeat: "office"}[type(made)]

    form = filled(page(reverse("seat-edit", args=[kind, made.pk]), make.secretary()).html)

    assert set(form) - {"seen", "csrfmiddlewaretoken"} == offered
    assert timezone.localdate() >= TODAY
