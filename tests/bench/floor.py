"""The floor of this run: a bare view of 20 kB, on the same server and machine."""

from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from tests.bench.load import requests_per_second
from tests.served import served

SIZE = 20_000


@dataclass(frozen=True)
class Floor:
    per_second: float  # at 8 connections
    milliseconds: float  # one request at one connection


def bare_view(folder: Path) -> Floor:
    with bare_server(b"x" * SIZE, folder) as port:
        alone = requests_per_second(port, "/", connections=1)
        return Floor(requests_per_second(port, "/"), 1000 / alone)


def bare_server(body: bytes, folder: Path) -> AbstractContextManager[int]:
    """A bare view that returns ``body``."""
    kept = folder / "body"
    kept.write_bytes(body)
    return served("tests.bench.bare:application", BARE_BODY=str(kept))
