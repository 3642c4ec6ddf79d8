import pytest

from awards.codes import is_code
from awards.geo import COUNTRIES, PREFECTURES, country_choices, prefecture_choices


def test_there_are_47_prefectures_in_the_order_of_their_codes():
    assert list(PREFECTURES) == [f"{number:02}" for number in range(1, 48)]
    assert [p.code for p in PREFECTURES.values() if not is_code(p.code)] == []


@pytest.mark.parametrize(
    ("number", "code", "name", "kana", "romaji", "region"),
    [
        ("01", "010006", "北海道", "ほっかいどう", "Hokkaido", "北海道"),
        ("04", "040002", "宮城県", "みやぎけん", "Miyagi", "東北"),
        ("10", "100005", "群馬県", "ぐんまけん", "Gunma", "関東"),
        ("13", "130001", "東京都", "とうきょうと", "Tokyo", "関東"),
        ("17", "170003", "石川県", "いしかわけん", "Ishikawa", "中部"),
        ("24", "240001", "三重県", "みえけん", "Mie", "近畿"),
        ("26", "260002", "京都府", "きょうとふ", "Kyoto", "近畿"),
        ("35", "350001", "山口県", "やまぐちけん", "Yamaguchi", "中国"),
        ("39", "390003", "高知県", "こうちけん", "Kochi", "四国"),
        ("47", "470007", "沖縄県", "おきなわけん", "Okinawa", "九州・沖縄"),
    ],
)
def test_a_prefecture_has_its_official_names(number, code, name, kana, romaji, region):
    found = PREFECTURES[number]

    assert (found.code, found.name, found.kana, found.romaji, found.region) == (
        code,
        name,
        kana,
        romaji,
        region,
    )


@pytest.mark.parametrize(
    ("alpha2", "short", "formal", "english"),
    [
        ("US", "アメリカ", "アメリカ合衆国", "United States"),
        ("BR", "ブラジル", "ブラジル連邦共和国", "Brazil"),
        ("CN", "中国", "中華人民共和国", "China"),
        ("CZ", "チェコ", "チェコ共和国", "Czechia"),
        ("PH", "フィリピン", "フィリピン共和国", "Philippines"),
        ("FR", "フランス", "フランス共和国", "France"),
        ("BY", "ベラルーシ", "ベラルーシ共和国", "Belarus"),
        ("RU", "ロシア", "ロシア連邦", "Russia"),
        ("KR", "韓国", "大韓民国", "South Korea"),
        ("TW", "台湾", "台湾", "Taiwan"),
        ("HK", "香港", "中華人民共和国香港特別行政区", "Hong Kong"),
        ("MO", "マカオ", "中華人民共和国マカオ特別行政区", "Macao"),
        ("MM", "ミャンマー", "ミャンマー連邦共和国", "Myanmar"),
        (
            "CD",
            "コンゴ民主共和国",
            "コンゴ民主共和国",
            "Democratic Republic of the Congo",
        ),
        ("CG", "コンゴ共和国", "コンゴ共和国", "Republic of the Congo"),
        ("BT", "ブータン", "ブータン王国", "Bhutan"),
        ("SU", "ソビエト連邦", "ソビエト社会主義共和国連邦", "Soviet Union"),
        ("CV", "カーボベルデ", "カーボベルデ共和国", "Cabo Verde"),
        ("SZ", "エスワティニ", "エスワティニ王国", "Eswatini"),
        (
            "VC",
            "セントビンセント・グレナディーン",
            "セントビンセント及びグレナディーン諸島",
            "Saint Vincent and the Grenadines",
        ),
        ("GB", "イギリス", "グレートブリテン及び北アイルランド連合王国", "United Kingdom"),
    ],
)
def test_a_country_has_the_names_a_ministry_uses(alpha2, short, formal, english):
    found = COUNTRIES[alpha2]

    assert (found.short, found.formal, found.english) == (short, formal, english)


def test_all_countries_of_the_standard_are_there_and_kosovo_and_states_that_are_no_more():
    ended = {
        country.alpha2: (country.valid_from, country.valid_to)
        for country in COUNTRIES.values()
        if country.valid_to
    }

    assert len(COUNTRIES) == 249 + 1 + len(ended)
    assert ended == {
        "BU": (1948, 1989), "CS": (1918, 1992), "DD": (1949, 1990), "SU": (1922, 1991),
        "XD": (1949, 1990), "XG": (1991, 2015), "XM": (1993, 2019), "XS": (2003, 2006),
        "XW": (1968, 2018), "YU": (1929, 2003), "ZR": (1971, 1997),
    }  # fmt: skip


@pytest.mark.parametrize(
    ("code", "year", "there"),
    [
        ("YU", 1977, True), ("YU", 1981, True), ("DD", 1979, True), ("DD", 1991, False),
        ("CS", 1996, False), ("BY", 1973, False), ("BY", 1991, True), ("US", 1956, True),
    ],
)  # fmt: skip
def test_a_state_was_there_in_its_years(code, year, there):
    assert COUNTRIES[code].was_there_in(year) is there


@pytest.mark.parametrize("name", ["short", "english"])
def test_no_two_countries_share_a_name(name):
    names = [getattr(country, name) for country in COUNTRIES.values()]

    assert sorted(set(names)) == sorted(names)


def test_choices_leave_out_japan_and_lands_without_people_and_name_every_other_country():
    nobody_lives_there = {"AQ", "BV", "GS", "HM", "IO", "TF", "UM"}

    assert {code for code, _ in country_choices()} == set(COUNTRIES) - nobody_lives_there - {"JP"}
    assert {code for code, _ in country_choices("en")} == {code for code, _ in country_choices()}


def test_countries_are_sorted_as_a_dictionary_sorts_them():
    names = [name for _, name in country_choices()]

    some = ["アメリカ", "イギリス", "カナダ", "韓国", "ガーナ", "台湾", "中国", "ドイツ", "ロシア"]
    assert sorted(some, key=names.index) == [
        "アメリカ", "イギリス", "ガーナ", "カナダ", "韓国", "台湾", "中国", "ドイツ", "ロシア",
    ]  # fmt: skip
    assert names[-2:] == [
        "マケドニア旧ユーゴスラビア（1993～2019年）",
        "ユーゴスラビア（1929～2003年）",
    ]


def test_english_choices_are_in_english_order():
    names = [name for _, name in country_choices("en")]

    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert names[-2:] == ["Yugoslavia (1929–2003)", "Zaire (1971–1997)"]


def test_prefectures_are_offered_in_both_languages():
    assert prefecture_choices()[9] == ("10", "群馬県")
    assert prefecture_choices("en")[9] == ("10", "Gunma")
