from io import BytesIO

import pytest
from PIL import Image, ImageStat

from awards.winners import samples

SMALL = (300, 200)
CORNER = (240, 160, 300, 200)


def opened(motif, seed=1, size=SMALL):
    return Image.open(BytesIO(samples.draw(motif, seed, size)))


@pytest.mark.parametrize("motif", samples.MOTIFS)
def test_every_motif_makes_a_picture_of_the_wanted_size(motif):
    picture = opened(motif)

    assert (picture.format, picture.mode, picture.size) == ("JPEG", "RGB", SMALL)


def test_a_seed_gives_the_same_picture_again_and_another_seed_another():
    first, again, other = (samples.draw("tree", seed, SMALL) for seed in (1, 1, 2))

    assert (first == again, first == other) == (True, False)


def test_the_mark_is_there_without_a_japanese_font(monkeypatch):
    with_font = opened("harbour").crop(CORNER)
    monkeypatch.setattr(samples, "FONTS", ())

    strokes = opened("harbour").crop(CORNER)

    darkest = [ImageStat.Stat(one.convert("L")).extrema[0][0] for one in (with_font, strokes)]
    assert [level < 90 for level in darkest] == [True, True]
