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
        ("GB", "イギリス", "英国", "United Kingdom"),
        ("HK", "香港", "香港", "Hong Kong"),
        ("MO", "マカオ", "マカオ", "Macao"),
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
    ],
)
def test_a_country_has_the_names_a_ministry_uses(alpha2, short, formal, english):
    found = COUNTRIES[alpha2]

    assert (found.short, found.formal, found.english) == (short, formal, english)


def test_all_countries_of_the_standard_are_there_and_kosovo_and_two_that_are_no_more():
    ended = {country.alpha2: country.valid_to for country in COUNTRIES.values() if country.valid_to}

    assert len(COUNTRIES) == 249 + 1 + 2
    assert ended == {"SU": 1991, "CS": 1992}


@pytest.mark.parametrize("name", ["short", "english"])
def test_no_two_countries_share_a_name(name):
    names = [getattr(country, name) for country in COUNTRIES.values()]

    assert sorted(set(names)) == sorted(names)


def test_choices_leave_out_japan_and_name_every_other_country():
    assert {code for code, _ in country_choices()} == set(COUNTRIES) - {"JP"}
    assert {code for code, _ in country_choices("en")} == set(COUNTRIES) - {"JP"}


def test_countries_are_sorted_as_a_dictionary_sorts_them():
    names = [name for _, name in country_choices()]

    some = ["アメリカ", "イギリス", "カナダ", "韓国", "ガーナ", "台湾", "中国", "ドイツ", "ロシア"]
    assert sorted(some, key=names.index) == [
        "アメリカ", "イギリス", "ガーナ", "カナダ", "韓国", "台湾", "中国", "ドイツ", "ロシア",
    ]  # fmt: skip
    assert names[-2:] == ["ソビエト連邦（1991年まで）", "チェコスロバキア（1992年まで）"]


def test_english_choices_are_in_english_order():
    names = [name for _, name in country_choices("en")]

    assert names[:3] == ["Afghanistan", "Åland Islands", "Albania"]
    assert names[-2:] == ["Czechoslovakia (until 1992)", "Soviet Union (until 1991)"]


def test_prefectures_are_offered_in_both_languages():
    assert prefecture_choices()[9] == ("10", "群馬県")
    assert prefecture_choices("en")[9] == ("10", "Gunma")
