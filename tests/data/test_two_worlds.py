"""Five hundred addresses answer before the instant as in a world without the winner, byte for byte."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import product
from typing import Any
from urllib.parse import quote

import pytest
from django.core.cache import caches
from django.utils import timezone

from awards.data.files import FILES as KINDS
from awards.geo import PREFECTURES, country_choices
from awards.rounds.models import Announcement
from awards.winners.models import Winner
from tests.data.reading import FEEDS, FILES, body
from tests.winners import stage

pytestmark = pytest.mark.django_db
OWN = "/rounds/5/takasaki/"
PAGES = (
    "/", "/rounds/", "/rounds/4/", "/rounds/5/", "/rounds/4/older/", OWN, "/winners/",
    "/open-data/", "/accessibility/", "/site-policy/", "/rounds/5/booklet.pdf",
    "/rounds/4/booklet.pdf", f"{OWN}sharing.jpeg", "/rounds/4/older/sharing.jpeg",
    "/rounds/4/older/photos/1/480.webp", "/api/v1/openapi.json",
)  # fmt: skip
ONCE = (
    "/robots.txt", "/sitemap.xml", *FEEDS, *FILES, "/api/v1/", "/api/v1/rounds/",
    "/api/v1/winners/", "/api/v1/winners/5/takasaki/", "/api/v1/winners/4/older/",
)  # fmt: skip


def facets() -> Iterator[str]:
    countries = [code for code, _name in country_choices("ja")]
    yield from (f"country={code}" for code in {"CZ", "CS", *countries[::4]} & {*countries})
    yield from (f"prefecture={code}" for code in PREFECTURES)
    yield from (f"prize={code}" for code in ("minister", "special", "other"))
    yield from (f"round={number}" for number in range(1, 8))
    yield from (f"page={number}" for number in (1, 2, 1_000_000_000_000))
    yield from ("country=CZ&prefecture=10", "round=5&prize=minister", "q=高崎&country=CZ")


def words(winner: Winner) -> set[str]:
    """Every other pair of letters of what is said of it, and each whole."""
    said = [winner.name, winner.name_en, winner.kana, winner.title, winner.title_en,
            winner.overview[0], "プルゼニ市", "Plzen", "群馬県", "会議"]  # fmt: skip
    return {*said, *(text[n : n + 2] for text in said for n in range(0, len(text) - 1, 2))}


def addresses(winner: Winner) -> list[str]:
    lists = [f"/winners/?q={quote(word)}" for word in sorted(words(winner))]
    lists += [f"/winners/?{asked}" for asked in facets()]
    photographs = [
        f"{OWN}photos/{position}/{width}.{kind}"
        for position, width, kind in product((1, 2), (480, 960, 1600), ("webp", "jpeg"))
    ]
    in_both = [*PAGES, *lists, *photographs]
    api = [f"/api/v1/winners/?{asked}" for asked in facets() if "q=" not in asked]
    of_round = [f"/open-data/rounds/5/{name}" for name in KINDS]
    return [*in_both, *(f"/en{url}" for url in in_both), *ONCE, *api, *of_round]


def seen(client: Any, urls: list[str]) -> dict[str, Any]:
    """All that a reader gets: status, headers and bytes, and what comes with a tag from before."""
    caches["pages"].clear()
    answers = {}
    for url in urls:
        answer = client.get(url)
        answers[url] = (answer.status_code, dict(answer.items()), body(answer))
    return answers


def embargoed() -> Winner:
    at = timezone.now() + timedelta(hours=1)
    stage.takasaki(round=stage.announced(4), slug="older", name="安中市", name_en="Annaka City")
    round_ = stage.announced(5, results_at=at, application_count=987)
    winner = stage.takasaki(round=round_, published_at=at)
    stage.photo(winner, position=2)
    return winner


def test_before_the_instant_nothing_tells_that_there_is_a_winner(client):
    winner = embargoed()
    urls = addresses(winner)
    assert len(urls) >= 500
    with_secret = seen(client, urls)
    Winner.objects.filter(pk=winner.pk).delete()
    Announcement.objects.filter(round=winner.round_id).delete()

    without = seen(client, urls)

    assert [url for url in urls if with_secret[url] != without[url]] == []
    assert {status for status, _headers, _body in without.values()} == {200, 404}


def test_at_the_instant_all_of_it_is_there(client):
    winner = embargoed()
    urls = [url for url in addresses(winner) if "/5/" in url]
    urls += [*ONCE, "/", "/en/", "/winners/?country=CZ", "/en/winners/?q=Takasaki"]
    before = seen(client, urls)
    # PostgreSQL finds by its own clock, which stands still while the test's transaction lasts.
    past = timezone.now() - timedelta(hours=1)
    Winner.objects.filter(pk=winner.pk).update(published_at=past)
    Announcement.objects.filter(round=winner.round_id).update(at=past)

    since = seen(client, urls)

    # The photographs are 480 pixels wide: there is no wider copy of them.
    absent = [url for url in urls if "/960." in url or "/1600." in url]
    assert [url for url in urls if since[url][0] != 200] == absent
    unchanged = {url for url in urls if before[url][2] == since[url][2]}
    assert unchanged == {*absent, "/robots.txt", "/api/v1/", "/api/v1/winners/4/older/"}
