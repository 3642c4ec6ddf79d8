"""What is measured on SQLite and on PostgreSQL, each prepared by a process of its own.

Such a process is ``python -m tests.bench.both``; a subject is a module with ``figures()``.
"""

import dataclasses
import importlib
import json
import logging
import os
import shlex
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from config import demonstrate
from tests.bench.figure import Figure
from tests.bench.floor import Floor

# How a program is run with a PostgreSQL of its own; the Makefile knows.
CLUSTER = "BENCH_CLUSTER"
ROOT = Path(__file__).resolve().parent.parent.parent


def full(_floor: Floor, folder: Path) -> Iterator[Figure]:
    yield from _on_both("full_pages", folder)


def deadline(_floor: Floor, folder: Path) -> Iterator[Figure]:
    yield from _on_both("deadline", folder)


def acts(_floor: Floor, folder: Path) -> Iterator[Figure]:
    yield from _on_both("acts", folder)


def finding(_floor: Floor, folder: Path) -> Iterator[Figure]:
    yield from _on_both("finding", folder)


def streams(_floor: Floor, folder: Path) -> Iterator[Figure]:
    """As the booklet."""
    yield from _on("SQLite", [], "streams", folder)


def booklet(_floor: Floor, folder: Path) -> Iterator[Figure]:
    """A process of its own: its memory is counted. The database makes no difference."""
    yield from _on("SQLite", [], "booklet", folder)


def copying(_floor: Floor, folder: Path) -> Iterator[Figure]:
    """As the booklet."""
    yield from _on("SQLite", [], "copying", folder)


def _on_both(subject: str, folder: Path) -> Iterator[Figure]:
    yield from _on("SQLite", [], subject, folder)
    cluster = shlex.split(os.environ.get(CLUSTER, ""))
    if not cluster:
        raise LookupError(f"without {CLUSTER} there is no PostgreSQL; make bench gives it")
    yield from _on("PostgreSQL", cluster, subject, folder)


def _on(database: str, command: list[str], subject: str, folder: Path) -> Iterator[Figure]:
    own = folder / f"{database}-{subject}"
    written = own.with_suffix(".json")
    program = [sys.executable, "-m", "tests.bench.both", database, subject, str(own), str(written)]
    done = subprocess.run([*command, *program], check=False, cwd=ROOT)
    if done.returncode:
        raise LookupError(f"on {database} it ended with {done.returncode}")
    for row in json.loads(written.read_text()):
        figure = Figure(**row)
        yield dataclasses.replace(figure, what=f"{database}: {figure.what}")


def main(database: str, subject: str, folder: Path, written: Path) -> None:
    os.environ |= demonstrate.environment(8000, folder)
    if database == "PostgreSQL":
        os.environ["DATABASE_URL"] = "postgres:///postgres"
    demonstrate.prepare()
    logging.disable(logging.INFO)
    # Imports models: after set-up.
    figures: Callable[[], Iterator[Figure]] = importlib.import_module(
        f"tests.bench.{subject}"
    ).figures
    written.write_text(json.dumps([dataclasses.asdict(one) for one in figures()]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]), Path(sys.argv[4]))
