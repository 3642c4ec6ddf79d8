"""What is different between two values of one section: where, what was there and what is."""

from dataclasses import dataclass, fields, replace
from typing import TypeVar

from awards.dossier.values import Row, Section, Value

S = TypeVar("S", bound=Section)


@dataclass(frozen=True, order=True)
class Place:
    """A column of the section itself, or of its n-th row, counted from 1.

    Without a column it is the whole row; ``unread`` is what could not be read there.
    """

    section: str
    row: int | None = None
    column: str = ""


@dataclass(frozen=True)
class Difference:
    """``was`` is None for a row that was added, ``now`` for one that was removed.

    Rows that changed places are told once, as the places they had, in their new order.
    """

    place: Place
    was: object
    now: object


def differences(was: S, now: S) -> list[Difference]:
    """In the order of the page. Rows are the same if their keys are, wherever they stand.

    Rows without a key are taken in their order. A row that was removed is named by the place it
    had, all others by the place they have.
    """
    slug = type(now).slug
    before, after = was.rows, now.rows
    old = _old_places(before, after)
    found = _columns(Place(slug), was, now)
    stayed = [place for place in old if place is not None]
    if stayed != sorted(stayed):
        found.append(Difference(Place(slug, None, "rows"), tuple(sorted(stayed)), tuple(stayed)))
    for place, row in enumerate(after, start=1):
        there = old[place - 1]
        if there is None:
            found.append(Difference(Place(slug, place), None, row))
        else:
            found += _columns(Place(slug, place), before[there], row)
    gone = set(range(len(before))) - set(stayed)
    return found + [Difference(Place(slug, n + 1), before[n], None) for n in sorted(gone)]


def _old_places(before: tuple[Row, ...], after: tuple[Row, ...]) -> list[int | None]:
    """For each row that is there now where it stood, from 0; None if it is new."""
    places: dict[object, list[int]] = {}
    for place, row in enumerate(before):
        places.setdefault(row.key, []).append(place)
    same = [places.get(row.key) for row in after]
    return [there.pop(0) if there else None for there in same]


def _columns(place: Place, was: Value, now: Value) -> list[Difference]:
    before, after = _all(was), _all(now)
    return [
        Difference(replace(place, column=name), before[name], after[name])
        for name in after
        if before[name] != after[name]
    ]


def _all(value: Value) -> dict[str, object]:
    """The written columns, what could not be read, and whose region or which picture it is."""
    others = {field.name for field in fields(value)} - {"key", "rows", *value.written()}
    return {name: getattr(value, name) for name in sorted(others)} | value.flat()
