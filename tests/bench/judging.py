"""The committee's pages at the size of a large round and at thirty times the largest one ever."""

from collections.abc import Iterator
from pathlib import Path

from django.test import Client

from awards.rounds.models import Phase
from nominations.intake.models import Nomination
from nominations.people.models import User
from tests.bench.crowd import MEMBERS, judged_round
from tests.bench.figure import Figure, page_figures
from tests.bench.floor import Floor
from tests.bench.pages import read

SIZES = (100, 2000)
RANKING = {100: 40.0, 2000: 400.0}  # milliseconds


def rankings(floor: Floor, _folder: Path) -> Iterator[Figure]:
    office = _signed_in(User.objects.get(email="secretariat@demo.example"))
    for size in SIZES:
        round_ = judged_round(size, number=9000 + size)
        reading = read(office, f"/desk/judging/rounds/{round_.number}/ranking/")
        what = f"ranking page {size:,} x {MEMBERS} x 6"
        yield from page_figures(what, reading, floor, budget=RANKING[size])


def members(floor: Floor, _folder: Path) -> Iterator[Figure]:
    for size in SIZES:
        round_ = judged_round(size, number=20000 + size, phase=Phase.JUDGING)
        seat = round_.committee_seats.select_related("user").order_by("pk")[0]
        client = _signed_in(seat.user)
        reading = read(client, "/desk/judging/")
        yield from page_figures(f"a member's list of {size:,}", reading, floor, budget=25)
        one = Nomination.objects.filter(round=round_).order_by("pk")[0]
        reading = read(client, f"/desk/judging/{one.pk}/")
        yield from page_figures(
            f"one to score of {size:,}", reading, floor, budget=25, queries=None
        )


def _signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
