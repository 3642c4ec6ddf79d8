"""Scenes of land and water."""

from awards.winners.scenes.canvas import HIGH, WIDE, Canvas, Point, arc, mix
from awards.winners.scenes.parts import house, poplar, ridges, round_tree, sky, water


def mountains(sheet: Canvas) -> None:
    sky(sheet)
    peaks: list[Point] = [(-10, 70), (18, 42), (34, 56), (62, 26), (88, 55), (112, 38), (160, 72)]
    sheet.shape([*peaks, (160, 101), (-10, 101)], mix(sheet.palette.far, sheet.palette.top, 0.3))
    for x, y, left, right in ((62, 26, 9, 8), (112, 38, 7, 9), (18, 42, 8, 6)):
        zigzag = [(x - left, y + 10), (x - 3, y + 7), (x, y + 11), (x + 3, y + 7)]
        sheet.shape([(x, y), *zigzag, (x + right, y + 9)], "#ffffff", 0.85)
    ridges(sheet, 60, 88, count=5, swell=4)
    for step in range(9):
        poplar(sheet, (6 + step * 17 + sheet.chance.uniform(-4, 4), 97), 12)


def harbour(sheet: Canvas) -> None:
    sky(sheet, 58)
    ridges(sheet, 51, 55, count=2, swell=2.5)
    water(sheet, 58)
    sheet.shape(
        [(96, 70), (150, 64), (150, 76), (96, 74)], mix(sheet.palette.wall, sheet.palette.ink, 0.45)
    )
    _lighthouse(sheet, (124, 67.5))
    for x, y, size in ((28, 70, 1.0), (60, 80, 1.5), (84, 66, 0.7)):
        _boat(sheet, (x + sheet.chance.uniform(-5, 5), y), size)


def _lighthouse(sheet: Canvas, foot: Point) -> None:
    x, y = foot
    colours = sheet.palette
    sheet.shape([(x - 4, y), (x - 2.4, y - 30), (x + 2.4, y - 30), (x + 4, y)], colours.wall)
    for low in (8, 20):
        wide = 4 - low * 0.053
        band = [(x - wide, y - low), (x + wide, y - low), (x + wide - 0.3, y - low - 5)]
        sheet.shape([*band, (x - wide + 0.3, y - low - 5)], colours.roof)
    sheet.box((x - 2.6, y - 35), (x + 2.6, y - 30), colours.light)
    sheet.shape([(x - 3.4, y - 35), (x, y - 39), (x + 3.4, y - 35)], colours.ink)


def _boat(sheet: Canvas, keel: Point, size: float) -> None:
    x, y = keel
    colours = sheet.palette
    sheet.oval((x, y + 1.2 * size), 11 * size, 1.2 * size, colours.ink, 0.18)
    sheet.shape(
        [(x + 0.6, y - 22 * size), (x + 0.6, y - 4 * size), (x + 10 * size, y - 4 * size)],
        colours.light,
    )
    sheet.shape(
        [(x - 0.6, y - 19 * size), (x - 0.6, y - 4 * size), (x - 7 * size, y - 4 * size)],
        colours.accent,
    )
    hull = [(x - 9 * size, y - 3 * size), (x + 11 * size, y - 3 * size), (x + 8 * size, y + size)]
    sheet.shape([*hull, (x - 6 * size, y + size)], colours.roof)


def river(sheet: Canvas) -> None:
    sky(sheet, 60)
    ridges(sheet, 48, 58, count=3, swell=3)
    for step in range(7):
        house(sheet, (4 + step * 21 + sheet.chance.uniform(-3, 3), 67), 13, 11)
    sheet.box((0, 66), (WIDE, 70), mix(sheet.palette.leaf, sheet.palette.ink, 0.2))
    water(sheet, 69)
    _bridge(sheet, 71)
    for x in (8, 140):
        round_tree(sheet, (x, 103), 34)


def _bridge(sheet: Canvas, deck: float) -> None:
    stone = mix(sheet.palette.wall, sheet.palette.accent, 0.2)
    shade = mix(stone, sheet.palette.ink, 0.35)
    sheet.box((22, deck), (128, deck + 13), stone)
    hollow = mix(sheet.palette.top, sheet.palette.ink, 0.3)
    for middle in (40, 75, 110):
        sheet.shape(arc((middle, deck + 14), 11.5, 180, 360), hollow)
        sheet.line(arc((middle, deck + 14), 12, 180, 360), shade, 0.8)
    sheet.box((20, deck - 1.6), (130, deck + 0.6), shade)
    for step in range(22):
        sheet.box((22 + step * 5, deck - 5), (22.6 + step * 5, deck - 1), shade)
    sheet.box((20, deck - 5.6), (130, deck - 4.8), shade)


def field(sheet: Canvas) -> None:
    sky(sheet, 52)
    ridges(sheet, 46, 54, count=3, swell=3)
    earth = mix(sheet.palette.accent, sheet.palette.near, 0.45)
    sheet.fade(mix(earth, "#ffffff", 0.3), earth, 58, HIGH)
    for step in range(-16, 17):
        far, near = 75 + step * 5, 75 + step * 24
        row = [(far - 0.5, 58), (far + 0.5, 58), (near + 5, 101), (near - 5, 101)]
        sheet.shape(row, sheet.palette.leaf, 0.8)
        sheet.shape(
            [(far, 58), (far + 0.5, 58), (near + 5, 101), (near, 101)], sheet.palette.ink, 0.12
        )
    house(sheet, (102, 59), 17, 10)
    for step in range(4):
        poplar(sheet, (20 + step * 7, 59), 15 - step)


def garden(sheet: Canvas) -> None:
    sky(sheet, 55)
    ridges(sheet, 42, 56, count=3, swell=3)
    sheet.ground(sheet.waves(62, 1), mix(sheet.palette.leaf, "#ffffff", 0.15))
    for x, height in ((14, 40), (34, 27), (118, 30), (138, 44)):
        round_tree(sheet, (x, 68), height, mix(sheet.palette.leaf, sheet.palette.ink, x % 3 * 0.12))
    sheet.oval((76, 82), 58, 13.5, mix(sheet.palette.leaf, sheet.palette.ink, 0.35))
    sheet.oval((76, 82), 56, 12.3, mix(sheet.palette.top, sheet.palette.ink, 0.15))
    sheet.oval((64, 80), 34, 6, sheet.palette.light, 0.25)
    _arched_bridge(sheet)
    for x, y in ((40, 88), (52, 90), (108, 88), (98, 91)):
        sheet.oval((x, y), 3.2, 1.1, mix(sheet.palette.leaf, "#ffffff", 0.25))
        sheet.dot((x + 1, y - 0.8), 0.8, sheet.palette.accent)


def _arched_bridge(sheet: Canvas) -> None:
    red = mix(sheet.palette.roof, sheet.palette.accent, 0.25)
    deck = arc((76, 112), 48, 228, 312)
    sheet.line([(x, y + 2.2) for x, y in deck], sheet.palette.ink, 3, 0.25)
    sheet.line(deck, red, 3.2)
    sheet.line([(x, y - 8) for x, y in deck], red, 1)
    for x, y in deck[1:-1:3]:
        sheet.box((x - 0.5, y - 10), (x + 0.5, y), red)


def tree(sheet: Canvas) -> None:
    sky(sheet)
    ridges(sheet, 66, 76, count=2, swell=3)
    sheet.ground(lambda x: 84 - 12 * max(0.0, 1 - ((x - 75) / 75) ** 2), sheet.palette.leaf)
    sheet.shape(
        [(70, 76), (72.5, 50), (77.5, 50), (81, 76)],
        mix(sheet.palette.ink, sheet.palette.roof, 0.4),
    )
    for x, y in ((52, 40), (98, 38)):
        sheet.line([(75, 56), (x, y)], mix(sheet.palette.ink, sheet.palette.roof, 0.4), 2)
    blossom = mix("#f2b8c2", sheet.palette.accent, 0.12)
    for step in range(190):
        _petals(sheet, mix(blossom, "#ffffff", step % 5 * 0.14))
    for _ in range(40):
        sheet.dot((sheet.chance.uniform(20, 130), sheet.chance.uniform(60, 98)), 0.5, blossom, 0.9)


def _petals(sheet: Canvas, colour: str) -> None:
    chance = sheet.chance
    x, y = chance.gauss(75, 16), chance.gauss(37, 8)
    sheet.dot((min(max(x, 34), 116), min(max(y, 16), 56)), chance.uniform(2, 5.5), colour, 0.8)


def flowers(sheet: Canvas) -> None:
    sky(sheet)
    ridges(sheet, 56, 64, count=2, swell=2)
    for step in range(12):
        round_tree(
            sheet, (step * 13.5 + sheet.chance.uniform(-3, 3), 70), sheet.chance.uniform(22, 34)
        )
    sheet.ground(sheet.waves(68, 0.8), mix(sheet.palette.leaf, "#ffffff", 0.2))
    kinds = [sheet.palette.accent, sheet.palette.light, "#e9b7bf", "#b9a7cf", "#f0cf6a"]
    for step in range(190):
        y = 71 + 29 * (step / 190) ** 1.3
        _flower(sheet, (sheet.chance.uniform(0, WIDE), y), 0.5 + (y - 70) / 17, kinds[step % 5])


def _flower(sheet: Canvas, place: Point, size: float, colour: str) -> None:
    x, y = place
    sheet.line(
        [(x, y), (x, y + size * 4)], mix(sheet.palette.leaf, sheet.palette.ink, 0.35), size * 0.3
    )
    for px, py in arc(place, size * 0.75, 0, 288, 4):
        sheet.dot((px, py), size * 0.62, colour)
    sheet.dot(place, size * 0.42, mix(sheet.palette.accent, "#f6d35b", 0.6))
