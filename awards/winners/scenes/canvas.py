"""A sheet 150 wide and 100 high, drawn twice as large as it is delivered.

Scenes speak in these units whatever the size of the picture, and take their colours from the
sheet's palette by name, so that one seed gives one picture.
"""

import math
import random
from collections.abc import Callable, Sequence
from typing import NamedTuple

from PIL import Image, ImageDraw

Point = tuple[float, float]
Rgb = tuple[int, int, int]
Rgba = tuple[int, int, int, int]

WIDE, HIGH = 150.0, 100.0
OVERSAMPLING = 2


class Palette(NamedTuple):
    top: str  # the sky above
    low: str  # the sky at the horizon
    far: str  # the farthest hills
    near: str  # the nearest ground
    leaf: str
    wall: str
    roof: str
    accent: str
    light: str
    ink: str


PALETTES = (
    Palette("#a9c8dd", "#f6e7d3", "#9fb8c4", "#4f7a78", "#5f8f74", "#f3ece0", "#b5674d", "#d98f5c", "#fff7e6", "#2f4550"),
    Palette("#8fb7d9", "#e8f2f6", "#a6c3cf", "#56865f", "#6c9c62", "#f7f2e8", "#8f5f4a", "#e0a84e", "#ffffff", "#28414f"),
    Palette("#8d93b8", "#f3d3c4", "#9a97b4", "#5a5f80", "#6f7f7a", "#efe3dc", "#8a4f57", "#dd8a74", "#fff1e2", "#33344f"),
    Palette("#b7cbc6", "#f2f1e6", "#b3c7c1", "#5d7f74", "#7d9c83", "#f4efe4", "#7c6a58", "#c9a35f", "#fffdf4", "#304843"),
    Palette("#a8bfd0", "#faead2", "#b8b9ae", "#8a7a55", "#b58a4c", "#f5ecdd", "#9a5a3f", "#cf7446", "#fff6e0", "#46403a"),
)  # fmt: skip


def rgb(colour: str) -> Rgb:
    value = int(colour[1:], 16)
    return value >> 16, value >> 8 & 255, value & 255


def mix(first: str, second: str, share: float) -> str:
    """The colour that lies ``share`` of the way from the first to the second."""
    pairs = zip(rgb(first), rgb(second), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


class Canvas:
    def __init__(self, size: tuple[int, int], seed: int) -> None:
        self.size = size
        self.pixels = (size[0] * OVERSAMPLING, size[1] * OVERSAMPLING)
        self.chance = random.Random(seed)  # noqa: S311 -- chooses colours and places, no secrets
        self.palette = PALETTES[seed % len(PALETTES)]
        self.image = Image.new("RGB", self.pixels)
        self._pen = ImageDraw.Draw(self.image, "RGBA")

    def _at(self, point: Point) -> Point:
        return point[0] * self.pixels[0] / WIDE, point[1] * self.pixels[1] / HIGH

    def _length(self, units: float) -> float:
        return units * min(self.pixels[0] / WIDE, self.pixels[1] / HIGH)

    def _ink(self, colour: str, strength: float) -> Rgba:
        return (*rgb(colour), round(255 * strength))

    def fade(self, upper: str, lower: str, top: float = 0, bottom: float = HIGH) -> None:
        """Fill a band across the whole sheet, from one colour to the other."""
        first, last = round(self._at((0, top))[1]), round(self._at((0, bottom))[1])
        strip = Image.new("RGB", (1, 64))
        strip.putdata([rgb(mix(upper, lower, row / 63)) for row in range(64)])
        size = (self.pixels[0], max(1, last - first))
        self.image.paste(strip.resize(size, Image.Resampling.BILINEAR), (0, first))

    def shape(self, points: Sequence[Point], colour: str, strength: float = 1) -> None:
        self._pen.polygon([self._at(point) for point in points], self._ink(colour, strength))

    def box(
        self,
        left_top: Point,
        right_bottom: Point,
        colour: str,
        strength: float = 1,
        corner: float = 0,
    ) -> None:
        corners = (*self._at(left_top), *self._at(right_bottom))
        ink = self._ink(colour, strength)
        self._pen.rounded_rectangle(corners, self._length(corner), ink)

    def dot(self, middle: Point, radius: float, colour: str, strength: float = 1) -> None:
        self.oval(middle, radius, radius, colour, strength)

    def oval(
        self, middle: Point, wide: float, high: float, colour: str, strength: float = 1
    ) -> None:
        x, y = self._at(middle)
        rx, ry = self._length(wide), self._length(high)
        self._pen.ellipse((x - rx, y - ry, x + rx, y + ry), self._ink(colour, strength))

    def line(
        self, points: Sequence[Point], colour: str, thick: float = 0.5, strength: float = 1
    ) -> None:
        path = [self._at(point) for point in points]
        width = max(1, round(self._length(thick)))
        self._pen.line(path, self._ink(colour, strength), width, "curve")

    def ground(self, outline: Callable[[float], float], colour: str, strength: float = 1) -> None:
        """Fill everything below a line given as height over x."""
        edge = [(float(x), outline(x)) for x in range(-1, int(WIDE) + 2)]
        self.shape([*edge, (WIDE + 1, HIGH + 1), (-1, HIGH + 1)], colour, strength)

    def waves(self, base: float, swell: float) -> Callable[[float], float]:
        """A gentle random line around ``base``."""
        turns = [self.chance.uniform(0, math.tau) for _ in range(3)]

        def height(x: float) -> float:
            long, middle, short = turns
            slow = math.sin(x / 26 + long) + 0.5 * math.sin(x / 12 + middle)
            return base - swell * (slow + 0.2 * math.sin(x / 5 + short))

        return height

    def finished(self) -> Image.Image:
        return self.image.reduce(OVERSAMPLING)


def arc(middle: Point, radius: float, start: float, end: float, steps: int = 24) -> list[Point]:
    """Points along a circle; degrees run clockwise from the right, as on the page."""
    turns = [math.radians(start + (end - start) * step / steps) for step in range(steps + 1)]
    return [
        (middle[0] + radius * math.cos(turn), middle[1] + radius * math.sin(turn)) for turn in turns
    ]
