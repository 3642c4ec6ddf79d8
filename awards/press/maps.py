"""The maps of the booklet as SVG: the outline of the world once, and what is drawn upon it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from awards.winners.worldmap import Mark, WorldMap

WORLD = Path(__file__).parents[1] / "static" / "look" / "world.svg"
# The outline is 1000 wide; this much room is left around the marks, and no strip is flatter.
ROOM = 45.0
LEAST = 300.0
TALLEST = 440.0
# The colours of look/tokens.css: --sea, --land, --blue, --red.
SEA, LAND, BLUE, RED = "#f4f7fb", "#cfd9e8", "#0017c1", "#ce0000"
# Land on the ground of the cover.
DUSK = "#24379f"


@dataclass(frozen=True)
class Strip:
    """From ``top`` downwards, in the units of the outline."""

    top: float
    height: float


def ground() -> bytes:
    """What all charts lie on, whole: the outline is most of a chart, and is read but once."""
    sea = f'<rect width="1000" height="{TALLEST:g}" fill="{SEA}"/>'
    return _svg(Strip(0, TALLEST), sea, _land(LAND))


def strip(world: WorldMap) -> Strip:
    """As much of the world as its marks need."""
    heights = [world.home.y, *(mark.at.y for mark in world.marks)]
    low, high = min(heights) - ROOM, max(heights) + ROOM
    height = min(max(high - low, LEAST), TALLEST)
    top = (low + high - height) / 2
    return Strip(round(min(max(top, 0), TALLEST - height), 1), round(height, 1))


def chart(world: WorldMap) -> bytes:
    """Home, the partners by number and the ties between them, to lie on a strip of the ground."""
    drawn = [*map(_tie, world.marks), _home(world, 8), *map(_numbered, world.marks)]
    return _svg(strip(world), *drawn)


def cover(worlds: Iterable[WorldMap]) -> bytes:
    """All ties of a round, on a dark ground."""
    worlds = tuple(worlds)
    ties = (
        f'<path d="{mark.tie}" fill="none" stroke="#fff" stroke-width="1.1" opacity=".75"/>'
        f'<circle cx="{mark.at.x}" cy="{mark.at.y}" r="4.5" fill="#fff"/>'
        for world in worlds
        for mark in world.marks
    )
    homes = (_home(world, 6) for world in worlds)
    return _svg(Strip(0, 400), _land(DUSK), *ties, *homes)


def _svg(of: Strip, *parts: str) -> bytes:
    box = f"0 {of.top:g} 1000 {of.height:g}"
    return "".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">', *parts, "</svg>"]
    ).encode()


def _land(colour: str) -> str:
    return f'<path fill="{colour}" d="{_outline()}"/>'


@cache
def _outline() -> str:
    drawn = re.search(r' d="([^"]+)"', WORLD.read_text(encoding="utf-8"))
    if drawn is None:
        raise ValueError(f"{WORLD.name} has no outline")
    return drawn[1]


def _tie(mark: Mark) -> str:
    return f'<path d="{mark.tie}" fill="none" stroke="{BLUE}" stroke-width="1.6" stroke-opacity=".55"/>'


def _home(world: WorldMap, radius: int) -> str:
    return (
        f'<circle cx="{world.home.x}" cy="{world.home.y}" r="{radius}" fill="{RED}" stroke="#fff"'
        ' stroke-width="1.5"/>'
    )


def _numbered(mark: Mark) -> str:
    x, y = mark.at.x, mark.at.y
    return (
        f'<circle cx="{x}" cy="{y}" r="11.5" fill="{BLUE}" stroke="#fff" stroke-width="1.5"/>'
        f'<text x="{x}" y="{y + 5:g}" text-anchor="middle" font-family="BIZ UDPGothic"'
        f' font-weight="bold" font-size="14" fill="#fff">{mark.number}</text>'
    )
