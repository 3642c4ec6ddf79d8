"""``make bench``: the figures of the budget, each beside a bare view measured in the same run.

``make bench ROWS="desk judging"`` measures these groups of rows alone: a group is a module here.
``make bench-postgres ROWS=nominating`` measures on PostgreSQL those that ask in this process alone.
To add a figure, add a function to MEASURES in measures.py: it gets the floor and yields figures.
"""

import os
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from config import demonstrate
from tests.bench.figure import Figure, table
from tests.bench.floor import bare_view


def main(rows: list[str], database: str = "") -> int:
    with tempfile.TemporaryDirectory(prefix="award-bench-") as name:
        folder = Path(name)
        os.environ |= demonstrate.environment(8000, folder / "data")
        if database:
            os.environ["DATABASE_URL"] = database
        demonstrate.prepare()
        figures, unmeasured = _measure(folder, rows)
    for line in [*table(figures), *unmeasured]:
        print(line)
    return 1 if unmeasured else 0


def _measure(folder: Path, rows: list[str]) -> tuple[list[Figure], list[str]]:
    # As an office serves it: every page imported, and what stays passed over by the collector.
    import config.wsgi  # noqa: F401, PLC0415 -- as above
    from tests.bench.measures import chosen, group  # noqa: PLC0415 -- imports models: after set-up

    measures = chosen(rows)
    floor = bare_view(folder)
    figures = [
        Figure(what="bare view of 20 kB, 8 connections", measured=floor.per_second, unit="/s"),
        Figure(what="bare view of 20 kB, 1 connection", measured=floor.milliseconds, unit="ms"),
    ]
    unmeasured = []
    for measure in measures:
        subject = f"{group(measure)} {measure.__name__}"
        print(f"measuring {subject} …", flush=True)
        try:
            figures.extend(measure(floor, folder))
        except LookupError as trouble:
            unmeasured.append(f"NOT MEASURED, {subject}: {trouble}")
    return figures, unmeasured


if __name__ == "__main__":
    arguments = ArgumentParser()
    arguments.add_argument("--database", default="", help="A database that nobody needs, as URL.")
    arguments.add_argument("rows", nargs="*")
    sys.exit(main(**vars(arguments.parse_args())))
