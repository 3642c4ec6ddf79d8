"""Letters as they were written: read by the secretariat, and by those to whom they went."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from post_office.models import STATUS

from nominations.ledger.models import LedgerEntry
from nominations.letters import actions
from nominations.letters.outgoing import WAITS, waiting
from nominations.people.models import OfficeSeat
from tests import make

pytestmark = pytest.mark.django_db
LIST = "letter-list"


def address(letter):
    return reverse("letter", args=[letter.pk])


def test_the_secretariat_reads_all_and_an_officer_those_to_themselves(page, client):
    officer, colleague = make.officer(make.body()), make.officer(make.body())
    own, other = make.letter(officer, "受け付けました"), make.letter(colleague, "差し戻しました")

    for reader, read in ((make.secretary(), [own, other]), (officer, [own]), (colleague, [other])):
        links = page(reverse(LIST), reader).links
        assert [address(one) in links for one in (own, other)] == [
            one in read for one in (own, other)
        ]
        codes = [client.get(address(one)).status_code for one in (own, other)]
        assert codes == [200 if one in read else 404 for one in (own, other)]


def test_a_letter_is_read_as_it_was_written(page):
    letter = make.letter(make.user(), "件名 <b>", "一行目\n\n受付番号　ABCD2345 & 次")

    text = page(address(letter), make.secretary()).text

    for part in ("件名 <b>", "一行目", "受付番号　ABCD2345 & 次", letter.to[0], "送信済み"):
        assert part in text


@pytest.mark.parametrize("way", ["confirm/{}/", "accounts/password/reset/key/1-{}/"])
def test_an_address_that_opens_something_is_shown_to_nobody(page, way):
    person = make.user()
    key = "0123456789abcdef" * 2
    link = "https://award.example/" + way.format(waiting(key) if "confirm" in way else WAITS)
    letter = make.letter(person, message=f"次から開けます。\n{link}\nよろしくお願いします。")

    for reader in (make.secretary(), person):
        found = page(address(letter), reader)
        assert "よろしくお願いします。" in found.text
        assert [word in found.html for word in (key, WAITS, "award.example")] == [False] * 3


def test_one_that_failed_is_sent_once_more_and_no_other(client, page):
    office = make.secretary()
    failed, sent = (make.letter(make.user(), status=s) for s in (STATUS.failed, STATUS.sent))
    client.force_login(office)

    answers = [
        client.post(reverse("letter-again", args=[letter.pk])) for letter in (failed, failed, sent)
    ]

    assert [answer.status_code for answer in answers] == [302, 302, 409]
    assert "既に送信されています" in answers[-1].content.decode()
    states = [type(one).objects.get(pk=one.pk).status for one in (failed, sent)]
    assert states == [STATUS.queued, STATUS.sent]
    assert LedgerEntry.objects.filter(event="letter.queued_again").count() == 1


def test_the_list_is_found_by_subject_address_and_state(page):
    office, one, two = make.secretary(), make.user(), make.user()
    first = make.letter(one, "受け付けました", status=STATUS.failed)
    second = make.letter(two, "差し戻しました")

    def shown(**asked):
        links = page(reverse(LIST, query=asked), office).links
        return [letter for letter in (first, second) if address(letter) in links]

    assert shown(q="受け付け") == [first]
    assert shown(q=two.email) == [second]
    assert shown(state=str(STATUS.failed)) == [first]
    assert shown(state="77") == shown(state="x") == shown(page="999999999999") == [first, second]
    assert shown(q="x" * 5000) == [first, second]


def test_the_list_costs_the_same_however_many_there_are(client):
    client.force_login(make.secretary())
    client.get(reverse(LIST))

    def queries(n):
        for _ in range(n):
            make.letter(make.user())
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(LIST)).status_code == 200
        return len(asked)

    assert queries(1) == queries(60)


def test_a_letter_that_waits_for_its_instant_says_until_when(page):
    office = make.secretary()
    letter = make.letter(make.user(), status=STATUS.queued)
    actions.hold([letter], until=datetime(2027, 3, 1, 5, tzinfo=UTC))

    assert "2027年3月1日" in page(address(letter), office).text


def test_its_addressee_reads_it_no_sooner_than_it_may_leave(page, client):
    office, person = make.secretary(), make.user()
    letter = make.letter(person, status=STATUS.queued)

    def read_by(reader):
        is_listed = address(letter) in page(reverse(LIST), reader).links
        return is_listed, client.get(address(letter)).status_code

    actions.hold([letter], until=timezone.now() + timedelta(hours=1))
    assert (read_by(person), read_by(office)) == ((False, 404), (True, 200))

    actions.hold([letter], until=timezone.now() - timedelta(seconds=1))
    assert read_by(person) == (True, 200)


def test_one_that_waits_for_another_try_is_read_by_its_addressee(page):
    person = make.user()
    letter = make.letter(
        person, status=STATUS.requeued, scheduled_time=timezone.now() + timedelta(minutes=15)
    )

    assert address(letter) in page(reverse(LIST), person).links


def test_a_member_who_works_in_the_office_reads_none_to_the_other_members(page, client):
    """Why another member may not judge a nomination is told to those who judge none of them."""
    seat, other = make.member(make.round_()), make.member(make.round_())
    colleague = make.member(seat.round)
    OfficeSeat.objects.create(user=seat.user, role="secretariat", starts_on=make.LONG_AGO)
    own, theirs, elsewhere = (make.letter(s.user) for s in (seat, colleague, other))

    links = page(reverse(LIST), seat.user).links
    codes = [client.get(address(one)).status_code for one in (own, theirs, elsewhere)]

    assert [address(one) in links for one in (own, theirs, elsewhere)] == [True, False, True]
    assert codes == [200, 404, 200]
    assert client.post(reverse("letter-again", args=[theirs.pk])).status_code == 404
