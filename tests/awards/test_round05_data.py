"""The real round 5 is data; these are its figures as printed in the booklet of 2011."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[2]
ROUND05 = ROOT / "awards/winners/data/round05.toml"
INVENTED = [ROOT / f"nominations/demo/data/{name}.toml" for name in ("judged", "open")]
EVERY = [ROUND05, *INVENTED]

PARTNERS = {
    "takasaki": [
        ("バトルクリーク市", "US", "1981-07-01"),
        ("サントアンドレ市", "BR", "1981-10-02"),
        ("承徳市", "CN", "1987-10-06"),
        ("プルゼニ市", "CZ", "1990-08-01"),
        ("モンテンルパ市", "PH", "2006-10-28"),
    ],
    "kanazawa": [("ナンシー市", "FR", "1973-10-12")],
    "miyagi-belarus": [("ミンスク市", "BY", "1973-04-06")],
}
REGIONS = {
    "takasaki": [
        ("高崎市", 374997, "2011-03-31", "459.41"),
        ("バトルクリーク市", 53364, "2000", "113.1"),
        ("サントアンドレ市", 667891, "2007", "175"),
        ("承徳市", 3610000, "2004", "39519"),
        ("プルゼニ市", 164180, "2003", "137.65"),
        ("モンテンルパ市", 452943, "2007", "46.70"),
    ],
    "kanazawa": [("金沢市", 461762, "2011-04-01", "467.77"), ("ナンシー市", 100000, None, "15")],
    "miyagi-belarus": [
        ("仙台市", 1046654, "2011-03-31", "788.09"),
        ("ミンスク市", 1830700, None, "305.47"),
    ],
}
CONTACTS = {
    "takasaki": [
        (
            "370-8501",
            "027-321-1201",
            "027-330-1819",
            "intl@city.takasaki.gunma.jp",
            "http://www.city.takasaki.gunma.jp/",
        )
    ],
    "kanazawa": [
        ("920-8577", "076-220-2075", "076-220-2069", "", "http://www4.city.kanazawa.lg.jp/")
    ],
    "miyagi-belarus": [
        ("981-1101", "022-241-5990", "022-241-5929", "", ""),
        (
            "980-8671",
            "022-214-1261",
            "022-211-1917",
            "kik002040@city.sendai.jp",
            "http://www.city.sendai.jp/",
        ),
    ],
}
# Years, ordinals and counts that the texts about each winner must still tell.
TOLD = {
    "takasaki": "1995年 第2回 1996年 2000年 第3回 5年間 10月27日 2011年4月",
    "kanazawa": "1973（昭和48）年10月12日 1974年 36年間 1992年 19年目 2008年10月 35周年 150周年 "
    "第1回 2010年5月 第2回 15自治体 44自治体 約400年 2009年1月 6月 19世紀 20世紀 18世紀",
    "miyagi-belarus": "1962年 1973年 1986年 1995年 35周年 2008年 2002年 2007年 28本 747km "
    "約930年 ロシア連邦",
}
PHOTO_DATES = {
    "takasaki": ["2000", "2002", "2005", "2006", "2007", "2009"],
    "kanazawa": ["2010-05", "2010-05", "2008-10", None, None, None],
    "miyagi-belarus": ["2002", "2007", "2008", None, None, None],
}
NOT_FOR_TRANSLATION = {"kana", "short_name", "care_of"}
JAPANESE = re.compile(r"[぀-ヿ一-鿿]")
YEAR = re.compile(r"(?:19|20)\d\d")


def read(path: Path) -> Any:
    return tomllib.loads(path.read_text())


def winner(slug: str) -> Any:
    return next(one for one in read(ROUND05)["winners"] if one["slug"] == slug)


def entries(path: Path) -> Any:
    data = read(path)
    return data.get("winners") or data["nominations"]


def strings(value: Any, name: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value with the key under which it stands."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from strings(one, key)
    elif isinstance(value, list):
        for one in value:
            yield from strings(one, name)


def tables(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for one in value.values() if isinstance(value, dict) else value:
        if isinstance(one, dict | list):
            yield from tables(one)


def too_long(rows: list[dict[str, Any]], key: str, limit: int) -> list[str]:
    return [row[key] for row in rows if len(row[key]) > limit]


def test_the_round_is_the_fifth_of_fiscal_year_2010_with_fifteen_applications():
    this = read(ROUND05)["round"]

    keys = ("number", "fiscal_year", "application_count", "published_at")
    assert [this[key] for key in keys] == [5, 2010, 15, "2011-05-13T10:00:00+09:00"]


def test_its_hosts_prizes_and_committee_are_those_of_the_booklet():
    this = read(ROUND05)["round"]

    assert [one["name"] for one in this["hosts"]] == ["総務省", "財団法人自治体国際化協会"]
    prizes = [(one["name"], one.get("max_winners"), one["optional"]) for one in this["prizes"]]
    assert prizes == [("総務大臣賞", 3, False), ("審査委員会特別賞", None, True)]
    assert this["committee_name"] == "姉妹自治体交流表彰審査委員会"
    assert this["chair"] == "中邨章（明治大学政治経済学部名誉教授）"
    assert [one for one in ("第6回", "平成23年7月") if one not in this["next_call"]] == []
    assert "平成18年度" in this["purpose"]


def test_its_contact_is_that_of_the_booklet():
    this = read(ROUND05)["round"]["contact"]

    keys = ("postal_code", "tel", "fax", "email", "url")
    assert [this[key] for key in keys] == [
        "102-0083",
        "03-5213-1723",
        "03-5213-1742",
        "shimai@clair.or.jp",
        "http://www.clair.or.jp/j/exchange/shien/hyoushou.html",
    ]


def test_the_instants_that_the_booklet_does_not_tell_are_left_out():
    missing = {"nominations_open_at", "nominations_close_at", "scoring_closes_at"}

    assert missing & set(read(ROUND05)["round"]) == set()


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_six_criteria_have_five_anchors_in_both_languages(path):
    rows = read(path)["round"]["criteria"]

    assert [row["code"] for row in rows] == ["ADV", "ORI", "CON", "ACT", "COL", "RES"]
    assert [(len(row["anchors"]), len(row["anchors_en"])) for row in rows] == [(5, 5)] * 6
    assert [row["max_points"] for row in rows] == [5] * 6


def test_results_weigh_more_in_the_round_that_is_judged_only():
    weights = [[row["weight"] for row in read(path)["round"]["criteria"]] for path in EVERY]

    assert weights == [["1.0"] * 6, [*["1.0"] * 5, "1.5"], ["1.0"] * 6]


def test_criteria_that_the_booklet_only_names_are_not_explained():
    rows = read(ROUND05)["round"]["criteria"]

    assert [row["name"] for row in rows] == [
        *("先進性", "独自性", "継続性", "活発性", "協働性", "成果等"),
    ]
    assert [key for row in rows for key in row if key.startswith("help")] == []


def test_takasaki_has_four_sister_cities_and_one_friendship_city():
    (takasaki,) = (one for one in read(ROUND05)["winners"] if one["slug"] == "takasaki")

    kinds = {one["name"]: one["agreement_kind"] for one in takasaki["partners"]}
    assert kinds == {
        name: "友好都市" if name == "承徳市" else "姉妹都市"
        for name, *_rest in PARTNERS["takasaki"]
    }


def test_the_three_winners_stand_in_the_order_of_the_booklet():
    names = [one["name"] for one in read(ROUND05)["winners"]]

    assert names == ["高崎市", "金沢市", "宮城・ベラルーシ協会"]


@pytest.mark.parametrize("slug", PARTNERS)
def test_a_winner_has_its_partners_with_their_dates(slug):
    rows = winner(slug)["partners"]

    assert [(row["name"], row["country"], row["signed_on"]) for row in rows] == PARTNERS[slug]


def test_states_that_are_no_more_are_named_where_an_agreement_was_signed_with_them():
    rows = [row for slug in PARTNERS for row in winner(slug)["partners"]]

    past = {row["name"]: row["country_at_signing"] for row in rows if "country_at_signing" in row}
    assert past == {"プルゼニ市": "CS", "ミンスク市": "SU"}


def test_the_agreement_with_minsk_belongs_to_the_city_and_not_to_the_younger_group():
    this = winner("miyagi-belarus")

    assert this["partners"][0]["agreement_owner"] == "仙台市"
    assert this["recipients"][0]["founded_on"] == "1995"


@pytest.mark.parametrize("slug", REGIONS)
def test_a_winner_has_the_figures_of_the_booklet(slug):
    rows = winner(slug)["regions"]

    found = [(row["name"], row["population"], row.get("as_of"), row["area_km2"]) for row in rows]
    assert found == REGIONS[slug]


@pytest.mark.parametrize("slug", CONTACTS)
def test_a_winner_has_the_contacts_of_the_booklet_and_no_address_of_another_prefecture(slug):
    rows = winner(slug)["contacts"]

    keys = ("postal_code", "tel", "fax", "email", "url")
    assert [tuple(row[key] for key in keys) for row in rows] == CONTACTS[slug]


def test_the_secretariat_of_the_group_is_reached_in_care_of_another_group():
    assert [row["care_of"] for row in winner("miyagi-belarus")["contacts"]] == [
        "仙台ビーナス会",
        "",
    ]


@pytest.mark.parametrize("slug", TOLD)
def test_the_texts_tell_every_year_and_number(slug):
    this = winner(slug)
    told = [row["description"] for row in this["regions"]]
    text = "".join([*this["overview"], *(row["text"] for row in this["evaluations"]), *told])

    assert [fact for fact in TOLD[slug].split() if fact not in text] == []


@pytest.mark.parametrize("slug", PHOTO_DATES)
def test_a_winner_has_four_bullets_three_evaluations_and_six_dated_photographs(slug):
    this = winner(slug)

    counts = (len(this["overview"]), len(this["overview_en"]), len(this["evaluations"]))
    assert counts == (4, 4, 3)
    assert [row.get("taken_on") for row in this["photos"]] == PHOTO_DATES[slug]


def test_what_departs_from_the_booklet_is_noted_on_the_page_in_both_languages():
    noted = {
        "takasaki": ["平成26年6月1日", "1 June 2014"],
        "kanazawa": [
            "19年目",
            "15自治体",
            "世紀",
            "メールアドレス",
            "19th",
            "as 15",
            "century",
            "e-mail",
        ],
        "miyagi-belarus": [
            "ロシア連邦",
            "宮城県",
            "全角",
            "写真の年",
            "Russian",
            "Miyagi",
            "photos",
        ],
    }

    notes = {one["slug"]: one["note"] + one["note_en"] for one in read(ROUND05)["winners"]}
    assert [
        (slug, word) for slug, words in noted.items() for word in words if word not in notes[slug]
    ] == []


def test_no_word_is_stronger_than_the_booklets():
    told = "".join(text for _, text in strings(read(ROUND05)))

    stronger = ("悼", "悩み", "環境に親しむ", "City of Crafts,")
    assert [word for word in stronger if word in told] == []


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_no_half_width_kana_private_use_or_full_width_digits(path):
    odd = re.compile(r"[\uff61-\uff9f\ue000-\uf8ff\ufffd\uff10-\uff19]|取り?組み")

    assert [text for _, text in strings(read(path)) if odd.search(text)] == []


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_texts_keep_the_limits_of_the_form(path):
    for one in entries(path):
        assert len(one["title"]) <= 30
        assert [text for text in one["overview"] if len(text) > 200] == []
        assert sum(len(text) for text in one["overview"]) <= 700
        assert too_long(one.get("evaluations", []), "text", 140) == []
        assert too_long(one.get("regions", []), "description", 160) == []
        assert too_long(one.get("photos", []), "caption", 40) == []
        assert [text for text in one.get("appeals", {}).values() if len(text) > 200] == []


@pytest.mark.parametrize("path", EVERY, ids=lambda path: path.stem)
def test_every_photograph_says_it_is_a_sample(path):
    rows = [row for one in entries(path) for row in one.get("photos", [])]

    assert [row["alt"] for row in rows if not row["alt"].startswith("見本の図。")] == []


def test_every_caption_of_round_five_says_that_a_drawing_stands_for_the_photo():
    captions = [row for one in read(ROUND05)["winners"] for row in one["photos"]]

    assert [row for row in captions if not row["caption"].endswith("（見本の図）")] == []
    assert [row for row in captions if not row["caption_en"].endswith(" (sample drawing)")] == []


def test_every_public_text_of_round_five_has_its_english():
    lacking = [
        (key, text)
        for table in tables(read(ROUND05))
        for key, value in table.items()
        if f"{key}_en" in table or key in {"overview", "text", "title", "name", "caption"}
        for text, english in zip(_listed(value), _listed(table.get(f"{key}_en")), strict=True)
        if bool(text) != bool(english) or JAPANESE.search(english)
    ]

    assert lacking == []


def test_no_japanese_prose_of_round_five_lacks_an_english_key():
    alone = {
        key
        for table in tables(read(ROUND05))
        for key, value in table.items()
        if isinstance(value, str) and JAPANESE.search(value) and f"{key}_en" not in table
    }

    assert alone - NOT_FOR_TRANSLATION == {"legal_form", "local_name"}


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value or ""]


@pytest.mark.parametrize("path", INVENTED, ids=lambda path: path.stem)
def test_no_invented_figure_is_younger_than_its_source_and_the_last_years_are_recent(path):
    regions = [row for one in entries(path) for row in one["regions"]]

    dated = [(year_in(row.get("as_of", "")), year_in(row["source"])) for row in regions]
    assert [pair for pair in dated if all(pair) and pair[0] > pair[1]] == []
    lasts = [
        max(map(int, YEAR.findall(str(one["photos"])))) for one in entries(path) if "photos" in one
    ]
    assert min(lasts) >= 2023


@pytest.mark.parametrize("path", INVENTED, ids=lambda path: path.stem)
def test_no_figure_of_a_city_that_exists_looks_exact(path):
    regions = [row for one in entries(path) for row in one["regions"]]

    real = [row for row in regions if row["name"] in {"仙台市", "新潟市", "京都市", "広島市"}]
    assert {row["source"] for row in real} - {""} == {"実演用の概数"}
    assert [row["population"] for row in real if row.get("population", 0) % 10000] == []


def year_in(text: str) -> int:
    found = YEAR.search(text)
    return int(found[0]) if found else 0


@pytest.mark.parametrize("path", INVENTED, ids=lambda path: path.stem)
def test_invented_addresses_cannot_reach_anybody(path):
    texts = list(strings(read(path)))

    mails = [text for key, text in texts if key == "email" and text]
    assert [text for text in mails if not text.endswith(".example")] == []
    telephones = [text for key, text in texts if key in {"tel", "fax"} and text]
    assert [text for text in telephones if not re.search(r"-00", text)] == []


def test_the_judged_round_has_fifteen_nominations_by_thirteen_bodies_and_the_open_one_four_by_two():
    judged, open_ = (entries(path) for path in INVENTED)

    assert (len(judged), len({one["body"] for one in judged})) == (15, 13)
    assert sorted(one["body"] for one in open_) == ["041009", "041009", "100005", "100005"]
    assert [one["state"] for one in open_] == ["submitted", "draft", "submitted", "draft"]
