"""A member pledges once for each round; no score waits for it, and the secretariat sees who has."""

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.rounds.models import Phase
from nominations.judging import actions
from nominations.ledger.models import LedgerEntry
from nominations.people.models import CommitteeSeat
from tests import make

pytestmark = pytest.mark.django_db
ASKED = "採点の前に、次のことを誓約してください"


def test_a_member_pledges_on_their_first_page_and_is_asked_no_more(client, page):
    seat = make.member(make.round_(Phase.JUDGING))
    home = reverse("judging-home")
    assert ASKED in page(home, seat.user).text

    for _click in range(2):
        client.post(reverse("judging-pledge", args=[seat.round.number]))

    assert ASKED not in page(home, seat.user).text
    assert LedgerEntry.objects.filter(event="seat.pledged").count() == 1
    assert CommitteeSeat.objects.get(pk=seat.pk).pledged_at is not None


def test_the_secretariat_sees_who_has(page):
    seat = make.member(make.round_(Phase.JUDGING))
    url = reverse("judging-progress", args=[seat.round.number])
    office = make.secretary()
    before = page(url, office).text

    actions.pledge(seat, by=seat.user, at=timezone.now())

    after = page(url, office).text
    assert before.count("まだ") - after.count("まだ") == 1


def test_after_the_scoring_nobody_is_asked(page):
    seat = make.member(make.round_(Phase.DELIBERATING))

    assert ASKED not in page(reverse("judging-home"), seat.user).text


def test_of_another_committee_there_is_nothing_to_pledge(client):
    seat, other = make.member(make.round_(Phase.JUDGING)), make.member(make.round_(Phase.JUDGING))
    client.force_login(seat.user)

    answer = client.post(reverse("judging-pledge", args=[other.round.number]))

    assert answer.status_code == 404
    assert not CommitteeSeat.objects.exclude(pledged_at=None).exists()
