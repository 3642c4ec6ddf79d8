"""The last minute before a deadline, through the server: submits beside passwords and pictures."""

import http.client
import random
import time
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from statistics import quantiles
from urllib.parse import urlencode

from django.test import Client
from django.urls import reverse
from PIL import Image

from awards.rounds.models import Phase, Round
from config.demonstrate import HOST
from nominations.intake.models import Nomination, State
from nominations.people.models import NominatingBody
from tests import make
from tests.bench.figure import Figure
from tests.filled import filled
from tests.served import served

SUBMITS, SIGN_INS, UPLOADS = 200, 80, 20
# Half of the submits come in the last quarter.
SECONDS = {"a minute": 60, "a third of a minute": 20}
AHEAD = 6  # until the first is sent


@dataclass(frozen=True)
class Post:
    """What one browser sends, and when: seconds after the beginning."""

    at: float
    path: str
    body: bytes
    kind: str
    cookies: str


@dataclass(frozen=True)
class Answer:
    sent: float
    seconds: float
    status: int


def figures() -> Iterator[Figure]:
    for name, seconds in SECONDS.items():
        yield from _minute(name, seconds)


def _minute(name: str, seconds: int) -> Iterator[Figure]:
    round_ = Round.objects.get(phase=Phase.OPEN)
    _close(round_, time.time() + 24 * 60 * 60)  # until all have their pages
    drafts = [make.nomination(round=round_, body=_body(), complete=True) for _ in range(SUBMITS)]
    with served("config.asgi:application") as port:
        others = _others(seconds)
        submits = list(map(_submit, drafts, _moments(seconds)))
        deadline = time.time() + AHEAD + seconds
        _close(round_, deadline)
        start = deadline - seconds
        with ThreadPoolExecutor(len(submits) + len(others)) as senders:
            rest = [senders.submit(_send, port, post, start) for post in others]
            coming = [senders.submit(_send, port, post, start) for post in submits]
        answers = [one.result() for one in coming]
        statuses = [one.result().status for one in rest] + [one.status for one in answers]
    in_time = [answer for answer in answers if answer.sent < deadline]
    took = sorted(answer.seconds * 1000 for answer in answers)
    kept = Nomination.objects.filter(pk__in=[d.pk for d in drafts], state=State.SUBMITTED).count()
    what = f"{SUBMITS} submits in {name}"
    yield Figure(what=f"{what}, sent in time", measured=len(in_time), unit="")
    yield Figure(what=f"{what}, of these refused", measured=len(in_time) - kept, unit="", budget=0)
    yield Figure(what=f"{what}, p95", measured=quantiles(took, n=20)[-1], unit="ms")
    broken = sum(status >= 500 for status in statuses)
    yield Figure(what=f"{what}, broken answers of all", measured=broken, unit="", budget=0)


def _close(round_: Round, at: float) -> None:
    """At that moment, in seconds since 1970."""
    moment = datetime.fromtimestamp(at, UTC)
    Round.objects.filter(pk=round_.pk).update(nominations_close_at=moment)


# The demonstration has the real bodies, whose codes end before these.
_codes = count(900_000)


def _body() -> NominatingBody:
    return make.body(code=str(next(_codes)))


def _moments(seconds: int) -> Iterator[float]:
    draw = random.Random(200)  # noqa: S311 -- the same on every run
    for turn in range(SUBMITS):
        late = turn % 2 == 0
        yield draw.uniform(0.75 * seconds if late else 0, seconds - 0.02)


def _submit(draft: Nomination, at: float) -> Post:
    client = Client(headers={"Host": HOST})
    client.force_login(make.officer(draft.body))
    return _post(client, at, reverse("nomination-submit", args=[draft.pk]), {})


def _post(client: Client, at: float, path: str, typed: dict[str, str]) -> Post:
    page = client.get(path).content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    form = filled(page) | {"csrfmiddlewaretoken": token} | typed
    kind = "application/x-www-form-urlencoded"
    return Post(at, path, urlencode(form).encode(), kind, _cookies(client))


def _cookies(client: Client) -> str:
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())


def _others(seconds: int) -> Sequence[Post]:
    """Passwords and pictures, spread over the same time."""
    draw = random.Random(80)  # noqa: S311 -- as above
    posts = []
    for _ in range(SIGN_INS):
        typed = {"login": make.user().email, "password": "a password that is not theirs"}
        client = Client(headers={"Host": HOST})
        posts.append(_post(client, draw.uniform(0, seconds), reverse("account_login"), typed))
    picture = _ten_megabytes()
    for _ in range(UPLOADS):
        draft = make.nomination(round=Round.objects.get(phase=Phase.OPEN), body=_body())
        client = Client(headers={"Host": HOST})
        client.force_login(make.officer(draft.body))
        path = reverse("photo-add", args=[draft.pk])
        token = client.get(path).content.decode()
        token = token.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
        kind, body = with_file(token, picture)
        posts.append(Post(draw.uniform(0, seconds), path, body, kind, _cookies(client)))
    return posts


def _ten_megabytes() -> bytes:
    out = BytesIO()
    Image.effect_noise((4200, 3000), 80).convert("RGB").save(out, "JPEG", quality=88)
    return out.getvalue()


def with_file(token: str, picture: bytes) -> tuple[str, bytes]:
    mark = "a-line-that-no-picture-holds"
    begin = (
        f'--{mark}\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{token}\r\n'
        f'--{mark}\r\nContent-Disposition: form-data; name="photos"; filename="a.jpg"\r\n'
        "Content-Type: image/jpeg\r\n\r\n"
    )
    return (
        f"multipart/form-data; boundary={mark}",
        begin.encode() + picture + f"\r\n--{mark}--\r\n".encode(),
    )


def _send(port: int, post: Post, start: float) -> Answer:
    time.sleep(max(0.0, start + post.at - time.time()))
    began = time.time()
    connection = http.client.HTTPConnection(HOST, port, timeout=180)
    headers = {"Content-Type": post.kind, "Cookie": post.cookies, "Host": HOST}
    connection.request("POST", post.path, post.body, headers)
    sent = time.time()
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return Answer(sent, time.time() - began, answer.status)
