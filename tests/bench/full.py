"""The desk's main pages over full nominations, through the server, on SQLite and PostgreSQL.

Each database is prepared and measured by a process of its own: ``python -m tests.bench.full``.
"""

import dataclasses
import json
import os
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from config import demonstrate
from tests.bench.figure import Figure
from tests.bench.floor import Floor

# How a program is run with a PostgreSQL of its own; the Makefile knows.
CLUSTER = "BENCH_CLUSTER"
ROOT = Path(__file__).resolve().parent.parent.parent


def pages(_floor: Floor, folder: Path) -> Iterator[Figure]:
    yield from _on("SQLite", [], folder)
    cluster = shlex.split(os.environ.get(CLUSTER, ""))
    if not cluster:
        raise LookupError(f"without {CLUSTER} there is no PostgreSQL; make bench gives it")
    yield from _on("PostgreSQL", cluster, folder)


def _on(database: str, command: list[str], folder: Path) -> Iterator[Figure]:
    written = folder / f"{database}.json"
    own = [sys.executable, "-m", "tests.bench.full", database, str(folder / database), str(written)]
    done = subprocess.run([*command, *own], check=False, cwd=ROOT)
    if done.returncode:
        raise LookupError(f"on {database} it ended with {done.returncode}")
    for figure in json.loads(written.read_text()):
        yield Figure(**figure)


def main(database: str, folder: Path, written: Path) -> None:
    os.environ |= demonstrate.environment(8000, folder)
    if database == "PostgreSQL":
        os.environ["DATABASE_URL"] = "postgres:///postgres"
    demonstrate.prepare()

    from tests.bench.full_pages import figures  # noqa: PLC0415 -- imports models: after set-up

    made = [dataclasses.asdict(one) for one in figures(database)]
    written.write_text(json.dumps(made))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
