"""The desk's main pages, each as the person who opens it most."""

from collections.abc import Iterator
from pathlib import Path

from django.test import Client
from django.utils import timezone

from nominations.demo.calendar import Calendar
from nominations.people.models import User
from tests.bench.figure import Figure, page_figures
from tests.bench.floor import Floor
from tests.bench.pages import read

PAGES = {
    "secretariat@demo.example": (
        "/desk/",
        "/desk/screening/",
        f"/desk/judging/rounds/{Calendar(timezone.now()).number()}/progress/",
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
            what = f"{url} as {email.partition('@')[0]}"
            yield from page_figures(what, read(client, url), floor, budget=25)
