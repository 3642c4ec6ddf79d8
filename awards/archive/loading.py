"""The verified rounds that come with the program, read as any other archive file is."""

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from django.db import transaction

from awards.archive.comparing import plan
from awards.archive.reading import read_file
from awards.archive.writing import write
from awards.clock import in_japan
from awards.rounds.models import Round

FILE = Path(__file__).parent / "data" / "rounds.csv"


@transaction.atomic
def load(at: datetime, path: Path = FILE, *, before: int | None = None) -> list[Round]:
    """Those that are not there yet, up to the round ``before``; one that exists is left as it is."""
    file = read_file(path.read_bytes(), in_japan(at).date())
    if file.problems:
        raise ValueError(f"{path.name}: {file.problems}")
    there = set(Round.objects.values_list("number", flat=True))
    left_out = {one.number for one in file.rounds if before is not None and one.number >= before}
    new = tuple(one for one in file.rounds if one.number not in there | left_out)
    return write(plan(replace(file, rounds=new)), at)
