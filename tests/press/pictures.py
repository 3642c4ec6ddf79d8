"""The pages of papers as pictures, kept in ``var/papers/`` for whoever looks at them."""

from pathlib import Path

import pypdfium2
from PIL import Image, ImageChops

KEPT = Path(__file__).parents[2] / "var/papers"
# Pixels for each point of the page: A4 is 1,190 × 1,684.
SCALE = 2
# Where nothing but a ground without words may be: no printer prints to the very edge (points).
EDGE = 12


def pages_of(pdf: bytes, name: str) -> list[Image.Image]:
    """Of the pages, each also kept as ``name-01.png`` and so on, in place of what was kept."""
    KEPT.mkdir(parents=True, exist_ok=True)
    for old in KEPT.glob(f"{name}-[0-9][0-9].png"):
        old.unlink()
    drawn = []
    with pypdfium2.PdfDocument(pdf) as paper:
        for number, page in enumerate(paper, start=1):
            picture = page.render(scale=SCALE).to_pil().convert("RGB")
            picture.save(KEPT / f"{name}-{number:02}.png")
            drawn.append(picture)
    return drawn


def inked(picture: Image.Image) -> float:
    """Which part of the page is not as its upper left corner."""
    ground = Image.new("RGB", picture.size, picture.getpixel((0, 0)))
    marks = ImageChops.difference(picture, ground).convert("L").point(lambda level: level > 24)
    return sum(marks.histogram()[1:]) / (picture.width * picture.height)


def is_free(picture: Image.Image) -> bool:
    """Along each of its edges the page is of one colour."""
    edge, (width, height) = EDGE * SCALE, picture.size
    strips = [
        (0, 0, width, edge), (0, height - edge, width, height),
        (0, 0, edge, height), (width - edge, 0, width, height),
    ]  # fmt: skip
    return all(len(picture.crop(strip).getcolors() or ()) == 1 for strip in strips)
