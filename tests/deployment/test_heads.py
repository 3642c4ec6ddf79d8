"""What stands in the head of a request costs nothing and fails nothing, whatever it says."""

from typing import Any

import pytest
from django.test import Client
from django.test.client import ClientHandler

from config.headers import MOST_OF_ALL, MOST_OF_ONE, MOST_OF_TYPE, with_readable_headers
from tests.test_headers import ALWAYS

pytestmark = pytest.mark.django_db


class Served(ClientHandler):
    """The application as a server calls it, of which the client of tests goes round the outside."""

    def __call__(self, environ: dict[str, Any]) -> Any:
        return with_readable_headers(lambda environ, _: super(Served, self).__call__(environ))(
            environ, None
        )


@pytest.fixture
def reader() -> Client:
    client = Client(raise_request_exception=False)
    client.handler = Served()
    return client


ADDRESSES = ("/healthz", "/", "/desk/", "/accounts/login/", "/static/nothing.css", "/nowhere/")
TYPES = (
    "a/b; charset*=utf-8''%00", "x; charset*=utf-9''a", "x; a*=\x80''a", "x; charset=\x00",
    "text/html" + ";a" * MOST_OF_TYPE,
)  # fmt: skip


@pytest.mark.parametrize("said", TYPES, ids=range(len(TYPES)))
@pytest.mark.parametrize("path", ADDRESSES)
def test_a_type_that_cannot_be_read_is_answered_with_a_page(reader, path, said):
    answer = reader.get(f"{path}?q=%e3", CONTENT_TYPE=said)

    assert answer.status_code == 400
    assert "<h1>" in answer.content.decode()
    assert {name: answer.get(name) for name in ALWAYS} == ALWAYS


def test_a_query_is_not_read_by_a_charset_that_is_none(reader):
    assert reader.get("/winners/?q=%e3", CONTENT_TYPE="x; charset=base64").status_code == 400


@pytest.mark.parametrize(
    "headers",
    [
        {"HTTP_COOKIE": "a" * (MOST_OF_ONE + 1)},
        {f"HTTP_X_{n}": "a" * 4000 for n in range(MOST_OF_ALL // 4000 + 1)},
        {"CONTENT_TYPE": "text/html" + ";a" * MOST_OF_ONE},
    ],
    ids=["one", "all", "type"],
)
def test_headers_that_are_too_long_are_not_read(reader, headers):
    for path in ("/healthz", "/", "/accounts/login/"):
        answer = reader.get(path, **headers)

        assert (answer.status_code, "<h1>" in answer.content.decode()) == (431, True), path
        assert {name: answer.get(name) for name in ALWAYS} == ALWAYS


def test_a_page_that_is_kept_is_not_given_to_what_cannot_be_read(reader):
    assert reader.get("/").status_code == 200
    assert reader.get("/", CONTENT_TYPE=TYPES[0]).status_code == 400


def test_what_browsers_say_of_a_body_is_read(reader):
    for said in ("multipart/form-data; boundary=" + "-" * 70, "application/x-www-form-urlencoded"):
        assert reader.get("/healthz", CONTENT_TYPE=said).status_code == 200
