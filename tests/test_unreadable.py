"""What no page of ours can send gets a page that says so, on both databases: never a 500."""

from collections.abc import Iterable
from http.cookies import SimpleCookie

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from nominations.people.session import SessionStore
from tests import make

pytestmark = pytest.mark.django_db
NUL = "%00"


@pytest.mark.parametrize(
    ("path", "codes"),
    [
        (f"/winners/?q=a{NUL}b&country={NUL}", {200}),
        (f"/accounts/login/?next={NUL}", {200, 302}),
        (f"/rounds/5/{NUL}/", {404}),
        (f"/admin/people/user/?q={NUL}", {200, 302}),
        (f"/admin/ledger/ledgerentry/?event={NUL}", {200, 302, 400}),
        (f"/admin/autocomplete/?term={NUL}&app_label=people&model_name=bodyseat", {404}),
    ],
)
def test_a_nul_in_an_address_is_answered_with_a_page(client, path, codes):
    client.force_login(make.user(is_staff=True))

    assert client.get(path).status_code in codes


FORM = "application/x-www-form-urlencoded"
DOORS = ["/accounts/login/", "/accounts/password/reset/", "/winners/", "/api/v1/winners/", "/desk/",
         "/admin/login/", "/confirm/x/", "/nothing/here/", "/healthz"]  # fmt: skip


@pytest.fixture
def stranger() -> Client:
    """A browser whose forms are judged as all are; the client of the tests' own is not."""
    browser = Client(enforce_csrf_checks=True, raise_request_exception=False)
    browser.cookies[settings.CSRF_COOKIE_NAME] = "x" * 32
    return browser


@pytest.mark.parametrize(
    "charset", ["utf-7", "utf-16", "cp037", "base64", '"idna"', "x" * 200, "\u3042"]
)
@pytest.mark.parametrize("door", DOORS)
def test_a_body_in_another_charset_is_answered_with_a_page(stranger, door, charset):
    kind = f"{FORM}; charset={charset}"

    answer = stranger.generic("POST", door, b"login=a%40b.example", content_type=kind)

    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()


def in_parts(names: Iterable[str]) -> bytes:
    part = '--x\r\nContent-Disposition: form-data; name="{}"\r\n\r\n1\r\n'
    return ("".join(map(part.format, names)) + "--x--\r\n").encode()


MANY = [f"a{n}" for n in range(3000)]
BODIES = {
    "many fields": (FORM, "&".join(f"{name}=1" for name in MANY).encode()),
    "many parts": ("multipart/form-data; boundary=x", in_parts(MANY)),
    "many files": (
        "multipart/form-data; boundary=x",
        in_parts(f'{name}"; filename="f' for name in MANY[:200]),
    ),
    "parts without a boundary": ("multipart/form-data", in_parts(["a"])),
    "a boundary that is none": ("multipart/form-data; boundary=\u3042", in_parts(["a"])),
    "parts that break off": ("multipart/form-data; boundary=x", in_parts(["a"])[:30]),
    "letters that are none": (FORM, b"a=%ff%c3%28&\xff=\xfe"),
}


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("door", DOORS)
def test_a_body_that_no_form_of_ours_sends_is_answered_with_a_page(stranger, door, body):
    kind, sent = BODIES[body]

    answer = stranger.generic("POST", door, sent, content_type=kind)

    assert answer.status_code in {400, 403, 404, 405, 413}
    assert "<h1>" in answer.content.decode()


NAMES = (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME,
         "messages", "sender")  # fmt: skip
VALUES = ('"\\000aaaaaaaaaaaa"', '"' + "a" * 31 + '\\000"', '"\\377' + "a" * 40 + '"', "a" * 5000)


@pytest.mark.parametrize("path", DOORS)
def test_a_cookie_that_no_page_of_ours_gives_is_as_none(stranger, path):
    """A number in a quoted value stands for any letter, even one that PostgreSQL cannot hold."""
    asked = [stranger.get, stranger.post]

    for sent in (f"{name}={value}" for name in NAMES for value in VALUES):
        codes = {ask(path, HTTP_COOKIE=sent).status_code for ask in asked}

        assert codes <= {200, 302, 403, 404, 405}, sent


@pytest.mark.parametrize("value", VALUES)
def test_no_session_is_looked_for_that_cannot_be_there(value):
    assert SessionStore(SimpleCookie(f"session={value}")["session"].value).session_key is None
    assert SessionStore("a1" * 16).session_key == "a1" * 16


HEADERS = ("Accept-Language", "HX-Request", "Origin", "Referer", "X-Request-Start", "If-None-Match",
           "User-Agent", "X-Requested-With")  # fmt: skip


@pytest.mark.parametrize("header", HEADERS)
def test_a_header_that_no_browser_sends_fails_nothing(stranger, header):
    codes = {
        ask(path, headers={header: value}).status_code
        for path in DOORS
        for value in ("\x00", "a\x00\xff", "9" * 5000)
        for ask in (stranger.get, stranger.post)
    }

    assert max(codes) < 500


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8"])
def test_the_charset_that_browsers_name_is_read(client, charset):
    kind = f"application/x-www-form-urlencoded; charset={charset}"

    answer = client.post(reverse("account_login"), b"login=a%40b.example", content_type=kind)

    assert answer.status_code == 200
