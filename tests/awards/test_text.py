from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.codes import check_digit, is_code
from awards.numbers import NumberError, decimal, number
from awards.text import arabic, count, fold, hiragana, latin_width, narrow, tidy_line, tidy_prose


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("宮城・ﾍﾞﾗﾙｰｼ協会", "宮城・ベラルーシ協会"),
        ("ﾊﾟﾝﾌﾚｯﾄ｡｢ﾋﾞﾃﾞｵ｣", "パンフレット。「ビデオ」"),
        ("か\u3099っこう", "がっこう"),
        ("カﾞ", "ガ"),
        ("①㎢㈱～〒", "①㎢㈱～〒"),
        ("３７４人", "３７４人"),
        ("髙﨑邨𠮷", "髙﨑邨𠮷"),
        ("塚\ufa10神\ufa19", "塚\ufa10神\ufa19"),
        ("葛\U000e0100城市", "葛\U000e0100城市"),
        ("\uf06c概要\uf0f0", "概要"),
        ("一\x00二\x07三\u200b四\ufeff", "一二三四"),
        ("abc\u202egnp.exe", "abcgnp.exe"),
        ("一\r\n二\r三\u2028四", "一\n二\n三\n四"),
        ("一\t二", "一 二"),
        ("\u3000一つ \u3000\n二つ\u3000\n\n", "一つ\n二つ"),
        ("", ""),
    ],
)
def test_prose_keeps_what_was_meant_and_drops_what_nobody_typed(typed, kept):
    assert tidy_prose(typed) == kept


def test_a_line_has_no_line_breaks():
    assert tidy_line("姉妹友好都市間\r\n  地球市民\n\n環境会議\n") == (
        "姉妹友好都市間 地球市民 環境会議"
    )


@given(st.text())
def test_tidying_twice_changes_nothing_more(text):
    assert tidy_prose(tidy_prose(text)) == tidy_prose(text)
    assert tidy_line(tidy_line(text)) == tidy_line(text)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("９８０－８６７１", "980-8671"),
        ("980ー8671", "980-8671"),
        ("980‐8671", "980-8671"),
        ("980–8671", "980-8671"),
        ("980—8671", "980-8671"),
        ("980―8671", "980-8671"),
        ("980−8671", "980-8671"),
        ("980ｰ8671", "980-8671"),
        ("980─8671", "980-8671"),
        ("ｋｉｋ００２０４０＠ｃｉｔｙ．ｓｅｎｄａｉ．ｊｐ", "kik002040@city.sendai.jp"),
        ("ｈｔｔｐ：／／ｗｗｗ．ｃｌａｉｒ．ｏｒ．ｊｐ／～ｊ", "http://www.clair.or.jp/~j"),
        ("ベラルーシ", "ベラルーシ"),
        ("\u3000１２ ", "12"),
    ],
)
def test_structured_text_is_narrow(typed, kept):
    assert narrow(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ｃｉｔｙ\u3000ｏｆ\u3000Ｒｉｖｅｒｓｉｄｅ", "City of Riverside"),
        ("Ｓｔ．\u3000Ｊｏｈｎ’ｓ，\u30001990", "St. John’s, 1990"),
        ("Ｍüｎｃｈｅｎ（Ｂａｖａｒｉａ）", "München(Bavaria)"),
        ("上海市（Ｓｈａｎｇｈａｉ）", "上海市（Shanghai）"),
        ("きずな、Ｋｉｚｕｎａ！", "きずな、Kizuna！"),
        ("１９９０～２０００", "1990～2000"),
        ("Линден", "Линден"),
        ("㎢ ① Ⅳ", "㎢ ① Ⅳ"),
    ],
)
def test_english_is_written_in_ordinary_letters(typed, kept):
    assert latin_width(typed) == kept
    assert latin_width(kept) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("タカサキシ", "たかさきし"),
        ("ﾀｶｻｷｼ", "たかさきし"),
        ("ベラルーシ", "べらるーし"),
        ("ﾍﾞﾗﾙｰｼ", "べらるーし"),
        ("ヴェネツィア", "ゔぇねつぃあ"),
        ("高崎", "高崎"),
    ],
)
def test_kana_becomes_hiragana(typed, kept):
    assert hiragana(typed) == kept


@pytest.mark.parametrize(
    ("text", "length"), [("", 0), ("高崎市", 3), ("一\r\n二", 3), ("一\n二", 3), ("𠮷田", 2)]
)
def test_characters_are_counted_as_a_reader_counts(text, length):
    assert count(text) == length


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("髙﨑市", "高崎市"),
        ("宮城・ﾍﾞﾗﾙｰｼ協会", "宮城・べらるーし協会"),
        ("ＣＬＡＩＲ", "clair"),
        ("関ヶ原", "関ケ原"),
        ("中邨　章", "中村 章"),
        ("葛\U000e0100城市", "葛城市"),
        ("第５回", "第5回"),
    ],
)
def test_a_search_finds_other_spellings_of_the_same(written, sought):
    assert fold(written) == fold(sought)


@pytest.mark.parametrize(
    ("written", "sought"),
    [
        ("1990〜2000", "1990～2000"),
        ("1990〜2000", "1990~2000"),
        ("サン－テティエンヌ", "サン-テティエンヌ"),
        ("Aix‐en‐Provence", "aix—en−provence"),
        ("サント・アンドレ", "サントアンドレ"),
        ("ザグレブ（Žagreb）", "ザグレブ(zagreb)"),
        ("Łódź", "lodz"),
        ("Malmö Århus Tromsø", "malmo arhus tromso"),
        ("⻑野県⽇本", "長野県日本"),
        ("⻘森", "青森"),
        ("Zo\u0308e", "zöe"),
    ],
)
def test_a_search_finds_what_looks_the_same(written, sought):
    assert fold(written) == fold(sought)


def test_marks_of_other_scripts_stay():
    assert fold("が") != fold("か")
    assert fold("Йошкар") != fold("Иошкар")


@pytest.mark.parametrize("kept", ["高崎市 takasaki", "ざぐれぶ zagreb", "1990~2000 a-b"])
def test_what_was_folded_before_is_folded_alike(kept):
    assert fold(kept) == kept


def test_a_search_tells_different_names_apart():
    assert fold("高崎市") != fold("高松市")


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("374997", 374997),
        ("374,997", 374997),
        ("３７４,９９７", 374997),
        ("３７４，９９７", 374997),
        ("374、997", 374997),
        ("374 997人", 374997),
        ("3,610,000 人", 3610000),
        ("0", 0),
        ("007", 7),
        ("999,999,999,999", 999999999999),
        ("約37万", 370000),
        ("33万4,567人", 334567),
        ("33万4千人", 334000),
        ("1億2,345万", 123450000),
        ("1.2万人", 12000),
        ("３千人", 3000),
        ("約1,000人程度", 1000),
        ("500人余り", 500),
        ("第１順位", 1),
        ("about 1,000 people", 1000),
        ("延べ3,200人", 3200),
        ("年間約500人", 500),
        ("300人以上", 300),
        ("1,200（約）", 1200),
        ("1,200人/年", 1200),
        ("三百人", 300),
        ("第二位", 2),
        ("約二千五百人", 2500),
        ("一二〇人", 120),
        ("十万人", 100000),
        ("1万三千人", 13000),
    ],
)
def test_a_number_is_read(typed, value):
    assert number(typed) == value


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "unreadable"),
        ("37万12345", "unreadable"),
        ("1.00005万", "unreadable"),
        ("約", "unreadable"),
        ("万", "unreadable"),
        ("37,4997", "unreadable"),
        ("374.997", "unreadable"),
        ("1e3", "unreadable"),
        ("何千", "unreadable"),
        ("12人13", "unreadable"),
        ("-1", "negative"),
        ("－１", "negative"),
        ("△５", "negative"),
        ("1,000,000,000,000", "too_large"),
        ("9" * 50, "too_large"),
        ("9" * 5000, "unreadable"),
    ],
)
def test_what_is_no_number_is_refused_with_its_reason(typed, code):
    with pytest.raises(NumberError) as refusal:
        number(typed)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("459.41", "459.41"),
        ("459.41 ㎢", "459.41"),
        ("４５９．４１㎢", "459.41"),
        ("467.77km²", "467.77"),
        ("788.09km2", "788.09"),
        ("39,519 平方キロメートル", "39519.00"),
        ("175", "175.00"),
        ("641平方km", "641.00"),
        ("641平方㎞", "641.00"),
        ("641 k㎡", "641.00"),
        ("約641㎢", "641.00"),
        ("641km^2", "641.00"),
        ("46.70", "46.70"),
        ("46.700", "46.70"),
    ],
)
def test_an_area_is_read(typed, value):
    assert str(decimal(typed)) == value


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "unreadable"),
        (".5", "unreadable"),
        ("459.", "unreadable"),
        ("45 ha", "unreadable"),
        ("NaN", "unreadable"),
        ("-0.5", "negative"),
        ("459.415", "too_precise"),
        ("10000000000", "too_large"),
    ],
)
def test_what_is_no_area_is_refused_with_its_reason(typed, code):
    with pytest.raises(NumberError) as refusal:
        decimal(typed)

    assert refusal.value.code == code


@given(st.integers(0, 999_999_999_999))
def test_a_number_shown_with_commas_reads_back(value):
    assert number(f"{value:,}") == value


@given(st.decimals(0, 9_999_999_999, places=2))
def test_an_area_shown_with_commas_reads_back(value):
    assert decimal(f"{value:,}") == Decimal(value)


@pytest.mark.parametrize(
    "code",
    [
        "010006", "100005", "102024", "131016", "172014", "041009", "261009", "271403", "310000",
        "341002", "401307", "431001", "470007",
    ],
)  # fmt: skip
def test_official_codes_carry_their_check_digit(code):
    assert check_digit(code[:5]) == int(code[5])
    assert is_code(code)


@pytest.mark.parametrize(
    "code",
    ["102025", "10２０24", "10202", "1020244", "", "１０２０２４", "10202a", "000019", "480002"],
)
def test_what_is_no_code_is_told(code):
    assert not is_code(code)


def in_characters(n):
    """As an officer writes a number in a document set upright: 1205 is 千二百五."""
    written = ""
    for unit, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, n = divmod(n, unit)
        if digit:
            written += ("" if digit == 1 and name else "一二三四五六七八九"[digit - 1]) + name
    return written


@given(st.integers(1, 9999))
def test_a_number_in_chinese_characters_reads_back(n):
    assert number(f"約{in_characters(n)}人") == n
    by_digits = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(n))
    assert arabic(by_digits) == str(n)
