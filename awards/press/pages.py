"""What the booklet says, in the language of the page: names, units, eras and numbers from the data.

The words of the program are those of the public pages.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _

from awards.press import maps
from awards.press.heads import head, publisher, round_title
from awards.press.outlines import criteria, outline
from awards.press.printing import Paper
from awards.press.spreads import spread
from awards.press.values import Entry, PrintedBooklet, PrintedSpreads, RoundWithWinners
from awards.press.wording import contact, entry, filled, line, said
from awards.templatetags.pages import both, fiscal
from awards.winners.values.rounds import RoundPage

TEMPLATES = Path(__file__).parent / "typst"
# Photographs from which on a booklet is long.
MANY = 100
COVER, GROUND = "cover.svg", "ground.svg"


def paper(booklet: RoundWithWinners) -> Paper:
    """The booklet in the language of the page, ready to be set."""
    printed = _printed(booklet)
    worlds = [winner.map for winner in booklet.winners if winner.map]
    return _paper(booklet, "booklets", "booklet.typ", printed, {COVER: maps.cover(worlds)})


def spread_paper(told: RoundWithWinners, slug: str) -> Paper:
    """The two pages of one of its winners."""
    winners = tuple(w for w in told.winners if w.dossier.names.address == slug)
    alone = replace(told, winners=winners)
    printed = PrintedSpreads(
        head=head(alone, *(line(winner.name) for winner in winners)),
        ground=GROUND,
        winners=tuple(spread(one, _chart(n), is_long=False) for n, one in enumerate(winners)),
    )
    return _paper(alone, f"spreads/{slug}", "spread.typ", printed, {})


def words_by_winner(booklet: RoundWithWinners) -> Iterator[tuple[str, Mapping[str, object]]]:
    """All that the booklet says: of the round, under no name, and of each winner under its own."""
    printed = _printed(booklet)
    yield "", asdict(replace(printed, winners=()))
    for winner, said_of_it in zip(booklet.winners, printed.winners, strict=True):
        yield winner.dossier.names.address, asdict(said_of_it)


def _paper(
    of: RoundWithWinners,
    folder: str,
    template: str,
    printed: PrintedSpreads,
    drawings: Mapping[str, bytes],
) -> Paper:
    charts = {_chart(n): maps.chart(w.map) for n, w in enumerate(of.winners) if w.map}
    return Paper(
        folder=f"{folder}/{of.round.summary.number}/{printed.head.lang}",
        language=printed.head.lang,
        template=TEMPLATES / template,
        words=asdict(printed),
        pictures=tuple(photo.file for winner in printed.winners for photo in winner.photos),
        drawings={GROUND: maps.ground(), **drawings, **charts},
    )


def _chart(place: int) -> str:
    return f"map-{place}.svg"


def _printed(booklet: RoundWithWinners) -> PrintedBooklet:
    round_ = booklet.round
    is_long = sum(len(winner.pictures) for winner in booklet.winners) > MANY
    return PrintedBooklet(
        head=head(booklet, line(round_.booklet_title)),
        booklet=line(round_.booklet_title),
        publisher=publisher(round_),
        cover=COVER,
        ground=GROUND,
        outline=tuple(outline(booklet)),
        criteria=criteria(round_),
        contact=contact(round_.contact) if round_.contact else None,
        winners=tuple(
            spread(one, _chart(n), is_long=is_long) for n, one in enumerate(booklet.winners)
        ),
        colophon=tuple(_colophon(booklet)),
        remarks=_remarks(round_),
    )


def _colophon(booklet: RoundWithWinners) -> Iterator[Entry]:
    round_, summary = booklet.round, booklet.round.summary
    yield from entry(_("題名"), filled(said(round_title(round_)), line(round_.booklet_title)))
    yield from entry(_("発行"), filled(publisher(round_)))
    # Of a round from before this system, only the day of the ceremony is known.
    if summary.closes_at:
        yield from entry(_("公表"), filled(said(both(summary.announced_at))))
    yield from entry(_("最終訂正"), filled(said(both(booklet.corrected_at))))
    yield from entry(_("公開ページ"), filled(said(settings.BASE_URL + summary.url)))


def _remarks(round_: RoundPage) -> tuple[str, ...]:
    year = fiscal(round_.summary.fiscal_year)
    return (
        _("受賞団体の紹介は、表彰当時（%(year)s）の内容です。") % {"year": year},
        _(
            "世界地図の輪郭は、Natural Earthの公有データから作成したものです。"
            "おおよその位置を示すもので、国境や領土についての見解を示すものではありません。"
        ),
    )
