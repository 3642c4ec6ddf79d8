"""What is measured: one function a subject. Add yours here and to MEASURES."""

from collections.abc import Callable, Iterator
from pathlib import Path

from django.core.cache import caches
from django.test import Client

from tests.bench.figure import Figure
from tests.bench.floor import Floor, bare_view
from tests.bench.load import requests_per_second
from tests.bench.pages import read
from tests.bench.served import served

WINNER = "/rounds/5/takasaki/"
PUBLIC = ("/", "/rounds/", "/rounds/5/", WINNER, "/winners/")


def public_throughput(_floor: Floor, folder: Path) -> Iterator[Figure]:
    body = read(Client(), WINNER).body
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


def public_pages(floor: Floor, _folder: Path) -> Iterator[Figure]:
    for url in PUBLIC:
        caches["shelf"].clear()
        reading = read(Client(), url)
        yield Figure(what=f"{url} queries, cold", measured=reading.queries, unit="", budget=3)
        yield Figure(
            what=f"{url} warm", measured=reading.milliseconds, unit="ms", floor=floor.milliseconds
        )


MEASURES: list[Callable[[Floor, Path], Iterator[Figure]]] = [public_throughput, public_pages]
