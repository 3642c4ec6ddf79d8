"""What large bodies cost: five megabytes where a word is asked for, and the largest pictures."""

from collections.abc import Iterator
from io import BytesIO
from itertools import count
from pathlib import Path
from statistics import median
from time import perf_counter
from urllib.parse import urlencode

from PIL import Image

from awards.rounds.models import Phase, Round
from tests import make
from tests.bench.browser import FORM, Browser
from tests.bench.deadline import with_file
from tests.bench.figure import Figure
from tests.bench.floor import Floor
from tests.bench.workers import Workers
from tests.served import served

MEGABYTES = 5_000_000  # bytes
TIMES = 9
PICTURES = 10
# Address and field. Whether the length is refused or what is wrong with it is said is not measured.
LARGE = {
    "sign-in": ("/accounts/login/", "login"),
    "search": ("/winners/", "q"),
    "reset": ("/accounts/password/reset/", "email"),
}
ANSWERS = (200, 405, 413, 422)
# Bodies whose codes no other rows use.
_codes = count(800_000)


def five_megabytes(_floor: Floor, _folder: Path) -> Iterator[Figure]:
    with served("config.asgi:application") as port, Browser(port, Workers()) as anyone:
        for what, (path, field) in LARGE.items():
            taken = [_sent(anyone, path, field) for _ in range(TIMES)]
            name = f"{what} with a body of 5 MB"
            yield Figure(what=name, measured=median(taken), unit="ms", budget=100)


def _sent(anyone: Browser, path: str, field: str) -> float:
    anyone.get(path)
    form = {"csrfmiddlewaretoken": anyone.token, field: ""}
    body = urlencode(form).encode()
    body += b"+" * (MEGABYTES - len(body))
    began = perf_counter()
    anyone.post(path, body, FORM, *ANSWERS)
    return (perf_counter() - began) * 1000


def largest_pictures(_floor: Floor, _folder: Path) -> Iterator[Figure]:
    """Ten of forty million pixels, one after another, by one body of as many nominations."""
    round_ = Round.objects.get(phase=Phase.OPEN)
    body = make.body(code=str(next(_codes)))
    drafts = [make.nomination(round=round_, body=body) for _ in range(PICTURES)]
    picture = _largest()
    officer = make.officer(body)
    with served("config.asgi:application") as port:
        workers = Workers()
        with Browser(port, workers, officer) as browser:
            for draft in drafts:
                browser.get(f"/desk/nominations/{draft.pk}/photos/add/")
            before = workers.megabytes()
            workers.forget()
            for draft in drafts:
                path = f"/desk/nominations/{draft.pk}/photos/add/"
                browser.get(path)
                kind, sent = with_file(browser.token, picture)
                browser.post(path, sent, kind)
            most, after = workers.megabytes("VmHWM"), workers.megabytes()
    what = f"{PICTURES} pictures of 40 megapixels"
    yield Figure(what=f"a worker before {what}", measured=before, unit="MiB")
    yield Figure(what=f"{what}, most above it", measured=most - before, unit="MiB", budget=300)
    yield Figure(what=f"{what}, kept after it", measured=after - before, unit="MiB", budget=60)


def _largest() -> bytes:
    out = BytesIO()
    Image.linear_gradient("L").resize((7300, 5400)).convert("RGB").save(out, "JPEG", quality=90)
    return out.getvalue()
