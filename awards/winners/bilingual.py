"""Text in the language of the page; Japanese stands in where there is no English."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import format_html
from django.utils.safestring import SafeString

from awards.languages import in_english


@dataclass(frozen=True)
class Text:
    """``{{ text }}`` writes it; ``<p{{ text.mark }}>`` says that it is Japanese on an English page."""

    value: str
    is_substitute: bool = False

    def __str__(self) -> str:
        return self.value

    def __bool__(self) -> bool:
        return bool(self.value)

    @property
    def mark(self) -> SafeString:
        return format_html(' lang="{}"', "ja") if self.is_substitute else SafeString("")


def text(japanese: str, english: str = "") -> Text:
    if in_english() and english:
        return Text(english)
    return Text(japanese, is_substitute=in_english() and bool(japanese))


def texts(japanese: Sequence[str], english: Sequence[str]) -> tuple[Text, ...]:
    """All in one language: two lists need not match one to one."""
    if in_english() and any(english):
        return tuple(Text(item) for item in english)
    return tuple(text(item) for item in japanese)
