"""What a winner's page said before may have been quoted, so it says what was put right, and when."""

import re
from datetime import UTC, datetime

import pytest

from awards.winners.reading import read
from awards.winners.search_index import search_columns
from tests.winners import stage

pytestmark = pytest.mark.django_db

URL = "/rounds/5/takasaki/"
# Half past midnight of the first of December in Japan.
FIRST = datetime(2026, 11, 30, 15, 30, tzinfo=UTC)


def two_corrections():
    winner = stage.takasaki()
    stage.correction(winner, at=FIRST.replace(year=2027), reason="人口を正した。")
    stage.correction(winner, at=FIRST, reason="市の名を正した。", reason_en="The name of the city.")
    return winner


@pytest.mark.parametrize(
    ("prefix", "said"),
    [
        ("", ["訂正（2026年12月1日）：市の名を正した。", "訂正（2027年12月1日）：人口を正した。"]),
        ("/en", ["Corrected on 1 December 2026: The name of the city.",
                 "Corrected on 1 December 2027: 人口を正した。"]),
    ],
)  # fmt: skip
def test_a_page_tells_its_corrections_with_their_day_in_japan_and_the_newest_last(
    page, prefix, said
):
    two_corrections()

    text = page(f"{prefix}{URL}").text

    assert re.findall(r"(?:訂正（|Corrected).*", text) == said


def test_the_japanese_of_a_correction_is_marked_on_an_english_page(page):
    two_corrections()

    assert '<span lang="ja">人口を正した。</span>' in page(f"/en{URL}").html


def test_corrections_cost_no_query_and_are_not_searched(client):
    winner = stage.takasaki()
    before = stage.queries(client, URL), search_columns(read(winner))

    for _ in range(3):
        stage.correction(winner)

    assert (stage.queries(client, URL), search_columns(read(winner))) == before


def test_a_page_that_was_corrected_has_changed_since_in_the_site_map(client):
    two_corrections()

    text = b"".join(client.get("/sitemap.xml")).decode()

    assert "<lastmod>2027-12-01T00:30:00+09:00</lastmod>" in text
