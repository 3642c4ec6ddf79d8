"""``make bench``: the figures of the budget, each beside a bare view measured in the same run.

To add a figure, add a function to MEASURES in measures.py: it gets the floor and yields figures.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from config import demonstrate
from tests.bench.figure import Figure, table
from tests.bench.floor import SIZE, bare_view


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="award-bench-") as name:
        folder = Path(name)
        os.environ |= demonstrate.environment(8000, folder / "data")
        demonstrate.prepare()
        figures = list(_measure(folder))
    for line in table(figures):
        print(line)
    return 0


def _measure(folder: Path) -> Iterator[Figure]:
    from tests.bench.measures import MEASURES  # noqa: PLC0415 -- imports models: after set-up

    floor = bare_view(b"x" * SIZE, folder)
    yield Figure(what="bare view of 20 kB, 8 connections", measured=floor.per_second, unit="/s")
    yield Figure(what="bare view of 20 kB, 1 connection", measured=floor.milliseconds, unit="ms")
    for measure in MEASURES:
        subject = f"{measure.__module__.rpartition('.')[2]} {measure.__name__}"
        print(f"measuring {subject} …", flush=True)
        yield from measure(floor, folder)


if __name__ == "__main__":
    sys.exit(main())
