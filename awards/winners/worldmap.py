"""Where on ``look/world.svg`` a place lies, and marks that do not cover one another.

The outline is Pacific-centred: 1000 wide for 360 degrees from 30° W, 440 high from 78° N to 56° S.
"""

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, hypot, sin
from pathlib import Path

# Two numbered marks need this much room between their centres, on a telephone too.
APART = 26.0


@dataclass(frozen=True)
class Point:
    x: float
    y: float

    def is_near(self, other: "Point") -> bool:
        return hypot(self.x - other.x, self.y - other.y) < APART


@dataclass(frozen=True)
class Mark:
    """``at`` is where the number stands; ``tie`` a curve from home to the place itself."""

    number: int
    at: Point
    tie: str


@dataclass(frozen=True)
class WorldMap:
    home: Point
    marks: tuple[Mark, ...]


def place(latitude: Decimal | float, longitude: Decimal | float) -> Point:
    x = (float(longitude) - 150 + 540) % 360 / 360 * 1000
    return Point(round(x, 1), round((78 - float(latitude)) / 134 * 440, 1))


def draw(prefecture: str, places: Sequence[tuple[int, Point]]) -> WorldMap | None:
    """A map with home in the capital of ``prefecture``; none when a place or home is not known."""
    if prefecture not in HOMES or not places:
        return None
    home = HOMES[prefecture]
    marks: list[Mark] = []
    for number, point in places:
        at = _free_spot(point, [home, *(mark.at for mark in marks)])
        marks.append(Mark(number, at, _tie(home, at)))
    return WorldMap(home, tuple(marks))


def _free_spot(point: Point, taken: Sequence[Point]) -> Point:
    return next(
        (spot for spot in _around(point) if not any(map(spot.is_near, taken))),
        point,
    )


def _around(point: Point) -> Iterator[Point]:
    """The place itself, then ever farther from it in a spiral."""
    yield point
    for step in range(1, 200):
        far = 4 + step * 0.6
        x, y = point.x + far * cos(step), point.y + far * sin(step)
        yield Point(round(min(max(x, 14), 986), 1), round(min(max(y, 14), 426), 1))


def _tie(home: Point, point: Point) -> str:
    """A bow that rises with the distance, so that ties in one direction do not run together."""
    rise = min(home.y, point.y) - hypot(home.x - point.x, home.y - point.y) * 0.12
    middle = f"{(home.x + point.x) / 2:.1f} {max(rise, 4):.1f}"
    return f"M{home.x} {home.y}Q{middle} {point.x} {point.y}"


def _homes() -> Iterator[tuple[str, Point]]:
    path = Path(__file__).parent / "data" / "homes.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row["number"], place(float(row["latitude"]), float(row["longitude"]))


HOMES = dict(_homes())
