"""A letter is promised in its act's transaction and sent once, by real SMTP, to one person."""

import json
import subprocess
import sys
from base64 import b64decode
from collections.abc import Callable, Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, transaction
from django.test import Client, override_settings
from post_office.models import STATUS

from nominations.letters import actions as letters
from nominations.letters.models import Letter
from nominations.letters.sending import lock_number
from nominations.people.models import User

pytestmark = pytest.mark.usefixtures("crowd")

WORDS = {"title": "第6回", "person": "見本花子", "reason": "写真の説明を直してください。"}


class Delivered:
    """What the server was handed: the recipients of the envelope, and the letter."""

    def __init__(self, line: str) -> None:
        handed = json.loads(line)
        self.to: list[str] = handed["to"]
        self.letter: EmailMessage = message_from_bytes(
            b64decode(handed["content"]), policy=policy.default
        )
        self.subject = str(self.letter["Subject"]).strip()
        self.body = self.letter.get_content().replace("\r\n", "\n")


@pytest.fixture
def postbox(settings: Any) -> Iterator[Callable[[], list[Delivered]]]:
    """A real SMTP server; calling it closes it and tells what it was handed."""
    command = [sys.executable, "-W", "ignore", "-m", "tests.letters.postbox"]
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        command, cwd=root, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as server:
        assert server.stdout
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", int(server.stdout.readline())

        def delivered() -> list[Delivered]:
            return [Delivered(line) for line in server.communicate(timeout=20)[0].splitlines()]

        yield delivered
        server.kill()


@pytest.fixture(autouse=True)
def _templates_of_ours(settings: Any) -> None:
    folder = Path(__file__).parent / "templates"
    first = settings.TEMPLATES[0]
    settings.TEMPLATES = [first | {"DIRS": [*first["DIRS"], folder]}]
    settings.EMAIL_BACKEND = "post_office.EmailBackend"


def queue(to: str = "hanako@city.example", **words: str) -> Letter:
    return letters.queue("probe", to=to, round_=None, **(WORDS | words))


def states() -> list[int]:
    return list(Letter.objects.order_by("pk").values_list("status", flat=True))


def test_a_letter_rolls_back_with_its_reason():
    with transaction.atomic():
        queue()
        transaction.set_rollback(True)

    assert list(Letter.objects.all()) == []


def test_each_letter_is_sent_once_to_one_person(postbox):
    addresses = [f"person{n}@city.example" for n in range(3)]
    for address in addresses:
        queue(address)

    call_command("send_letters")
    call_command("send_letters")

    sent = postbox()
    assert sorted(letter.to for letter in sent) == [[address] for address in addresses]
    assert states() == [STATUS.sent] * 3


def test_japanese_arrives_intact_as_plain_text(postbox):
    queue(person="髙﨑　𠮷次郎", reason="①ー～「差戻し」<b>&\n二行目")

    call_command("send_letters")

    (sent,) = postbox()
    assert sent.subject == "見本の手紙　第6回"
    assert sent.body == (
        "髙﨑　𠮷次郎　様\n\n①ー～「差戻し」<b>&\n二行目\n\nhttp://testserver/desk/\n"
    )
    assert sent.letter.get_content_type() == "text/plain"
    assert list(sent.letter.iter_attachments()) == []


def test_no_name_can_write_a_header(postbox):
    queue(
        title="題\r\nBcc: everyone@evil.example\r\n\r\n別の本文",
        person="花子\r\nBcc: everyone@evil.example",
        reason="\r\n.\r\nRCPT TO:<everyone@evil.example>\r\n",
    )

    call_command("send_letters")

    (sent,) = postbox()
    assert sent.to == ["hanako@city.example"]
    assert sent.subject == "見本の手紙　題"
    assert sorted({name.lower() for name in sent.letter} - {"message-id", "date"}) == [
        "content-transfer-encoding",
        "content-type",
        "from",
        "mime-version",
        "subject",
        "to",
    ]


@pytest.mark.parametrize(
    "address",
    ["a@city.example\nBcc: b@evil.example", "a@city.example,b@evil.example", '"a,b"@c.example', ""],
)
def test_an_address_that_is_not_one_address_is_refused(address):
    with pytest.raises((ValidationError, ValueError)):
        queue(address)


def test_what_people_type_is_not_read_as_a_template(postbox):
    queue(title="{{ base_url }}", reason="{% now 'Y' %}{% nothing of ours %}{{ settings }}")

    call_command("send_letters")

    (sent,) = postbox()
    assert sent.subject == "見本の手紙　{{ base_url }}"
    assert "{% now 'Y' %}{% nothing of ours %}{{ settings }}" in sent.body


def test_letters_wait_while_the_mail_server_is_down(postbox, settings):
    queue()
    working, settings.EMAIL_PORT = settings.EMAIL_PORT, 1

    call_command("send_letters")
    waiting = states()
    settings.EMAIL_PORT = working
    call_command("send_letters")  # too early for another try
    early = states()
    Letter.objects.update(scheduled_time=None)  # a quarter of an hour later
    call_command("send_letters")

    assert (waiting, early) == ([STATUS.requeued], [STATUS.requeued])
    assert [letter.to for letter in postbox()] == [["hanako@city.example"]]
    assert states() == [STATUS.sent]


def test_one_refused_recipient_keeps_nobody_else_waiting(postbox):
    queue("unknown@city.example")
    queue("hanako@city.example")

    call_command("send_letters")

    assert [letter.to for letter in postbox()] == [["hanako@city.example"]]
    assert states() == [STATUS.requeued, STATUS.sent]
    assert "no such mailbox" in Letter.objects.earliest("pk").logs.get().message


def test_a_slow_server_is_waited_for_and_handed_nothing_twice(postbox, settings):
    """It may take a letter minutes after it has arrived; the next is not kept from leaving."""
    settings.EMAIL_TIMEOUT = 1
    queue("slow@city.example")
    queue("hanako@city.example")

    call_command("send_letters")

    assert states() == [STATUS.sent] * 2
    assert [letter.to for letter in postbox()] == [["slow@city.example"], ["hanako@city.example"]]


def test_a_server_that_never_answers_puts_one_letter_off_and_keeps_none_behind_it(
    postbox, settings
):
    settings.EMAIL_PATIENCE = 1
    queue("slow@city.example")
    queue("hanako@city.example")

    call_command("send_letters")

    assert states() == [STATUS.requeued, STATUS.sent]


def test_a_connection_that_breaks_off_spoils_one_letter(postbox):
    for address in ("dropped@city.example", "hanako@city.example", "taro@city.example"):
        queue(address)

    call_command("send_letters")

    assert states() == [STATUS.requeued, STATUS.sent, STATUS.sent]
    assert len(postbox()) == 2


def test_without_a_server_only_one_letter_is_tried(postbox, settings):
    """A hundred that each wait for a server that lets nobody in would take the night."""
    settings.EMAIL_PORT = 1
    for _letter in range(3):
        queue()

    call_command("send_letters")

    assert states() == [STATUS.requeued, STATUS.queued, STATUS.queued]


@pytest.mark.only_on("postgresql")
@pytest.mark.parametrize(("secret", "sent"), [("", 0), ("of another site " * 4, 1)])
def test_one_machine_sends_and_who_has_no_secret_keeps_none_from_it(
    postbox, settings, secret, sent
):
    queue()
    with override_settings(SECRET_KEY=secret or settings.SECRET_KEY):
        number = lock_number()
    other = connection.copy()
    try:
        other.cursor().execute("SELECT pg_advisory_lock(%s)", [number])
        call_command("send_letters")
    finally:
        other.close()

    assert len(postbox()) == sent


def test_a_letter_that_is_refused_for_a_day_is_given_up_and_can_be_queued_again(postbox, settings):
    someone = User.objects.create(email="admin@test.example", name="管理", is_staff=True)
    letter = queue("unknown@city.example")
    Letter.objects.update(number_of_retries=settings.POST_OFFICE["MAX_RETRIES"])

    call_command("send_letters")
    given_up = states()
    letters.queue_again([letter], by=someone, at=letter.created)

    assert (given_up, states()) == ([STATUS.failed], [STATUS.queued])


def test_a_reset_letter_goes_the_same_way(postbox):
    call_command("createcachetable", verbosity=0)
    User.objects.create_user("hanako@city.example", None, name="見本花子")
    Client().post("/accounts/password/reset/", {"email": "hanako@city.example"})

    call_command("send_letters")

    (sent,) = postbox()
    assert (sent.to, sent.subject) == (
        ["hanako@city.example"],
        "パスワードの再設定について",
    )
    assert "http://testserver/accounts/password/reset/" in sent.body
