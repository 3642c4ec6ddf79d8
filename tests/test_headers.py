"""What every kind of answer carries, whoever asks: headers, cookies, and no act without a token."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings as shipped
from django.test import Client
from django.urls import path, reverse

from tests import environment, make
from tests import world as worlds
from tests.environment import ROOT
from tests.test_access import ACCESS, address
from tests.test_fuzz import of_many_hats

pytestmark = pytest.mark.django_db

POLICY = {
    "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:",
    "connect-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'",
}  # fmt: skip
ALONE = {"default-src 'none'", "sandbox"}
ALWAYS = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def draft_of(world: worlds.World) -> Any:
    return world.things.draft


def file_of(name: str, parts: str) -> Callable[[Client, worlds.World], Any]:
    def get(client: Client, world: worlds.World) -> Any:
        part = getattr(draft_of(world), parts).get()
        return client.get(reverse(name, args=[draft_of(world).pk, part.pk]))

    return get


def at(url: str, **headers: str) -> Callable[[Client, worlds.World], Any]:
    return lambda client, world: client.get(url, headers=headers)


def post(name: str, **data: Any) -> Callable[[Client, worlds.World], Any]:
    return lambda client, world: client.post(reverse(name, args=[draft_of(world).pk]), data)


# kind of answer: (how to get it, its status, may it be kept by others than its reader's eyes)
KINDS: dict[str, tuple[Callable[[Client, worlds.World], Any], int, bool]] = {
    "public page": (at("/"), 200, True),
    "public page in English": (at("/en/winners/?q=x"), 200, False),
    "robots": (at("/robots.txt"), 200, True),
    "not found": (at("/no-such-page/"), 404, False),
    "embargoed": (at("/rounds/1/embargoed/"), 404, False),
    "no file": (at("/static/no-such-file.css"), 404, False),
    "static file": (at("/static/probe.css"), 200, True),
    "machine's page": (at("/healthz"), 200, False),
    "sign-in": (at("/accounts/password/reset/"), 200, False),
    "desk page": (at("/desk/"), 200, False),
    "desk page in English": (at("/en/desk/nominations/"), 200, False),
    "forbidden": (at("/desk/screening/"), 403, False),
    "redirect to a slash": (at("/desk"), 301, False),
    "forged host": (at("/desk/", host="elsewhere.example"), 400, False),
    "forged host of the public half": (at("/", host="elsewhere.example"), 400, False),
    "signing out": (at("/accounts/logout/"), 200, False),
    "photograph": (file_of("nomination-photo", "photos"), 200, False),
    "attachment": (file_of("attachment", "attachments"), 200, False),
    "form with an error": (post("nomination-withdraw", reason=""), 422, False),
    "redirect after an act": (post("nomination-withdraw", reason="理由"), 302, False),
    "too many fields": (
        post("nomination-submit", **{str(n): "" for n in range(3000)}), 400, False
    ),
}  # fmt: skip


@pytest.fixture
def world() -> worlds.World:
    (shipped.STATIC_ROOT / "probe.css").write_text("a { }")
    return worlds.build()


@pytest.fixture
def desk(world) -> Client:
    """A browser whose officer is signed in; it sees failures as a reader would."""
    client = Client(raise_request_exception=False)
    client.force_login(world.people["body"])
    return client


def read(response: Any) -> Any:
    if response.streaming:
        b"".join(response)  # read to its end, which closes the file
    return response


def directives(response: Any) -> set[str]:
    return {part.strip() for part in response["Content-Security-Policy"].split(";")}


@pytest.mark.parametrize("kind", KINDS)
def test_every_answer_carries_the_headers(desk, world, kind):
    get, status, public = KINDS[kind]

    response = read(get(desk, world))

    kept = response.get("Cache-Control", "")
    alone = kind in ("photograph", "attachment")
    assert response.status_code == status
    assert {name: response.get(name) for name in ALWAYS} == ALWAYS
    assert directives(response) == (ALONE if alone else POLICY)
    assert ("no-store" in kept) is not public, kept


def _fail(request: Any) -> Any:
    raise RuntimeError("what only the log may say")


urlpatterns = [path("fails/", _fail)]


def test_a_failure_carries_the_headers_and_says_nothing(desk, settings):
    settings.ROOT_URLCONF = __name__

    response = desk.get("/fails/")

    assert response.status_code == 500
    assert b"what only the log may say" not in response.content
    assert {name: response.get(name) for name in ALWAYS} == ALWAYS
    assert directives(response) == POLICY
    assert "no-store" in response["Cache-Control"]


def addresses(things: Any) -> Iterator[str]:
    for name, (what, *_) in ACCESS.items():
        yield address(name, what, things)
    yield from ("/admin/", "/admin/people/user/add/", "/en/accounts/login/")


def test_nothing_is_posted_without_a_token(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(of_many_hats(world))

    answers = {url: client.post(url).status_code for url in addresses(world.things)}

    assert {url: status for url, status in answers.items() if status != 403} == {}


def test_a_post_from_another_site_is_refused_even_with_a_token(world):
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.people["body"])
    url = reverse("nomination-withdraw", args=[world.things.draft.pk])
    token = client.get(url).context["csrf_token"]
    sent = {"reason": "理由", "csrfmiddlewaretoken": str(token)}

    stranger = client.post(url, sent, headers={"origin": "https://elsewhere.example"})

    assert stranger.status_code == 403
    assert client.post(url, sent).status_code == 302


def test_signing_in_gives_a_new_session_and_signing_out_ends_it():
    person = make.user()
    person.set_password(make.PASSWORD)
    person.save()
    client = Client()
    client.cookies["session"] = planted = "a" * 32
    client.post("/accounts/login/", {"login": person.email, "password": make.PASSWORD})
    given = client.cookies["session"].value
    assert client.get("/desk/").status_code == 200
    again = Client()

    client.post("/accounts/logout/")

    again.cookies["session"] = given
    assert given not in ("", planted)
    assert again.get("/desk/").status_code == 302


def test_a_changed_password_ends_the_other_sessions():
    person = make.user()
    person.set_password(make.PASSWORD)
    person.save()
    here, elsewhere = Client(), Client()
    for client in (here, elsewhere):
        client.force_login(person)

    new = "quite-another-password"
    here.post(
        "/accounts/password/",
        {"oldpassword": make.PASSWORD, "password1": new, "password2": new},
    )

    assert (here.get("/desk/").status_code, elsewhere.get("/desk/").status_code) == (200, 302)


@pytest.mark.parametrize(
    "following",
    ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "\\\\elsewhere",
     "javascript:alert(1)", "///elsewhere.example", "http:///elsewhere.example"],
)  # fmt: skip
def test_nobody_is_sent_elsewhere_after_signing_in_or_out(following):
    person = make.user()
    person.set_password(make.PASSWORD)
    person.save()
    client = Client()
    sent = {"login": person.email, "password": make.PASSWORD, "next": following}

    signed_in = client.post("/accounts/login/", sent)
    again = client.get("/accounts/login/", {"next": following})
    signed_out = client.post("/accounts/logout/", {"next": following})

    assert [answer["Location"] for answer in (signed_in, again, signed_out)] == [
        "/desk/",
        "/desk/",
        "/accounts/login/",
    ]


def test_what_an_act_said_is_hidden_from_scripts_and_gone_once_it_was_read(desk, world):
    url = reverse("nomination-withdraw", args=[world.things.draft.pk])

    said = desk.post(url, {"reason": "理由"}).cookies["messages"]
    read_ = desk.get(reverse("nomination", args=[world.things.draft.pk])).cookies["messages"]

    assert (said["httponly"], said["samesite"], read_.value) == (True, "Lax", "")


LOOK = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", "rounds", verbosity=0)  # the page names the secretariat
answer = Client().get("/accounts/login/", secure=True, HTTP_HOST="127.0.0.1")
for cookie in answer.cookies.values():
    print(cookie.key, bool(cookie["secure"]), cookie["samesite"], cookie["path"], cookie["domain"])
from django.conf import settings
print(settings.SESSION_COOKIE_NAME, settings.SESSION_COOKIE_SECURE, settings.SESSION_COOKIE_HTTPONLY)
print(answer["Strict-Transport-Security"])
print(Client().get("/desk/", HTTP_HOST="127.0.0.1")["Location"])
"""


def test_with_https_cookies_belong_to_this_host_alone_and_http_is_left(tmp_path):
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        env=environment.under_test(tmp_path, HTTPS="True"), cwd=ROOT, capture_output=True,
        text=True, check=True,
    )  # fmt: skip

    assert done.stdout.splitlines() == [
        "__Host-csrf True Lax / ",
        "__Host-session True True",
        "max-age=31536000; includeSubDomains",
        "https://127.0.0.1/desk/",
    ]
