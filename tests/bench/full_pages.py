"""What the pages cost at the size of a large round and at thirty times the largest one ever."""

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from urllib.parse import quote

from django.db import connections
from django.utils import timezone

from awards.rounds.models import Phase, Round
from nominations.decision.models import Choice, Resolution
from nominations.intake.models import Nomination
from nominations.judging.models import Recusal
from nominations.people.models import User
from tests.bench import texts
from tests.bench.browser import Browser, Times
from tests.bench.crowd import judged_round
from tests.bench.figure import Figure
from tests.bench.floor import SIZE, bare_server
from tests.bench.workers import Workers
from tests.filled import filled
from tests.served import served

SIZES = (100, 2000)
READINGS = 60
SAVES = 300
RECUSED = 10  # one nomination in so many has a member who stepped back
RANKING = {100: 40.0, 2000: 250.0}  # milliseconds
KILOBYTES = 60.0
ACCEPTED = 10_000

Rows = Iterator[Figure]


def figures() -> list[Figure]:
    """Of both sizes beside each other; a worker is measured when it has read all of them."""
    with tempfile.TemporaryDirectory() as folder:
        made = {size: [*_of_size(size, Path(folder))] for size in SIZES}
        rows = [one for pair in zip(*made.values(), strict=True) for one in pair]
        return [*rows, *_decision(Path(folder))]


@contextmanager
def _servers(folder: Path) -> Iterator[tuple[int, Workers, int]]:
    """The port of ours, its workers, and the port of a bare view."""
    with served("config.asgi:application") as port:
        workers = Workers()
        with bare_server(b"x" * SIZE, folder) as floor:
            yield port, workers, floor


def _of_size(size: int, folder: Path) -> Rows:
    scored = judged_round(size, number=5000 + size)
    judging = judged_round(size, number=10000 + size, phase=Phase.JUDGING)
    for round_ in (scored, judging):
        texts.fill(round_)
        _step_back(round_)
    _settle()
    with _servers(folder) as (port, workers, floor):
        secretary = User.objects.get(email="secretariat@demo.example")
        with Browser(port, workers, _member_of(judging), floor) as member:
            yield from _member(member, judging, size)
        with Browser(port, workers, secretary, floor) as office:
            yield from _office(office, judging, scored, size)
        with Browser(port, workers, floor=floor) as anyone:
            yield from _public(anyone, size)
        yield Figure(
            what=f"a worker that has shown {size:,}",
            measured=workers.megabytes(),
            unit="MiB",
            budget=120,
        )
        # Without its programs, which all processes share.
        yield Figure(
            what=f"of these its own alone, {size:,}",
            measured=workers.megabytes("RssAnon"),
            unit="MiB",
            budget=120,
        )
    # A page of the next size is to find as many rounds as this one did.
    Round.objects.filter(pk__in=[scored.pk, judging.pk]).update(phase=Phase.PREPARING)


def _settle() -> None:
    """What was written in bulk is known to the planner, as it would be after a night."""
    gc.collect()
    with connections["default"].cursor() as cursor:
        cursor.execute(
            "VACUUM ANALYZE" if connections["default"].vendor == "postgresql" else "ANALYZE"
        )


def _step_back(round_: Round) -> None:
    seats = list(round_.committee_seats.order_by("pk"))
    entries = Nomination.objects.filter(round=round_).order_by("entry_number")
    Recusal.objects.bulk_create(
        Recusal(
            seat=seats[1 + n % (len(seats) - 1)],
            nomination=entry,
            kind="declared",
            reason=texts.prose(60),
            at=timezone.now(),
            by=seats[0].user,
        )
        for n, entry in enumerate(entries[::RECUSED])
    )


def _member_of(round_: Round) -> User:
    return User.objects.filter(committee_seats__round=round_).order_by("committee_seats__pk")[0]


def _member(member: Browser, round_: Round, size: int) -> Rows:
    yield from _page(f"a member's list of {size:,}", _read(member, "/desk/judging/"), 20)
    one = Nomination.objects.filter(round=round_).order_by("entry_number")[size // 2]
    url = f"/desk/judging/{one.pk}/"
    yield from _page(f"one to score of {size:,}", _read(member, url), 20)
    yield from _saving(member, one, round_, size)


def _saving(member: Browser, one: Nomination, round_: Round, size: int) -> Rows:
    """Each time upon the version saved before, with other points."""
    one.sheets.filter(seat__user=_member_of(round_)).update(state="open", final_at=None)
    url = f"/desk/judging/{one.pk}/"
    form = filled(member.get(url).decode())
    points = [f"points_{criterion.pk}" for criterion in round_.criteria.all()]
    turns = count(int(str(form["seen"])))

    def save() -> None:
        # The page that follows shows that it was saved; unread, each would be sent with the next.
        member.cookies.pop("messages", None)
        turn = next(turns)
        form.update(dict.fromkeys(points, str(turn % 2 + 3)) | {"seen": str(turn)})
        member.send(url, form)

    times = member.time(save, SAVES)
    what = f"saving a sheet, {size:,}"
    yield _milliseconds(what, times, 12)
    p99 = f"{what}, p99"
    yield Figure(what=p99, measured=times.p99, unit="ms", budget=3 * times.p50)


def _office(office: Browser, judging: Round, scored: Round, size: int) -> Rows:
    beneath = "/desk/judging/rounds/"
    ranking = _read(office, f"{beneath}{scored.number}/ranking/")
    yield from _page(f"ranking of {size:,}", ranking, RANKING[size])
    listed = _read(office, f"/desk/screening/?round={judging.number}")
    yield from _page(f"the secretariat's list of {size:,}", listed, 20)
    progress = _read(office, f"{beneath}{judging.number}/progress/")
    yield from _page(f"progress of {size:,}", progress, 20, kilobytes=KILOBYTES)


def _public(anyone: Browser, size: int) -> Rows:
    """Another word each time: a page that was asked for before is kept."""
    words = count()
    path = f"/winners/?q={quote('交流')}+"
    times = anyone.time(lambda: anyone.get(f"{path}{next(words)}"), READINGS)
    yield from _page(f"public search beside {size:,}", times, 8)


def _decision(folder: Path) -> Rows:
    """A proposal over very many: opened, and saved with another reason each time."""
    round_ = judged_round(ACCEPTED, number=29000, members=1)
    resolution = Resolution.objects.create(round=round_)
    prize = round_.prizes.get(code="minister")
    entry = Nomination.objects.filter(round=round_).order_by("entry_number")[ACCEPTED // 2]
    Choice.objects.create(
        resolution=resolution, nomination=entry, prize=prize, place=1, reason="広がりがあるため"
    )
    _settle()
    secretary = User.objects.get(email="secretariat@demo.example")
    with (
        _servers(folder) as (port, workers, floor),
        Browser(port, workers, secretary, floor) as office,
    ):
        url = f"/desk/decision/rounds/{round_.number}/"
        what = f"of {ACCEPTED:,} accepted"
        yield from _page(f"resolution {what}", _read(office, url, 15), 300)
        yield from _page(f"decision {what}", _read(office, f"{url}edit/", 15), 300)
        turns = count()

        def save() -> None:
            form = filled(office.get(f"{url}edit/").decode())
            form[f"n{entry.entry_number}-reason"] = f"広がりがあるため{next(turns)}"
            office.send(f"{url}edit/", form)

        times = office.time(save, 10, 2)
        yield Figure(what=f"decision {what}, opened and saved", measured=times.p50, unit="ms")


def _read(browser: Browser, path: str, readings: int = READINGS) -> Times:
    return browser.time(lambda: browser.get(path), readings)


def _page(what: str, times: Times, budget: float, kilobytes: float | None = None) -> Rows:
    yield _milliseconds(what, times, budget)
    yield Figure(what=f"{what}, size", measured=times.size / 1000, unit="kB", budget=kilobytes)


def _milliseconds(what: str, times: Times, budget: float) -> Figure:
    return Figure(
        what=what, measured=times.p50, unit="ms", budget=budget, cpu=times.cpu, floor=times.floor
    )
