"""Checks of single characters and of how figures and units are written."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from awards.proofreading.values import Draft, Finding, Kind, Passage, Severity

_HALF_KANA = re.compile(r"[\uff61-\uff9f]+")
_UNPRINTABLE = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U000ffffd\U00100000-\U0010fffd]+"
)
# Bullets and arrows of Wingdings, and the blanks behind them, where a line begins.
_BULLET = re.compile(r"(?:^|(?<=\n))[\ue000-\uf8ff]{1,4}[ \u3000]{0,4}")
_UNIT = re.compile(r"㎢|(?:[kｋ][mｍ]|㎞)(?:\^?[2２])|(?:[kｋ]㎡)", re.IGNORECASE)
_BLANK = re.compile(
    r"(?<=\d)[ \u3000]{1,4}(?=年|月|日|人|名|回|周年|か国|市|団体|自治体|件|本|㎢|km)"
    r"|(?<=[年月第約])[ \u3000]{1,4}(?=\d)"
)
_WIDE_DIGITS = re.compile("[０-９]+(?:[．，][０-９]+)*")
_NARROW_BRACKETS = re.compile(r"[()]")
_TO_NARROW = str.maketrans("０１２３４５６７８９．，", "0123456789.,")
_TO_WIDE = str.maketrans("()", "（）")
_STRAY = re.compile(r"(?:^|(?<=\n))[ \u3000]{0,4}[0-9０-９][ \u3000]{0,4}(?=\n|$)")
# As they are printed somewhere else, not as a sentence of ours.
_QUOTED = frozenset({"credit", "source", "local_name", "legal_form"})
# Outside JIS X 0208 and yet on every machine: letters with marks, other alphabets, these signs.
_EVERYWHERE = frozenset("²³〜～−－–—―‐•·¥№㈱")
# Checks of their own say what is written instead.
_MENDED = frozenset("㎢㎞㈶㈳")


def half_width_kana(draft: Draft) -> Iterator[Finding]:
    for one in draft.passages:
        for run in _HALF_KANA.finditer(one.text):
            wide = unicodedata.normalize("NFKC", run[0])
            yield one.finding("P01", *run.span(), fix=wide)


def unprintable(draft: Draft) -> Iterator[Finding]:
    for one in draft.passages:
        bullets = {found.start(): found for found in _BULLET.finditer(one.text)}
        for run in _UNPRINTABLE.finditer(one.text):
            bullet = bullets.get(run.start())
            number = f"U+{ord(run[0][0]):04X}"
            if bullet and bullet[0].rstrip(" \u3000") == run[0]:
                yield one.finding("P02", *bullet.span(), fix="", number=number)
            elif run[0].strip("\t"):
                yield one.finding("P02", *run.span(), number=number)
            else:
                yield one.finding("P02", *run.span(), fix=" ", number=number)


def units(draft: Draft) -> Iterator[Finding]:
    for one in draft.prose:
        for found in _UNIT.finditer(one.text):
            yield one.finding("P15", *found.span(), fix="km²", unit=found[0])


def blanks_in_figures(draft: Draft) -> Iterator[Finding]:
    for one in draft.prose:
        for found in _BLANK.finditer(one.text):
            yield one.finding("P20", *found.span(), fix="")


def widths(draft: Draft) -> Iterator[Finding]:
    """One for the whole field: whoever mends one figure wants the others to be like it."""
    for one in draft.japanese:
        if one.column in _QUOTED:
            continue
        if found := _WIDE_DIGITS.search(one.text):
            yield _whole(one, found, "digits", _WIDE_DIGITS.sub(_narrowed, one.text))
        if found := _NARROW_BRACKETS.search(one.text):
            yield _whole(one, found, "brackets", one.text.translate(_TO_WIDE))


def _narrowed(found: re.Match[str]) -> str:
    return found[0].translate(_TO_NARROW)


def _whole(one: Passage, found: re.Match[str], code: str, text: str) -> Finding:
    """Quotes the first place; the fix is of all from there on, which stay as long as they are."""
    fix = text[found.start() :]
    return one.finding("P21", *found.span(), code, fix=fix, fix_to=len(one.text))


def rare_characters(draft: Draft) -> Iterator[Finding]:
    """Characters that some machines lack or show otherwise, each once for a field.

    One that no font of the papers has is an error, whatever the language: no paper is made of it.
    """
    for one in draft.passages:
        is_asked = one.kind is not Kind.CODE and not one.is_english and one.column != "local_name"
        for letter in dict.fromkeys(one.text):
            if letter in draft.without_glyph and not _UNPRINTABLE.match(letter):
                yield _of_letter(one, letter, "no_font", severity=Severity.ERROR)
            elif is_asked and _is_rare(letter):
                yield _of_letter(one, letter)


def _of_letter(
    one: Passage, letter: str, code: str = "", *, severity: Severity | None = None
) -> Finding:
    start, number = one.text.index(letter), f"U+{ord(letter):04X}"
    return one.finding(
        "P43", start, start + 1, code, severity=severity, letter=letter, number=number
    )


@lru_cache(maxsize=8192)
def _is_rare(letter: str) -> bool:
    if letter < "\u0590" or letter in _EVERYWHERE | _MENDED or "\u1e00" <= letter < "\u2000":
        return False
    if _HALF_KANA.match(letter) or _UNPRINTABLE.match(letter):
        return False  # said by checks of their own
    try:
        letter.encode("shift_jis")
    except UnicodeEncodeError:
        return True
    return False


def stray_digits(draft: Draft) -> Iterator[Finding]:
    for one in draft.passages:
        if one.kind is Kind.PROSE:
            for found in _STRAY.finditer(one.text):
                yield one.finding("P44", *found.span())
