"""Whether a picture carries the mark of a sample: 「見本」 in dark ink on a light card."""

from PIL import Image


def is_marked(picture: Image.Image) -> bool:
    """The card stands in the lower right corner: 3 by 1.6 times a twentieth of the height."""
    unit = picture.height / 20
    right, low = picture.width - unit * 0.5, picture.height - unit * 0.5
    # Less a tenth of a unit on each side, where the card is rounded.
    card = (right - unit * 2.9, low - unit * 1.5, right - unit * 0.1, low - unit * 0.1)
    levels = picture.convert("L").crop(card).histogram()
    total = sum(levels)
    light, ink = sum(levels[220:]) / total, sum(levels[:110]) / total
    return light > 0.7 and 0.1 < ink < 0.25
