"""Signing in tells nobody who has an account, and is throttled by account alone."""

import re
import time
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import password_validation
from django.core.cache import cache, caches
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.signals import template_rendered
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from nominations.letters.outgoing import written_out
from nominations.people import actions
from nominations.people.allauth_adapter import DEMO_PASSWORD
from nominations.people.models import OfficeSeat, User
from tests import make
from tests.make import PASSWORD

SIGN_IN = "/accounts/login/"
FORGOTTEN = "/accounts/password/reset/"

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet(db, settings) -> None:
    settings.EMAIL_BACKEND = "post_office.EmailBackend"  # which the test runner puts aside
    call_command("createcachetable", verbosity=0)
    cache.clear()


def person(email: str = "hanako@city.example", password: str | None = PASSWORD, **fields) -> User:
    return User.objects.create_user(email, password, name="見本花子", **fields)


def sign_in(client: Client, email: str, password: str = PASSWORD, **headers):
    return client.post(SIGN_IN, {"login": email, "password": password}, **headers)


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def bytes_of(answer, *, without: str = "") -> bytes:
    """What a stranger could compare: all but the form's token and what they typed themselves."""
    text = re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", answer.content)
    return text.replace(without.encode(), b"") if without else text


@pytest.mark.parametrize(
    "typed",
    [
        "hanako@city.example",
        "Hanako@City.Example",
        " HANAKO@CITY.EXAMPLE ",
        "hanako＠city.example",
        "ｈａｎａｋｏ＠ｃｉｔｙ．ｅｘａｍｐｌｅ",
    ],
)
def test_an_address_signs_in_however_it_is_typed(client, typed):
    person()

    answer = sign_in(client, typed)

    assert (answer.status_code, answer.url) == (302, reverse("desk-home"))
    assert signed_in(client)


def test_whoever_cannot_sign_in_gets_the_same_bytes(client):
    person("known@city.example")
    person("locked@city.example", is_active=False)
    person("unset@city.example", None)

    answers = {
        name: sign_in(Client(), email, password)
        for name, email, password in (
            ("wrong password", "known@city.example", "not-the-password"),
            ("unknown address", "unknown@city.example", PASSWORD),
            ("locked out", "locked@city.example", PASSWORD),
            ("locked out, wrong password", "locked@city.example", "not-the-password"),
            ("no password yet", "unset@city.example", PASSWORD),
        )
    }

    assert {answer.status_code for answer in answers.values()} == {200}
    plain = {re.sub(b"(unknown|known|locked|unset)@", b"", bytes_of(a)) for a in answers.values()}
    assert len(plain) == 1
    assert "パスワードが違います" in next(iter(plain)).decode()


def test_a_forgotten_password_gets_the_same_bytes_whoever_asks(client):
    person("known@city.example")
    person("locked@city.example", is_active=False)

    answers: list[Any] = [
        Client().post(FORGOTTEN, {"email": f"{name}@city.example"})
        for name in ("known", "unknown", "locked")
    ]
    pages = [Client().get(answer.url) for answer in answers]

    assert {(a.status_code, a.url, a.content) for a in answers} == {
        (302, reverse("account_reset_password_done"), b"")
    }
    assert len({bytes_of(page) for page in pages}) == 1
    assert list(Email.objects.values_list("to", flat=True)) == [["known@city.example"]]


def test_a_forgotten_password_is_as_much_work_whoever_asks(client, rendered):
    """The time of an answer must not tell who has an account: the same is done for everybody."""
    person("known@city.example")
    person("locked@city.example", is_active=False)
    Client().post(FORGOTTEN, {"email": "first@city.example"})
    work = {}

    for name in ("known", "unknown", "locked"):
        rendered.clear()
        with CaptureQueriesContext(connection) as queries:
            Client().post(FORGOTTEN, {"email": f"{name}@city.example"})
        work[name] = ([shape(query["sql"]) for query in queries], list(rendered))

    assert any("INSERT INTO" in statement for statement in work["known"][0])
    assert "account/email/password_reset_key_message.txt" in work["known"][1]
    assert work["unknown"] == work["locked"] == work["known"]


@pytest.fixture
def rendered() -> Iterator[list[str]]:
    """The names of the templates that have been rendered."""
    names: list[str] = []

    def note(template, **_kwargs) -> None:
        names.append(template.name)

    template_rendered.connect(note)
    yield names
    template_rendered.disconnect(note)


def shape(sql: str) -> str:
    """A statement without its values and the names of its savepoints and cursors."""
    return re.sub(r"'(?:[^']|'')*'|\b\d+\b|\"s\d+_x\d+\"|\"_django_curs_\w+\"", "?", sql)


def fail(times: int, email: str, **headers):
    answers = [sign_in(Client(), email, "not-the-password", **headers) for _ in range(times)]
    return answers[-1]


def test_ten_failures_close_an_account_for_a_while_with_a_sentence(client):
    person()

    tenth = fail(10, "hanako@city.example")
    then = sign_in(client, "hanako@city.example")

    assert "パスワードが違います" in tenth.content.decode()
    assert "時間が経ってからやり直してください" in then.content.decode()
    assert not signed_in(client)


def test_an_unknown_address_is_closed_with_the_same_bytes(client):
    person("known@city.example")

    known, unknown = (fail(11, f"{name}@city.example") for name in ("known", "unknown"))

    assert bytes_of(known, without="known@") == bytes_of(unknown, without="unknown@")


def test_a_locked_person_is_counted_with_the_right_password_too(client):
    person(is_active=False)

    for _ in range(11):
        answer = sign_in(Client(), "hanako@city.example")

    assert "時間が経ってからやり直してください" in answer.content.decode()


def test_neighbours_behind_one_address_are_not_shut_out(client):
    """All municipalities of a prefecture share one address."""
    person("closed@city.example")
    person("neighbour@city.example")

    fail(11, "closed@city.example", REMOTE_ADDR="192.0.2.1")
    answer = sign_in(client, "neighbour@city.example", REMOTE_ADDR="192.0.2.1")

    assert answer.status_code == 302
    assert signed_in(client)


def test_claiming_other_addresses_or_hosts_does_not_help(client):
    person()

    for n in range(10):
        headers = {"HTTP_X_FORWARDED_FOR": f"198.51.100.{n}", "REMOTE_ADDR": f"203.0.113.{n}"}
        host = ("testserver", "localhost", "127.0.0.1")[n % 3]
        sign_in(Client(), "hanako@city.example", f"guess-{n}", HTTP_HOST=host, **headers)
    answer = sign_in(client, "ＨＡＮＡＫＯ＠city.example", HTTP_X_FORWARDED_FOR="198.51.100.99")

    assert "時間が経ってからやり直してください" in answer.content.decode()


def test_no_number_of_other_counters_opens_a_closed_account(client):
    """Neither letters asked for at random addresses nor tries at them."""
    person()
    fail(10, "hanako@city.example")

    for n in range(700):
        caches["default"].set(f"reset_password-{n}", [n], 300)
        caches["default"].set(f"a-stranger-{n}", [n], 300)
    answer = sign_in(client, "hanako@city.example")

    assert "時間が経ってからやり直してください" in answer.content.decode()


def test_counters_that_are_over_are_thrown_away():
    counters = caches["default"]
    for n in range(counters._max_entries):
        counters.set(f"over-{n}", 1, timeout=-1)
        counters.set(f"old-{n}", 1, timeout=0.001)
    time.sleep(1.1)

    counters.set("new", 1, 300)

    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache")
        assert cursor.fetchone()[0] <= counters._max_entries


def test_a_strangers_wrong_tries_do_not_keep_the_owner_out_of_their_own_browser(client):
    person()
    sign_in(client, "hanako@city.example")
    client.get(reverse("desk-home"), follow=True)
    client.post(reverse("account_logout"))

    fail(12, "hanako@city.example")

    assert sign_in(client, "hanako@city.example").status_code == 302
    assert "時間が経ってから" in sign_in(Client(), "hanako@city.example").content.decode()


def test_the_mark_of_another_person_makes_no_browser_known(client):
    person("other@city.example")
    sign_in(client, "other@city.example")
    client.get(reverse("desk-home"), follow=True)
    client.post(reverse("account_logout"))
    person()

    fail(12, "hanako@city.example")

    assert "時間が経ってから" in sign_in(client, "hanako@city.example").content.decode()


def test_tries_in_a_known_browser_are_counted_too(client):
    person()
    sign_in(client, "hanako@city.example")
    client.get(reverse("desk-home"), follow=True)
    client.post(reverse("account_logout"))

    for n in range(10):
        sign_in(client, "hanako@city.example", f"guess-{n}")

    assert "時間が経ってから" in sign_in(client, "hanako@city.example").content.decode()


def test_a_new_password_by_letter_ends_the_lock(client):
    person()
    fail(12, "hanako@city.example")
    client.post(FORGOTTEN, {"email": "hanako@city.example"})

    form = client.get(reset_link(), follow=True)
    new = {"password1": "an-entirely-new-secret", "password2": "an-entirely-new-secret"}
    client.post(form.request["PATH_INFO"], new, follow=True)

    assert sign_in(Client(), "hanako@city.example", new["password1"]).status_code == 302


def test_a_letter_sent_before_an_account_was_closed_does_not_open_it(client):
    someone = person()
    client.post(FORGOTTEN, {"email": "hanako@city.example"})
    link = reset_link()  # as the letter held it when it left
    User.objects.filter(pk=someone.pk).update(is_active=False)

    form = client.get(link, follow=True)

    assert "このリンクは使えません" in form.content.decode()


def test_a_success_does_not_spend_tries(client):
    person()

    for _ in range(12):
        answer = sign_in(Client(), "hanako@city.example")

    assert answer.status_code == 302


@pytest.mark.parametrize(
    "path", ["signup/", "email/", "confirm-email/", "social/signup/", "3rdparty/", "login/code/"]
)
def test_nobody_registers_themselves(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404
    assert client.post(f"/accounts/{path}", {"email": "new@city.example"}).status_code == 404


def test_the_session_has_a_new_key_after_signing_in(client):
    person()
    client.get(SIGN_IN)
    session = client.session
    session["before"] = "yes"
    session.save()
    before = client.cookies["session"] = session.session_key

    sign_in(client, "hanako@city.example")

    assert client.session.session_key != before


def test_signing_out_ends_the_session_and_needs_a_post(client):
    person()
    sign_in(client, "hanako@city.example")

    asked = client.get("/accounts/logout/")
    still = signed_in(client)
    answer = client.post("/accounts/logout/")

    assert (asked.status_code, still) == (200, True)
    assert (answer.status_code, answer.url) == (302, SIGN_IN)
    assert not signed_in(client)


def test_rights_end_with_the_seat(client):
    secretary, other = make.secretary(), make.secretary()
    seat = OfficeSeat.objects.get(user=secretary)
    client.force_login(secretary)
    before = client.get(reverse("people-home")).status_code

    actions.end_seat(seat, by=other, at=timezone.now())

    assert (before, client.get(reverse("people-home")).status_code) == (200, 403)


def test_rights_begin_and_end_with_the_term(client):
    someone, today = make.user(), timezone.localdate()
    OfficeSeat.objects.create(user=someone, role="secretariat", starts_on=today + timedelta(days=1))
    client.force_login(someone)

    assert client.get(reverse("people-home")).status_code == 403


def test_a_locked_person_is_out_at_once(client):
    someone = person()
    sign_in(client, "hanako@city.example")

    User.objects.filter(pk=someone.pk).update(is_active=False)

    assert client.get(reverse("account_change_password")).status_code == 302


def test_a_reset_letter_waits_in_the_queue_and_its_link_begins_with_our_address(client, settings):
    settings.BASE_URL = "https://award.example"
    settings.ALLOWED_HOSTS = ["*"]
    person()

    client.post(FORGOTTEN, {"email": "ＨＡＮＡＫＯ＠city.example"}, HTTP_HOST="evil.example")

    letter = Email.objects.get()
    assert letter.to == ["hanako@city.example"]
    assert letter.subject == "パスワードの再設定について"
    assert re.findall(r"https?://[^/\s]+", letter.message) == ["https://award.example"]
    assert "evil" not in letter.message + letter.subject


def reset_link() -> str:
    letter = Email.objects.latest("pk")
    sent = written_out(letter.message, letter.to)
    found = re.search(r"http://testserver(/\S+)", sent)
    assert found
    return found[1]


def test_whoever_reads_the_queue_finds_no_link_that_opens_an_account(client):
    person()
    client.post(FORGOTTEN, {"email": "hanako@city.example"})
    queued = Email.objects.get()
    operator = Client()
    operator.force_login(make.user(is_staff=True))

    page = operator.get(reverse("admin:letters_letter_change", args=[queued.pk])).content.decode()

    for text in (queued.message, page):
        link = re.search(r"http://testserver(/[^\s<]+)", text)
        assert link
        assert "このリンクは使えません" in Client().get(link[1], follow=True).content.decode()


def test_a_reset_letter_opens_the_account_once(client):
    person(password=None)
    client.post(FORGOTTEN, {"email": "hanako@city.example"})
    link = reset_link()

    form = client.get(link, follow=True)
    new = {"password1": "an-entirely-new-secret", "password2": "an-entirely-new-secret"}
    done = client.post(form.request["PATH_INFO"], new, follow=True)
    again = Client().get(link, follow=True)

    assert (form.status_code, done.status_code, again.status_code) == (200, 200, 200)
    assert sign_in(client, "hanako@city.example", new["password1"]).status_code == 302
    assert "password1" not in again.content.decode()


@pytest.mark.parametrize("is_changed_first", [True, False])
def test_a_letter_to_an_address_that_the_account_no_longer_has_opens_nothing(
    client, is_changed_first
):
    """Whether it leaves late, as one that is sent again does, or had left before."""
    someone = person("old@city.example")
    client.post(FORGOTTEN, {"email": "old@city.example"})
    sent = "" if is_changed_first else reset_link()
    User.objects.filter(pk=someone.pk).update(email="new@city.example")

    answer = Client().get(sent or reset_link(), follow=True)

    assert "このリンクは使えません" in answer.content.decode()
    assert "password1" not in answer.content.decode()


def test_no_second_address_is_kept_that_could_open_the_account(client):
    """A municipal address passes to the next person in April; it must not open the old account."""
    someone = person("old@city.example")
    client.post(FORGOTTEN, {"email": "old@city.example"})
    client.get(reset_link(), follow=True)
    sign_in(client, "old@city.example")
    User.objects.filter(pk=someone.pk).update(email="new@city.example")
    Email.objects.all().delete()

    Client().post(FORGOTTEN, {"email": "old@city.example"})
    answer = sign_in(Client(), "old@city.example")

    assert list(EmailAddress.objects.all()) == []
    assert list(Email.objects.all()) == []
    assert answer.status_code == 200


def test_asking_too_often_for_letters_is_refused_with_a_page_of_ours(client):
    person()

    for _ in range(6):
        answer = client.post(FORGOTTEN, {"email": "hanako@city.example"})

    assert answer.status_code == 429
    assert "5分ほどたってから" in answer.content.decode()
    assert Email.objects.count() == 5


def test_what_was_typed_wrongly_is_said_at_the_field(client):
    answer = client.post(SIGN_IN, {"login": "hanako", "password": ""})

    text = answer.content.decode()
    assert "「kokusai@city.example.jp」のように入力してください" in text
    assert "パスワードを入力してください" in text
    assert 'value="hanako"' in text


def test_the_demonstrations_password_opens_nothing_where_demo_is_off(client, settings):
    person("chair@demo.example", DEMO_PASSWORD)

    settings.DEMO = False
    refused = sign_in(Client(), "chair@demo.example", DEMO_PASSWORD)
    settings.DEMO = True
    taken = sign_in(Client(), "chair@demo.example", DEMO_PASSWORD)

    assert (refused.status_code, taken.status_code) == (200, 302)


def test_nobody_can_choose_the_demonstrations_password():
    with pytest.raises(ValidationError):
        password_validation.validate_password(DEMO_PASSWORD)


@pytest.mark.parametrize(
    "name",
    [
        "account_login",
        "account_reset_password",
        "account_reset_password_done",
        "account_reset_password_from_key_done",
    ],
)
@pytest.mark.parametrize("language", ["", "/en"])
def test_the_pages_keep_the_house_rules(page, name, language):
    assert page(language + reverse(name)).title != ""


def test_the_pages_of_someone_signed_in_keep_the_house_rules(page):
    someone = person()

    assert page(reverse("account_change_password"), someone).title != ""
    assert page(reverse("account_logout"), someone).title != ""


def test_a_next_page_on_another_site_is_not_followed(client):
    person()

    answer = client.post(
        SIGN_IN + "?next=https://evil.example/",
        {"login": "hanako@city.example", "password": PASSWORD, "next": "//evil.example/"},
    )

    assert answer.url == reverse("desk-home")
