"""Senders as processes: two at once, and one that is killed in the middle."""

import json
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests import environment as environments

LETTERS = 230  # more than two of the batches in which the queue's own sender works
SENDS = [sys.executable, "manage.py", "send_letters"]


class Postbox:
    """A server of its own process that writes what it is handed into a file."""

    def __init__(self, folder: Path) -> None:
        self.kept = folder / "letters"
        with self.kept.open("w") as kept:
            self.process = subprocess.Popen(
                [sys.executable, "-W", "ignore", "-m", "tests.letters.postbox"],
                stdin=subprocess.PIPE, stdout=kept, cwd=environments.ROOT,
            )  # fmt: skip
        while not (lines := self.lines()):
            time.sleep(0.05)
        self.port = json.loads(lines[0])

    def lines(self) -> list[str]:
        return self.kept.read_text().splitlines()

    def handed(self) -> Counter[str]:
        return Counter(json.loads(line)["to"][0] for line in self.lines()[1:])


@pytest.fixture
def postbox(tmp_path: Path) -> Iterator[Postbox]:
    box = Postbox(tmp_path)
    yield box
    assert box.process.stdin
    box.process.stdin.close()
    box.process.wait(timeout=20)


@pytest.fixture
def variables(prepared: Mapping[str, str], postbox: Postbox) -> dict[str, str]:
    """Of an office: nothing waits but the letters of this test."""
    office = dict(prepared) | {
        "DEMO": "False",
        "ALLOWED_HOSTS": "award.example",
        "BASE_URL": "https://award.example",
        "EMAIL_URL": f"smtp://127.0.0.1:{postbox.port}",
    }
    queue = (
        "import django; django.setup()\n"
        "from nominations.letters.models import Letter\n"
        "Letter.objects.all().delete()\n"
        "Letter.objects.bulk_create(Letter(from_email='award@award.example', cc=[], bcc=[],"
        f" to=[f'person{{n}}@city.example'], subject='題', message='文', status=2)"
        f" for n in range({LETTERS}))"
    )
    _run([sys.executable, "-c", queue], office)
    return office


def _run(command: list[str], variables: Mapping[str, str]) -> str:
    done = subprocess.run(
        command, env=dict(variables), cwd=environments.ROOT, check=True, text=True,
        stdout=subprocess.PIPE,
    )  # fmt: skip
    return done.stdout


@contextmanager
def _sending(variables: Mapping[str, str], postbox: Postbox) -> Iterator[subprocess.Popen[bytes]]:
    """A sender in a process, once some of its letters have left."""
    before = postbox.handed().total()
    sender = subprocess.Popen(SENDS, env=dict(variables), cwd=environments.ROOT)
    try:
        while postbox.handed().total() < before + 10:
            assert sender.poll() is None
            time.sleep(0.02)
        yield sender
    finally:
        if sender.poll() is None:
            os.kill(sender.pid, signal.SIGKILL)
        sender.wait()


def test_of_two_senders_at_once_one_sends(variables, postbox):
    """The second comes again and again, as it does each minute, while the first is at work."""
    answers = set()
    with _sending(variables, postbox) as first:
        while first.poll() is None:
            answers.add(_run(SENDS, variables).strip())
        assert first.returncode == 0

    assert "another is sending" in answers
    handed = postbox.handed()
    assert (len(handed), set(handed.values())) == (LETTERS, {1})


def test_a_killed_sender_hands_over_one_letter_twice_at_most_and_stops_nobody(variables, postbox):
    for _kill in range(3):
        with _sending(variables, postbox) as sender:
            os.kill(sender.pid, signal.SIGKILL)
    assert len(postbox.handed()) < LETTERS
    _run(SENDS, variables)

    handed = postbox.handed()
    assert len(handed) == LETTERS
    assert max(handed.values()) <= 2
    assert handed.total() - LETTERS <= 3
