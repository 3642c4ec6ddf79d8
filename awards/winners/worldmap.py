"""Where on ``look/world.svg`` a place lies, and marks that do not cover one another.

The outline is Pacific-centred: 1000 wide for 360 degrees from 30° W, 440 high from 78° N to 56° S.
"""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from math import cos, hypot, sin, sqrt
from pathlib import Path

from awards.dossier.values import Partner

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


@dataclass(frozen=True)
class Disc:
    """How many there are of a country, as an area about its middle."""

    alpha2: str
    at: Point
    radius: float
    count: int
    query: str


def discs(counts: Mapping[str, tuple[int, str]]) -> tuple[Disc, ...]:
    """Of ``counts`` and the query of the list by the code of the country; the smallest lie on top."""
    most = max((count for count, _query in counts.values()), default=1)
    drawn = (
        Disc(alpha2, COUNTRIES[alpha2], round(7 + 17 * sqrt(count / most), 1), count, query)
        for alpha2, (count, query) in counts.items()
        if alpha2 in COUNTRIES and count
    )
    return tuple(sorted(drawn, key=lambda disc: -disc.count))


def place(latitude: Decimal | float, longitude: Decimal | float) -> Point:
    x = (float(longitude) - 150 + 540) % 360 / 360 * 1000
    return Point(round(x, 1), round((78 - float(latitude)) / 134 * 440, 1))


def known_place(partner: Partner) -> Point | None:
    if partner.latitude is None or partner.longitude is None:
        return None
    return place(partner.latitude, partner.longitude)


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


def _points(name: str, key: str) -> Iterator[tuple[str, Point]]:
    path = Path(__file__).parent / "data" / name
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield row[key], place(float(row["latitude"]), float(row["longitude"]))


HOMES = dict(_points("homes.csv", "number"))
COUNTRIES = dict(_points("countries.csv", "alpha2"))
