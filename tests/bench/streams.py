"""What the public reads whole, written piece by piece: the memory of the worker that writes it."""

from collections.abc import Iterator
from time import perf_counter

from django.utils import timezone

from awards.rounds.models import Round
from awards.winners.models import Partner, Recipient, State, Winner
from tests.bench.browser import Browser
from tests.bench.figure import Figure
from tests.bench.workers import Workers
from tests.served import served

# Two hundred years of rounds of fifty winners.
MANY = 10_000
STREAMS = ("/sitemap.xml", "/feed.atom", "/open-data/winners.csv", "/open-data/winners.json")


def figures() -> Iterator[Figure]:
    _archive()
    with served("config.asgi:application") as port:
        workers = Workers()
        with Browser(port, workers) as anyone:
            for url in STREAMS:
                began = perf_counter()
                size = len(anyone.get(url))
                seconds = perf_counter() - began
                what = f"{url} of {MANY:,} winners ({size:,} bytes, {seconds:.1f} s)"
                memory = workers.megabytes("VmHWM")
                yield Figure(what=what, measured=memory, unit="MiB", budget=200)


def _archive() -> None:
    round_ = Round.objects.get(number=5)
    prize, at = round_.prizes.order_by("position")[0], timezone.now()
    for start in range(0, MANY, 500):
        winners = Winner.objects.bulk_create(
            Winner(
                round=round_, prize=prize, position=100 + n, slug=f"group-{n}", name=f"団体{n}",
                title="交流事業", overview=["交流を続けている。" * 10] * 3,
                state=State.RELEASED, published_at=at,
            )
            for n in range(start, start + 500)
        )  # fmt: skip
        Recipient.objects.bulk_create(
            Recipient(winner=one, position=1, name=one.name, kind="npo", prefecture="10")
            for one in winners
        )
        Partner.objects.bulk_create(
            Partner(winner=one, position=1, name="市", kind="city", country="CZ") for one in winners
        )
