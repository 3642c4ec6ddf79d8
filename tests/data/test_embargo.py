"""Before its instant a round is in no file, feed, count or tag; at its instant it is in all."""

import time
from datetime import timedelta

import pytest
from django.utils import timezone

from awards.data import pages
from awards.data.files import FILES as KINDS
from awards.page_cache import KEPT_SECONDS, fingerprint
from awards.rounds.models import Announcement, Round
from awards.winners import public
from awards.winners.models import State, Winner
from tests.data.reading import FEEDS, FILES, JSON, body, fetch, read_json, tag
from tests.winners import stage

pytestmark = pytest.mark.django_db
SECRET = "高崎市"
API = ("/api/v1/rounds/", "/api/v1/winners/", "/api/v1/winners/?country=CZ")
ALL = (
    "/open-data/",
    "/en/open-data/",
    *FEEDS,
    *API,
    *(url for url in FILES if "rounds" not in url),
)


def embargoed_round() -> Round:
    """Decided, with a winner; both become public in a moment."""
    at = stage.in_a_moment()
    stage.takasaki(round=stage.announced(4), slug="older", name="安中市")
    round_ = stage.announced(5, results_at=at, application_count=987)
    stage.takasaki(round=round_, published_at=at)
    return round_


def seen(client, url: str) -> tuple[bytes, str]:
    return fetch(client, url), tag(client, url)


@pytest.mark.parametrize("url", ALL)
def test_before_its_instant_nothing_differs_from_the_world_without_it(client, url):
    round_ = embargoed_round()
    with_secret = seen(client, url)
    Winner.objects.filter(round=round_).delete()
    Announcement.objects.filter(round=round_).delete()

    without = seen(client, url)

    assert with_secret == without
    assert SECRET not in with_secret[0].decode()


@pytest.mark.parametrize("name", KINDS)
def test_before_its_instant_its_files_answer_like_those_of_no_round(client, name):
    embargoed_round()

    secret = client.get(f"/open-data/rounds/5/{name}")
    absent = client.get(f"/open-data/rounds/9/{name}")

    assert (secret.status_code, absent.status_code) == (404, 404)
    assert secret.content.replace(b"rounds/5/", b"rounds/9/") == absent.content


def test_before_its_instant_the_interface_knows_no_such_winner(client):
    embargoed_round()

    secret = client.get("/api/v1/winners/5/takasaki/")
    absent = client.get("/api/v1/winners/5/nowhere/")

    assert (secret.status_code, absent.status_code) == (404, 404)
    assert secret.content.replace(b"takasaki", b"nowhere") == absent.content
    assert client.get("/api/v1/winners/4/older/").status_code == 200


@pytest.mark.parametrize("name", KINDS)
def test_to_the_instant(name):
    round_ = embargoed_round()
    at = round_.results_at
    assert at is not None
    kind = KINDS[name]

    before = pages.content(at - timedelta(microseconds=1), None)
    since = pages.content(at, None)

    assert pages.content(at - timedelta(microseconds=1), 5) is None
    assert pages.content(at, 5) is not None
    assert before is not None
    assert since is not None
    texts = ["".join(kind.pieces(content)) for content in (before, since)]
    assert [SECRET in text for text in texts] == [False, True]
    assert len({fingerprint(kind.pieces(content)) for content in (before, since)}) == 2


def test_the_count_of_applications_and_winners_comes_with_the_results():
    at = embargoed_round().results_at
    assert at is not None

    before = public.announced_rounds(at - timedelta(microseconds=1))
    since = public.announced_rounds(at)

    assert [(one.page.summary.number, one.winners) for one in before] == [(4, 1)]
    assert [(one.page.summary.applications, one.winners) for one in since] == [(987, 1), (15, 1)]


def test_the_feed_is_of_the_instant():
    at = embargoed_round().results_at
    assert at is not None

    before = public.latest_pages(at - timedelta(microseconds=1), 50)
    since = public.latest_pages(at, 50)

    assert [page.name.ja for page in before] == ["安中市"]
    assert [page.name.ja for page in since] == [SECRET, "安中市"]


def test_no_winner_is_in_a_file_before_the_results_of_its_round(client):
    round_ = stage.announced(results_at=stage.in_a_moment())
    stage.takasaki(round=round_)

    assert read_json(client)["winners"] == []


@pytest.mark.parametrize("state", [State.DRAFTING, State.PROOFREAD])
@pytest.mark.parametrize("url", ALL)
def test_a_draft_is_in_none(client, url, state):
    stage.takasaki(state=state)

    assert SECRET not in fetch(client, url).decode()


@pytest.mark.parametrize("url", ALL)
def test_what_is_kept_is_older_than_the_instant_for_a_few_seconds_at_most(client, url, monkeypatch):
    round_ = embargoed_round()
    before = body(client.get(url))
    past = timezone.now() - timedelta(seconds=1)
    Winner.objects.filter(round=round_).update(published_at=past)
    Announcement.objects.filter(round=round_).update(at=past)

    # The cache forgets by the clock: it is set to when a page has been kept long enough.
    later = time.time() + KEPT_SECONDS + 0.1
    monkeypatch.setattr("time.time", lambda: later)
    after = body(client.get(url))

    assert KEPT_SECONDS <= 5
    assert before != after


def test_what_was_withdrawn_is_gone_and_the_tags_say_so(client):
    winner = stage.takasaki()
    before = {url: tag(client, url) for url in ALL}
    Winner.objects.filter(pk=winner.pk).update(state=State.PROOFREAD, published_at=None)

    after = {url: tag(client, url) for url in ALL}

    assert [url for url in ALL if before[url] == after[url]] == []
    assert read_json(client, JSON)["winners"] == []


def test_a_correction_changes_the_tag_of_what_it_is_in(client):
    winner = stage.takasaki()
    before = {url: tag(client, url) for url in (JSON, *FEEDS)}
    winner.name = "高﨑市"
    winner.save()
    corrected = {url: tag(client, url) for url in (JSON, *FEEDS[:1])}
    stage.correction(winner)

    after = {url: tag(client, url) for url in (JSON, *FEEDS)}

    assert [url for url in corrected if before[url] == corrected[url]] == []
    assert [url for url in after if after[url] in (before[url], corrected.get(url))] == []
