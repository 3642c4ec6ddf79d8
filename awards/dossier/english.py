"""English beside Japanese: where it is missing, and a record without any."""

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from awards.bilingual import Text, Texts
from awards.dossier.differences import Place
from awards.dossier.values import Record, Section, Value

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Section)
V = TypeVar("V", bound=Value)


def missing(section: Section) -> Iterator[Place]:
    """Where Japanese has nothing beside it. What is in Latin letters reads the same in English."""
    yield from _missing(section, Place(section.slug))
    for n, row in enumerate(section.rows, start=1):
        yield from _missing(row, Place(section.slug, n))


def _missing(value: Value, place: Place) -> Iterator[Place]:
    for name in value.written():
        held = getattr(value, name)
        if isinstance(held, Text | Texts) and not _is_complete(held):
            yield replace(place, column=f"{name}_en")


def _is_complete(held: Text | Texts) -> bool:
    japanese, english = "".join(held.ja), "".join(held.en)
    return bool(english.strip()) or not japanese.strip() or japanese.isascii()


def without(record: R) -> R:
    """The same in Japanese alone."""
    sections = {slug: in_japanese(record.section(slug)) for slug in type(record).sections()}
    return replace(record, **sections)


def in_japanese(section: S) -> S:
    rows = tuple(_alone(row) for row in section.rows)
    return replace(_alone(section), rows=rows)


def _alone(value: V) -> V:
    empty = type(value)().flat()
    english = {name: empty[name] for name, held in value.flat().items() if _is_english(name, held)}
    return value.with_columns(english) if english else value


def _is_english(name: str, held: object) -> bool:
    return name.endswith("_en") and bool(held)
