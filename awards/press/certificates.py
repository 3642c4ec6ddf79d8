"""The certificates of a round: one for each group that is awarded, in Japanese from top to bottom.

What stands in a certificate is written to last: full names, the era, numbers in kanji, no
punctuation. Who signs for a host and the seals are put on the printed sheet.
"""

import re
from collections.abc import Iterator
from dataclasses import asdict

from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.translation import gettext

from awards.clock import in_japan
from awards.partial_dates import PartialDate
from awards.press.heads import head
from awards.press.pages import TEMPLATES
from awards.press.printing import Paper
from awards.press.values import PrintedCertificate, PrintedCertificates, RoundWithWinners
from awards.press.wording import said
from awards.winners.values.winner import WinnerPage

HEADING, ADDRESSED, DAY_TO_WRITE = "表彰状", "殿", "年　　月　　日"
# What stands in it unless the round has a wording of its own. Names in brackets are blanks.
WORDING = (
    "貴団体の取組「【事業】」は第【回】回【表彰】において"
    "他の模範となる優れた取組と認められました　"
    "よってここに【賞】を授与しこれを表彰します"
)
BLANKS = ("事業", "回", "表彰", "賞")
BLANKS_TO_CHOOSE = "".join(f"【{name}】" for name in BLANKS)
_BLANK = re.compile("【([^【】]*)】")
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
            PrintedCertificate(recipient=upright(name), text=_text(told, winner))
            for winner in told.winners
            for name in _recipients(winner)
        ),
    )


def _recipients(winner: WinnerPage) -> Iterator[str]:
    """Who is awarded together has a sheet each; a winner without groups goes by its own name."""
    named = [one.name.ja for one in winner.dossier.recipients.rows if one.name.ja]
    yield from named or [winner.name.ja]


def _text(told: RoundWithWinners, winner: WinnerPage) -> str:
    summary = told.round.summary
    words = {
        "事業": upright(winner.title.ja),
        "回": in_kanji(summary.number),
        "表彰": upright(summary.title.ja),
        "賞": upright(winner.prize.ja),
    }
    wording = " ".join((told.certificate_text or WORDING).split())
    return upright(_BLANK.sub(lambda blank: words.get(blank[1], blank[0]), wording))


def validate_wording(text: str) -> None:
    """A name in brackets that is no blank would be printed as it is."""
    unknown = [blank[0] for blank in _BLANK.finditer(text) if blank[1] not in BLANKS]
    if unknown:
        sentence = gettext("「%(name)s」は使えません。%(blanks)sの中から選んでください。")
        raise ValidationError(sentence % {"name": unknown[0], "blanks": BLANKS_TO_CHOOSE})


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
