"""The desk's main pages, each as the person who opens it most."""

from collections.abc import Iterator
from pathlib import Path

from django.test import Client

from nominations.people.models import User
from tests.bench.figure import Figure
from tests.bench.floor import Floor
from tests.bench.pages import read

PAGES = {
    "secretariat@demo.example": (
        "/desk/",
        "/desk/screening/",
        "/desk/judging/",
        "/desk/decision/",
        "/desk/release/",
        "/desk/rounds/",
        "/desk/people/",
    ),
    "gunma@demo.example": ("/desk/", "/desk/nominations/"),
    "member1@demo.example": ("/desk/", "/desk/judging/"),
}


def pages(floor: Floor, _folder: Path) -> Iterator[Figure]:
    for email, urls in PAGES.items():
        client = Client()
        client.force_login(User.objects.get(email=email))
        for url in urls:
            reading = read(client, url)
            what = f"{url} as {email.partition('@')[0]}"
            yield Figure(what=f"{what}, queries", measured=reading.queries, unit="", budget=12)
            yield Figure(
                what=what,
                measured=reading.milliseconds,
                unit="ms",
                budget=25,
                floor=floor.milliseconds,
            )
