"""Numbers as they are typed: full-width, with commas, about so many, in 万, with their unit."""

import re
from decimal import Decimal

from awards.coded_errors import CodedError
from awards.text import arabic, narrow

MOST = 999_999_999_999
MOST_DECIMAL = Decimal("9999999999.99")
# Longer than this, it is no number (characters); judged before anything is done with the text.
LONGEST = 60

_WHOLE = r"(?:\d{1,3}(?:[, ]\d{3})+|\d+)"
_SIGN = r"(?P<sign>-|△|▲)?\s*"
_ABOUT = re.compile(
    r"^(?:延べ|のべ|年間|毎年)?\s*"
    r"(?:約|およそ|おおよそ|おおむね|概ね|ほぼ|about |around |approx(?:\.|imately)? ?)?\s*"
    r"|\s*(?:程度|余り?|あまり|強|弱|前後|ぐらい|くらい|以上|超|\(約\)|/年)$",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"{_SIGN}第?\s*(?=\d)(?:(?P<oku>{_WHOLE}(?:\.\d+)?)\s*億)?(?:(?P<man>{_WHOLE}(?:\.\d+)?)\s*万)?"
    rf"(?:(?P<sen>\d)千)?(?P<ones>{_WHOLE})?"
    r"\s*(?:人|名|位|番|順位|件|団体|世帯|回|点|字|文字|枚|か所|箇所|年|people|persons)?",
    re.ASCII | re.IGNORECASE,
)
_DECIMAL = re.compile(
    rf"{_SIGN}(?P<digits>{_WHOLE}(?:\.(?P<fraction>\d+))?)"
    r"\s*(?:km\^?2|k m2|sq\.? ?km|平方キロ(?:メートル)?|平方km|キロ平方メートル)?",
    re.ASCII | re.IGNORECASE,
)
_MARKS = str.maketrans("", "", ", ")


class NumberError(CodedError):
    """Why a number cannot be taken."""


def number(text: str, most: int = MOST) -> int:
    match = _read(_COUNT, text)
    value = (
        _part(match["oku"]) * 10**8
        + _part(match["man"]) * 10**4
        + _part(match["sen"]) * 1000
        + _ones(match, text)
    )
    if value != int(value):
        raise NumberError("unreadable", text=text.strip())
    if value > most:
        raise NumberError("too_large", most=f"{most:,}")
    return int(value)


def decimal(text: str, places: int = 2, most: Decimal = MOST_DECIMAL) -> Decimal:
    match = _read(_DECIMAL, text)
    value = _part(match["digits"])
    if len((match["fraction"] or "").rstrip("0")) > places:
        raise NumberError("too_precise", places=str(places))
    if value > most:
        raise NumberError("too_large", most=f"{most:,}")
    return value.quantize(Decimal(1).scaleb(-places))


def _part(digits: str | None) -> Decimal:
    return Decimal((digits or "0").translate(_MARKS))


def _ones(match: re.Match[str], text: str) -> Decimal:
    """What follows 万 or 千 must be less than one of them."""
    ones = _part(match["ones"])
    most = 1000 if match["sen"] else 10**4 if match["man"] else 10**8 if match["oku"] else None
    if most is not None and ones >= most:
        raise NumberError("unreadable", text=text.strip())
    return ones


def _read(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    if len(text) > LONGEST:
        raise NumberError("unreadable", text=f"{text[:LONGEST]}…")
    exact = _ABOUT.sub("", _ABOUT.sub("", arabic(narrow(text)).replace("、", ",")))
    match = pattern.fullmatch(exact)
    if match is None:
        raise NumberError("unreadable", text=text.strip())
    if match["sign"]:
        raise NumberError("negative")
    return match
