"""What a section's page costs: the same however many partners there are (counted in queries)."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.winners.models import Partner
from nominations.release.sections import TITLES
from tests.filled import filled
from tests.release.stage import completed, decided, drafted

pytestmark = pytest.mark.django_db
# Two of them for what proofreading finds and what was accepted of it.
MOST = 14


def profile(partners=1):
    on = decided(1)
    winner = completed(drafted(on))
    for position in range(2, partners + 1):
        Partner.objects.create(winner=winner, position=position, name=f"町{position}")
    return on, winner


@pytest.mark.parametrize("slug", TITLES)
def test_the_page_of_a_section(page, slug):
    on, winner = profile(20)

    assert page(reverse("profile-section", args=[winner.pk, slug]), on.office).queries <= MOST


def saving(client, page, partners):
    on, winner = profile(partners)
    url = reverse("profile-section", args=[winner.pk, "partners"])
    form = filled(page(url, on.office).html)
    every = {f"partners-{n}-name_en": f"Town {n}" for n in range(partners)}
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.post(url, form | every).status_code == 302
    return len(queries)


def test_saving_all_of_one_partner_costs_what_it_costs_for_twenty(client, page):
    assert saving(client, page, 1) == saving(client, page, 20)
