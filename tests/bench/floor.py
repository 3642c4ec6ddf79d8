"""The floor of this run: a bare view of 20 kB, on the same server and machine."""

from dataclasses import dataclass
from pathlib import Path

from tests.bench.load import requests_per_second
from tests.bench.served import served

SIZE = 20_000


@dataclass(frozen=True)
class Floor:
    per_second: float  # at 8 connections
    milliseconds: float  # one request at one connection


def bare_view(body: bytes, folder: Path) -> Floor:
    kept = folder / "body"
    kept.write_bytes(body)
    with served("tests.bench.bare:application", BARE_BODY=str(kept)) as port:
        alone = requests_per_second(port, "/", connections=1)
        return Floor(requests_per_second(port, "/"), 1000 / alone)
