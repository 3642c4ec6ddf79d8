"""The language of the page that is being written: Japanese, or English beneath ``/en/``."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from awards.bilingual import Text, Texts
from awards.clock import spoken_en, spoken_ja
from awards.geo import Language


def in_english() -> bool:
    return (get_language() or "ja").startswith("en")


def language() -> Language:
    return "en" if in_english() else "ja"


def spoken(moment: datetime | None) -> str:
    """A moment with weekday, hour and minute in Japan's time; empty where there is none."""
    if moment is None:
        return ""
    return spoken_en(moment) if in_english() else spoken_ja(moment)


@dataclass(frozen=True)
class Words:
    """Text in the language of the page. ``is_substitute``: Japanese on an English page."""

    value: str
    is_substitute: bool = False

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def mark(self) -> SafeString:
        return format_html(' lang="{}"', "ja") if self.is_substitute else SafeString("")


def in_language(text: Text | str) -> Words:
    """Japanese stands in where there is no English; a plain ``str`` has none."""
    ja, en = (text, "") if isinstance(text, str) else (text.ja, text.en)
    if not in_english():
        return Words(ja)
    return Words(en) if en else Words(ja, is_substitute=bool(ja))


def each_in_language(texts: Texts) -> tuple[Words, ...]:
    """All in one language: two lists need not match one to one."""
    is_english = in_english() and any(texts.en)
    return tuple(map(Words, texts.en)) if is_english else tuple(map(in_language, texts.ja))


def lang_mark(text: Text | str) -> SafeString:
    """For the tag around ``in_language``: ``<p{{ title|lang_mark }}>{{ title|in_language }}</p>``."""
    return in_language(text).mark


def text(japanese: str, english: str = "") -> Words:
    return in_language(Text(japanese, english))


def texts(japanese: Iterable[str], english: Iterable[str]) -> tuple[Words, ...]:
    return each_in_language(Texts(tuple(japanese), tuple(english)))
