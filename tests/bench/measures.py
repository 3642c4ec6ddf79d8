"""What is measured, in this order. A colleague's figures are one more function in this list."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from tests.bench import bodies, both, desk, judging, nominating, public, scoring
from tests.bench.figure import Figure
from tests.bench.floor import Floor

Measure = Callable[[Floor, Path], Iterator[Figure]]
MEASURES: list[Measure] = [
    public.throughput,
    public.pages,
    desk.pages,
    nominating.sections,
    nominating.submission,
    judging.members,
    scoring.sheet,
    judging.rankings,
    bodies.five_megabytes,
    bodies.largest_pictures,
    both.full,
    both.deadline,
    both.acts,
    both.finding,
    both.streams,
    both.booklet,
    both.copying,
]


def group(measure: Measure) -> str:
    """The name under which its rows are asked for."""
    if measure.__module__ == both.__name__:
        return measure.__name__
    return measure.__module__.rpartition(".")[2]


def chosen(rows: Collection[str]) -> list[Measure]:
    """Those of the groups named, or all."""
    if unknown := set(rows) - set(map(group, MEASURES)):
        raise SystemExit(f"no rows of {', '.join(sorted(unknown))}")
    return [measure for measure in MEASURES if not rows or group(measure) in rows]
