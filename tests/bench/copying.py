"""The memory of ``manage.py export_site``, every paper and picture set by itself, and how it grows."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from django.db import connection

from awards.winners.models import Photo
from tests.bench.archive import released
from tests.bench.booklet import LARGEST
from tests.bench.figure import Figure

FEW, MORE = 100, 200
ROOT = Path(__file__).resolve().parents[2]


def figures() -> Iterator[Figure]:
    _more(FEW, first_round=1000)
    few = _megabytes()
    _more(MORE, first_round=2000)
    many = _megabytes()
    for winners, measured in ((FEW, few), (FEW + MORE, many)):
        what = f"export_site of {winners} winners, memory"
        yield Figure(what=what, measured=measured, unit="MiB", budget=LARGEST)
    what = f"export_site of {FEW + MORE} winners, beside {FEW}"
    yield Figure(what=what, measured=many / few, unit="x", budget=1.25)


def _more(winners: int, *, first_round: int) -> None:
    released(winners, first_round=first_round)
    # They have no files.
    Photo.objects.filter(winner__round__number__gte=first_round).delete()
    connection.close()


def _megabytes() -> float:
    """MiB at most, of a process of its own."""
    with TemporaryDirectory() as folder:
        command = [sys.executable, "manage.py", "export_site", f"{folder}/site"]
        copying = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
        _key, status, used = os.wait4(copying.pid, 0)
    if status:
        raise LookupError(f"export_site ended with {os.waitstatus_to_exitcode(status)}")
    return used.ru_maxrss / 1024
