"""What the public reads: throughput beside a bare view of the same bytes, queries, time."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median

from django.core.cache import caches
from django.test import Client

from tests.bench.figure import Figure, page_figures
from tests.bench.floor import Floor, bare_server
from tests.bench.load import requests_per_second
from tests.bench.pages import fetch, read, time
from tests.served import served

WINNER = "/rounds/5/takasaki/"
PAGES = ("/", "/rounds/", "/rounds/5/", WINNER, "/winners/", "/en/")
TURNS = 3


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
