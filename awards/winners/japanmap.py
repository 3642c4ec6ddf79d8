"""Japan as tiles: one for each prefecture, about where it lies, all equally large to hit and read."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

SIDE = 40
# By the number of a prefecture, north above.
_TILES = """
.. .. .. .. .. .. .. .. .. .. .. 01 ..
.. .. .. .. .. .. .. .. .. .. .. 02 ..
.. .. .. .. .. .. .. .. .. .. 05 03 ..
.. .. .. .. .. .. .. .. .. .. 06 04 ..
.. .. .. .. .. .. .. .. 17 16 15 07 ..
.. .. .. .. .. .. .. 18 21 20 10 09 08
.. .. 35 32 31 28 26 25 23 19 11 13 12
41 40 44 34 33 .. 27 29 24 22 .. 14 ..
42 43 45 .. 38 37 .. 30 .. .. .. .. ..
47 46 .. .. 39 36 .. .. .. .. .. .. ..
"""


@dataclass(frozen=True)
class Tile:
    """``count`` of those that are chosen; ``step`` is how dark it is drawn: 0 for none, to 3."""

    number: str
    x: int
    y: int
    count: int
    step: int
    query: str

    @property
    def middle(self) -> int:
        return self.x + SIDE // 2


def tiles(counts: Mapping[str, tuple[int, str]]) -> tuple[Tile, ...]:
    """Of ``counts`` and the query of the list by the number of the prefecture, in its order."""
    most = max((count for count, _query in counts.values()), default=0)
    return tuple(
        Tile(number, x, y, count, _step(count, most), query)
        for number, (x, y) in sorted(PLACES.items())
        for count, query in (counts.get(number, (0, "")),)
    )


def _step(count: int, most: int) -> int:
    """A third of the most for each step, so that few winners are told apart too."""
    return -(-3 * count // most) if most else 0


def _places() -> Iterator[tuple[str, tuple[int, int]]]:
    for row, line in enumerate(_TILES.split("\n")[1:-1]):
        for column, number in enumerate(line.split()):
            if number.isdigit():
                yield number, (column * SIDE, row * SIDE)


PLACES = dict(_places())
