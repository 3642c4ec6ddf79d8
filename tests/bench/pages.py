"""What one page costs: the queries it asks and the milliseconds it takes."""

import statistics
from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter, process_time
from urllib.parse import urlencode

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

TIMES = 15


@dataclass(frozen=True)
class Reading:
    """``cpu`` is the part of the milliseconds that this process worked; it hardly depends on others."""

    queries: int
    milliseconds: float
    cpu: float


def fetch(client: Client, url: str) -> bytes:
    """The page's bytes; an error page would be a fine figure of nothing."""
    response = client.get(url, SERVER_NAME="127.0.0.1")
    if response.status_code != 200:
        raise LookupError(f"{url} answered {response.status_code}")
    return response.content


def read(client: Client, url: str) -> Reading:
    return time(lambda: fetch(client, url))


def send(client: Client, url: str, data: dict[str, str | list[str]], **headers: str) -> str:
    """Send a form as a browser sends one without files.

    One that is refused or shown again would be a fine figure of nothing.
    """
    answer = client.post(
        url,
        urlencode(data, doseq=True),
        content_type="application/x-www-form-urlencoded",
        SERVER_NAME="127.0.0.1",
        headers=headers,
    )
    if answer.status_code != (200 if headers else 302):
        raise LookupError(f"{url}, sent, answered {answer.status_code}")
    return answer.content.decode()


def time(call: Callable[[], object], before: Callable[[], object] = lambda: None) -> Reading:
    """The first call counts queries, before any cache is warm; the others are timed.

    ``before`` is called before each, untimed.
    """
    before()
    with CaptureQueriesContext(connection) as queries:
        call()
    asked = len(queries)  # the next request empties the log
    timed = [_timed(call, before) for _ in range(TIMES)]
    wall, cpu = (statistics.median(times) for times in zip(*timed, strict=True))
    return Reading(asked, wall, cpu)


def _timed(call: Callable[[], object], before: Callable[[], object]) -> tuple[float, float]:
    before()
    began, worked = perf_counter(), process_time()
    call()
    return (perf_counter() - began) * 1000, (process_time() - worked) * 1000
