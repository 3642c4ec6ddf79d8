"""Scenes of squares and public buildings."""

import math

from awards.winners.scenes.canvas import HIGH, Canvas, Point, arc, mix
from awards.winners.scenes.parts import ridges, round_tree, sky, windows


def school(sheet: Canvas) -> None:
    sky(sheet, 72)
    ridges(sheet, 54, 62, count=2, swell=3)
    colours = sheet.palette
    sheet.fade(mix(colours.leaf, "#ffffff", 0.2), mix(colours.low, colours.accent, 0.25), 74, HIGH)
    sheet.box((26, 44), (124, 76), colours.wall)
    sheet.box((24, 41.5), (126, 45), colours.roof)
    sheet.box((64, 28), (86, 76), mix(colours.wall, "#ffffff", 0.35))
    sheet.shape([(61, 29), (75, 17), (89, 29)], colours.roof)
    _clock_face(sheet, (75, 36), 4.6)
    windows(sheet, (29, 48), (62, 73), 6, 2)
    windows(sheet, (88, 48), (121, 73), 6, 2)
    sheet.box((70, 62), (80, 76), mix(colours.roof, colours.ink, 0.3), corner=0.5)
    for x in (10, 138):
        round_tree(sheet, (x, 82), 30)
    sheet.line(arc((75, 118), 40, 200, 340), colours.light, 0.7, 0.9)
    sheet.line(arc((75, 118), 34, 200, 340), colours.light, 0.7, 0.9)


def _clock_face(sheet: Canvas, middle: Point, radius: float) -> None:
    x, y = middle
    sheet.dot(middle, radius, sheet.palette.ink)
    sheet.dot(middle, radius * 0.86, sheet.palette.light)
    for turn in range(0, 360, 30):
        mark = arc(middle, radius * 0.7, turn, turn + 1, 1)[0]
        sheet.dot(mark, radius * 0.06, sheet.palette.ink)
    sheet.line([middle, (x - radius * 0.36, y - radius * 0.26)], sheet.palette.ink, radius * 0.1)
    sheet.line([middle, (x + radius * 0.3, y - radius * 0.55)], sheet.palette.ink, radius * 0.08)


def clock(sheet: Canvas) -> None:
    sky(sheet)
    ridges(sheet, 60, 68, count=2, swell=2)
    for step in range(10):
        round_tree(
            sheet, (step * 16 + sheet.chance.uniform(-4, 4), 74), sheet.chance.uniform(20, 30)
        )
    colours = sheet.palette
    sheet.ground(lambda _: 72, mix(colours.leaf, "#ffffff", 0.15))
    sheet.shape(
        [(70, 72), (80, 72), (112, 101), (38, 101)], mix(colours.wall, colours.accent, 0.15)
    )
    sheet.oval((75, 88), 13, 3.4, colours.ink, 0.2)
    sheet.box((66, 84), (84, 89), mix(colours.wall, colours.ink, 0.35), corner=0.6)
    sheet.box((73.2, 44), (76.8, 85), colours.ink)
    sheet.shape([(63, 24), (75, 17), (87, 24)], colours.roof)
    _clock_face(sheet, (75, 35), 11.5)
    for x in (22, 112):
        _bench(sheet, (x, 86))


def _bench(sheet: Canvas, place: Point) -> None:
    x, y = place
    for lift in (0, 3, 5.4):
        sheet.box((x, y - lift - 1.2), (x + 18, y - lift), sheet.palette.roof, corner=0.4)
    for leg in (1.5, 15.5):
        sheet.box((x + leg, y - 6), (x + leg + 1, y + 4), sheet.palette.ink)


def flags(sheet: Canvas) -> None:
    sky(sheet, 76)
    colours = sheet.palette
    for step in range(9):
        high = sheet.chance.uniform(12, 27)
        x = step * 17 + sheet.chance.uniform(-2, 2)
        sheet.box(
            (x, 76 - high), (x + 15, 77), mix(colours.far, colours.wall, 0.3 + step % 3 * 0.2)
        )
        windows(sheet, (x + 2, 79 - high), (x + 13, 74), 3, 3)
    sheet.fade(
        mix(colours.wall, colours.accent, 0.1), mix(colours.wall, colours.ink, 0.25), 76, HIGH
    )
    for step in range(-9, 10):
        sheet.line([(75 + step * 9, 76), (75 + step * 26, 101)], colours.ink, 0.3, 0.15)
    cloths = (colours.accent, "#7fa3b8", "#d9b65f", "#86a67c", "#c9878a", "#8c88ad", colours.roof)
    for step, cloth in enumerate(cloths):
        _flag(sheet, (12 + step * 20.5, 90), 62 - abs(step - 3) * 3, cloth)


def _flag(sheet: Canvas, foot: Point, height: float, colour: str) -> None:
    """A flag of no country: two plain colours, moving in the wind."""
    x, y = foot
    turn = sheet.chance.uniform(0, math.tau)
    sheet.oval((x, y), 3, 0.9, sheet.palette.ink, 0.25)
    sheet.box((x - 0.4, y - height), (x + 0.4, y), mix(sheet.palette.wall, sheet.palette.ink, 0.6))
    top = [(x + 0.4 + dx, y - height + 1 + math.sin(dx / 2.6 + turn) * 0.9) for dx in range(17)]
    sheet.shape([*top, *[(px, py + 11) for px, py in reversed(top)]], colour)
    lower = [(px, py + 7) for px, py in top]
    sheet.shape([*lower, *[(px, py + 11) for px, py in reversed(top)]], sheet.palette.light, 0.75)
