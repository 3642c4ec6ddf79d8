"""A nomination's section, its autosave and its submission, with one partner and with twenty."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

from django.test import Client
from django.urls import reverse

from nominations.intake.models import Nomination, State
from tests import make
from tests.bench.figure import Figure, page_figures
from tests.bench.floor import Floor
from tests.bench.pages import Reading, fetch, read, send, time
from tests.filled import filled
from tests.intake.test_queries import nomination_with

PARTNERS = (1, 20)


def sections(floor: Floor, _folder: Path) -> Iterator[Figure]:
    for partners in PARTNERS:
        client, nomination = _open(partners)
        url = reverse("nomination-section", args=[nomination.pk, "partners"])
        of = f"of {partners} partners"
        yield from page_figures(f"section {of}", read(client, url), floor, budget=25)
        saving = _autosaving(client, url)
        yield from page_figures(f"section {of}, autosave", saving, floor, budget=20, queries=8)


def submission(floor: Floor, _folder: Path) -> Iterator[Figure]:
    for partners in PARTNERS:
        submitting = _submitting(*_open(partners))
        what = f"submission with {partners} partners"
        yield from page_figures(what, submitting, floor, budget=60, queries=25)


def _open(partners: int) -> tuple[Client, Nomination]:
    """A complete draft, and its submitter's browser."""
    nomination = nomination_with(partners)
    client = Client()
    client.force_login(make.officer(nomination.body))
    return client, nomination


def _autosaving(client: Client, url: str) -> Reading:
    """Each time with another name in the first row, upon what was saved the time before."""
    form = filled(fetch(client, url).decode())
    turn = count(1)

    def typed() -> None:
        form["partners-0-name"] = f"リンデン市{next(turn)}"

    def save() -> None:
        answer = send(client, url, form, HX_Request="true")
        form["seen"] = answer.partition('id="seen" value="')[2].partition('"')[0]

    return time(save, before=typed)


def _submitting(client: Client, nomination: Nomination) -> Reading:
    url = reverse("nomination-submit", args=[nomination.pk])
    draft = Nomination.objects.filter(pk=nomination.pk)

    def drafted() -> None:
        draft.update(state=State.DRAFT, receipt_number=None, submitted_at=None, submitted_by=None)

    return time(lambda: send(client, url, {"seen": "1"}), before=drafted)
