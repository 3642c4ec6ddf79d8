"""The press release of a round: the told, the list of winners and what each of them did."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace

from django.utils.translation import gettext as _

from awards.bilingual import Text
from awards.dossier.values import Contact
from awards.geo import formal_country_name
from awards.languages import each_in_language, in_english, spoken
from awards.press.heads import head
from awards.press.outlines import chosen, criteria, outline, with_home
from awards.press.pages import TEMPLATES
from awards.press.printing import Paper
from awards.press.spreads import point
from awards.press.values import (
    Entry,
    Line,
    PrintedContact,
    PrintedPressRelease,
    ReleasedPartner,
    ReleasedWinner,
    RoundWithWinners,
)
from awards.press.wording import (
    GAP,
    contact,
    enclosed,
    filled,
    line,
    paragraphs,
    said,
    within,
    worded,
)
from awards.templatetags.pages import both, era
from awards.winners.values.rounds import RoundPage
from awards.winners.values.winner import PartnerEntry, WinnerPage


def paper(told: RoundWithWinners) -> Paper:
    """In the language of the page."""
    printed = _printed(told)
    return Paper(
        folder=f"press-releases/{told.round.summary.number}/{printed.head.lang}",
        language=printed.head.lang,
        template=TEMPLATES / "press_release.typ",
        words=asdict(printed),
        pictures=(),
        drawings={},
    )


def _printed(told: RoundWithWinners) -> PrintedPressRelease:
    round_ = told.round
    own = head(told, said(_("報道資料")))
    labels = {
        "chosen": _("受賞団体の決定"),
        "winners": _("受賞団体"),
        "ceremony": _("表彰式"),
        "attached": _("添付資料"),
        "first": _("資料1"),
        "second": _("資料2"),
        "third": _("参考"),
        "list": _("受賞団体の一覧"),
        "stories": _("受賞団体の取組の概要"),
        "work": _("事業名"),
        "prize": _("賞"),
        "partner": _("交流先"),
    }
    return PrintedPressRelease(
        head=replace(own, labels=own.labels | labels),
        kind=_("報道資料") if told.dated else _("報道資料（案）"),
        moment=_moment(round_),
        award=_award(round_),
        hosts=tuple(map(line, round_.hosts)),
        lead=tuple(_lead(told)),
        awarded=tuple(_awarded(told)),
        ceremony=both(round_.ceremony_on),
        outline=tuple(outline(told)),
        criteria=criteria(round_),
        contact=_reached(round_.contact) if round_.contact else None,
        note=_(
            "迷惑メールを防ぐため、メールアドレスの「@」を「(at)」と表示しています。"
            "送信するときは、「@」に直してください。"
        ),
        winners=tuple(map(_winner, told.winners)),
    )


def _moment(round_: RoundPage) -> str:
    summary = round_.summary
    if summary.announced_at is None:
        return _("公表日時：未定")
    if summary.closes_at is None:
        return ""  # a round from before this system: no record tells when it was announced
    return _("公表日時：%(moment)s") % {"moment": spoken(summary.announced_at)}


def _lead(told: RoundWithWinners) -> Iterator[Line]:
    round_ = told.round
    sentence = _("%(hosts)sは、%(award)sの受賞団体を決定しましたので、お知らせします。")
    filling = _together(round_.hosts), _award(round_)
    yield within(sentence % {"hosts": GAP, "award": GAP}, *filling)
    yield from filled(chosen(told))
    yield from paragraphs(round_.purpose)


def _award(round_: RoundPage) -> Line:
    """第5回姉妹自治体交流表彰（総務大臣賞）."""
    summary = round_.summary
    number = _("第%(number)s回") % {"number": summary.number}
    blank = said(" " if in_english() else "")
    return (number, *blank, *line(summary.title), *enclosed(line(summary.subtitle)))


def _together(texts: Sequence[Text]) -> Line:
    """A、B及びC."""
    lines = [line(text) for text in texts]
    together: Line = ()
    for place, one in enumerate(lines):
        is_last = place == len(lines) - 1
        between = "" if place == 0 else _("及び") if is_last else _("、")
        together += (*said(between), *one)
    return together


def _awarded(told: RoundWithWinners) -> Iterator[Entry]:
    for prize in dict.fromkeys(winner.prize for winner in told.winners):
        winners = (winner for winner in told.winners if winner.prize == prize)
        yield Entry(label=line(prize), lines=tuple(map(with_home, winners)))


def _winner(winner: WinnerPage) -> ReleasedWinner:
    dossier = winner.dossier
    return ReleasedWinner(
        prize=line(winner.prize),
        name=line(winner.name),
        kana="" if in_english() else dossier.names.kana,
        home=line(dossier.home),
        title=line(winner.title),
        partners=tuple(map(_partner, winner.partners)),
        overview=filled(*map(worded, each_in_language(dossier.overview.overview))),
        evaluations=tuple(map(point, winner.evaluations)),
        contacts=tuple(map(_reached, dossier.contacts.rows)),
    )


def _partner(entry: PartnerEntry) -> ReleasedPartner:
    partner = entry.partner
    return ReleasedPartner(
        name=line(partner.name),
        country=enclosed(line(formal_country_name(partner.country))),
        signed=era(partner.signed_on),
    )


def _reached(of: Contact) -> PrintedContact:
    """A press release is copied to pages where addresses are collected."""
    printed = contact(of)
    if not printed.email:
        return printed
    address = Entry(label=(_("メール"),), lines=(said(printed.email.replace("@", "(at)")),))
    return replace(printed, email="", numbers=(*printed.numbers, address))
