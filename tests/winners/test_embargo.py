"""A second before its instant a winner is nowhere; at its instant it is everywhere."""

from datetime import timedelta

import pytest
from django.core.cache import caches
from django.utils import timezone

from awards.winners import public
from awards.winners.models import State, Winner
from tests import make
from tests.winners import stage

pytestmark = pytest.mark.django_db

SECRET = "高崎市"
PAGES = (
    "/", "/rounds/", "/rounds/5/", "/winners/", "/winners/?q=takasaki", "/winners/?country=CZ",
    "/winners/?page=2", "/winners/?q=ﾀｶｻｷ&theme=CON", "/winners/?kind=municipality", "/en/winners/?q=環境&round=5", "/winners/?round=5&prize=minister&prefecture=10", "/sitemap.xml",
    "/en/", "/en/rounds/5/", "/en/winners/?q=takasaki", "/open-data/", "/feed.atom",
    "/en/feed.atom",
)  # fmt: skip
ADDRESSES = (
    "/rounds/5/takasaki/",
    "/en/rounds/5/takasaki/",
    "/rounds/5/takasaki/photos/1/480.webp",
)
COUNTRY = "/winners/countries/CZ/"


def embargoed() -> Winner:
    return stage.takasaki(published_at=stage.in_a_moment())


@pytest.mark.parametrize("url", ADDRESSES)
def test_before_its_instant_an_address_answers_like_one_that_never_was(client, url):
    embargoed()

    secret, absent = client.get(url), client.get(url.replace("takasaki", "nowhere"))

    assert secret.status_code == absent.status_code == 404
    # The way to the other language repeats the address that was asked for.
    assert secret.content.replace(b"takasaki", b"nowhere") == absent.content


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_before_its_instant_its_partners_country_answers_like_any_other(client, prefix):
    embargoed()

    secret, other = client.get(prefix + COUNTRY), client.get(f"{prefix}/winners/countries/FI/")

    assert secret.status_code == other.status_code == 404
    assert secret.content.replace(b"CZ", b"FI") == other.content


@pytest.mark.parametrize("url", PAGES)
def test_before_its_instant_no_page_differs_from_the_world_without_it(client, url):
    winner = embargoed()
    with_secret = b"".join(client.get(url))
    caches["pages"].clear()
    Winner.objects.filter(pk=winner.pk).delete()

    without = b"".join(client.get(url))

    assert with_secret == without


@pytest.mark.parametrize("state", [State.DRAFTING, State.PROOFREAD])
def test_a_draft_is_nowhere(client, state):
    stage.takasaki(state=state)

    assert [client.get(url).status_code for url in ADDRESSES] == [404, 404, 404]
    assert [url for url in PAGES if SECRET in b"".join(client.get(url)).decode()] == []


def test_at_its_instant_it_is_there():
    at = embargoed().published_at
    assert at is not None

    before = public.winner_page(5, "takasaki", at - timedelta(microseconds=1))
    since = public.winner_page(5, "takasaki", at)

    assert before is None
    assert since is not None
    assert since.name.ja == SECRET


def test_the_count_of_applications_comes_with_the_results(page):
    now = timezone.now()
    round_ = stage.announced(results_at=now + timedelta(hours=1), application_count=987)

    before = page("/rounds/5/")

    caches["pages"].clear()
    make.announce(round_, now, 987)
    after = page("/rounds/5/")
    assert ("987" in before.text, "987" in after.text) == (False, True)


def test_a_decided_round_looks_like_one_being_judged_until_the_results(page):
    closed = timezone.now() - timedelta(days=1)
    window = {"nominations_open_at": closed, "nominations_close_at": closed}
    round_ = make.round_("judging", number=5, chair="某", next_call="来年", **window)
    judged = page("/rounds/5/").html

    caches["pages"].clear()
    round_.phase = "decided"
    round_.save()
    make.announce(round_, timezone.now() + timedelta(hours=1))

    assert page("/rounds/5/").html == judged


def test_a_round_in_preparation_is_not_there(client):
    make.round_("preparing", number=5)

    assert client.get("/rounds/5/").status_code == 404
    assert "/rounds/5/" not in client.get("/").content.decode()
    assert "/rounds/5/" not in b"".join(client.get("/sitemap.xml")).decode()
