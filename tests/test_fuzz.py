"""Hostile values at every address, from every kind of person: no 500, and nothing bends."""

import hashlib
import re
import sys
from collections.abc import Iterator
from io import StringIO
from itertools import count
from typing import Any
from urllib.parse import quote

import pytest
from django.apps import apps
from django.contrib import admin
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.core.management.base import CommandError
from django.core.signals import got_request_exception
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from awards.rounds.models import Round
from nominations.people.models import BodySeat, CommitteeSeat, OfficeSeat
from tests import make
from tests import world as worlds
from tests.filled import every_control
from tests.test_access import ACCESS, WHO, address

pytestmark = pytest.mark.django_db

DIGITS = "9" * 5000
WORDS = (
    "\x00",
    DIGITS,
    str(2**63),
    "-1",
    "1e9",
    "０",
    "0001年1月1日 0:00",
    "9999年12月31日 23:59",
    "00000000-0000-4000-8000-000000000000",
    "＝HYPERLINK(1)\r\nBcc: all@test.example",
    "<script>{{ 7 }}{% url %}</script>",
    "\ufffe\u202e\u0301" * 50,
    "あ" * 30_000,
    "//elsewhere.example",
    "",
)
# Read from the address by one view or another; the names of fields come from the pages.
ASKED = (
    "q", "page", "round", "state", "country", "prefecture", "prize", "next", "publish_at", "add",
    "check",
)  # fmt: skip
QUERIES = (
    "&".join(f"{name}=%00" for name in ASKED),
    "&".join(f"{name}={DIGITS}" for name in ASKED),
    "&".join(f"{name}=%ff%c3%28" for name in ASKED) + "&%00=%00&q[]=1" + "&" * 900,
)
SEGMENTS = ("%00", "9" * 30, DIGITS, "%ff", "%2e%2e%2f", quote("０"), "a" * 300)
# Addresses that are only posted to, and who may.
POSTED_BY = {
    "photo-move": ("body",),
    "screening-check": ("secretariat",),
    "judging-finalise": ("member", "chair"),
    "resolution-draft": ("secretariat",),
    "release-draft": ("secretariat",),
}
# These change because somebody looked around, and say nothing about nominations.
BESIDES = ("sessions.Session", "admin.LogEntry")


@pytest.fixture
def failures() -> Iterator[list[Any]]:
    """What made a view fail, so that a 500 tells its reason."""
    found: list[Any] = []

    def note(sender: Any, request: Any, **kwargs: Any) -> None:
        found.append((request.method, request.path[:80], repr(sys.exc_info()[1])[:200]))

    got_request_exception.connect(note)
    yield found
    got_request_exception.disconnect(note)


def client_of(person: Any) -> Client:
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    return client


def everything() -> dict[str, str]:
    """A hash of each table."""
    models = [m for m in apps.get_models() if not m._meta.proxy and m._meta.label not in BESIDES]
    return {model._meta.label: _hash(model) for model in models}


def _hash(model: type[Model]) -> str:
    rows = list(model._base_manager.order_by("pk").values_list())
    return hashlib.sha256(repr([_plain(row) for row in rows]).encode()).hexdigest()


def _plain(row: tuple[Any, ...]) -> list[Any]:
    """PostgreSQL answers bytes as a view into them, whose own repr is its place in memory."""
    return [bytes(value) if isinstance(value, memoryview) else value for value in row]


def changed(before: dict[str, str]) -> list[str]:
    return [label for label, now in everything().items() if before[label] != now]


def status(response: Any) -> int:
    if response.streaming:
        b"".join(response)  # read to its end, which closes the file
    return int(response.status_code)


@pytest.mark.parametrize("who", WHO)
def test_reading_with_hostile_words_never_fails_and_changes_nothing(who, failures):
    world = worlds.build()
    client = client_of(world.people[who])
    urls = [url for url, may in _doors(who, world.things) if may]
    before = everything()

    # What a link opens is noted each time: those addresses come last.
    linked = [url for url in urls if url.startswith("/confirm/")]

    codes = {
        status(client.get(f"{url}?{query}"))
        for url in urls
        if url not in linked
        for query in QUERIES
    }

    assert (failures, changed(before)) == ([], [])
    codes |= {status(client.get(f"{url}?{query}")) for url in linked for query in QUERIES}
    assert failures == []
    assert max(codes) < 500


@pytest.mark.parametrize("who", WHO)
def test_posting_where_one_may_not_changes_nothing(who, failures):
    world = worlds.build()
    client = client_of(world.people[who])
    closed = [url for url, may in _doors(who, world.things) if not may]
    before = everything()

    codes = {status(client.post(url, {"reason": "理由", "version": "1"})) for url in closed}

    assert (failures, changed(before)) == ([], [])
    assert codes <= ({302, 404, 405} if who == "visitor" else {403, 404, 405})


def _doors(who: str, things: Any) -> Iterator[tuple[str, bool]]:
    """Addresses, and whether this person may enter; public ones are tried by the visitor."""
    for name, (what, *codes) in ACCESS.items():
        code, public = codes[WHO.index(who)], codes[0] not in (302, 404)
        if name in POSTED_BY:
            yield address(name, what, things), who in POSTED_BY[name]
        elif not public or who == "visitor":
            shut = (302, 403, 404) if who == "visitor" else (403, 404)
            yield address(name, what, things), code not in shut


@pytest.mark.parametrize("who", WHO)
def test_posting_hostile_words_where_one_may_never_fails(who, failures):
    world = worlds.build()
    client = client_of(world.people[who])
    urls = [url for url, may in _doors(who, world.things) if may]
    forms = {url: _controls(client, url) for url in urls if "logout" not in url}

    was_broken = _broken()

    codes = set()
    for turn in range(6):
        for url, controls in forms.items():
            codes.add(status(client.post(url, _filled(controls, turn))))

    assert failures == []
    assert max(codes) < 500
    assert _broken() <= was_broken


def _controls(client: Client, url: str) -> dict[str, str]:
    """The names on the page with what they hold; a made-up few where there is no page."""
    response = client.get(url)
    if response.streaming or "html" not in response.get("Content-Type", ""):
        status(response)
        return {}
    made_up = {"position": "1", "version": "1", "seen": "x", "regions-partner": "5"}
    return made_up | every_control(response.content.decode())


def _filled(controls: dict[str, str], turn: int) -> dict[str, Any]:
    """Each turn another mixture of hostile words and what was there."""
    numbers = count(turn * 7)
    filled: dict[str, Any] = {}
    for name, value in controls.items():
        n = next(numbers)
        keep = n % 3 == 0 or ("_FORMS" in name and turn % 2 == 0)
        filled[name] = value if keep else WORDS[n % len(WORDS)]
        if name.endswith("file") and not keep:
            filled[name] = SimpleUploadedFile("../../\x00..＝.php\r\nX: 1", b"%PDF-\x00<script>")
    return filled


def test_hostile_addresses_never_fail_and_change_nothing(failures):
    world = worlds.build()
    client = client_of(of_many_hats(world))
    urls = [address(name, what, world.things) for name, (what, *_) in ACCESS.items()]
    paths = {path for url in urls for path in _bent(url)}
    before = everything()

    codes = {status(client.get(path)) for path in sorted(paths)}

    assert (failures, changed(before)) == ([], [])
    assert max(codes) < 500


def of_many_hats(world: Any) -> Any:
    """One person with every kind of seat, to get as far as possible with a bent address."""
    person = make.user(is_staff=True)
    common = {"user": person, "starts_on": make.LONG_AGO}
    BodySeat.objects.create(body=world.things.body, **common)
    OfficeSeat.objects.create(role="secretariat", **common)
    OfficeSeat.objects.create(role="host", host_code="soumu", **common)
    for round_ in Round.objects.all():
        CommitteeSeat.objects.create(round=round_, role="member", **common)
    return person


def _bent(url: str) -> Iterator[str]:
    """The address with each of its segments that varies replaced in turn."""
    segments = url.split("/")
    for index, segment in enumerate(segments):
        if re.search(r"\d", segment) or index == len(segments) - 2:
            for hostile in SEGMENTS:
                yield "/".join([*segments[:index], hostile, *segments[index + 1 :]])


def _broken() -> set[str]:
    """What the rooms' promises say is wrong, without its numbers: the world is not quite whole."""
    try:
        call_command("check_invariants", stdout=StringIO())
    except CommandError as found:
        return {re.sub(r"[0-9a-f-]{36}|\d+", "N", line) for line in str(found).splitlines()}
    return set()


def test_lists_of_the_back_office_never_fail(failures):
    world = worlds.build()
    client = client_of(of_many_hats(world))

    codes = set()
    for model, page in admin.site._registry.items():
        url = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
        for word in ("%00", "9" * 30, "%ff"):
            codes |= {status(client.get(f"{url}?{asked}")) for asked in _asked(page, word)}

    assert failures == []
    assert max(codes) < 500


def _asked(page: Any, word: str) -> Iterator[str]:
    yield f"q={word}&p={word}&o={word}"
    for name in page.list_filter:
        if isinstance(name, str):
            yield f"{name}__exact={word}"
            yield f"{name}__id__exact={word}"
        else:
            yield f"{name.parameter_name}={word}"
