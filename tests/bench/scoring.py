"""Saving a score sheet in a round of ordinary size."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from django.test import Client

from awards.rounds.models import Phase
from nominations.intake.models import Nomination
from tests import make
from tests.bench.crowd import judged_round
from tests.bench.figure import Figure, page_figures
from tests.bench.floor import Floor
from tests.bench.pages import fetch, send, time
from tests.filled import filled

SIZE = 100


def sheet(floor: Floor, _folder: Path) -> Iterator[Figure]:
    """Saving a sheet of six scores, by a member who has not begun with any other."""
    round_ = judged_round(SIZE, number=30000, phase=Phase.JUDGING)
    client = Client()
    client.force_login(make.member(round_).user)
    url = f"/desk/judging/{Nomination.objects.filter(round=round_).order_by('pk')[0].pk}/"
    points = [f"points_{criterion.pk}" for criterion in round_.criteria.all()]
    form: dict[str, str | list[str]] = {}
    turn = count()

    def scored() -> None:
        form.update(filled(fetch(client, url).decode()))
        form.update(dict.fromkeys(points, str(next(turn) % 2 + 3)))

    reading = time(lambda: send(client, url, form), before=scored)
    yield from page_figures("saving a sheet of six scores", reading, floor, budget=15)
