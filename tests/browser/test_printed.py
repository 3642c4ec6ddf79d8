"""Winners' pages and nominations on paper, printed by Chromium: nothing cut, nothing alone."""

from datetime import date
from io import BytesIO
from unicodedata import normalize

import pytest
from django.utils import timezone
from playwright.sync_api import Page
from pypdf import PdfReader
from pytest_django.live_server_helper import LiveServer

from awards.winners import archive, models
from awards.winners.models import Winner
from nominations.intake.models import Nomination, RegionFact
from nominations.intake.models import Partner as NominatedPartner
from tests import make
from tests.browser.cast import Cast
from tests.press.paper import bare
from tests.winners import stage
from tests.winners.test_archive import round_5_with_one_photograph_each
from tests.world import picture_of

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("crowd")]

A4 = (595, 842)
HEADINGS = (
    "評価のポイント", "交流事業の概要", "交流先", "写真", "問合せ先と表彰回", "問合せ先", "注",
    "受賞した団体",
)  # fmt: skip
# Who prints waits for the pictures; the driver of a test does not.
ALL_PICTURES = """async () => {
    for (const picture of document.images) picture.loading = "eager";
    await Promise.all([...document.images].map(picture => picture.decode().catch(() => 0)));
}"""


FIGURE = 500_000
# How far the end of each line is from the right edge of what it stands in.
AT_THE_RIGHT = """stamp => {
    const lines = document.createRange();
    lines.selectNodeContents(stamp);
    const edge = stamp.parentElement.getBoundingClientRect().right
        - parseFloat(getComputedStyle(stamp.parentElement).paddingRight);
    return [...lines.getClientRects()].filter(one => one.width > 1)
        .map(one => Math.round(edge - one.right));
}"""


def printed(page: Page, url: str) -> PdfReader:
    page.goto(url)
    page.evaluate(ALL_PICTURES)
    return PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))


def texts(reader: PdfReader) -> list[str]:
    """Of each sheet, without its number, which Chromium writes first."""
    count = len(reader.pages)
    return [
        plain(sheet.extract_text()).removeprefix(f"{number}/{count}")
        for number, sheet in enumerate(reader.pages, start=1)
    ]


def plain(text: str) -> str:
    """Chromium tells some kanji by their radicals (⽉ for 月)."""
    return bare(normalize("NFKC", text))


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_winner_of_round_5_is_two_sheets_with_its_address(
    live_server: LiveServer, page: Page, language: str
):
    round_ = archive.load(round_5_with_one_photograph_each(), timezone.now())
    for winner in round_.winners.all():
        for position in range(2, 7):
            stage.photo(winner, position)

    for winner in round_.winners.all():
        url = f"{live_server.url}{language}/rounds/5/{winner.slug}/"
        reader = printed(page, url)
        sheets = texts(reader)
        assert len(sheets) == 2, url
        assert [tuple(map(round, sheet.mediabox[2:])) for sheet in reader.pages] == [A4, A4]
        assert f"{language}/rounds/5/{winner.slug}/" in sheets[1]
        assert [
            one for one in winner.partners.all() if plain(_named(one, language)) not in sheets[1]
        ] == []
        assert len(reader.pages[1].images) >= 5


def _named(partner: models.Partner, language: str) -> str:
    return partner.name_en if language else partner.name


def test_the_map_is_printed(live_server: LiveServer, page: Page):
    stage.takasaki()
    page.goto(f"{live_server.url}/rounds/5/takasaki/")

    page.emulate_media(media="print")

    for part in (".map > img", ".map .mark", ".map .home"):
        box = page.locator(part).bounding_box()
        assert box is not None, part
        assert box["width"] > 0, part


@pytest.mark.parametrize("partners", [20, 23, 26])
def test_no_row_is_cut_and_no_heading_is_alone_however_long_the_page_is(
    live_server: LiveServer, page: Page, partners: int
):
    winner = stage.takasaki(overview=["長い文がここに続く。" * 25] * 4)
    _many_partners(winner, partners)
    for position in range(2, 9):
        stage.photo(winner, position)

    sheets = texts(printed(page, f"{live_server.url}/rounds/5/takasaki/"))

    assert len(sheets) > 2
    for n in range(2, partners + 1):
        sheet = next(text for text in sheets if f"交流先{n}番市" in text)
        # First and last line of the row.
        assert f"主体{n}番終" in sheet, n
    assert [text[-20:] for text in sheets if text.endswith(HEADINGS)] == []


def _many_partners(winner: Winner, count: int) -> None:
    for n in range(2, count + 1):
        models.Partner.objects.create(
            winner=winner, position=n, name=f"交流先{n}番市", kind="city", country="CZ",
            agreement_kind="姉妹都市", signed_on="1990-08-01", agreement_owner=f"主体{n}番終",
        )  # fmt: skip


@pytest.mark.parametrize("language", ["", "/en"])
def test_a_nomination_is_printed_as_an_official_document(cast: Cast, language: str):
    """Number and date at the right edge, sheets numbered, no row on two sheets."""
    nomination = make.nomination(
        "draft", body=make.body(), complete=True,
        document_number="国第123号", document_date=date(2026, 7, 31),
    )  # fmt: skip
    picture_of(nomination)
    for n in range(2, 21):
        _partner_and_region(nomination, n)
    person = cast.signed_in(make.officer(nomination.body))

    person.opens(f"{language}/desk/nominations/{nomination.pk}/preview/")
    person.tab.emulate_media(media="print")
    reader = PdfReader(BytesIO(person.tab.pdf(prefer_css_page_size=True)))

    assert person.tab.locator(".paper .stamp").evaluate(AT_THE_RIGHT) == [0, 0]
    count = len(reader.pages)
    assert count > 3
    for number, sheet in enumerate(reader.pages, start=1):
        assert plain(sheet.extract_text()).startswith(f"{number}/{count}")
    sheets = texts(reader)
    for n in range(2, 21):
        # The figure, and the day that it is of, which is told below it.
        day = f"{n} April 2025" if language else f"令和7(2025)年4月{n}日"
        told = next(text for text in sheets if f"{FIGURE + n:,}" in text)
        assert bare(day) in told.split(f"{FIGURE + n:,}")[1], n
    headings = tuple(plain(text) for text in person.main.locator("h2, h3").all_inner_texts())
    assert [text[-20:] for text in sheets if text.endswith(headings)] == []
    fits = "all => all.map(one => getComputedStyle(one).objectFit)"
    assert person.tab.locator(".paper .photo img").evaluate_all(fits) == ["contain"]


def _partner_and_region(nomination: Nomination, n: int) -> None:
    partner = NominatedPartner.objects.create(
        nomination=nomination, position=n, name=f"交流先{n}番市", kind="city", country="CZ",
        agreement_kind="姉妹都市", signed_on="1990-08-01", agreement_owner=f"主体{n}番",
    )  # fmt: skip
    RegionFact.objects.create(
        nomination=nomination, position=n + 1, partner=partner, name=partner.name,
        population=FIGURE + n, as_of=f"2025-04-{n:02}", basis="census", area_km2="100.5",
        description=f"{n}番の町。" + "川と山のあるまち。" * n, source="統計書",
    )  # fmt: skip
