"""The booklet beside typst alone, and the memory of who sets it: of round 5, and of fifty winners."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from time import perf_counter
from typing import Any

import typst
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils import timezone
from PIL import Image

from awards.press import pages, printing, public
from awards.rounds.models import Phase, Round
from awards.winners.models import Photo, Winner
from awards.winners.renditions import WIDTHS
from tests import make
from tests.bench.figure import Figure
from tests.bench.workers import megabytes_of
from tests.winners import stage

WINNERS, PHOTOGRAPHS = 50, 6
LARGEST = 600.0  # MiB


def figures() -> Iterator[Figure]:
    released = Round.objects.filter(announcement__at__lte=timezone.now()).newest_first()[0]
    _set(released.number)  # fonts are read once in the life of a process
    yield from _of("booklet of round 5", 5)
    many = make.round_(Phase.DECIDED, number=6000, results_at=timezone.now())
    for position in range(1, WINNERS + 1):
        _photographed(stage.takasaki(round=many, slug=f"group-{position}", position=position))
    yield from _of(f"booklet of {WINNERS} winners, {WINNERS * PHOTOGRAPHS} photographs", 6000)


def _photographed(winner: Winner) -> None:
    """Each photograph is a file of its own, with the grain that a camera gives."""
    winner.photos.all().delete()
    kept = storages["published"]
    for position in range(1, PHOTOGRAPHS + 1):
        renditions: dict[str, dict[str, str]] = {}
        for width in WIDTHS:
            out = BytesIO()
            Image.effect_noise((width, width * 2 // 3), 20).convert("RGB").save(out, "JPEG")
            name = f"bench-{winner.pk}-{position}-{width}.jpg"
            stored = kept.save(name, ContentFile(out.getvalue()))
            renditions[str(width)] = {"jpeg": stored, "webp": stored}
        Photo.objects.create(
            winner=winner, position=position, width=WIDTHS[-1], height=WIDTHS[-1] * 2 // 3, original="none.jpg",
            caption=f"交流の様子（{position}）", alt="人々", renditions=renditions,
        )  # fmt: skip


def _of(what: str, number: int) -> Iterator[Figure]:
    own = os.getpid()
    Path(f"/proc/{own}/clear_refs").write_text("5")  # its highest is counted from here on
    # Once, as in an office: typst remembers what it has set before.
    whole, alone = _set(number)
    yield Figure(what=what, measured=whole * 1000, unit="ms")
    yield Figure(what=f"{what}, beside typst alone", measured=whole / alone, unit="x", budget=2)
    highest = megabytes_of(own, "VmHWM")
    yield Figure(what=f"{what}, memory", measured=highest, unit="MiB", budget=LARGEST)


def _set(number: int) -> tuple[float, float]:
    """Seconds from the database to the paper, and those of them that typst took."""
    began = perf_counter()
    with _timed() as spent:
        told = public.booklet(number, timezone.now())
        assert told is not None
        printing.typeset(pages.paper(told))
    return perf_counter() - began, sum(spent)


@contextmanager
def _timed() -> Iterator[list[float]]:
    compile_, spent = typst.compile_with_warnings, []

    def timed(*args: Any, **kwargs: Any) -> Any:
        began = perf_counter()
        try:
            return compile_(*args, **kwargs)
        finally:
            spent.append(perf_counter() - began)

    typst.compile_with_warnings = timed
    try:
        yield spent
    finally:
        typst.compile_with_warnings = compile_
