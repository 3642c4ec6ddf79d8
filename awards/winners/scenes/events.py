"""Scenes of open-air events."""

import math

from awards.winners.scenes.canvas import HIGH, WIDE, Canvas, Point, arc, mix
from awards.winners.scenes.parts import crowd, house, poplar, ridges, sky


def race(sheet: Canvas) -> None:
    sky(sheet, 58)
    ridges(sheet, 44, 50, count=2, swell=3)
    for step in range(5):
        house(sheet, (step * 12 - 4, 62 + step * 0.3), 11, 16 - step * 1.6)
        house(sheet, (WIDE - step * 12 - 8, 62 + step * 0.3), 11, 16 - step * 1.6)
    colours = sheet.palette
    sheet.ground(lambda _: 61, mix(colours.leaf, "#ffffff", 0.1))
    sheet.shape([(70, 61), (80, 61), (126, 101), (24, 101)], mix(colours.ink, colours.wall, 0.45))
    for step in range(5):
        y = 63 + step**1.7 * 2.6
        sheet.shape(
            [(74.8, y), (75.2, y), (75.6, y + step + 1), (74.4, y + step + 1)], colours.light
        )
    _arch(sheet)
    shirts = (colours.accent, "#7fa3b8", "#d9b65f", colours.light, "#86a67c", colours.roof)
    for step, shirt in enumerate(shirts):
        _runner(sheet, (52 + step * 9.5, 78 + (step * 7) % 13), 0.8 + (step * 7) % 13 / 18, shirt)


def _arch(sheet: Canvas) -> None:
    colours = sheet.palette
    for x in (52, 96):
        sheet.box((x, 34), (x + 2, 70), colours.ink)
    sheet.box((50, 34), (100, 43), colours.accent, corner=1)
    for step in range(16):
        shade = colours.light if step % 2 else colours.ink
        sheet.box((51 + step * 3, 43), (54 + step * 3, 45.5), shade)


def _runner(sheet: Canvas, hip: Point, size: float, shirt: str) -> None:
    skin, dark = mix("#d9a982", sheet.palette.wall, 0.2), sheet.palette.ink

    def spot(dx: float, dy: float) -> Point:
        return hip[0] + dx * size, hip[1] + dy * size

    sheet.oval(spot(0, 9.4), 4 * size, 0.9 * size, dark, 0.25)
    sheet.line([spot(0, 0), spot(-2.4, 4), spot(-5, 4.6)], dark, 1.5 * size)
    sheet.line([spot(0, 0), spot(2.4, 4), spot(1.4, 9)], dark, 1.5 * size)
    sheet.line([spot(0, 0), spot(0.9, -7)], shirt, 3.4 * size)
    sheet.line([spot(0.9, -7), spot(4, -4), spot(6, -6)], skin, size)
    sheet.line([spot(0.9, -7), spot(-2.6, -4.4), spot(-4.4, -2)], skin, size)
    sheet.dot(spot(1.4, -10.6), 1.9 * size, skin)
    sheet.shape(arc(spot(1.4, -10.8), 2 * size, 180, 340), dark)


def ladder(sheet: Canvas) -> None:
    sky(sheet)
    ridges(sheet, 62, 68, count=2, swell=3)
    colours = sheet.palette
    for step in range(8):
        house(sheet, (step * 20 - 6, 84), 17, 9 + step % 3 * 2)
    sheet.ground(lambda _: 84, mix(colours.wall, colours.accent, 0.2))
    wood = mix(colours.accent, colours.roof, 0.35)
    for x in (71, 78):
        sheet.line([(x, 21), (x, 90)], wood, 1.2)
    for step in range(15):
        sheet.line([(71, 24 + step * 4.4), (78, 24 + step * 4.4)], wood, 0.8)
    for end in (40, 56, 94, 110):
        sheet.line([(end, 91), (74.5, 58)], mix(wood, colours.ink, 0.25), 0.7)
    _climber(sheet, (74.5, 22))
    for x in (30, 122):
        _standard(sheet, (x, 92))
    crowd(sheet, 94, 1.7, 6.5, mix(colours.ink, colours.top, 0.15))


def _climber(sheet: Canvas, top: Point) -> None:
    x, y = top
    coat, skin = mix(sheet.palette.ink, "#3d5a80", 0.5), mix("#d9a982", sheet.palette.wall, 0.2)
    sheet.line([(x - 12, y - 5), (x - 5, y - 3), (x + 1, y - 3)], coat, 2.2)
    sheet.line([(x + 1, y - 3), (x + 8, y - 7)], coat, 3)
    sheet.line([(x + 5, y - 6), (x + 11, y - 1)], skin, 1)
    sheet.line([(x + 6, y - 6), (x + 12, y - 12)], skin, 1)
    sheet.dot((x + 10, y - 8.4), 1.9, skin)
    sheet.line([(x - 1, y - 2), (x, y + 5)], coat, 1.8)


def _standard(sheet: Canvas, foot: Point) -> None:
    """A fire brigade's standard (まとい): a crown on a pole, with white strips."""
    x, y = foot
    sheet.line([(x, y), (x, y - 40)], sheet.palette.ink, 0.9)
    for step in range(9):
        spread = (step - 4) * 1.7
        sheet.line(
            [(x + spread * 0.6, y - 38), (x + spread * 1.25, y - 19)], sheet.palette.light, 1.2
        )
    sheet.dot((x, y - 43), 5, sheet.palette.light)
    sheet.dot((x, y - 43), 3, sheet.palette.roof)
    sheet.box((x - 6, y - 39), (x + 6, y - 37), sheet.palette.ink)


def festival(sheet: Canvas) -> None:
    colours = sheet.palette
    sheet.fade(mix(colours.ink, "#3b3f6b", 0.6), mix(colours.accent, colours.low, 0.4), 0, 78)
    sheet.fade(colours.ink, colours.ink, 78, HIGH)
    sheet.dot((116, 20), 7, colours.light, 0.9)
    for _ in range(40):
        sheet.dot(
            (sheet.chance.uniform(0, WIDE), sheet.chance.uniform(0, 40)), 0.25, "#ffffff", 0.7
        )
    for step in range(9):
        house(sheet, (step * 18 - 6, 80), 15, 12 + step % 3 * 3)
    sheet.box((0, 60), (WIDE, HIGH), colours.ink, 0.45)
    for row, (y, sag) in enumerate(((30, 9), (44, 11))):
        for step in range(11):
            x = step * 15 + row * 7 - 4
            _lantern(sheet, (x, y + sag * math.sin(math.pi * (x % WIDE) / WIDE)), 3.6 + row)
    crowd(sheet, 88, 2.4, 9, mix(colours.ink, "#000000", 0.35))


def _lantern(sheet: Canvas, top: Point, size: float) -> None:
    x, y = top
    for glow in (2.6, 1.8):
        sheet.dot((x, y + size), size * glow, "#ffcf7a", 0.13)
    sheet.oval((x, y + size), size * 0.82, size, "#f7b267")
    sheet.oval((x, y + size), size * 0.4, size * 0.8, "#ffe3b0", 0.85)
    for edge in (0.0, 1.86):
        sheet.box(
            (x - size * 0.4, y + size * edge),
            (x + size * 0.4, y + size * (edge + 0.16)),
            sheet.palette.ink,
        )


def market(sheet: Canvas) -> None:
    sky(sheet, 70)
    ridges(sheet, 46, 52, count=2, swell=3)
    for step in range(7):
        house(sheet, (step * 23 - 6, 68), 18, 17 + step % 2 * 4)
    colours = sheet.palette
    sheet.fade(
        mix(colours.wall, colours.accent, 0.12), mix(colours.wall, colours.ink, 0.3), 68, HIGH
    )
    for x, cloth in ((8, colours.roof), (56, colours.leaf), (104, colours.accent)):
        _stall(sheet, (x, 84), cloth)
    poplar(sheet, (51, 84), 24)
    poplar(sheet, (99, 84), 24)


def _stall(sheet: Canvas, corner: Point, cloth: str) -> None:
    x, y = corner
    colours = sheet.palette
    for post in (1, 36):
        sheet.box((x + post, y - 26), (x + post + 1, y + 4), colours.ink)
    for step in range(8):
        shade = cloth if step % 2 else colours.light
        left = x + step * 4.75
        sheet.shape(
            [(left, y - 22), (left + 4.75, y - 22), (left + 4.4, y - 31), (left + 0.6, y - 31)],
            shade,
        )
        sheet.shape(arc((left + 2.375, y - 22), 2.375, 0, 180), shade)
    sheet.box((x, y - 7), (x + 38, y + 5), mix(colours.roof, colours.wall, 0.35))
    fruits = ("#d9785a", "#e2b24f", "#8fae6b", "#b9698a")
    for step in range(15):
        sheet.dot((x + 3 + step * 2.3, y - 8), 1.6, fruits[step // 4 % 4])
