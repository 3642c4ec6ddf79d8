"""Three times doubled, a text takes about eight times as long, whatever is in it."""

from functools import partial

import pytest

from awards.bilingual import Text
from awards.dossier.values import Contact, Contacts, Photo, Photos
from awards.proofreading.catalogue import CATALOGUE
from tests.growth import TIMES, is_steady
from tests.proofreading.found import FOUND
from tests.proofreading.texts import draft, prose

# What patterns stumble over: long runs of what they begin with, and no end of it.
RUNS = (
    *(" ", "　", "1", "１", "1 ", "年", "1974年", "以来", "1974年以来", "第1回", "第", "km", "㎢"),
    *(
        "(",
        "（",
        "（以下「",
        "（主催：",
        "三者",
        "五市間",
        "取り組み",
        "に取り組み、",
        "開始した、",
    ),
    *("ア", "ア・", "共和国", "ロシア共和国", "フランス", "連邦", "ｱ", "\uf06c", "\t", "\n", "1\n"),
    *(
        "a.",
        "a@",
        "a@gmail.",
        "www.",
        "http://a",
        "090-",
        "さん(",
        "H23.3.",
        "昭和48(",
        "1973(昭和",
    ),
    *("提携", "35周年", "先取性", "性", "唯一", "一", "(財", "約", "\u3099", "𠮷"),
)
SIZE = 4_000


def text_of(size):
    runs = [run * (size // len(run)) for run in RUNS]
    every = ("、".join(RUNS) + "。") * (size // 200)
    context = {
        "contacts": Contacts(rows=(Contact(office=Text(every), address=Text(every)),)),
        "photos": Photos(rows=(Photo(caption=Text(every)),)),
    }
    return draft(prose(*runs, every).dossier, **context)


def many_cases(times):
    """As long as the text is the number of things found in it."""
    cases = [make() for made in FOUND.values() for make in made]
    lines = [one.text for text in cases for one in text.prose if one.text]
    return prose(*lines * times)


@pytest.fixture(scope="module")
def texts():
    return text_of(SIZE), text_of(TIMES * SIZE), many_cases(8), many_cases(8 * TIMES)


@pytest.mark.parametrize("check", CATALOGUE, ids=lambda check: check.id)
def test_the_time_grows_with_the_text_and_not_with_its_square(check, texts):
    small, large, few, many = texts

    for less, more in ((small, large), (few, many)):
        assert is_steady(partial(_all, check, less), partial(_all, check, more))


def _all(check, text):
    return list(check.run(text))
