"""The language of the page that is being written: Japanese, or English beneath ``/en/``."""

from datetime import datetime

from django.utils.translation import get_language

from awards.bilingual import Text
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


def in_language(text: Text) -> str:
    """The text in the language of the page; Japanese stands in where there is no English."""
    return (in_english() and text.en) or text.ja
