"""Whoever has a public page, picture or file already is sent nothing but a word that it is so."""

import pytest
from django.core.cache import caches
from django.urls import get_resolver, reverse
from django.utils import translation

from tests.data.reading import body
from tests.test_access import named
from tests.winners import stage

pytestmark = pytest.mark.django_db
WINNER = [5, "takasaki"]
# The arguments of every public address.
ADDRESSES: dict[str, list[object]] = {
    "home": [], "round-list": [], "round": [5], "winner": WINNER, "winner-list": [],
    "winner-photo": [*WINNER, 1, 480, "webp"], "booklet": [5], "sharing-picture": WINNER, "country": ["CZ"],
    "accessibility-policy": [], "site-policy": [], "robots": [], "site-map": [],
    "open-data": [], "feed": [], "data-file": ["winners.json"],
    "round-data-file": [5, "winners.csv"], "api": [], "api-description": [], "api-rounds": [],
    "api-winners": [], "api-winner": WINNER,
}  # fmt: skip
# They answer for an address that is nothing.
NOTHING = {"api-nothing"}
ONE_LANGUAGE = {"data-file", "round-data-file", "api", "api-rounds", "api-winners", "api-winner"}


def urls() -> list[str]:
    found = []
    for language in ("ja", "en"):
        with translation.override(language):
            found += [
                reverse(name, args=args)
                for name, args in ADDRESSES.items()
                if language == "ja" or name not in ONE_LANGUAGE
            ]
    return [*found, "/winners/?q=takasaki", "/winners/?country=CZ", "/api/v1/winners/?round=5"]


def test_every_public_address_is_in_the_table():
    public = {
        pattern.name
        for pattern in named(get_resolver().url_patterns)
        if pattern.callback.__module__.startswith("awards.")
    }

    assert public == ADDRESSES.keys() | NOTHING


@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_what_is_unchanged_is_not_sent_again(client, encoding):
    stage.takasaki()
    wrong = []
    for url in urls():
        first = client.get(url, headers={"accept-encoding": encoding})
        assert (first.status_code, body(first) != b"") == (200, True), url
        caches["pages"].clear()
        sent = {"accept-encoding": encoding, "if-none-match": first.get("ETag", "")}
        again = client.get(url, headers=sent)
        if (again.status_code, body(again)) != (304, b""):
            wrong.append((url, again.status_code))

    assert wrong == []
    assert len(urls()) > 30


def test_what_is_there_no_more_is_not_called_unchanged(client):
    winner = stage.takasaki()
    url = "/rounds/5/takasaki/photos/1/480.webp"
    etag = client.get(url)["ETag"]
    winner.delete()

    assert client.get(url, headers={"if-none-match": etag}).status_code == 404


def test_a_tag_of_a_photograph_does_not_tell_where_its_file_is(client):
    photo = stage.takasaki().photos.get()

    answer = client.get("/rounds/5/takasaki/photos/1/480.webp")

    stem = photo.renditions["480"]["webp"].partition(".")[0]
    assert stem not in str(answer.headers)
