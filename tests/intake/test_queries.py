"""What a section page, its autosave and a submission ask of the database, for 1 and 20 partners."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.rounds.models import Phase, Round
from nominations.intake.models import Nomination, Partner, RegionFact
from nominations.intake.sections import TITLES
from tests import make
from tests.filled import filled

pytestmark = pytest.mark.django_db

# A field of each section that an officer may be typing in; photographs have pages of their own.
TYPED = {
    "cover": "nominator",
    "recipients": "recipients-0-name",
    "partners": "partners-0-name",
    "work": "title",
    "appeals": "appeals-0-text",
    "regions": "regions-1-description",
    "past": "past_awards",
    "contacts": "contacts-0-office",
}


def nomination_with(partners: int) -> Nomination:
    running = Round.objects.filter(phase=Phase.OPEN).first() or make.round_(Phase.OPEN)
    nomination = make.nomination(complete=True, round=running)
    for n in range(2, partners + 1):
        partner = Partner.objects.create(
            nomination=nomination,
            position=n,
            name=f"市{n}",
            kind="city",
            country="DE",
            agreement_kind="姉妹都市",
            signed_on="1990-04-01",
            agreement_owner="見本市",
        )
        RegionFact.objects.create(
            nomination=nomination,
            partner=partner,
            position=n + 1,
            population=5,
            as_of="2011-04-01",
            area_km2="1",
            description="町",
        )
    return nomination


@pytest.fixture
def asked(client):
    """How many queries a request of the nomination's officer takes, once the session is there."""

    def count(nomination, address, data=None):
        client.force_login(make.officer(nomination.body))
        if data is None:
            client.get(address)
        with CaptureQueriesContext(connection) as queries:
            htmx = {"HX-Request": "true"}
            answer = (
                client.get(address) if data is None else client.post(address, data, headers=htmx)
            )
        assert answer.status_code in (200, 302)
        return len(queries)

    return count


def at(name, nomination, *args):
    return reverse(name, args=[nomination.pk, *args])


@pytest.mark.parametrize("section", TITLES)
def test_a_section_page_asks_at_most_12_times_however_many_partners(asked, section):
    one, twenty = (
        asked(nomination, at("nomination-section", nomination, section))
        for nomination in map(nomination_with, (1, 20))
    )

    assert one == twenty <= 12


@pytest.mark.parametrize("section", TYPED)
def test_an_autosave_asks_at_most_8_times_however_many_partners(client, asked, section):
    counts = []
    for partners in (1, 20):
        nomination = nomination_with(partners)
        address = at("nomination-section", nomination, section)
        client.force_login(make.officer(nomination.body))
        typed = filled(client.get(address).content.decode()) | {TYPED[section]: "別の文"}
        counts.append(asked(nomination, address, typed))
        nomination.refresh_from_db()
        assert nomination.version == 2

    assert counts[0] == counts[1] <= 8


def test_a_submission_asks_at_most_25_times_however_many_partners(client, asked):
    counts = []
    for partners in (1, 20):
        nomination = nomination_with(partners)
        counts.append(asked(nomination, at("nomination-submit", nomination), {"seen": "1"}))
        nomination.refresh_from_db()
        assert nomination.state == "submitted"

    assert counts[0] == counts[1] <= 25
