"""Japanese text: one form to keep, one to search by."""

import re
import unicodedata

from awards.numbers import NumberError, decimal, number
from awards.width import count, hiragana, narrow, tidy_line, tidy_prose

__all__ = [
    "NumberError",
    "count",
    "decimal",
    "fold",
    "hiragana",
    "narrow",
    "number",
    "tidy_line",
    "tidy_prose",
]

# Spellings of one name that a reader may not be able to type, and small kana in place names.
_VARIANTS = str.maketrans(
    "髙﨑德濵濱邊邉齋齊嶋嶌櫻澤廣國𠮷邨淵渕ゖゕ",
    "高崎徳浜浜辺辺斎斉島島桜沢広国吉村渕渕けか",
)
_SELECTORS = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def fold(text: str) -> str:
    """The form in which a search compares: width, case, kana and variants do not matter."""
    wide = unicodedata.normalize("NFKC", _SELECTORS.sub("", text)).casefold()
    return " ".join(hiragana(wide).translate(_VARIANTS).split())
