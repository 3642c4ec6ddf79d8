"""Sample pictures for the demonstration: drawn by us, each marked 「見本」 in its corner.

The same motif, seed and size give the same picture on the same machine.
"""

from io import BytesIO
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from awards.winners.scenes import MOTIFS
from awards.winners.scenes.canvas import Canvas

__all__ = ["MOTIFS", "draw"]

SIZE = (1600, 1067)
FONTS = (
    Path("/usr/share/fonts/truetype/bizud-gothic/BIZUDGothic-Bold.ttf"),
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc"),
    Path("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"),
)
# 見 and 本 as strokes on a square of 10, for a machine without a Japanese font: the mark must
# never be missing.
STROKES = (
    (
        ((2.5, 0.8), (2.5, 5.8), (7.5, 5.8), (7.5, 0.8), (2.5, 0.8)),
        ((2.5, 2.5), (7.5, 2.5)),
        ((2.5, 4.1), (7.5, 4.1)),
        ((4.1, 5.8), (3.6, 7.8), (1.0, 9.3)),
        ((6.0, 5.8), (6.0, 8.8), (9.0, 8.8), (9.2, 7.4)),
    ),
    (
        ((1.0, 3.0), (9.0, 3.0)),
        ((5.0, 0.6), (5.0, 9.6)),
        ((4.8, 3.0), (1.0, 7.6)),
        ((5.2, 3.0), (9.0, 7.6)),
        ((3.2, 7.3), (6.8, 7.3)),
    ),
)


def draw(motif: str, seed: int, size: tuple[int, int] = SIZE) -> bytes:
    """A JPEG of the motif; the seed chooses its colours and the places of things."""
    sheet = Canvas(size, seed)
    MOTIFS[motif](sheet)
    picture = sheet.finished()
    _mark(picture)
    out = BytesIO()
    picture.save(out, "JPEG", quality=88)
    return out.getvalue()


def _mark(picture: Image.Image) -> None:
    height = max(16, picture.height // 20)
    wide, edge = height * 3, height // 2
    left, top = picture.width - wide - edge, picture.height - height * 8 // 5 - edge
    pen = ImageDraw.Draw(picture, "RGBA")
    card = (left, top, left + wide, top + height * 8 // 5)
    pen.rounded_rectangle(card, height // 4, (255, 255, 255, 235))
    for place, sign in enumerate("見本"):
        _sign(
            pen,
            sign,
            (left + height * 2 // 5 + place * height * 6 // 5, top + height * 3 // 10),
            height,
        )


def _sign(pen: ImageDraw.ImageDraw, sign: str, corner: tuple[int, int], height: int) -> None:
    ink = (38, 38, 38, 255)
    font = next((path for path in FONTS if path.exists()), None)
    if font is not None:
        box = (corner[0] + height / 2, corner[1] + height / 2)
        pen.text(box, sign, ink, ImageFont.truetype(font, height), anchor="mm")
        return
    for stroke in STROKES["見本".index(sign)]:
        points = [(corner[0] + x * height / 10, corner[1] + y * height / 10) for x, y in stroke]
        pen.line(points, ink, max(2, height // 11), "curve")
