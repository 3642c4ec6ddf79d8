"""Which language is written is chosen when it is written."""

import pytest
from django.utils.translation import override

from awards.bilingual import Text, Texts
from awards.languages import each_in_language, in_language, lang_mark
from tests.page import Page

MARK = ' lang="ja"'


@pytest.mark.parametrize(
    ("language", "text", "words", "mark"),
    [
        ("ja", Text("市", "City"), "市", ""),
        ("en", Text("市", "City"), "City", ""),
        ("en", Text("市"), "市", MARK),
        ("ja", Text("", "City"), "", ""),
        ("en", Text(), "", ""),
        ("en", "公益財団法人", "公益財団法人", MARK),
        ("ja", "公益財団法人", "公益財団法人", ""),
    ],
)
def test_japanese_stands_in_where_there_is_no_english_and_says_so(language, text, words, mark):
    with override(language):
        assert (str(in_language(text)), lang_mark(text)) == (words, mark)


@pytest.mark.parametrize(
    ("language", "english", "items"),
    [
        ("ja", ("one",), ["一", "二"]),
        ("en", ("one",), ["one"]),
        ("en", (), ["一", "二"]),
        ("en", ("",), ["一", "二"]),
    ],
)
def test_a_list_is_written_all_in_one_language(language, english, items):
    with override(language):
        assert [str(words) for words in each_in_language(Texts(("一", "二"), english))] == items


@pytest.mark.parametrize("text", [Text("市", "City"), Texts(("市",))])
def test_a_page_that_writes_a_text_without_choosing_breaks_the_house_rules(text):
    page = Page(f'<html lang="ja"><title>題</title><h1>題</h1><p>{text}</p></html>')

    with pytest.raises(AssertionError, match="in both languages"):
        page.check()
