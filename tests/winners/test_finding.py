from urllib.parse import quote

import pytest
from django.utils import timezone

from awards.winners import public
from tests import make
from tests.winners import stage

pytestmark = pytest.mark.django_db


def found(query: str = "", page: str = "1", **chosen: str) -> list[str]:
    result = public.find(timezone.now(), query=query, chosen=chosen, page=page)
    return [card.name.ja for card in result.page.object_list]


@pytest.mark.parametrize(
    "query",
    ["高崎", "髙﨑市", "ﾀｶｻｷ", "タカサキ", "たかさき", "Ｔａｋａｓａｋｉ", "TAKASAKI", "takasaki", "地球市民　会議",
     "plzen", "ちぇこ", "Czechia", "群馬", "gunma", "ぐんま", "環境を語り"],
)  # fmt: skip
def test_a_winner_is_found_however_it_is_written(query):
    stage.takasaki()

    assert found(query) == ["高崎市"]


@pytest.mark.parametrize("query", ["仙台", "takasaki 仙台", "%", "_", "x" * 5000, "\\"])
def test_what_is_not_there_is_not_found(query):
    stage.takasaki()

    assert found(query) == []


@pytest.mark.parametrize("query", ["", "　", "\x00", "\u200b"])
def test_a_query_without_a_word_finds_all(query):
    stage.takasaki()

    assert found(query) == ["高崎市"]


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

    assert found(**chosen) == ["高崎市"]


@pytest.mark.parametrize("name", ["country", "prefecture", "prize", "round"])
@pytest.mark.parametrize("value", ["ZZ", "0", "\x00", "５", "x" * 3000, "' OR 1=1"])
def test_a_value_that_nobody_has_is_ignored(name, value):
    stage.takasaki()

    assert found(**{name: value}) == ["高崎市"]


def test_a_winner_with_two_partners_in_a_country_is_shown_once():
    winner = stage.takasaki()
    winner.partners.create(position=2, name="ブルノ市", country="CZ")

    assert found(country="CZ") == ["高崎市"]


def test_the_newest_round_comes_first_and_a_page_that_is_not_there_is_the_nearest():
    old, new = stage.announced(5), stage.announced(6)
    for position in range(1, 26):
        make.winner("released", round=old, name=f"{position}", position=position)
    make.winner("released", round=new, name="新", position=1)
    first = ["新", *map(str, range(1, 24))]

    assert [found(page=page) for page in ("1", "2", "99", "x", "-1")] == [
        first, ["24", "25"], ["24", "25"], first, ["24", "25"]
    ]  # fmt: skip


@pytest.mark.parametrize("query", ["\x00", "🗾", "あ" * 9000, "<script>", "%00", "{{ 7|add:1 }}"])
def test_no_query_breaks_the_page(page, query):
    stage.takasaki()

    html = page(f"/winners/?q={quote(query)}&page={quote(query)}&country={quote(query)}").html

    assert "<script>" not in html
