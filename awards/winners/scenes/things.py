"""Things seen close."""

import math

from awards.winners.scenes.canvas import HIGH, WIDE, Canvas, Point, arc, mix
from awards.winners.scenes.parts import ridges


def glass(sheet: Canvas) -> None:
    colours = sheet.palette
    sheet.fade(mix(colours.top, "#ffffff", 0.35), colours.low, 0, 74)
    ridges(sheet, 52, 66, count=3, swell=3)
    sheet.box((0, 0), (WIDE, 74), "#ffffff", 0.45)
    for x in (0, 73, 146):
        sheet.box((x, 0), (x + 4, 76), mix(colours.wall, "#ffffff", 0.4))
    sheet.fade(mix(colours.wall, "#ffffff", 0.4), mix(colours.wall, colours.accent, 0.25), 74, HIGH)
    sheet.box((0, 74), (WIDE, 76), mix(colours.wall, colours.ink, 0.2))
    tints = (colours.top, colours.accent, colours.leaf, "#c98fa6", "#8c88ad")
    for step, tint in enumerate(tints):
        _vessel(sheet, (24 + step * 26, 86), 30 + (step * 11) % 23, tint)


def _vessel(sheet: Canvas, foot: Point, high: float, tint: str) -> None:
    """A glass vessel, its coloured shadow and the light on it."""
    x, y = foot
    sheet.shape([(x - 5, y), (x + 5, y), (x + 17, y + 11), (x + 3, y + 11)], tint, 0.28)
    left, right = [], []
    for step in range(21):
        share = step / 20
        wide = high * (0.12 + 0.13 * math.sin(math.pi * share) ** 2 + 0.05 * share**4)
        left.append((x - wide, y - high * share))
        right.append((x + wide, y - high * share))
    sheet.shape([*left, *reversed(right)], tint, 0.5)
    sheet.shape([*left[:9], *reversed(right[:9])], tint, 0.45)
    sheet.line(left, mix(tint, sheet.palette.ink, 0.3), 0.4, 0.7)
    sheet.line(right, mix(tint, sheet.palette.ink, 0.3), 0.4, 0.7)
    sheet.line([(px + 1.8, py) for px, py in left[4:16]], "#ffffff", 1, 0.75)
    sheet.oval((x, y - high), high * 0.17, 0.9, mix(tint, "#ffffff", 0.4))


def lacquer(sheet: Canvas) -> None:
    colours = sheet.palette
    sheet.fade(mix(colours.wall, colours.far, 0.25), mix(colours.wall, colours.accent, 0.2), 0, 56)
    for step in range(6):
        sheet.box((step * 30 - 1, 0), (step * 30, 56), colours.ink, 0.25)
    for y in (16, 36):
        sheet.box((0, y), (WIDE, y + 0.8), colours.ink, 0.2)
    wood = mix(colours.accent, colours.roof, 0.45)
    sheet.fade(mix(wood, "#ffffff", 0.15), mix(wood, colours.ink, 0.4), 56, HIGH)
    for step in range(9):
        sheet.line([(0, 60 + step * 4.6), (WIDE, 59 + step * 4.8)], colours.ink, 0.25, 0.15)
    red, black = "#9e2b25", "#2b2020"
    _bowl(sheet, (34, 64), 20, black, red)
    _bowl(sheet, (114, 62), 18, red, black)
    _bowl(sheet, (74, 72), 25, red, black)


def _bowl(sheet: Canvas, middle: Point, radius: float, outside: str, inside: str) -> None:
    x, y = middle
    sheet.oval((x, y + radius * 0.86), radius * 0.95, radius * 0.14, "#000000", 0.28)
    foot = mix(outside, "#000000", 0.3)
    sheet.box((x - radius * 0.42, y + radius * 0.6), (x + radius * 0.42, y + radius * 0.88), foot)
    body = [(px, y + (py - y) * 0.74) for px, py in arc(middle, radius, 0, 180)]
    sheet.shape(body, outside)
    sheet.oval(middle, radius, radius * 0.22, mix(outside, "#ffffff", 0.14))
    sheet.oval((x, y + radius * 0.02), radius * 0.94, radius * 0.18, inside)
    for turn in range(48, 133, 12):
        px, py = arc(middle, radius * 0.9, turn, turn + 1, 1)[0]
        sheet.dot((px, y + (py - y) * 0.52), radius * 0.05, "#d8b25a")
    shine = arc(middle, radius * 0.86, 140, 168, 6)
    sheet.line([(px, y + (py - y) * 0.74) for px, py in shine], "#ffffff", 1, 0.45)


def ribbon(sheet: Canvas) -> None:
    colours = sheet.palette
    sheet.fade(mix(colours.top, "#ffffff", 0.4), mix(colours.low, "#ffffff", 0.2), 0, 76)
    for radius in (44, 32, 20):
        sheet.dot((75, 44), radius, "#ffffff", 0.2)
    sheet.fade(
        mix(colours.accent, colours.wall, 0.6), mix(colours.accent, colours.wall, 0.3), 76, HIGH
    )
    sheet.line([(0, 92), (WIDE, 92)], colours.light, 1, 0.8)
    path = [_swirl(step / 160) for step in range(161)]
    _band(sheet, path, 4.2, colours.roof)
    _band(sheet, [(x + 1, y - 1.6) for x, y in path], 1.4, mix(colours.accent, "#ffffff", 0.3))
    sheet.line([path[0], (14, 84)], colours.ink, 1)
    for turn, tint in ((112, colours.leaf), (126, colours.top)):
        sheet.oval((turn, 88), 6, 1.2, colours.ink, 0.2)
        sheet.dot((turn, 82), 6, mix(tint, colours.accent, 0.2))
        sheet.dot((turn - 2, 80), 1.8, "#ffffff", 0.6)


def _swirl(share: float) -> Point:
    turn = share * math.tau * 2.6
    x = 22 + share * 100 + 15 * math.sin(turn)
    return x, 52 - 24 * share + 19 * (1 - 0.35 * share) * math.cos(turn + 0.6)


def _band(sheet: Canvas, path: list[Point], wide: float, colour: str) -> None:
    """A flat band along a path, thin where it turns its edge to us."""
    for step, (first, second) in enumerate(zip(path, path[1:], strict=False)):
        half = wide * (0.35 + 0.65 * abs(math.sin(step / 13)))
        shade = mix(colour, "#ffffff", 0.35 * abs(math.cos(step / 13)))
        (x1, y1), (x2, y2) = first, second
        sheet.shape(
            [(x1, y1 - half), (x2 + 0.2, y2 - half), (x2 + 0.2, y2 + half), (x1, y1 + half)], shade
        )
