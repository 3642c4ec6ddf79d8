"""One signed-in person at one kept connection to the server under measurement."""

import http.client
from collections.abc import Callable, Collection
from dataclasses import dataclass
from statistics import mean, median
from time import perf_counter
from typing import Self
from urllib.parse import urlencode

from django.test import Client

from config.demonstrate import HOST
from nominations.people.models import User
from tests.bench.load import requests_per_second
from tests.bench.workers import Workers

FORM = "application/x-www-form-urlencoded"
BARE = 60  # readings of a bare view before, and as many after


@dataclass(frozen=True)
class Times:
    """Of all requests, in milliseconds; ``cpu`` is what the workers worked for each."""

    all: list[float]
    size: int  # bytes of the last answer
    cpu: float
    floor: float | None  # a bare view, right before and after

    @property
    def p50(self) -> float:
        return median(self.all)

    @property
    def p99(self) -> float:
        return sorted(self.all)[round(0.99 * (len(self.all) - 1))]


class Browser:
    """``floor`` is the port of a bare view: a machine is not equally fast for minutes."""

    def __init__(
        self, port: int, workers: Workers, user: User | None = None, floor: int | None = None
    ) -> None:
        client = Client(headers={"Host": HOST})
        if user:
            client.force_login(user)
        self.workers, self.size, self.token = workers, 0, ""
        self.cookies = {name: morsel.value for name, morsel in client.cookies.items()}
        self.connection = http.client.HTTPConnection(HOST, port, timeout=180)
        self.floor = floor

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """A server waits for its senders before it stops."""
        self.connection.close()

    def get(self, path: str) -> bytes:
        content = self._ask("GET", path, (200,))
        self.token = token_in(content) or self.token
        return content

    def post(self, path: str, body: bytes, kind: str = FORM, *statuses: int) -> bytes:
        return self._ask("POST", path, statuses or (302,), body, {"Content-Type": kind})

    def send(self, path: str, form: dict[str, str | list[str]]) -> bytes:
        """With the token of the page that was asked for last."""
        sent = form | {"csrfmiddlewaretoken": self.token}
        return self.post(path, urlencode(sent, doseq=True).encode())

    def time(self, call: Callable[[], object], times: int, warm_up: int = 10) -> Times:
        """``warm_up`` calls come before, so that both workers are warm."""
        for _ in range(warm_up):
            call()
        floor, taken, before = self._bare(), [], self.workers.seconds()
        for _ in range(times):
            began = perf_counter()
            call()
            taken.append((perf_counter() - began) * 1000)
        worked = self.workers.seconds() - before
        floor += self._bare()
        return Times(taken, self.size, worked * 1000 / times, mean(floor) if floor else None)

    def _bare(self) -> list[float]:
        if not self.floor:
            return []
        each = requests_per_second(self.floor, "/", connections=1, warm_up=10, most=BARE)
        return [1000 / each]

    def _ask(
        self,
        method: str,
        path: str,
        statuses: Collection[int],
        body: bytes | None = None,
        headers: dict[str, str] | None = None,
    ) -> bytes:
        """An error page would be a fine figure of nothing."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        language = {"Cookie": cookies, "Accept-Language": "ja"}
        self.connection.request(method, path, body, language | (headers or {}))
        answer = self.connection.getresponse()
        content = answer.read()
        self.size = len(content)
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                key, _, rest = value.partition("=")
                self.cookies[key] = rest.partition(";")[0]
        if answer.status not in statuses:
            raise LookupError(f"{method} {path} answered {answer.status}")
        return content


def token_in(page: bytes) -> str:
    after = page.partition(b'name="csrfmiddlewaretoken" value="')[2]
    return after.partition(b'"')[0].decode()
