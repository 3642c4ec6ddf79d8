"""The columns of a record's sections, read off the values: the only list of them.

A flat column is what one form field or one column of a table holds. A ``Text`` has two, ``name``
and ``name_en``; every other field has one of its own name.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TypeVar

from awards.bilingual import Text, Texts
from awards.dossier.values import Record, Row, Section

Value = Row | Section
V = TypeVar("V", bound=Row | Section)
Flat = dict[str, object]


def sections_of(record: type[Record]) -> dict[str, type[Section]]:
    """The sections of a kind of record by slug, in the order of its fields."""
    classes = [type(field.default) for field in fields(record)]
    return {cls.slug: cls for cls in classes if issubclass(cls, Section)}


def rows_in(section: Section) -> tuple[Row, ...]:
    rows: tuple[Row, ...] = getattr(section, "rows", ())
    return rows


def written(cls: type[V]) -> tuple[str, ...]:
    """The fields of a section or a row that people write, in their order."""
    return tuple(field.name for field in fields(cls) if field.metadata.get("written", True))


def flat_columns(cls: type[V]) -> tuple[str, ...]:
    """The written fields as flat columns, each English one behind its Japanese one."""
    return tuple(flat(cls()))


def flat(value: Value) -> Flat:
    """The written columns of a section or a row."""
    columns: Flat = {}
    for name in written(type(value)):
        held = getattr(value, name)
        if isinstance(held, Text | Texts):
            columns |= {name: held.ja, f"{name}_en": held.en}
        else:
            columns[name] = held
    return columns


def with_columns(value: V, columns: Mapping[str, object], **others: object) -> V:
    """``value`` with these flat columns in place of its own; an unknown name is a ``TypeError``."""
    if unknown := columns.keys() - flat(value).keys():
        raise TypeError(f"{type(value).__name__} has no {', '.join(sorted(unknown))}")
    for name in written(type(value)):
        if name in columns or f"{name}_en" in columns:
            others[name] = _held(getattr(value, name), name, columns)
    return replace(value, **others)  # type: ignore[arg-type]  # named like its fields


def _held(was: object, name: str, columns: Mapping[str, object]) -> object:
    if not isinstance(was, Text | Texts):
        return columns[name]
    ja, en = columns.get(name, was.ja), columns.get(f"{name}_en", was.en)
    if isinstance(was, Text):
        return Text(str(ja), str(en))
    return Texts(tuple(ja), tuple(en))  # type: ignore[arg-type]  # lists of texts


def is_empty(value: Value) -> bool:
    """Nothing has been written in it; a number 0 is something."""
    rows = rows_in(value) if isinstance(value, Section) else ()
    untouched = not value.unread and flat(value) == flat(type(value)())
    return untouched and all(map(is_empty, rows))
