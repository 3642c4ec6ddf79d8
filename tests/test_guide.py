"""The guide of the winners' desk shows pictures that the stories make, and quotes what pages say."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "guide-winners-desk.ja.md"
STORIES = ROOT / "tests" / "browser"
MOST = 100_000
# What is quoted although it is no text of a page: shown with its own words, or a state.
QUOTED_OTHERWISE = {"「km²」に直す", "km²"}


def shown() -> set[str]:
    return set(re.findall(r"\(pictures/([\w-]+)\.webp\)", GUIDE.read_text(encoding="utf-8")))


def made() -> set[str]:
    return {
        ast.literal_eval(call.args[0])
        for path in STORIES.glob("test_*.py")
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr == "keeps_picture"
    }


def test_every_picture_of_the_guide_is_made_by_a_story_and_every_one_that_is_made_is_shown():
    assert shown() == made() != set()


@pytest.mark.parametrize("name", sorted(shown()))
def test_a_picture_is_there_and_small(name):
    size = (ROOT / "docs" / "pictures" / f"{name}.webp").stat().st_size

    assert 2_000 < size <= MOST


def test_what_the_guide_quotes_is_written_on_a_page():
    """Otherwise a button that is renamed would be looked for in vain."""
    text = (ROOT / "config" / "locale" / "en" / "LC_MESSAGES" / "django.po").read_text("utf-8")
    written = re.sub(r'"\n"', "", text)
    quoted = set(re.findall("「([^「」]+)」", GUIDE.read_text(encoding="utf-8"))) - QUOTED_OTHERWISE

    assert {words for words in quoted if words not in written} == set()
