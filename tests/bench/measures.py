"""What is measured, in this order. A colleague's figures are one more function in this list."""

from collections.abc import Callable, Iterator
from pathlib import Path

from tests.bench import desk, judging, public
from tests.bench.figure import Figure
from tests.bench.floor import Floor

Measure = Callable[[Floor, Path], Iterator[Figure]]
MEASURES: list[Measure] = [
    public.throughput,
    public.pages,
    desk.pages,
    judging.members,
    judging.rankings,
]
