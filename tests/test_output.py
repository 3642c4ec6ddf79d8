"""What a machine says by itself, in commands, in the log and in mails of errors, tells no secret.

Canaries stand in every text that somebody typed, in every score, link and sealed entry.
"""

import logging
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command, get_commands
from django.core.management.base import CommandError
from django.http import HttpRequest
from django.test import Client
from django.urls import path
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from post_office.models import STATUS

from awards.archive import template
from awards.rounds.models import Criterion, Round
from nominations.decision import actions as decision
from nominations.intake.forms.acts import AttachmentForm
from nominations.judging import actions as judging
from nominations.judging.models import Score
from nominations.ledger.models import LedgerEntry
from nominations.letters.models import Letter
from nominations.letters.outgoing import bearer_token, waiting
from nominations.release.papers import KINDS
from tests import planted
from tests import world as worlds

pytestmark = pytest.mark.django_db
KEY = "0123456789abcdef" * 2
POINTS = 31337


def plant(world: Any) -> dict[str, str]:
    """Secrets by what they are; a fault in the points makes the invariants speak of them."""
    things, member = world.things, world.people["member"]
    seat, now = things.seats[things.judging.pk, "member"], timezone.now()
    judging.reopen(seat, things.entry, reason="sealed-reason", by=member, at=now)
    Criterion.objects.update(max_points=99)
    Score.objects.filter(sheet__seat=seat).update(points=77, comment="x")
    judging.finalise(seat, things.entry, by=member, at=now)
    Criterion.objects.update(max_points=5)
    Score.objects.update(points=POINTS)
    host = things.scored.hosts.get(code="soumu")
    decision.remark(
        host, things.resolution, text="sealed-remark", seen="1", by=world.people["host"], at=now
    )
    assert planted.plant() > 300
    link = f"{settings.BASE_URL}/confirm/{waiting(KEY)}/"
    Letter.objects.update(message=f"{planted.LONG} {link}", status=STATUS.queued)
    return {
        "typed": planted.TAG,
        "points": str(POINTS),
        "points of a sheet": "77,77",
        "a sealed reason": "sealed-reason",
        "a sealed remark": "sealed-remark",
        "a link that waits": KEY,
        "a link": bearer_token(KEY),
        "the link of a group": things.token,
        "a password": "md5$",
        "a salt": LedgerEntry.objects.get(event="resolution.remarked").salt or "",
    }


@pytest.fixture
def world() -> worlds.World:
    return worlds.build()


@pytest.fixture
def secrets(world: worlds.World) -> dict[str, str]:
    return plant(world)


@pytest.fixture
def log(monkeypatch: pytest.MonkeyPatch) -> StringIO:
    """What stands in the log from here on."""
    written = StringIO()
    console = next(h for h in logging.getLogger().handlers if h.name == "console")
    monkeypatch.setattr(console, "stream", written)
    return written


def arguments(round_: Round, folder: Path) -> dict[str, list[list[str]]]:
    """How each command is called."""
    number = str(round_.number)
    file = folder / "archive.csv"
    file.write_bytes(template.as_csv())
    return {
        "booklet": [[number, str(folder / "a.pdf")]],
        "check_invariants": [[], ["--json"]],
        "demo": [[]],
        "export_site": [[str(folder / "site")]],
        "grant_desk": [["nobody_at_all"]],
        "grant_public": [["nobody_at_all"]],
        "import_archive": [[str(file)], [str(file), "--write", "--by", "x"]],
        "index_winners": [[]],
        "ledger": [["verify"], ["export"]],
        "load_archive": [[]],
        "load_reference": [[]],
        "paper": [[number, kind, str(folder / f"{kind}.pdf")] for kind in KINDS],
        "send_letters": [[]],
    }


def ours() -> set[str]:
    return {
        name for name, app in get_commands().items() if app.startswith(("awards.", "nominations."))
    }


def told_by(name: str, args: list[str]) -> str:
    out = StringIO()
    try:
        call_command(name, *args, stdout=out, stderr=out)
    except (CommandError, SystemExit) as refusal:
        out.write(str(refusal))
    return out.getvalue()


def test_no_command_tells_a_secret(crowd, world, secrets, log, tmp_path, capfd, settings):
    settings.EMAIL_PORT = 1  # no mail server: that letters could not be sent is told in the log
    calls = arguments(world.things.decided, tmp_path)
    assert set(calls) == ours()

    told = {
        f"{name} {' '.join(args)}": told_by(name, args)
        for name in sorted(calls)
        for args in calls[name]
    }

    told |= {"the log": log.getvalue(), "what it wrote besides": "".join(capfd.readouterr())}
    found = {
        (name, what)
        for name, text in told.items()
        for what, word in secrets.items()
        if word in text
    }
    assert found == set()
    assert all(told[name] for name in ("check_invariants ", "ledger export", "ledger verify"))
    assert "more points than its criterion gives" in told["check_invariants "]


@pytest.mark.parametrize("piece", [b"<<planted /A ", b"[(planted) "])
def test_a_paper_that_is_broken_fills_no_log(log, piece):
    """What its reader stumbles over is said once for each place, in the words of the paper."""
    trailer = b"trailer\n<< /Root 1 0 R /Encrypt " + piece * 300 + b">>\nstartxref\n9\n%%EOF\n"
    paper = SimpleUploadedFile("a.pdf", b"%PDF-1.7\nxref\n0 1\n0000000000 65535 f \n" + trailer)

    AttachmentForm({}, MultiValueDict({"file": [paper]})).is_valid()

    assert log.getvalue() == ""


@login_not_required
def _fail(request: HttpRequest) -> Any:
    """As a program fails that has read what was typed: in its hands, in what it says, in a query."""
    typed, score = request.POST["text"], Score.objects.values_list("points", flat=True)[0]
    raise ValueError(f"{typed} {score}")


urlpatterns = [path("desk/fails/", _fail)]


@pytest.mark.parametrize("who", ["visitor", "member", "secretariat"])
def test_an_error_is_told_to_nobody_by_mail_and_without_values(world, secrets, log, settings, who):
    settings.ROOT_URLCONF = __name__
    settings.ADMINS = [("Admin", "admin@test.example")]
    client = Client(raise_request_exception=False)
    if person := world.people[who]:
        client.force_login(person)
    before = Letter.objects.count()

    answer = client.post(f"/desk/fails/?q={planted.TAG}", {"text": planted.LONG})

    assert answer.status_code == 500
    told = answer.content.decode() + log.getvalue()
    assert {what for what, word in secrets.items() if word in told} == set()
    assert (len(mail.outbox), Letter.objects.count()) == (0, before)
