"""One page through Django's own client: the queries it asks and the milliseconds it takes."""

import statistics
import time
from dataclasses import dataclass

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TIMES = 21


@dataclass(frozen=True)
class Reading:
    queries: int
    milliseconds: float
    body: bytes


def read(client: Client, url: str) -> Reading:
    """The first fetch counts queries, warm for the session and cold for the page's own caches."""
    with CaptureQueriesContext(connection) as queries:
        body = _fetch(client, url)
    return Reading(len(queries), statistics.median(_times(client, url)), body)


def _times(client: Client, url: str) -> list[float]:
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        _fetch(client, url)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def _fetch(client: Client, url: str) -> bytes:
    response = client.get(url, SERVER_NAME="127.0.0.1")
    if response.status_code != 200:
        raise LookupError(f"{url} answered {response.status_code}")
    return response.content
