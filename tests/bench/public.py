"""What the public reads: throughput beside a bare view of the same bytes, queries, time."""

from collections.abc import Iterator
from pathlib import Path

from django.core.cache import caches
from django.test import Client

from tests.bench.figure import Figure
from tests.bench.floor import Floor, bare_view
from tests.bench.load import requests_per_second
from tests.bench.pages import fetch, read
from tests.bench.served import served

WINNER = "/rounds/5/takasaki/"
PAGES = ("/", "/rounds/", "/rounds/5/", WINNER, "/winners/", "/en/")


def throughput(_floor: Floor, folder: Path) -> Iterator[Figure]:
    body = fetch(Client(), WINNER)
    bare = bare_view(body, folder)
    with served("config.wsgi:application") as port:
        ours = requests_per_second(port, WINNER)
    yield Figure(
        what=f"{WINNER} ({len(body):,} bytes), 8 connections",
        measured=ours,
        unit="/s",
        budget=0.8 * bare.per_second,
        at_least=True,
        floor=bare.per_second,
    )


def pages(floor: Floor, _folder: Path) -> Iterator[Figure]:
    for url in PAGES:
        caches["shelf"].clear()
        cold = read(Client(), url)
        yield Figure(what=f"{url} queries, cold", measured=cold.queries, unit="", budget=3)
        warm = read(Client(), url)
        yield Figure(what=f"{url} queries, warm", measured=warm.queries, unit="", budget=1)
        yield Figure(
            what=f"{url} warm", measured=warm.milliseconds, unit="ms", floor=floor.milliseconds
        )
