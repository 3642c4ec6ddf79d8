"""The ranking at the size of a small round and at thirty times the largest one ever."""

from collections.abc import Iterator
from pathlib import Path

from nominations.intake.models import Nomination
from nominations.judging.results import ranking
from tests.bench.crowd import judged_round
from tests.bench.figure import Figure
from tests.bench.floor import Floor
from tests.bench.pages import time

BUDGETS = {100: 40, 2000: 400}  # milliseconds by number of nominations


def rankings(floor: Floor, _folder: Path) -> Iterator[Figure]:
    for size, budget in BUDGETS.items():
        round_ = judged_round(size, number=9000 + size)
        reading = time(lambda: ranking(round_, Nomination.objects.all()))  # noqa: B023 -- run now
        what = f"ranking {size:,} x 10 x 6"
        yield Figure(what=f"{what}, queries", measured=reading.queries, unit="", budget=12)
        yield Figure(
            what=what,
            measured=reading.milliseconds,
            unit="ms",
            budget=budget,
            floor=floor.milliseconds,
        )
