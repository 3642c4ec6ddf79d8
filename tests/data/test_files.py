"""The files hold what is published, in forms that programs and spreadsheets read."""

from datetime import UTC, datetime
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from awards.archive.comparing import plan
from awards.archive.writing import write
from awards.data import dictionary
from awards.data.files import cell
from awards.winners.models import Partner, RegionFact
from tests.archive.reader import file, read
from tests.data.reading import (
    FEEDS,
    FILES,
    OF_ROUND,
    PARTNERS,
    WINNERS,
    fetch,
    read_csv,
    read_json,
)
from tests.winners import stage

pytestmark = pytest.mark.django_db
REGION = {
    "name": "市", "name_en": "", "population": 374997, "as_of": "2011-03-31", "basis": "",
    "area_km2": 459.41, "description": "", "description_en": "", "source": "事例集",
    "source_en": "",
}  # fmt: skip
PARTNER = {
    "number": 1, "name": "プルゼニ市", "name_en": "Plzen", "local_name": "", "kind": "city",
    "country": "CZ", "country_name": "チェコ", "country_name_en": "Czechia",
    "country_at_signing": "CS", "agreement_kind": "姉妹都市", "agreement_kind_en": "",
    "signed_on": "1990-08-01", "ended_on": None, "agreement_owner": "高崎市", "agreement_owner_en": "",
    "latitude": 49.74, "longitude": 13.38, "unconfirmed": [],
}  # fmt: skip
WINNER = {
    "id": "5/takasaki", "url": "http://testserver/rounds/5/takasaki/", "round": 5,
    "fiscal_year": 2006, "prize": "総務大臣賞", "prize_en": "", "name": "高崎市",
    "name_en": "Takasaki City", "kana": "たかさきし", "title": "地球市民環境会議",
    "title_en": "Environment Conference", "home": "群馬県", "home_en": "Gunma",
    "overview": ["環境を語り続けている。", "会場を替えて集まる。"], "overview_en": [],
    "note": "", "note_en": "", "corrected_at": "2026-12-01T00:30:00+09:00",
    "source": "", "source_url": "", "unconfirmed": [],
}  # fmt: skip
CORRECTED = datetime(2026, 11, 30, 15, 30, tzinfo=UTC)


def two_rounds() -> None:
    winner = stage.takasaki()
    stage.correction(winner, at=CORRECTED, reason_en="Its name.")
    stage.takasaki(round=stage.announced(6, application_count=9), slug="a", name="安中市")


def test_the_json_file_holds_all_that_is_published(client):
    two_rounds()

    whole = read_json(client)

    assert [(one["number"], one["applications"], one["winners"]) for one in whole["rounds"]] == [
        (6, 9, 1),
        (5, 15, 1),
    ]
    assert [one["id"] for one in whole["winners"]] == ["6/a", "5/takasaki"]
    assert whole["winners"][1] == WINNER | {
        "evaluations": [
            {"text": "仕組みが根づいた。", "text_en": "", "criteria": ["継続性"], "criteria_en": [""]}
        ],
        "recipients": [
            {
                "name": "高崎市", "name_en": "", "kana": "", "kind": "municipality",
                "legal_form": "", "founded_on": None, "prefecture": "10",
                "home_municipality": "高崎市", "home_municipality_en": "",
            }
        ],
        "region": REGION,
        "partners": [PARTNER | {"region": REGION}],
        "photos": [
            {
                "url": "http://testserver/rounds/5/takasaki/photos/1/480.jpeg", "caption": "会議",
                "caption_en": "", "alt": "人々", "alt_en": "", "taken_on": None, "place": "",
                "place_en": "", "credit": "", "width": 480, "height": 320,
            }
        ],
        "corrections": [
            {
                "kind": "correction", "at": "2026-12-01T00:30:00+09:00",
                "reason": "市の名を正した。", "reason_en": "Its name.",
            }
        ],
    }  # fmt: skip


def test_the_json_file_says_what_it_is_and_how_it_may_be_used(client):
    whole = read_json(client)

    assert whole == {
        "title": "姉妹自治体交流表彰の受賞団体のデータ",
        "title_en": "Winners of the Sister City Exchange Award",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "documentation": "http://testserver/open-data/",
        "rounds": [],
        "winners": [],
    }


def test_an_imported_round_tells_its_source_and_what_no_record_confirms(client):
    """A field of our own round may be empty too; only of an imported one is that a gap."""
    sourced = file({"出典": "回顧録", "出典のアドレス": "https://lib.example/1"})
    write(plan(read(sourced)), timezone.now())
    Partner.objects.update(signed_on=None)
    stage.takasaki(round=stage.announced(6), overview=[])
    Partner.objects.filter(winner__round__number=6).update(signed_on=None)

    whole = read_json(client)

    ours, imported = whole["rounds"]
    assert (ours["coverage"], ours["unconfirmed"]) == ("", [])
    assert (imported["coverage"], imported["winners"]) == ("all", 1)
    assert imported["unconfirmed"] == ["hosts", "criteria", "applications", "ceremony_on"]
    of_ours, found = whole["winners"]
    assert (of_ours["source"], of_ours["unconfirmed"]) == ("", [])
    assert of_ours["partners"][0]["unconfirmed"] == []
    assert (found["source"], found["source_url"]) == ("回顧録", "https://lib.example/1")
    assert found["unconfirmed"] == ["overview", "evaluations"]
    assert found["partners"][0]["unconfirmed"] == ["agreement_kind", "signed_on"]
    row = next(row for row in read_csv(client, WINNERS) if row["round"] == "3")
    assert (row["source"], row["unconfirmed"]) == ("回顧録", "overview\nevaluations")


def test_a_winner_is_a_row_that_reads_back(client):
    two_rounds()

    rows = read_csv(client, WINNERS)

    assert [row["id"] for row in rows] == ["6/a", "5/takasaki"]
    region = {f"region_{name}": str(value) for name, value in REGION.items()}
    assert rows[1] == {name: str(value) for name, value in WINNER.items()} | region | {
        "overview": "環境を語り続けている。\n会場を替えて集まる。", "overview_en": "",
        "recipients": "高崎市", "recipients_en": "", "prefectures": "10",
        "evaluations": "仕組みが根づいた。", "evaluations_en": "", "partners": "1",
        "countries": "CZ", "unconfirmed": "",
    }  # fmt: skip


def test_a_partner_is_a_row_that_names_its_winner(client):
    stage.takasaki()
    Partner.objects.update(
        latitude="-43.53", longitude=None, signed_on="1990-08", ended_on="2019-03"
    )
    RegionFact.objects.exclude(partner=None).update(population=0)

    [row] = read_csv(client, PARTNERS)

    region = {f"region_{name}": str(value) for name, value in REGION.items()}
    assert row == {name: str(value) for name, value in PARTNER.items()} | region | {
        "winner_id": "5/takasaki", "round": "5", "winner_name": "高崎市",
        "winner_name_en": "Takasaki City", "latitude": "-43.53", "longitude": "",
        "signed_on": "1990-08", "ended_on": "2019-03", "region_population": "0", "unconfirmed": "",
    }  # fmt: skip


def test_the_files_of_a_round_hold_that_round_alone(client):
    two_rounds()

    of_round = read_json(client, f"{OF_ROUND}winners.json")

    assert [one["number"] for one in of_round["rounds"]] == [5]
    assert [one["id"] for one in of_round["winners"]] == ["5/takasaki"]
    assert [row["id"] for row in read_csv(client, f"{OF_ROUND}winners.csv")] == ["5/takasaki"]
    assert {row["winner_id"] for row in read_csv(client, f"{OF_ROUND}partners.csv")} == {
        "5/takasaki"
    }


def test_the_dictionary_is_of_every_field_and_of_no_other(client):
    two_rounds()

    whole = read_json(client)

    winner = whole["winners"][1]
    parts = {
        "evaluations": dictionary.EVALUATION, "recipients": dictionary.RECIPIENT,
        "photos": dictionary.PHOTO, "corrections": dictionary.CORRECTION,
    }  # fmt: skip
    assert list(whole["rounds"][0]) == dictionary.names(dictionary.ROUND)
    assert list(winner) == [*dictionary.names(dictionary.WINNER), "evaluations", "recipients",
                            "region", "partners", "photos", "corrections"]  # fmt: skip
    assert {name: list(winner[name][0]) for name in parts} == {
        name: dictionary.names(fields) for name, fields in parts.items()
    }
    assert list(winner["region"]) == dictionary.names(dictionary.REGION)
    assert list(winner["partners"][0]) == [*dictionary.names(dictionary.PARTNER), "region"]


def test_the_page_explains_every_field(page):
    text = page("/open-data/").html

    tables = [table for table in vars(dictionary).values() if isinstance(table, tuple)]
    fields = [field for table in tables for field in table if isinstance(field, dictionary.Field)]
    in_region = tuple(f"region_{name}" for name in dictionary.names(dictionary.REGION))
    unsaid = {
        name for name in dictionary.names(tuple(fields)) if f"<code>{name}</code>" not in text
    }
    assert len(fields) > 60
    assert unsaid == set(in_region)  # said once, by their ending


@pytest.mark.parametrize("url", [WINNERS, PARTNERS])
def test_a_spreadsheet_sees_utf_8_and_lines_it_can_part(client, url):
    stage.takasaki()

    raw = fetch(client, url)

    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+81-3", "'+81-3"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("＝1", "'＝1"),
        (["=1", "二"], "'=1\n二"),
        ("1=1", "1=1"),
        ("", ""),
        (None, ""),
        (-7, "-7"),
        (Decimal("-43.5300"), "-43.53"),
        (Decimal("1200"), "1200"),
    ],
)
def test_a_text_like_a_formula_is_shown_and_numbers_stay_numbers(value, written):
    assert cell(value) == written


TYPED = '=HYPERLINK("http://x")</script>"、\n<b>&amp;</b>\u2028'


def test_what_somebody_typed_stays_what_it_was_in_each_file(client):
    stage.takasaki(name=TYPED, overview=[TYPED, "二"])

    [winner] = read_json(client)["winners"]
    [row] = read_csv(client, WINNERS)
    [partner] = read_csv(client, PARTNERS)

    assert (winner["name"], winner["overview"]) == (TYPED, [TYPED, "二"])
    assert (row["name"], row["overview"]) == (f"'{TYPED}", f"'{TYPED}\n二")
    assert partner["winner_name"] == f"'{TYPED}"


@pytest.mark.parametrize(
    "url",
    [
        "/open-data/rounds/9/winners.csv",
        "/open-data/rounds/99999/winners.csv",
        "/open-data/rounds/5/losers.csv",
        "/open-data/losers.json",
        "/open-data/winners.xml",
        "/open-data/rounds/5/",
        "/open-data/rounds/５/winners.csv",
        "/open-data/rounds/05/winners.csv",
        "/open-data/rounds/-1/winners.json",
        "/open-data/rounds/999999999999999999999/winners.json",
        "/open-data/%00.json",
    ],
)
def test_an_address_of_nothing_is_answered_with_a_page(client, url):
    stage.takasaki()

    answer = client.get(url)

    assert answer.status_code == 404
    assert b"<h1>" in answer.content


@pytest.mark.parametrize("query", ["?page=x", "?page=-1&at=9999-99-99", "?format=%00"])
def test_what_stands_behind_an_address_changes_nothing(client, query):
    stage.takasaki()

    differing = [
        url for url in (*FILES, *FEEDS) if fetch(client, url + query) != fetch(client, url)
    ]

    assert differing == []
    assert b"<h1>" in fetch(client, f"/open-data/{query}")


@pytest.mark.parametrize("url", FILES)
def test_a_file_asks_as_often_for_many_winners_as_for_one(client, url):
    round_ = stage.takasaki().round
    one = queries_of(client, url)
    for slug in ("a", "b", "c"):
        stage.takasaki(round=round_, slug=slug)

    # The rounds, and the winners twice: for the fingerprint and for the reader.
    assert (one, queries_of(client, url)) == (3, 3)


def queries_of(client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        fetch(client, url)
    return len(asked)


@pytest.mark.parametrize("url", FILES)
def test_the_same_file_whatever_language_its_reader_speaks(client, url):
    stage.takasaki()

    english = client.get(url, headers={"accept-language": "en"})

    assert b"".join(english) == fetch(client, url)
    assert english["Content-Language"] == "ja, en"
    assert english["Access-Control-Allow-Origin"] == "*"
    assert english.cookies == {}
