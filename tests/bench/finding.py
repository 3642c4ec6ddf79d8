"""Searching an archive of 10,000 winners: the page by words, by choices and by both."""

import gc
from collections.abc import Iterator
from pathlib import Path
from statistics import quantiles
from time import perf_counter, process_time
from urllib.parse import urlencode

from django.core.cache import caches
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.bench.archive import released
from tests.bench.figure import Figure
from tests.bench.pages import fetch

SIZE = 10_000
TIMES = 20
ASKED = {
    "all": {},
    "a usual word": {"q": "環境"},
    "a rare word": {"q": "takasaki"},
    "three words": {"q": "環境 ﾎｰﾑｽﾃｲ 合唱"},
    "a word and choices": {"q": "会議", "prefecture": "10", "theme": "CON"},
    "choices": {"country": "CZ", "kind": "npo"},
    "no winner": {"q": "見当たらない言葉"},
}
ROLE = "award_bench"
HIDE_COUNTS = Path(__file__).parents[2] / "config/postgresql/hide_counts.sql"


def figures() -> Iterator[Figure]:
    released(SIZE, first_round=1000)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    # As a server's process, which never held what the archive was made from (config/wsgi.py).
    gc.collect()
    gc.freeze()
    if connection.vendor == "postgresql":
        _become_the_public()
    for what, asked in ASKED.items():
        url = f"/winners/?{urlencode(asked)}"
        queries, milliseconds, cpu = _read(url)
        yield Figure(what=f"{what} of {SIZE:,}, queries", measured=queries, unit="", budget=3)
        yield Figure(
            what=f"{what} of {SIZE:,}, p95 of {TIMES}",
            measured=milliseconds,
            cpu=cpu,
            unit="ms",
            budget=200,
        )


def _read(url: str) -> tuple[int, float, float]:
    """Queries, milliseconds, and those of them that this process worked.

    No page is kept in memory between the times.
    """
    client = Client()
    fetch(client, url)
    caches["pages"].clear()
    with CaptureQueriesContext(connection) as queries:
        fetch(client, url)
    asked = len(queries)  # the next request empties the log
    times, worked = [], []
    for _ in range(TIMES):
        caches["pages"].clear()
        began, at_work = perf_counter(), process_time()
        fetch(client, url)
        times.append((perf_counter() - began) * 1000)
        worked.append((process_time() - at_work) * 1000)
    return asked, _p95(times), _p95(worked)


def _p95(times: list[float]) -> float:
    return quantiles(times, n=20)[-1]


def _become_the_public() -> None:
    """What follows is asked as the public process asks, bound by its policies."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
        call_command("grant_public", ROLE, verbosity=0)
        cursor.execute(HIDE_COUNTS.read_text())
        cursor.execute(f"SET ROLE {ROLE}")
