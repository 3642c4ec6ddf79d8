"""Thousands of lawful acts: what the ledger is asked afterwards, and that it raises no alarm."""

import subprocess
import sys
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from django.core.management import call_command
from django.utils import timezone

from nominations.ledger import actions
from tests.bench.figure import Figure
from tests.lawful import act

ACTS = 10_000
VERIFIER = Path("nominations/ledger/verifier.py")


def figures() -> Iterator[Figure]:
    began = perf_counter()
    acts = act(ACTS, timezone.now())
    yield Figure(what="lawful acts", measured=acts, unit="", budget=ACTS, at_least=True)
    each = (perf_counter() - began) * 1000 / acts
    yield Figure(what="lawful acts, each with what is saved", measured=each, unit="ms")
    began = perf_counter()
    faults = actions.verify()
    verified = perf_counter() - began
    yield Figure(what="false alarms after them", measured=len(faults), unit="", budget=0)
    yield Figure(what="ledger verify after them", measured=verified * 1000, unit="ms")
    with TemporaryDirectory() as folder:
        lines = _offline(Path(folder, "ledger.jsonl"))
    yield Figure(what="false alarms of the verifier", measured=lines, unit="", budget=0)


def _offline(export: Path) -> int:
    """How many faults a stranger finds in the export."""
    written = StringIO()
    call_command("ledger", "export", "--sealed", stdout=written)
    export.write_text(written.getvalue(), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-I", str(VERIFIER), str(export)],
        capture_output=True,
        text=True,
        check=False,
    )
    return len(done.stdout.splitlines()) if done.returncode else 0
