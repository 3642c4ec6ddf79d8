"""What one page costs: the queries it asks and the milliseconds it takes."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TIMES = 15


@dataclass(frozen=True)
class Reading:
    queries: int
    milliseconds: float


def fetch(client: Client, url: str) -> bytes:
    """The page's bytes; an error page would be a fine figure of nothing."""
    response = client.get(url, SERVER_NAME="127.0.0.1")
    if response.status_code != 200:
        raise LookupError(f"{url} answered {response.status_code}")
    return response.content


def read(client: Client, url: str) -> Reading:
    return time(lambda: fetch(client, url))


def time(call: Callable[[], object]) -> Reading:
    """The first call counts queries, before any cache is warm; the others are timed."""
    with CaptureQueriesContext(connection) as queries:
        call()
    return Reading(len(queries), statistics.median(_milliseconds(call) for _ in range(TIMES)))


def _milliseconds(call: Callable[[], object]) -> float:
    began = perf_counter()
    call()
    return (perf_counter() - began) * 1000
