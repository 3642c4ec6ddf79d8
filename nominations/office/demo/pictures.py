"""Sample pictures: each motif is drawn once, whoever shows it."""

from functools import cache
from io import BytesIO

from awards.winners import samples

SIZE = (1200, 800)  # the least that prints well
SEED = 7


@cache
def _drawn(motif: str) -> bytes:
    return samples.draw(motif, SEED, SIZE)


def picture(motif: str) -> BytesIO:
    return BytesIO(_drawn(motif))
