"""Who has the newest already is told so, and gets nothing else."""

import gzip

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext

from awards.winners.models import Winner
from tests.data.reading import FEEDS, FILES, JSON, body, fetch
from tests.winners import stage

pytestmark = pytest.mark.django_db
ALL = ("/open-data/", *FEEDS, *FILES)


@pytest.mark.parametrize("url", ALL)
@pytest.mark.parametrize("encoding", ["identity", "gzip"])
def test_an_unchanged_file_is_not_sent_again(client, url, encoding):
    stage.takasaki()
    first = client.get(url, headers={"accept-encoding": encoding})
    body(first)

    again = client.get(url, headers={"accept-encoding": encoding, "if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"].removeprefix("W/") == first["ETag"].removeprefix("W/")
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"


@pytest.mark.parametrize("url", FILES)
def test_a_changed_file_is_sent_whole(client, url):
    winner = stage.takasaki()
    first = client.get(url)
    body(first)
    Winner.objects.filter(pk=winner.pk).update(name="高﨑市")
    caches["pages"].clear()

    again = client.get(url, headers={"if-none-match": first["ETag"]})

    assert again.status_code == 200
    assert "高﨑市" in body(again).decode()


@pytest.mark.parametrize("url", FILES)
def test_a_file_is_compressed_on_its_way(client, url):
    stage.takasaki()

    packed = client.get(url, headers={"accept-encoding": "gzip"})

    assert packed.streaming
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(body(packed)) == fetch(client, url)


@pytest.mark.parametrize("url", FILES)
def test_a_file_is_never_held_whole(client, url):
    round_ = stage.takasaki().round
    for slug in ("a", "b", "c"):
        stage.takasaki(round=round_, slug=slug)

    pieces = list(client.get(url))

    assert len(pieces) >= 5
    assert b"".join(pieces) == fetch(client, url)


@pytest.mark.parametrize("url", ALL)
def test_a_tag_that_makes_no_sense_is_no_tag(client, url):
    stage.takasaki()

    for sent in ("", "x", '"', 'W/"x"', '"' * 200, "\u00ff"):
        answer = client.get(url, headers={"if-none-match": sent, "if-modified-since": "yesterday"})
        assert answer.status_code == 200, sent
        body(answer)


@pytest.mark.parametrize("url", ALL)
@pytest.mark.parametrize("day", ["Fri, 01 Jan 2100 00:00:00 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_reader_whose_clock_is_ahead_gets_the_whole(client, url, day):
    """Only a tag tells what has changed: two releases may have one day, or a clock be wrong."""
    stage.takasaki()
    whole = fetch(client, url)

    answer = client.get(url, headers={"if-modified-since": day})

    assert (answer.status_code, "Last-Modified" in answer) == (200, False)
    assert body(answer) == whole


def test_who_asks_again_and_again_costs_one_reading_of_the_winners(client):
    stage.takasaki()
    first = client.get(JSON)
    body(first)

    with CaptureQueriesContext(connection) as asked:
        client.get(JSON, headers={"if-none-match": first["ETag"]})

    assert len(asked) == 1  # which rounds there are
