"""Scenes inside a building."""

import math

from awards.winners.scenes.canvas import HIGH, WIDE, Canvas, Point, arc, mix
from awards.winners.scenes.parts import crowd, room, window_light


def hall(sheet: Canvas) -> None:
    colours = sheet.palette
    room(sheet, 66, mix(colours.wall, colours.far, 0.35), mix(colours.roof, colours.wall, 0.35))
    for step in range(10):
        shade = mix(colours.roof, colours.ink, 0.2 + step % 2 * 0.15)
        side = step * 3.4
        sheet.box((side, 0), (side + 3.4, 68), shade)
        sheet.box((WIDE - side - 3.4, 0), (WIDE - side, 68), shade)
    sheet.box((46, 12), (104, 46), colours.ink, corner=1)
    _screen(sheet)
    sheet.box((30, 62), (120, 72), mix(colours.accent, colours.wall, 0.4))
    sheet.box((69, 50), (81, 64), mix(colours.roof, colours.ink, 0.35), corner=0.8)
    for x in (40, 106):
        _plant(sheet, (x, 63))
    for row in range(3):
        shade = mix(colours.ink, colours.far, 0.4 - row * 0.18)
        crowd(sheet, 77 + row * 8, 2 + row * 0.6, 8 + row * 2, shade)


def _screen(sheet: Canvas) -> None:
    colours = sheet.palette
    sheet.box((48, 14), (102, 44), mix(colours.top, "#ffffff", 0.3))
    for step, (x, y) in enumerate(((60, 24), (90, 22), (75, 33))):
        sheet.dot((x, y), 6.5, (colours.accent, colours.leaf, colours.top)[step], 0.75)
    sheet.shape([(48, 44), (48, 38), (66, 34), (84, 40), (102, 35), (102, 44)], colours.far)


def _plant(sheet: Canvas, foot: Point) -> None:
    x, y = foot
    sheet.shape([(x - 3, y - 6), (x + 3, y - 6), (x + 2, y), (x - 2, y)], sheet.palette.wall)
    for turn in range(200, 341, 20):
        tip = arc((x, y - 6), 9, turn, turn + 1, 1)[0]
        sheet.line([(x, y - 6), tip], sheet.palette.leaf, 1.4)


def concert(sheet: Canvas) -> None:
    colours = sheet.palette
    dark = mix(colours.ink, "#000000", 0.25)
    sheet.fade(dark, mix(colours.ink, colours.roof, 0.35), 0, 70)
    sheet.fade(
        mix(colours.roof, colours.accent, 0.45), mix(colours.roof, colours.ink, 0.5), 70, HIGH
    )
    for x in (28, 75, 122):
        for spread in (20, 14):
            beam = [(x - 1, 0), (x + 1, 0), (75 + (x - 75) * 0.5 + spread, 74)]
            sheet.shape([*beam, (75 + (x - 75) * 0.5 - spread, 74)], colours.light, 0.1)
    sheet.oval((75, 74), 46, 6, colours.light, 0.22)
    _piano(sheet)
    crowd(sheet, 88, 2.6, 10, mix(colours.ink, "#000000", 0.5))
    crowd(sheet, 95, 3.2, 12, mix(colours.ink, "#000000", 0.7))


def _piano(sheet: Canvas) -> None:
    colours = sheet.palette
    black = mix(colours.ink, "#000000", 0.6)
    lid = [(54, 52), (58, 30), (78, 27), (90, 36), (97, 52)]
    sheet.shape(lid, mix(black, colours.light, 0.18))
    sheet.line([(84, 52), (80, 33)], black, 0.6)
    sheet.shape([(50, 52), (99, 52), (99, 58), (50, 60)], black)
    sheet.shape([(46, 55), (56, 55), (56, 58), (46, 58)], colours.light)
    for x in (53, 74, 95):
        sheet.box((x, 58), (x + 1.6, 74), black)
    sheet.box((34, 62), (44, 64), black, corner=0.6)
    for leg in (35.5, 41.5):
        sheet.box((leg, 63), (leg + 1, 74), black)
    sheet.line([(39, 61), (40, 49)], mix(colours.accent, colours.ink, 0.2), 4.5)
    sheet.line([(40, 51), (49, 54)], mix(colours.accent, colours.ink, 0.2), 1.5)
    sheet.dot((40.6, 44.5), 2.8, mix("#d9a982", colours.wall, 0.2))
    sheet.shape(arc((40.4, 44), 3, 150, 330), black)


def workshop(sheet: Canvas) -> None:
    colours = sheet.palette
    room(sheet, 74, mix(colours.wall, colours.accent, 0.18), mix(colours.roof, colours.wall, 0.4))
    window_light(sheet, (14, 12), 46, 38)
    sheet.shape([(14, 52), (60, 52), (104, 100), (40, 100)], colours.light, 0.2)
    wood = mix(colours.accent, colours.roof, 0.5)
    sheet.box((76, 18), (138, 20), wood)
    for step in range(8):
        _tool(sheet, (81 + step * 7.4, 20), step)
    sheet.box((20, 62), (134, 67), wood, corner=0.8)
    sheet.box((20, 66), (134, 68.5), mix(wood, colours.ink, 0.35))
    for x in (26, 124):
        sheet.box((x, 68), (x + 5, 95), mix(wood, colours.ink, 0.25))
    for x, high in ((34, 9), (50, 13), (66, 7)):
        _vase(sheet, (x, 62), high)
    sheet.box((84, 56), (104, 62), mix(colours.leaf, colours.wall, 0.3), corner=0.6)
    sheet.box((108, 59), (126, 62), colours.wall, corner=0.4)


def _tool(sheet: Canvas, hook: Point, kind: int) -> None:
    x, y = hook
    steel, wood = mix(sheet.palette.far, sheet.palette.ink, 0.3), sheet.palette.roof
    long = 14 + kind * 5 % 7
    sheet.box((x - 0.7, y + 2), (x + 0.7, y + long), wood, corner=0.5)
    if kind % 3 == 0:
        sheet.box((x - 3, y + long - 1), (x + 3, y + long + 3), steel, corner=0.6)
    elif kind % 3 == 1:
        sheet.shape([(x - 1.6, y + long), (x + 1.6, y + long), (x, y + long + 8)], steel)
    else:
        sheet.line(arc((x, y + long + 2.4), 2.4, 120, 420), steel, 1.1)


def _vase(sheet: Canvas, foot: Point, high: float) -> None:
    x, y = foot
    colour = mix(sheet.palette.top, sheet.palette.accent, sheet.chance.uniform(0, 0.8))
    sheet.oval((x, y - high * 0.42), high * 0.4, high * 0.42, colour)
    sheet.box((x - high * 0.16, y - high), (x + high * 0.16, y - high * 0.6), colour)
    sheet.box((x - high * 0.24, y - high - 0.8), (x + high * 0.24, y - high), colour, corner=0.4)
    sheet.oval((x - high * 0.14, y - high * 0.5), high * 0.06, high * 0.2, "#ffffff", 0.5)


def gallery(sheet: Canvas) -> None:
    colours = sheet.palette
    room(sheet, 72, mix(colours.wall, "#ffffff", 0.3), mix(colours.roof, colours.wall, 0.5))
    for x in (26, 75, 124):
        cone = [(x - 2, 0), (x + 2, 0), (x + 20, 70), (x - 20, 70)]
        sheet.shape(cone, "#ffffff", 0.3)
    for step, (x, wide, high) in enumerate(((8, 36, 28), (54, 42, 34), (106, 36, 28))):
        _picture(sheet, (x, 46 - high / 1.6), wide, high, step)
    wood = mix(colours.roof, colours.ink, 0.2)
    sheet.oval((75, 93), 30, 2.4, colours.ink, 0.2)
    sheet.box((50, 82), (100, 86), wood, corner=1)
    for x in (54, 93):
        sheet.box((x, 85), (x + 3, 93), mix(wood, colours.ink, 0.3))


def _picture(sheet: Canvas, corner: Point, wide: float, high: float, kind: int) -> None:
    x, y = corner
    colours = sheet.palette
    sheet.box((x + 0.8, y + 1.4), (x + wide + 0.8, y + high + 1.4), colours.ink, 0.2)
    sheet.box((x, y), (x + wide, y + high), mix(colours.ink, colours.roof, 0.3))
    sheet.box((x + 1.4, y + 1.4), (x + wide - 1.4, y + high - 1.4), "#ffffff")
    left, top, right, low = x + 4, y + 4, x + wide - 4, y + high - 4
    sheet.box((left, top), (right, low), mix(colours.top, colours.low, 0.3 * kind))
    sheet.dot((left + (right - left) * (0.3 + 0.2 * kind), top + 5), 2.6, colours.light)
    for layer in range(3):
        base = low - (low - top) * (0.55 - 0.17 * layer)
        span = right - left
        line = [
            (left + span * step / 12, base + 1.8 * math.sin(step * 0.8 + layer * 2 + kind))
            for step in range(13)
        ]
        sheet.shape([*line, (right, low), (left, low)], mix(colours.far, colours.near, layer / 2))
