"""What the booklet says, in the language of the page: names, units, eras and numbers from the data.

The words of the program are those of the public pages.
"""

from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from awards.languages import in_english, in_language, language
from awards.press import maps
from awards.press.printing import Paper
from awards.press.spreads import spread
from awards.press.values import Booklet, Entry, Line, PrintedBooklet
from awards.press.wording import (
    contact,
    enclosed,
    entry,
    filled,
    joined,
    line,
    listed,
    paragraphs,
    plain,
    said,
)
from awards.templatetags.pages import both, figure, fiscal
from awards.winners.values import PrizeEntry, RoundPage, WinnerPage

TEMPLATE = Path(__file__).parent / "typst" / "booklet.typ"
# Photographs from which on a booklet is long.
MANY = 100
COVER, GROUND = "cover.svg", "ground.svg"


def paper(booklet: Booklet) -> Paper:
    """The booklet in the language of the page, ready to be set."""
    worlds = {_chart(n): winner.map for n, winner in enumerate(booklet.winners) if winner.map}
    charts = {name: maps.chart(world) for name, world in worlds.items()}
    printed = _printed(booklet)
    return Paper(
        folder=f"booklets/{booklet.round.summary.number}/{printed.lang}",
        language=printed.lang,
        template=TEMPLATE,
        words=asdict(printed),
        pictures=tuple(photo.file for winner in printed.winners for photo in winner.photos),
        drawings={COVER: maps.cover(worlds.values()), GROUND: maps.ground(), **charts},
    )


def _chart(place: int) -> str:
    return f"map-{place}.svg"


def _printed(booklet: Booklet) -> PrintedBooklet:
    round_, summary, dated = booklet.round, booklet.round.summary, booklet.dated
    publisher = line(round_.publisher) or listed(round_.hosts)
    is_long = sum(len(winner.pictures) for winner in booklet.winners) > MANY
    return PrintedBooklet(
        lang=language(),
        title=" ".join(filter(None, (_title(round_), plain(line(round_.booklet_title))))),
        author=plain(publisher),
        year=dated.year,
        month=dated.month,
        day=dated.day,
        number=_("第%(number)s回") % {"number": summary.number},
        fiscal_year=fiscal(summary.fiscal_year),
        award=line(summary.title),
        subtitle=line(summary.subtitle),
        booklet=line(round_.booklet_title),
        publisher=publisher,
        cover=COVER,
        ground=GROUND,
        outline=tuple(_outline(booklet)),
        criteria=tuple(
            Entry(label=line(criterion.name), lines=paragraphs(criterion.help))
            for criterion in round_.criteria
        ),
        contact=contact(round_.contact) if round_.contact else None,
        winners=tuple(
            spread(one, _chart(n), is_long=is_long) for n, one in enumerate(booklet.winners)
        ),
        colophon=tuple(_colophon(booklet, publisher)),
        remarks=_remarks(round_),
        band=_("これは実演用の冊子です。第5回のほかは、全て架空の内容です。")
        if settings.DEMO
        else "",
        labels=_labels(),
    )


def _title(round_: RoundPage) -> str:
    title = in_language(round_.summary.title)
    return _("第%(number)s回 %(title)s") % {"number": round_.summary.number, "title": title}


def _labels() -> dict[str, str]:
    return {
        "contents": _("目次"),
        "outline": _("表彰の概要"),
        "criteria": pgettext("several", "審査基準"),
        "contact": _("問合せ先"),
        "partners": pgettext("several", "交流先"),
        "number": _("番号"),
        "agreement": _("提携の種類"),
        "signed": _("提携年月日"),
        "population": _("人口"),
        "area": _("面積"),
        "sources": _("人口と面積の出典"),
        "source": _("出典"),
        "recipients": _("受賞した団体"),
        "overview": _("交流事業の概要"),
        "evaluations": _("評価のポイント"),
        "note": _("注"),
        "colophon": _("奥付"),
        "email": _("メール"),
        "url": _("ウェブ"),
    }


def _outline(booklet: Booklet) -> Iterator[Entry]:
    """What the award is, in the round's own texts, and how it came out."""
    round_ = booklet.round
    yield from entry(_("目的"), paragraphs(round_.purpose))
    yield from entry(pgettext("several", "主催"), filled(listed(round_.hosts)))
    yield from entry(_("表彰の対象"), paragraphs(round_.eligibility))
    yield from entry(pgettext("several", "賞"), tuple(map(_prize, round_.prizes)))
    yield from entry(_("応募と審査"), paragraphs(round_.procedure))
    yield from entry(_("審査委員会"), filled(line(round_.committee), _chair(round_)))
    yield from entry(_("受賞団体"), tuple(_outcome(booklet)))
    yield from entry(_("表彰式"), filled(said(both(round_.ceremony_on))))
    yield from entry(_("次回の募集"), paragraphs(round_.next_call))


def _prize(prize: PrizeEntry) -> Line:
    if prize.is_optional:
        return (*line(prize.name), _("（授与する場合があります）"))
    most = ngettext("（%(number)s団体以内）", "（%(number)s団体以内）", prize.max_winners)
    between = said(" " if in_english() else "")
    return (*line(prize.name), *between, most % {"number": prize.max_winners})


def _chair(round_: RoundPage) -> Line:
    chair = line(round_.chair)
    return (_("委員長"), "　", *chair) if chair else ()


def _outcome(booklet: Booklet) -> Iterator[Line]:
    """How many were chosen of how many, and who, by prize."""
    applications, chosen = booklet.round.summary.applications, len(booklet.winners)
    if applications is not None:
        sentence = ngettext(
            "%(count)s団体の応募の中から、%(winners)s団体を決定しました。",
            "%(count)s団体の応募の中から、%(winners)s団体を決定しました。",
            chosen,
        )
        yield said(sentence % {"count": figure(applications), "winners": chosen})
    for prize in dict.fromkeys(winner.prize for winner in booklet.winners):
        named = (_with_home(winner) for winner in booklet.winners if winner.prize == prize)
        yield (*line(prize), _("："), *joined(named, _("、")))


def _with_home(winner: WinnerPage) -> Line:
    return (*line(winner.name), *enclosed(line(winner.dossier.home)))


def _colophon(booklet: Booklet, publisher: Line) -> Iterator[Entry]:
    round_, summary = booklet.round, booklet.round.summary
    yield from entry(_("題名"), filled(said(_title(round_)), line(round_.booklet_title)))
    yield from entry(_("発行"), filled(publisher))
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
