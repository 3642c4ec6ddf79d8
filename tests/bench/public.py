"""What the public reads: throughput beside a bare view of the same bytes, queries, time."""

import resource
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from django.core.cache import caches
from django.db import transaction
from django.test import Client
from django.utils import timezone

from awards.rounds.models import Round
from awards.winners.models import Partner, Recipient, State, Winner
from tests.bench.figure import Figure, page_figures
from tests.bench.floor import Floor, bare_server
from tests.bench.load import requests_per_second
from tests.bench.pages import fetch, read, time
from tests.served import served

WINNER = "/rounds/5/takasaki/"
PAGES = ("/", "/rounds/", "/rounds/5/", WINNER, "/winners/", "/en/")
TURNS = 3
# Two hundred years of rounds of fifty winners.
MANY = 10_000
STREAMS = ("/sitemap.xml", "/feed.atom", "/open-data/winners.csv", "/open-data/winners.json")


def throughput(_floor: Floor, folder: Path) -> Iterator[Figure]:
    body = fetch(Client(), WINNER)
    bare, ours = [], []
    with bare_server(body, folder) as floor_port, served("config.asgi:application") as port:
        # Turn by turn, so that what else the machine does falls on both alike.
        for _ in range(TURNS):
            bare.append(requests_per_second(floor_port, "/"))
            ours.append(requests_per_second(port, WINNER))
    yield Figure(
        what=f"{WINNER} ({len(body):,} bytes), 8 connections",
        measured=median(ours),
        unit="/s",
        budget=0.8 * median(bare),
        at_least=True,
        floor=median(bare),
    )


def pages(floor: Floor, _folder: Path) -> Iterator[Figure]:
    for url in PAGES:
        cold = time(partial(fetch, Client(), url), before=caches["pages"].clear)
        yield from page_figures(f"{url} cold", cold, floor, budget=25, queries=3)
        warm = read(Client(), url)
        yield Figure(what=f"{url} queries, warm", measured=warm.queries, unit="", budget=1)
        yield Figure(
            what=f"{url} warm", measured=warm.milliseconds, unit="ms", floor=floor.milliseconds
        )


def streams(_floor: Floor, _folder: Path) -> Iterator[Figure]:
    """What is written piece by piece, of an archive that is rolled back afterwards.

    The memory is all that this process ever had, Django and the archive's making included.
    """
    client = Client()
    with transaction.atomic():
        _archive()
        for url in STREAMS:
            caches["pages"].clear()
            began = perf_counter()
            size = sum(map(len, client.get(url, SERVER_NAME="127.0.0.1")))
            seconds = perf_counter() - began
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            what = f"{url} of {MANY:,} winners ({size:,} bytes, {seconds:.1f} s)"
            yield Figure(what=what, measured=memory, unit="MB", budget=200)
        transaction.set_rollback(True)


def _archive() -> None:
    round_ = Round.objects.get(number=5)
    prize, at = round_.prizes.order_by("position")[0], timezone.now()
    for start in range(0, MANY, 500):
        winners = Winner.objects.bulk_create(
            Winner(
                round=round_, prize=prize, position=100 + n, slug=f"group-{n}", name=f"団体{n}",
                title="交流事業", overview=["交流を続けている。" * 10] * 3,
                state=State.RELEASED, published_at=at,
            )
            for n in range(start, start + 500)
        )  # fmt: skip
        Recipient.objects.bulk_create(
            Recipient(winner=one, position=1, name=one.name, kind="npo", prefecture="10")
            for one in winners
        )
        Partner.objects.bulk_create(
            Partner(winner=one, position=1, name="市", kind="city", country="CZ") for one in winners
        )
