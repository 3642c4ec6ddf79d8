"""The certificates of a round: one for each group that is awarded, in Japanese from top to bottom.

What stands in a certificate is written to last: full names, the era, numbers in kanji, no
punctuation. Who signs for a host and the seals are put on the printed sheet.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict

from django.utils import translation

from awards.clock import in_japan
from awards.partial_dates import PartialDate
from awards.press.heads import head
from awards.press.pages import TEMPLATES
from awards.press.printing import Paper
from awards.press.values import PrintedCertificate, PrintedCertificates, RoundWithWinners
from awards.press.wording import said
from awards.winners.values import RoundPage, WinnerPage

HEADING, ADDRESSED, DAY_TO_WRITE = "表彰状", "殿", "年　　月　　日"
TEXT = (
    "貴団体の取組「%(work)s」は第%(number)s回%(award)sにおいて"
    "他の模範となる優れた取組と認められました　"
    "よってここに%(prize)sを授与しこれを表彰します"
)
_FULL_WIDTH = {n: n + 0xFEE0 for n in range(0x21, 0x7F)} | {0x20: 0x3000}
_DIGITS = "〇一二三四五六七八九"
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))


def paper(told: RoundWithWinners) -> Paper:
    """In Japanese, whatever the language of the page."""
    with translation.override("ja"):
        printed = _printed(told)
    return Paper(
        folder=f"certificates/{told.round.summary.number}",
        language=printed.head.lang,
        template=TEMPLATES / "certificates.typ",
        words=asdict(printed),
        pictures=(),
        drawings={},
    )


def _printed(told: RoundWithWinners) -> PrintedCertificates:
    round_ = told.round
    return PrintedCertificates(
        head=head(told, said(HEADING)),
        heading=HEADING,
        addressed=ADDRESSED,
        day=_day(told),
        hosts=tuple(upright(host.ja) for host in round_.hosts),
        certificates=tuple(
            PrintedCertificate(recipient=upright(name), text=_text(round_, winner))
            for winner in told.winners
            for name in _recipients(winner)
        ),
    )


def _recipients(winner: WinnerPage) -> Iterator[str]:
    """Who is awarded together has a sheet each; a winner without groups goes by its own name."""
    named = [one.name.ja for one in winner.dossier.recipients.rows if one.name.ja]
    yield from named or [winner.name.ja]


def _text(round_: RoundPage, winner: WinnerPage) -> str:
    summary = round_.summary
    return TEXT % {
        "work": upright(winner.title.ja),
        "number": in_kanji(summary.number),
        "award": upright(summary.title.ja),
        "prize": upright(winner.prize.ja),
    }


def _day(told: RoundWithWinners) -> str:
    """Of the ceremony, else of the announcement; without either, room to write it."""
    held, announced = told.round.ceremony_on, told.round.summary.announced_at
    if held is not None and held.day is not None:
        day = held
    elif announced is not None:
        day = PartialDate.of(in_japan(announced).date())
    else:
        return DAY_TO_WRITE
    return re.sub(r"\d+", lambda digits: in_kanji(int(digits[0])), day.era or day.western)


def upright(text: str) -> str:
    """Letters and figures as wide as kanji, which stand above one another."""
    return text.translate(_FULL_WIDTH)


def in_kanji(number: int) -> str:
    """21 as 二十一; below 10,000."""
    told, rest = "", number
    for value, place in _PLACES:
        count, rest = divmod(rest, value)
        if count:
            told += (_DIGITS[count] if count > 1 else "") + place
    return told + (_DIGITS[rest] if rest or not told else "")
