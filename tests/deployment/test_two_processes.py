"""Two processes that know nothing of each other: each keeps the instant and misses no change for long."""

import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from config.demonstrate import HOST
from tests import environment as environments
from tests.served import served

URL = "/rounds/5/takasaki/"
# The longest that a process may go on telling what is no longer so (seconds).
MOST = 5


@pytest.fixture
def ports(prepared) -> Iterator[list[int]]:
    with (
        served("config.asgi:application", workers=1, **prepared) as one,
        served("config.asgi:application", workers=1, **prepared) as other,
    ):
        yield [one, other]


BEGIN = """
import django; django.setup()
from datetime import timedelta
from django.utils import timezone
from awards.winners.models import Winner
winner = Winner.objects.filter(round__number=5, slug='takasaki')
"""


def read(port: int) -> tuple[int, str]:
    try:
        with urlopen(f"http://{HOST}:{port}{URL}", timeout=30) as answer:
            return answer.status, answer.read().decode()
    except HTTPError as error:
        return error.code, ""


def change(prepared: Mapping[str, str], code: str) -> None:
    """In a third process, as the desk or a timer would."""
    settings = {"DJANGO_SETTINGS_MODULE": "config.settings"}
    subprocess.run(
        [sys.executable, "-c", BEGIN + code],
        env={**prepared, **settings}, cwd=environments.ROOT, check=True,
    )  # fmt: skip


def seconds_until(ports: list[int], is_so: Callable[[int, str], bool]) -> float:
    began = time.monotonic()
    while not all(is_so(*read(port)) for port in ports):
        assert time.monotonic() - began < 4 * MOST
        time.sleep(0.1)
    return time.monotonic() - began


def test_a_correction_a_withdrawal_and_a_release_reach_every_process(prepared, ports):
    assert [read(port)[0] for port in ports] == [200, 200]

    change(prepared, "winner.update(name='高﨑市のこと')")
    corrected = seconds_until(ports, lambda _status, html: "高﨑市のこと" in html)
    change(prepared, "winner.update(state='proofread', published_at=None)")
    withdrawn = seconds_until(ports, lambda status, _html: status == 404)
    # The instant is a few seconds away; a process that starts takes one or two itself.
    change(
        prepared,
        "winner.update(state='released', published_at=timezone.now() + timedelta(seconds=6))",
    )
    early = [read(port)[0] for port in ports]
    released = seconds_until(ports, lambda status, _html: status == 200)

    assert early == [404, 404]
    assert max(corrected, withdrawn) <= MOST
    assert released <= 6 + MOST
    change(prepared, "winner.update(name='高崎市')")
