"""Text in both languages. Which of them is read is chosen when it is written out: ``languages.py``."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """Templates write ``{{ text|in_language }}``; ``ja`` stands in where there is no ``en``."""

    ja: str = ""
    en: str = ""

    def __bool__(self) -> bool:
        return bool(self.ja or self.en)


@dataclass(frozen=True)
class Texts:
    """Two lists that need not match one to one, e.g. the bullets of an overview."""

    ja: tuple[str, ...] = ()
    en: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return any(self.ja) or any(self.en)


def is_english(column: str) -> bool:
    """A text in English, or a name as it is written abroad; never an identifier."""
    return column.endswith("_en") or column == "local_name"
