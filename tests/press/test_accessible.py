"""A reader who sees nothing is told everything: PDF/UA-1, and PDF/A-2a for the archive."""

import pytest

from tests.press.paper import Paper, typeset
from tests.winners import stage

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept() -> dict[str, bytes]:
    return {}


@pytest.fixture(params=["ja", "en"])
def paper(request, kept) -> Paper:
    """Typeset once: these tests only read it."""
    if request.param not in kept:
        kept[request.param] = typeset(stage.takasaki(position=1).round, request.param)
    return Paper(kept[request.param])


def test_it_says_that_it_is_tagged_and_by_which_standard(paper):
    assert paper.root["/MarkInfo"]["/Marked"].value is True
    assert "/StructTreeRoot" in paper.root
    assert "<pdfuaid:part>1</pdfuaid:part>" in paper.xmp
    assert "<pdfaid:part>2</pdfaid:part>" in paper.xmp
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in paper.xmp


def test_it_has_a_title_that_is_shown_and_a_language(paper):
    is_english = paper.root["/Lang"].startswith("en")

    title = "Round 5: 姉妹自治体交流表彰" if is_english else "第5回 姉妹自治体交流表彰"
    assert paper.reader.metadata.title == title
    assert paper.root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert paper.root["/Lang"] in ("ja-JP", "en-GB")


def test_its_bookmarks_are_its_parts(paper):
    is_english = paper.root["/Lang"].startswith("en")

    name, begins, ends = (
        ("Takasaki City", ["Contents", "About the award"], "Imprint")
        if is_english
        else ("高崎市", ["目次", "表彰の概要"], "奥付")
    )
    assert paper.bookmarks == [*begins, name, ends]


def test_every_font_is_in_it(paper):
    assert paper.fonts
    assert [name for name, is_in in paper.fonts.items() if not is_in] == []


def test_japanese_is_set_in_the_universal_design_font():
    paper = Paper(typeset(stage.takasaki().round))

    assert {name.split("+")[1] for name in paper.fonts} <= {
        "BIZUDGothic", "BIZUDGothic-Bold", "BIZUDPGothic", "BIZUDPGothic-Bold",
        "BIZUDPGothic-Regular", "BIZUDGothic-Regular",
    }  # fmt: skip


def test_pictures_and_the_map_have_alternative_texts():
    paper = Paper(typeset(stage.takasaki().round))

    assert "人々" in paper.alternatives
    assert any(alt.startswith("高崎市と交流先の位置を示す世界地図") for alt in paper.alternatives)


def test_headings_lists_and_the_table_are_tagged():
    kinds = {tag["/S"] for tag in Paper(typeset(stage.takasaki().round)).tags}

    assert kinds >= {"/H1", "/H2", "/L", "/LI", "/Table", "/TR", "/TH", "/TD", "/Figure", "/TOC"}


def test_japanese_on_an_english_paper_is_marked():
    tags = Paper(typeset(stage.takasaki(title_en="").round, "en")).tags

    assert any(str(tag.get("/Lang", "")).startswith("ja") for tag in tags)
