"""Japanese text: one form to keep, one to search by."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate


def _replacing(letters: Mapping[int, int | str | None]) -> Callable[[str], str]:
    """``str.translate``, which raises an error within for each letter that is not among them."""
    runs = re.compile(f"[{re.escape(''.join(map(chr, letters)))}]+")
    return lambda text: runs.sub(lambda run: run[0].translate(letters), text)


_LINE_ENDS = re.compile(r"\r\n|[\r\v\f\x85\u2028\u2029]")
_HALF_KANA = re.compile(r"[\uff61-\uff9f]+")
# NFC replaces compatibility ideographs (塚 U+FA10, 神 U+FA19 …), which are how names are spelt.
_NOT_COMPATIBILITY = re.compile(r"[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
# Marks without a glyph that hide or reorder text; joiners and variation selectors stay.
_INVISIBLE = frozenset("\u00ad\u200b\u200e\u200f\u2060\ufeff") | {
    chr(mark) for mark in (*range(0x202A, 0x202F), *range(0x2066, 0x206A))
}
_EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff]")
_ASCII_WIDTH = {0xFF01 + n: 0x21 + n for n in range(94)} | {0x3000: 0x20}
# A wave dash is no tilde in any width.
_LATIN_WIDTH = {wide: plain for wide, plain in _ASCII_WIDTH.items() if wide != 0xFF5E}
_LETTERS_WIDTH = {
    wide: plain for wide, plain in _LATIN_WIDTH.items() if plain == 0x20 or chr(plain).isalnum()
}
_DIGITS = {digit: n for n, digit in enumerate("〇一二三四五六七八九")}
_TENS = {"十": 10, "百": 100, "千": 1000}
# After a digit it is the 千 of 3千; a longer one is no number that is written so.
_NUMERALS = re.compile(
    r"(?<![\d〇一二三四五六七八九十百千])[〇一二三四五六七八九十百千]{1,8}(?![〇一二三四五六七八九十百千])"
)
# Letters and symbols that are blank: Hangul fillers, the empty Braille cell, the place of what was
# pasted with a text, a note without a head.
_FILLERS = frozenset("\u115f\u1160\u3164\uffa0\u2800\ufffc\U0001d159")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―⁃−﹘", "-"))
_DASH_BETWEEN_DIGITS = re.compile(r"(?<=\d)[ー─━](?=\d)")
_to_hiragana = _replacing({kana: kana - 0x60 for kana in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)})
# Spellings of one name that a reader may not be able to type, and small kana in place names.
_without_variants = _replacing(
    str.maketrans(
        "髙﨑德濵濱邊邉齋齊嶋嶌櫻澤廣國𠮷邨淵渕ゖゕ",
        "高崎徳浜浜辺辺斎斉島島桜沢広国吉村渕渕けか",
    )
)
# Latin letters with marks; those that do not come apart are named in _LOOKALIKES.
_MARKED_LATIN = re.compile("[\u00c0-\u024f\u1e00-\u1eff]")
# What is copied from elsewhere looks the same: the wave dash, radicals that a PDF gives for
# characters, letters with a stroke; and the long mark, which is typed for a dash and a dash for it.
# Dots between words are written or left out.
_LOOKALIKES = str.maketrans(
    "〜ー─━゠⺠⻑⻄⻘⻝⻩⻯⻤⻨⻲⻭⻁øłđıħ", "~----民長西青食黄竜鬼麦亀歯虎oldih"
) | dict.fromkeys(map(ord, "・·•‧∙⋅"))
_to_plain = _replacing(_DASHES | _LOOKALIKES)
# A letter with what is written on it, which folding may make one letter of.
_LETTER = re.compile(
    "(?s:.)[\u0300-\u036f\u3099\u309a\uff9e\uff9f\ufe00-\ufe0f\U000e0100-\U000e01ef]*"
)
MOST_MARKS = 30
_SELECTORS = re.compile(r"[\ufe00-\ufe0f\U000e0100-\U000e01ef]")


def count(text: str) -> int:
    """How many characters a reader counts: a line break is one, the choice of a glyph is none."""
    return len(_SELECTORS.sub("", text.replace("\r\n", "\n")))


def tidy_prose(text: str) -> str:
    """Keep ①, ㎢, ㈱ and ～ as they are; only what nobody typed on purpose is changed.

    Takes time in proportion to the text; whoever calls has judged that it is not too long.
    """
    lines = _LINE_ENDS.sub("\n", text).replace("\t", " ")
    accepted = _without_piles("".join(filter(_is_kept, lines)))
    if not any(map(_is_seen, accepted)):
        return ""
    composed = _NOT_COMPATIBILITY.sub(
        lambda run: unicodedata.normalize("NFC", run[0]), _wide(accepted)
    )
    return "\n".join(line.rstrip() for line in composed.split("\n")).strip()


def tidy_line(text: str) -> str:
    # No blank stands before a line's end any more; a pattern that looked for some would be slow.
    return re.sub(r"\n\s*", " ", tidy_prose(text))


def ascii_width(text: str) -> str:
    """For identifiers, of which every other character stays as it was typed."""
    return text.translate(_ASCII_WIDTH).strip()


def latin_width(text: str) -> str:
    """For English: the letters that a Japanese keyboard makes wide are the ordinary ones.

    Beside Japanese or Chinese, marks keep the width that goes with it.
    """
    return text.translate(_LETTERS_WIDTH if _EAST_ASIAN.search(text) else _LATIN_WIDTH)


def narrow(text: str) -> str:
    """For telephone numbers, addresses on the net, numbers and codes; never for names."""
    folded = unicodedata.normalize("NFKC", tidy_line(text)).translate(_DASHES)
    return _DASH_BETWEEN_DIGITS.sub("-", folded).strip()


def arabic(text: str) -> str:
    """Numbers in Chinese characters up to 9999 as digits: 三百, 二〇二五, 四月一日; never for names."""
    return _NUMERALS.sub(lambda run: str(_value_of(run[0])), text)


def _value_of(numeral: str) -> str | int:
    if not _TENS.keys() & set(numeral):
        return "".join(str(_DIGITS[digit]) for digit in numeral)
    value, digit = 0, None
    for character in numeral:
        if character in _TENS:
            value, digit = value + (1 if digit is None else digit) * _TENS[character], None
        else:
            digit = (digit or 0) * 10 + _DIGITS[character]
    return value + (digit or 0)


def hiragana(text: str) -> str:
    return _to_hiragana(unicodedata.normalize("NFC", _wide(text)))


def fold(text: str) -> str:
    """The form in which a search compares what looks the same or is spelt in two ways.

    Width, case, kana, variants of characters, kinds of dashes and waves, marks on Latin letters
    and the dots between words do not matter.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    wide = unicodedata.normalize("NFKC", _SELECTORS.sub("", text))
    # Before case, which makes a letter and a mark of İ.
    bare = _MARKED_LATIN.sub(_without_marks, wide).casefold()
    return " ".join(_without_variants(hiragana(_to_plain(bare))).split())


def occurrences(text: str, words: Iterable[str]) -> list[tuple[int, int]]:
    """Where the folded ``words`` stand in ``text`` as it is written: begin and end, in order.

    Places that touch or overlap are one.
    """
    letters = _LETTER.findall(text)
    folded = [_folded_letter(letter) for letter in letters]
    # For each character of the folded text, the letter of the text that it comes from.
    origin = [at for at, letter in enumerate(folded) for _ in letter]
    ends = list(accumulate(map(len, letters), initial=0))
    whole = "".join(folded)
    found = sorted(
        (ends[origin[at]], ends[origin[at + len(word) - 1] + 1])
        for word in filter(None, words)
        for at in _places(whole, word)
    )
    return _joined(found)


def _places(whole: str, word: str) -> Iterator[int]:
    at = whole.find(word)
    while at >= 0:
        yield at
        at = whole.find(word, at + len(word))


def _joined(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for begin, end in spans:
        if joined and begin <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((begin, end))
    return joined


@lru_cache(maxsize=8192)
def _folded_letter(letter: str) -> str:
    return " " if letter.isspace() else fold(letter)


def _without_marks(letter: re.Match[str]) -> str:
    return unicodedata.normalize("NFD", letter[0])[0]


def _without_piles(text: str) -> str:
    """No writing piles more marks on a letter (Unicode's Stream-Safe Text Format), and putting
    them in order takes the square of their number.
    """
    kept, run = [], 0
    for character in text:
        run = run + 1 if unicodedata.combining(character) else 0
        if run <= MOST_MARKS:
            kept.append(character)
    return "".join(kept)


def _is_kept(character: str) -> bool:
    if character == "\n":
        return True
    return unicodedata.category(character) not in ("Cc", "Co", "Cs") and (
        character not in _INVISIBLE
    )


def _is_seen(character: str) -> bool:
    """A text of blanks, fillers and marks without a letter is as good as none."""
    return unicodedata.category(character)[0] not in "ZCM" and character not in _FILLERS


def _wide(text: str) -> str:
    return _HALF_KANA.sub(lambda run: unicodedata.normalize("NFKC", run[0]), text)
