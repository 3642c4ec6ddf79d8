"""The differences of two values, applied to the one, give the other."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from awards.dossier.differences import Difference
from awards.dossier.values import Row, Section, Value

S = TypeVar("S", bound=Section)
V = TypeVar("V", bound=Value)


def applied(was: S, changes: Sequence[Difference]) -> S:
    """The value that ``was`` was compared with when ``differences`` gave ``changes``."""
    value = _with(was, [change for change in changes if change.place.row is None])
    rows = _rows(was.rows, changes)
    for place in sorted({c.place.row for c in changes if c.place.row and c.place.column}):
        here = [change for change in changes if change.place.row == place]
        rows[place - 1] = _with(rows[place - 1], here)
    return replace(value, rows=tuple(rows))


def _rows(before: tuple[Row, ...], changes: Sequence[Difference]) -> list[Row]:
    """The old rows where the new ones stand, with those that were added between them."""
    whole = [change for change in changes if change.place.row and not change.place.column]
    gone = {change.place.row for change in whole if change.now is None}
    order = [place for place in range(len(before)) if place + 1 not in gone]
    for change in changes:
        if change.place.column == "rows" and isinstance(change.now, tuple):
            order = list(change.now)
    rows = [before[place] for place in order]
    for change in sorted(whole, key=lambda change: change.place):
        if change.was is None and isinstance(change.now, Row):
            rows.insert((change.place.row or 1) - 1, change.now)
    return rows


def _with(value: V, changes: Sequence[Difference]) -> V:
    names = set(value.blank())
    by_name = {change.place.column: change.now for change in changes if change.place.column}
    columns = {name: now for name, now in by_name.items() if name in names}
    others = {n: now for n, now in by_name.items() if n not in names and n != "rows"}
    return value.with_columns(columns, **others)
