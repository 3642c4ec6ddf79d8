"""What is measured, in this order. A colleague's figures are one more function in this list."""

from collections.abc import Callable, Collection, Iterator
from pathlib import Path

from tests.bench import bodies, deadline, desk, finding, full, judging, nominating, public, scoring
from tests.bench.figure import Figure
from tests.bench.floor import Floor

Measure = Callable[[Floor, Path], Iterator[Figure]]
MEASURES: list[Measure] = [
    public.throughput,
    public.pages,
    public.streams,
    desk.pages,
    nominating.sections,
    nominating.submission,
    judging.members,
    scoring.sheet,
    judging.rankings,
    bodies.five_megabytes,
    bodies.largest_pictures,
    full.pages,
    deadline.minutes,
    # The last: it fills the archive, and on PostgreSQL goes on as the public role.
    finding.archive,
]


def group(measure: Measure) -> str:
    """The name under which its rows are asked for."""
    return measure.__module__.rpartition(".")[2]


def chosen(rows: Collection[str]) -> list[Measure]:
    """Those of the groups named, or all."""
    if unknown := set(rows) - set(map(group, MEASURES)):
        raise SystemExit(f"no rows of {', '.join(sorted(unknown))}")
    return [measure for measure in MEASURES if not rows or group(measure) in rows]
