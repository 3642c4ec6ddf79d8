"""Pictures of pages for docs/pictures, small enough for a repository."""

import io
from pathlib import Path

from PIL import Image
from playwright.sync_api import Locator

WIDTH = 960
# What is below is left out: a guide shows where to look, not the whole page.
HEIGHT = 1100


def keep_picture(part: Locator, path: Path) -> None:
    shot = part.screenshot(animations="disabled", caret="hide")
    with Image.open(io.BytesIO(shot)) as picture:
        small = picture.convert("RGB")
        small.thumbnail((WIDTH, small.height))
        small.crop((0, 0, small.width, min(small.height, HEIGHT))).save(path, "WEBP", quality=60)
