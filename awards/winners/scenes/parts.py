"""What several scenes show: sky, hills, trees, houses, people from behind."""

from awards.winners.scenes.canvas import HIGH, WIDE, Canvas, Point, arc, mix


def sky(sheet: Canvas, horizon: float = HIGH) -> None:
    """A sky with the sun, and a veil of light around it."""
    colours = sheet.palette
    sheet.fade(colours.top, colours.low, 0, horizon)
    if horizon < HIGH:
        sheet.fade(colours.low, colours.low, horizon, HIGH)
    x, y = sheet.chance.uniform(30, 120), sheet.chance.uniform(18, 34)
    for radius in (22, 16, 11):
        sheet.dot((x, y), radius, colours.light, 0.16)
    sheet.dot((x, y), 6, colours.light, 0.95)
    for _ in range(3):
        cloud(sheet, (sheet.chance.uniform(5, 145), sheet.chance.uniform(8, 30)))


def cloud(sheet: Canvas, place: Point) -> None:
    x, y = place
    for step in range(5):
        wide = 9 - abs(step - 2) * 2.2
        sheet.oval((x + (step - 2) * 5, y + abs(step - 2) * 0.6), wide, 1.5, "#ffffff", 0.34)


def ridges(sheet: Canvas, top: float, bottom: float, count: int = 3, swell: float = 4) -> None:
    """Hills one behind another, paler the farther away."""
    for step in range(count):
        share = step / max(1, count - 1)
        colour = mix(sheet.palette.far, sheet.palette.near, share)
        line = sheet.waves(top + (bottom - top) * share, swell * (1 - 0.4 * share))
        sheet.ground(line, colour)


def water(sheet: Canvas, top: float, bottom: float = HIGH) -> None:
    colours = sheet.palette
    sheet.fade(mix(colours.low, colours.top, 0.5), mix(colours.top, colours.ink, 0.45), top, bottom)
    for _ in range(46):
        y = sheet.chance.uniform(top + 1, bottom - 1)
        x, long = sheet.chance.uniform(0, WIDE), (y - top) / 6 + 2
        sheet.line([(x - long, y), (x + long, y)], colours.light, 0.25, 0.35)


def round_tree(sheet: Canvas, foot: Point, height: float, colour: str = "") -> None:
    x, y = foot
    leaf = colour or sheet.palette.leaf
    sheet.box((x - height * 0.03, y - height * 0.5), (x + height * 0.03, y), sheet.palette.ink, 0.8)
    for dx, dy, part in ((-0.17, -0.5, 0.2), (0.17, -0.52, 0.2), (0, -0.68, 0.26)):
        sheet.dot((x + dx * height, y + dy * height), part * height, leaf)
    sheet.dot((x - 0.08 * height, y - 0.74 * height), 0.14 * height, mix(leaf, "#ffffff", 0.25))


def poplar(sheet: Canvas, foot: Point, height: float) -> None:
    x, y = foot
    dark = mix(sheet.palette.leaf, sheet.palette.ink, 0.3)
    sheet.box((x - 0.4, y - height * 0.3), (x + 0.4, y), sheet.palette.ink)
    sheet.oval((x, y - height * 0.55), height * 0.14, height * 0.45, dark)
    sheet.oval(
        (x - height * 0.04, y - height * 0.6), height * 0.06, height * 0.32, sheet.palette.leaf
    )


def house(sheet: Canvas, corner: Point, wide: float, high: float) -> None:
    """A house whose lower left corner is given."""
    x, y = corner
    colours = sheet.palette
    wall = mix(colours.wall, colours.accent, sheet.chance.uniform(0, 0.22))
    sheet.box((x, y - high), (x + wide, y), wall)
    peak = y - high - wide * 0.42
    eaves = [(x - 0.8, y - high), (x + wide / 2, peak), (x + wide + 0.8, y - high)]
    sheet.shape(eaves, mix(colours.roof, colours.ink, sheet.chance.uniform(0, 0.3)))
    windows(sheet, (x + wide * 0.16, y - high * 0.8), (x + wide * 0.84, y - high * 0.35), 2, 1)


def windows(sheet: Canvas, first: Point, last: Point, columns: int, rows: int) -> None:
    """Panes in equal columns and rows between two corners."""
    wide, high = (last[0] - first[0]) / columns, (last[1] - first[1]) / rows
    pane = mix(sheet.palette.top, sheet.palette.ink, 0.35)
    for column in range(columns):
        for row in range(rows):
            x, y = first[0] + column * wide, first[1] + row * high
            sheet.box((x + wide * 0.18, y + high * 0.14), (x + wide * 0.82, y + high * 0.86), pane)


def crowd(sheet: Canvas, y: float, size: float, gap: float, colour: str) -> None:
    """A row of people seen from behind."""
    x = -gap * sheet.chance.random()
    while x < WIDE + gap:
        lift = sheet.chance.uniform(-0.2, 0.2) * size
        sheet.dot((x, y + lift), size, colour)
        shoulders = [
            *arc((x, y + lift + size * 2.9), size * 1.75, 180, 360),
            (x + size * 1.75, HIGH),
        ]
        sheet.shape([*shoulders, (x - size * 1.75, HIGH)], colour)
        x += gap


def room(sheet: Canvas, floor: float, wall: str, boards: str) -> None:
    """The inside of a room: a wall, a skirting and a floor."""
    sheet.fade(mix(wall, "#ffffff", 0.25), wall, 0, floor)
    sheet.fade(mix(boards, "#ffffff", 0.2), mix(boards, sheet.palette.ink, 0.25), floor, HIGH)
    sheet.box((0, floor - 1.2), (WIDE, floor), mix(wall, sheet.palette.ink, 0.25))


def window_light(sheet: Canvas, corner: Point, wide: float, high: float) -> None:
    """A window with hills beyond it."""
    x, y = corner
    colours = sheet.palette
    frame = mix(colours.wall, colours.ink, 0.55)
    sheet.box((x - 1.5, y - 1.5), (x + wide + 1.5, y + high + 1.5), frame, corner=0.6)
    sheet.box((x, y), (x + wide, y + high), mix(colours.low, colours.top, 0.35))
    hills = [(x + wide * step / 8, y + high * (0.62 + 0.09 * (step % 3))) for step in range(9)]
    sheet.shape([*hills, (x + wide, y + high), (x, y + high)], colours.far)
    sheet.box((x, y + high * 0.84), (x + wide, y + high), colours.leaf)
    sheet.box((x + wide / 2 - 0.5, y), (x + wide / 2 + 0.5, y + high), frame)
    sheet.box((x, y + high * 0.45), (x + wide, y + high * 0.45 + 0.9), frame)
