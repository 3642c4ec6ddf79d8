import re
from functools import partial
from urllib.parse import quote

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from awards.text import fold, occurrences
from awards.winners import public, search_index
from awards.winners.models import Winner
from awards.winners.public import search
from tests import make
from tests.growth import TIMES, TOO_SHORT, seconds
from tests.winners import stage
from tests.winners.test_leak import MARKS, WINNER_PAGE, everything

pytestmark = pytest.mark.django_db


def names(query: str = "", page: str = "1", **chosen: str) -> list[str]:
    search = public.find(timezone.now(), query=query, chosen=chosen, page=page)
    return [card.name.ja for card in search.page.object_list]


@pytest.mark.parametrize(
    "query",
    ["高崎", "髙﨑市", "ﾀｶｻｷ", "タカサキ", "たかさき", "Ｔａｋａｓａｋｉ", "TAKASAKI", "takasaki", "地球市民　会議",
     "plzen", "ちぇこ", "Czechia", "群馬", "gunma", "ぐんま", "環境を語り"],
)  # fmt: skip
def test_a_winner_is_found_however_it_is_written(query):
    stage.takasaki()

    assert names(query) == ["高崎市"]


@pytest.mark.parametrize("query", ["仙台", "takasaki 仙台", "%", "_", "x" * 5000, "\\"])
def test_what_is_not_there_is_not_found(query):
    stage.takasaki()

    assert names(query) == []


@pytest.mark.parametrize("query", ["", "　", "\x00", "\u200b"])
def test_a_query_without_a_word_finds_all(query):
    stage.takasaki()

    assert names(query) == ["高崎市"]


@pytest.mark.parametrize(
    "chosen", [{"country": "CZ"}, {"prefecture": "10"}, {"prize": "minister"}, {"round": "5"}]
)
def test_a_facet_narrows(chosen):
    stage.takasaki()
    other = stage.takasaki(name="金沢市", slug="kanazawa", round=stage.announced(6))
    other.partners.update(country="FR")
    other.recipients.update(prefecture="17")
    other.prize.code = "other"
    other.prize.save()
    stage.indexed(other)

    assert names(**chosen) == ["高崎市"]


@pytest.mark.parametrize("name", ["country", "prefecture", "prize", "round"])
@pytest.mark.parametrize("value", ["ZZ", "0", "\x00", "５", "x" * 3000, "' OR 1=1"])
def test_a_value_that_nobody_has_is_ignored(name, value):
    stage.takasaki()

    assert names(**{name: value}) == ["高崎市"]


def test_a_winner_with_two_partners_in_a_country_is_shown_once():
    winner = stage.takasaki()
    winner.partners.create(position=2, name="ブルノ市", country="CZ")
    stage.indexed(winner)

    assert names(country="CZ") == ["高崎市"]


def test_the_newest_round_comes_first_and_a_page_that_is_not_there_is_the_nearest():
    old, new = stage.announced(5), stage.announced(6)
    for position in range(1, 26):
        make.winner("released", round=old, name=f"{position}", position=position)
    make.winner("released", round=new, name="新", position=1)
    first = ["新", *map(str, range(1, 24))]

    assert [names(page=page) for page in ("1", "2", "99", "x", "-1")] == [
        first, ["24", "25"], ["24", "25"], first, ["24", "25"]
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["\x00", "🗾", "あ" * 9000, "<script>", "%00", "{{ 7|add:1 }}"])
def test_no_query_breaks_the_page(page, query):
    stage.takasaki()

    html = page(f"/winners/?q={quote(query)}&page={quote(query)}&country={quote(query)}").html

    assert "<script>" not in html


@pytest.mark.parametrize(
    "query",
    ["zilina", "ŽILINA", "Z\u030cilina", "ｚｉｌｉｎａ", "ジリナ", "じりな", "ｼﾞﾘﾅ", "富山", "ﾄﾔﾏ", "とやま",
     "トヤマケン", "となみ", "砺波", "㍿", "株式会社", "（株）", "㈱", "プルゼニピルゼン", "プルゼニ・ピルゼン",
     "ﾌﾟﾙｾﾞﾆ･ﾋﾟﾙｾﾞﾝ", "コーヒー", "コ‐ヒ‐", "コ–ヒ—", "ｺｰﾋｰ", "こ-ひ-", "２０１０‑１１", "2010–11", "2010ー11",
     "スロバキア", "チェコスロバキア", "ちぇこ", "Slovakia", "長い手紙", "広場", "廣場"],
)  # fmt: skip
def test_a_winner_is_found_by_what_looks_the_same(query):
    winner = stage.takasaki(
        slug="toyama",
        overview=["㍿と（株）の人々が、珈琲（コーヒー）の広場で語る。", "2010–11年", "⻑い手紙"],
    )
    winner.recipients.update(prefecture="16", home_municipality="砺波市")
    winner.partners.update(
        name="Žilina", local_name="ジリナ", country="SK", country_at_signing="CS"
    )
    winner.photos.update(caption="プルゼニ・ピルゼン")
    stage.indexed(winner)
    other = stage.takasaki(name="別の市", slug="other", round=stage.announced(6), kana="")
    other.partners.update(name="リンデン", country="DE", country_at_signing="DE")
    stage.indexed(other)

    assert names(query) == ["高崎市"]


# What stands in a page, what is typed, and whether the one is found by the other.
SPELLINGS = [
    # Width and case.
    ("ＡＢＣ構想", "abc", True), ("abc構想", "ＡＢＣ", True), ("Straße", "STRASSE", True),
    ("１２３周年", "123周年", True), ("第123回", "第１２３回", True), ("（祝）", "(祝)", True),
    ("Ａ＆Ｂ", "a&b", True), ("50％", "50%", True),
    # Kana: hiragana, katakana, half width, with and without what is written on it.
    ("ひまわり", "ヒマワリ", True), ("ヒマワリ", "ひまわり", True), ("ひまわり", "ﾋﾏﾜﾘ", True),
    ("ﾊﾞｽｹｯﾄ", "バスケット", True), ("パン祭り", "ﾊﾟﾝ祭り", True), ("か\u3099いこう", "がいこう", True),
    ("ガイコウ", "カ\u3099イコウ", True), ("ヴァイオリン", "ゔぁいおりん", True), ("ヽ", "ゝ", True),
    ("バス", "ハス", False), ("きよう", "きょう", False), ("はつか", "はっか", False),
    # The long mark and what is typed for it; a long vowel written out is another spelling.
    ("コーヒー", "コ−ヒ−", True), ("コーヒー", "ｺｰﾋｰ", True), ("コーヒー", "コ─ヒ─", True),
    ("コ-ヒ-", "コーヒー", True), ("コーヒー", "コウヒイ", False), ("おおさか", "おーさか", False),
    # Marks on Latin letters.
    ("Žilina", "zilina", True), ("Zilina", "žilina", True), ("Plzeň", "plzen", True),
    ("São Paulo", "sao", True), ("Łódź", "lodz", True), ("Århus", "arhus", True),
    ("Tromsø", "tromso", True), ("Z\u030cilina", "Ž", True), ("İzmir", "izmir", True),
    # Dashes, waves and dots.
    ("2010–11", "2010-11", True), ("2010—11", "2010‐11", True), ("2010－11", "2010−11", True),
    ("４〜６月", "4～6月", True), ("4~6月", "４〜６月", True), ("プルゼニ・ピルゼン", "プルゼニピルゼン", True),
    ("プルゼニピルゼン", "ﾌﾟﾙｾﾞﾆ･ﾋﾟﾙｾﾞﾝ", True), ("アンネ•フランク", "アンネ・フランク", True),
    # Forms that Unicode keeps for other systems.
    ("㈱姉妹", "(株)姉妹", True), ("(株)姉妹", "㈱", True), ("㍿", "株式会社", True),
    ("10㎞", "10km", True), ("10km", "１０㎞", True), ("①植樹", "1植樹", True), ("Ⅳ期", "iv期", True),
    ("㎡", "m2", True), ("㍻23年", "平成23年", True), ("ﬁlm", "film", True), ("㌔", "キロ", True),
    # Old and new characters, radicals, chosen glyphs.
    ("髙﨑", "高崎", True), ("高崎", "髙﨑", True), ("齋藤", "斎藤", True), ("渡邉", "渡辺", True),
    ("廣場", "広場", True), ("國際", "国際", True), ("𠮷野", "吉野", True), ("大嶋", "大島", True),
    ("⻑崎", "長崎", True), ("葛\U000e0100城", "葛城", True), ("神戸", "\ufa19戸", True),
    ("霞ヶ関", "霞ケ関", True), ("広場", "広域", False),
    # Nothing is a pattern.
    ("100%", "1%0", False), ("a_b", "a.b", False), ("a_b", "_", True),
]  # fmt: skip


@pytest.mark.parametrize(("written", "typed", "is_found"), SPELLINGS)
def test_both_databases_find_by_what_is_the_same_to_a_reader(written, typed, is_found):
    stage.takasaki(overview=[written])

    assert names(typed) == (["高崎市"] if is_found else [])


def test_every_kind_of_spelling_is_tried():
    assert len(SPELLINGS) >= 60


@given(
    st.lists(
        st.sampled_from(
            [*"高﨑ﾀだダゞーｰ–・･㍿žŽＡａ 　ß①ガ", "z\u030c", "ﾀﾞ", "か\u3099", "崎\ufe00"]
        ),
        max_size=12,
    ).map("".join)
)
def test_a_word_that_is_found_stands_somewhere_in_what_was_written(text):
    folded = fold(text)

    for word in folded.split():
        spans = occurrences(text, [word])
        assert spans, (text, word)
        assert all(word in fold(text[begin:end]) for begin, end in spans)


def test_the_words_of_a_query_are_cut_before_they_are_folded():
    few, many = ("\u0300" * count + "高崎" for count in (25_000, 25_000 * TIMES))

    assert search_index.words(many) == []
    # Folded whole, marks that follow one another are put in order, which grows with the square.
    assert seconds(partial(search_index.words, many)) <= 4 * (
        seconds(partial(search_index.words, few)) + TOO_SHORT
    )


def test_everything_that_a_page_says_of_its_group_is_found():
    winner = everything()
    stage.indexed(winner)
    of_the_round = ("round-", "prize-", "criterion-", "correction-", "winner-source")
    said = WINNER_PAGE | {f"{name}_en" for name in WINNER_PAGE} | {"winner-kana"}

    found = {name for mark, name in MARKS.items() if names(mark)}

    assert found >= {name for name in WINNER_PAGE if not name.startswith(of_the_round)}
    assert {name for name in found if name not in said} == {"winner-short_name", "contact-url"}


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("仕組み", "評価のポイント<mark>仕組み</mark>が根づいた。"),
        ("ｶｲｼﾞｮｳ", ""),
        ("会場", "交流事業の概要<mark>会場</mark>を替えて集まる。"),
        ("ぐんま", "読み・別の名称<mark>ぐんま</mark>けんたかさきし"),
        ("plzen", "交流先<mark>Plzen</mark>"),
        ("ちぇこ", "交流先<mark>チェコ</mark>"),
        ("環境", ""),
    ],
)
def test_a_result_shows_where_the_word_stands(client, query, shown):
    stage.takasaki()

    html = client.get("/winners/", {"q": query}).content.decode()

    quoted = re.findall(r'<p class="excerpt">(.*?)</p>', html)
    assert [re.sub(r"</?(?:b|span)[^>]*>", "", quote) for quote in quoted] == (
        [shown] if shown else []
    )
    assert ("<mark>" in html) == bool(names(query))


def test_a_word_in_a_name_is_marked_in_the_name(client):
    stage.takasaki()

    html = client.get("/winners/?q=ﾀｶｻｷ+高崎").content.decode()

    assert "><mark>高崎</mark>市</a>" in html


def test_what_is_quoted_is_written_as_text(client):
    winner = stage.takasaki(overview=["<b>太い</b>&amp;合図<script>alert(1)</script>"])
    stage.indexed(winner)

    html = client.get("/winners/?q=合図").content.decode()

    assert "&lt;b&gt;太い&lt;/b&gt;&amp;amp;<mark>合図</mark>&lt;script&gt;" in html


def test_a_quotation_from_the_other_language_says_so(client):
    stage.takasaki()

    html = client.get("/en/winners/?q=根づいた").content.decode()

    assert '<span lang="ja">仕組みが<mark>根づいた</mark>。</span>' in html


def counts(query: str = "", **chosen: str) -> dict[str, dict[str, int]]:
    search = public.find(timezone.now(), query=query, chosen=chosen, page="1")
    return {
        facet.name: {option.value: option.count for option in facet.options}
        for facet in search.facets
    }


def three_winners() -> None:
    """高崎市 and 前橋市 of one round, 金沢市 of another; the last has two partners."""
    first = stage.takasaki().round
    stage.takasaki(name="前橋市", slug="maebashi", round=first)
    kanazawa = stage.takasaki(name="金沢市", slug="kanazawa", round=stage.announced(6))
    kanazawa.partners.create(position=2, name="ナンシー市", country="FR")
    kanazawa.recipients.update(prefecture="17", kind="npo")
    kanazawa.evaluationpoints.update(criteria=["ADV", "CON"])
    stage.indexed(kanazawa)


def test_each_choice_says_how_many_it_leaves():
    three_winners()

    assert counts() == {
        "round": {"6": 1, "5": 2},
        "prize": {"minister": 3},
        "prefecture": {"10": 2, "17": 1},
        "country": {"CZ": 3, "FR": 1},
        "kind": {"municipality": 2, "npo": 1},
        "theme": {"ADV": 1, "CON": 3},
    }


def test_a_choice_is_counted_among_what_else_is_chosen():
    three_winners()

    among = counts(prefecture="17")

    assert among["prefecture"] == {"10": 2, "17": 1}
    assert among["country"] == {"CZ": 1, "FR": 1}
    assert among["round"] == {"6": 1}
    assert counts("前橋", country="FR")["country"] == {"CZ": 1, "FR": 0}
    assert names(kind="npo") == names(theme="ADV") == ["金沢市"]


@pytest.mark.parametrize("facet", ["round", "prize", "prefecture", "country", "kind", "theme"])
def test_a_winner_before_its_instant_is_counted_nowhere(facet):
    stage.takasaki()
    before = counts()
    later = stage.takasaki(round=stage.announced(6), published_at=stage.in_a_moment())
    later.recipients.update(prefecture="17", kind="npo")
    later.partners.update(country="FR")
    later.evaluationpoints.update(criteria=["ADV"])
    stage.indexed(later)

    assert counts()[facet] == before[facet]


def test_a_search_costs_three_queries_however_many_there_are_and_whatever_is_asked(client):
    three_winners()
    asked = (
        "",
        "?q=環境",
        "?q=環境+ちぇこ+plzen",
        "?country=CZ",
        "?q=環境&round=5&kind=npo&theme=CON",
    )

    assert [stage.queries(client, f"/winners/{query}") <= 3 for query in asked] == [True] * 5


def test_what_prizes_are_called_is_asked_once_in_a_moment(client):
    three_winners()
    first = stage.queries(client, "/winners/?q=環境")

    with CaptureQueriesContext(connection) as asked:
        page = client.get("/winners/?q=ちぇこ").content.decode()

    assert len(asked) == first - 1
    assert '<option value="minister">総務大臣賞（' in page


def test_a_correction_is_found_and_what_it_replaced_is_not():
    winner = stage.takasaki()
    winner.title = "橋を架ける"
    winner.save()
    stage.indexed(winner)

    assert (names("橋を架ける"), names("地球市民")) == (["高崎市"], [])


def test_an_upgrade_makes_the_index_anew():
    winner = stage.takasaki()
    draft = stage.takasaki(slug="draft", state="proofread", round=winner.round)
    Winner.objects.update(search_text="", facets="")

    call_command("index_winners", verbosity=0)

    assert names("環境", country="CZ") == ["高崎市"]
    draft.refresh_from_db()
    assert (draft.search_text, draft.facets) == ("", "")


@pytest.mark.only_on("postgresql")
def test_postgresql_keeps_no_list_of_words_that_wait_for_their_index():
    """Every search would read through it until a VACUUM comes."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT reloptions FROM pg_class WHERE relname = 'winner_search_pairs'")
        assert cursor.fetchone() == (["fastupdate=off"],)


@pytest.mark.only_on("postgresql")
def test_postgresql_finds_a_word_of_two_letters_by_its_index_among_few_winners_too():
    three_winners()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE winners_winner")
        cursor.execute(
            'EXPLAIN SELECT id FROM winners_winner WHERE winners_pairs(search_text) COLLATE "C"'
            " @> (SELECT ARRAY['環境'])"
        )
        plan = "\n".join(line for (line,) in cursor.fetchall())

    assert "Bitmap Index Scan on winner_search_pairs" in plan


@pytest.mark.only_on("postgresql")
def test_postgresql_keeps_the_texts_of_a_search_unpacked():
    """Unpacking ten thousand of them took longer than all else that a search does."""
    stage.takasaki(overview=["交流を続けている。" * 300])
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_column_compression(search_text), octet_length(search_text) > 5000"
            " FROM winners_winner"
        )
        assert cursor.fetchall() == [(None, True)]


@pytest.mark.only_on("postgresql")
def test_postgresql_fetches_a_text_once_however_many_words_are_compared_with_it():
    text = "".join(chr(ord("一") + number) for number in range(2000))  # kept apart from its row
    stage.takasaki(overview=[text])
    longest = text[1000:1008]
    # Their pairs are the same, so that the index is read alike.
    many = [longest, longest[:-1], longest[1:], longest[:-2], longest[2:], longest[1:-1]]

    assert _read_for([longest]) == _read_for(many) > _read_for([longest[:2]])


def _read_for(words: list[str]) -> int:
    """Pages of the database; the first search of a connection reads what tables it has, too."""
    for _ in range(2):
        with connection.cursor() as cursor:
            asked = "SELECT * FROM winners_containing(%s)"
            cursor.execute(f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {asked}", [words])
            ((plan,),) = cursor.fetchone()
    assert plan["Plan"]["Actual Rows"] == 1
    return int(plan["Plan"]["Shared Hit Blocks"])


@pytest.mark.only_on("postgresql")
def test_postgresql_finds_all_winners_in_one_call():
    """Called for its next winner each time, it would take over its owner's rights each time."""
    plan = search.containing(Winner.objects.all(), ["環境"]).explain()

    assert "Function Scan on winners_containing" in plan


def test_the_maps_say_what_their_tables_say(page):
    three_winners()

    html = page("/winners/").html

    assert "<title>石川県 1団体</title>" in html
    assert "<title>チェコ 3団体</title>" in html
    assert re.search(r'prefecture=17">石川県</a></th><td class="n">1団体', html)
    assert 'href="/winners/countries/CZ/"' in html


def test_a_country_tells_its_partners_and_whose_they_are(page):
    three_winners()

    text = " ".join(page("/winners/countries/FR/").text.split())

    assert "フランスとの交流" in text
    assert "ナンシー市" in text
    assert "金沢市 第6回" in text
    assert ("高崎市" in text, "プルゼニ市" in text) == (False, False)


@pytest.mark.parametrize("code", ["ZZ", "FR", "cz", "CZE"])
def test_a_country_without_a_published_partner_is_a_404(client, code):
    stage.takasaki()
    later = stage.takasaki(round=stage.announced(6), published_at=stage.in_a_moment())
    later.partners.update(country="FR")

    assert client.get(f"/winners/countries/{code}/").status_code == 404


def test_a_country_costs_as_many_queries_for_many_partners_as_for_one(client):
    winner = stage.takasaki()
    one = stage.queries(client, "/winners/countries/CZ/")
    for position in range(2, 9):
        winner.partners.create(position=position, name=f"町{position}", country="CZ")

    assert (stage.queries(client, "/winners/countries/CZ/"), one <= 3) == (one, True)
