"""Numbers as they are typed: full-width, with commas or spaces, with their unit."""

import re
from decimal import Decimal

from awards.text import narrow

MOST = 999_999_999_999
MOST_DECIMAL = Decimal("9999999999.99")
_WHOLE = r"\d{1,3}(?:[, ]\d{3})+|\d+"
_COUNT = re.compile(rf"(?P<sign>-|△|▲)?\s*(?P<digits>{_WHOLE})\s*(?:人|名)?", re.ASCII)
_DECIMAL = re.compile(
    rf"(?P<sign>-|△|▲)?\s*(?P<digits>(?:{_WHOLE})(?:\.(?P<fraction>\d+))?)"
    r"\s*(?:km2|sq\.? ?km|平方キロ(?:メートル)?)?",
    re.ASCII | re.IGNORECASE,
)
_MARKS = str.maketrans("", "", ", ")


class NumberError(ValueError):
    """Why a number cannot be taken: a ``code`` and the ``params`` of the sentence about it."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


def number(text: str, most: int = MOST) -> int:
    value = int(Decimal(_read(_COUNT, text)["digits"].translate(_MARKS)))
    if value > most:
        raise NumberError("too_large", most=f"{most:,}")
    return value


def decimal(text: str, places: int = 2, most: Decimal = MOST_DECIMAL) -> Decimal:
    match = _read(_DECIMAL, text)
    if len((match["fraction"] or "").rstrip("0")) > places:
        raise NumberError("too_precise", places=str(places))
    value = Decimal(match["digits"].translate(_MARKS))
    if value > most:
        raise NumberError("too_large", most=f"{most:,}")
    return value.quantize(Decimal(1).scaleb(-places))


def _read(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    match = pattern.fullmatch(narrow(text).replace("、", ","))
    if match is None:
        raise NumberError("unreadable", text=text.strip())
    if match["sign"]:
        raise NumberError("negative")
    return match
