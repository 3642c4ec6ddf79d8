import csv
import re

import pytest

from awards.romaji import municipality_romaji
from tests.environment import ROOT

PLACES = ROOT / "awards" / "places" / "municipalities.csv"


@pytest.mark.parametrize(
    ("name", "kana", "written"),
    [
        ("高崎市", "たかさきし", "takasaki"),
        ("大阪市", "おおさかし", "osaka"),
        ("京都市", "きょうとし", "kyoto"),
        ("調布市", "ちょうふし", "chofu"),
        ("上郡町", "かみごおりちょう", "kamigori"),
        ("大間町", "おおままち", "oma"),
        ("下北郡大間町", "しもきたぐんおおままち", "oma"),
        ("読谷村", "よみたんそん", "yomitan"),
        ("千代田区", "ちよだく", "chiyoda"),
        ("津市", "つし", "tsu"),
        ("鳥取市", "とっとりし", "tottori"),
    ],
)
def test_a_municipality_is_written_as_addresses_write_it(name, kana, written):
    assert municipality_romaji(name, kana) == written


def test_every_municipality_of_today_gives_an_address():
    with PLACES.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))

    odd = [
        (row["name"], written)
        for row in rows
        if not re.fullmatch(
            r"[a-z]{1,40}", written := municipality_romaji(row["name"], row["kana"])
        )
    ]

    assert (len(rows) > 1700, odd) == (True, [])
