"""The door of the server, on a real server: slow, huge and broken bodies hold up nobody else."""

import contextlib
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.request import urlopen

import pytest

from awards.arrival import INCOMPLETE, MOST_BYTES
from awards.error_pages import SMALL
from config.demonstrate import HOST
from tests.environment import ROOT
from tests.served import served

FORM = b"Content-Type: application/x-www-form-urlencoded\r\n"


@pytest.fixture(scope="module")
def port(prepared) -> Iterator[int]:
    with served("config.asgi:application", workers=1, **prepared) as port:
        yield port


def connected(port: int, head: bytes, body: bytes = b"") -> socket.socket:
    sender = socket.create_connection((HOST, port), timeout=30)
    sender.sendall(head.replace(b"HOST", b"127.0.0.1") + b"\r\n" + body)
    return sender


def head(path: str, *headers: bytes, length: int | None = None) -> bytes:
    lines = [f"POST {path} HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n".encode(), *headers]
    if length is not None:
        lines.append(f"Content-Length: {length}\r\n".encode())
    return b"".join(lines)


def answer_to(sender: socket.socket) -> bytes:
    with sender, contextlib.suppress(ConnectionError):
        return b"".join(iter(lambda: sender.recv(65536), b""))
    return b""


def status_of(answer: bytes) -> int:
    return int(answer.split(b" ", 2)[1])


def test_the_server_answers_while_bodies_are_half_sent(port):
    """Twice as many as there are threads in all."""
    half = [
        connected(port, head("/accounts/login/", FORM, length=900), b"login=") for _ in range(16)
    ]
    half += [connected(port, head("/desk/", FORM, length=9000), b"a=") for _ in range(16)]

    began = time.monotonic()
    for path in ("/healthz", "/static/look/favicon.svg"):
        with (
            contextlib.suppress(OSError),
            urlopen(f"http://{HOST}:{port}{path}", timeout=20) as got,
        ):
            assert got.status == 200
    waited = time.monotonic() - began

    for sender in half:
        sender.close()
    assert waited < 15, "it answered only after the slow senders had been given up"


def test_a_body_that_says_it_is_huge_is_refused_before_it_is_sent(port):
    sender = connected(port, head("/accounts/login/", FORM, length=10**12))

    answer = answer_to(sender)

    assert status_of(answer) == 413
    assert "送信された内容が大きすぎます".encode() in answer


def test_a_body_in_pieces_is_measured_while_it_arrives(port):
    sender = connected(port, head("/accounts/login/", FORM, b"Transfer-Encoding: chunked\r\n"))
    piece = b"10000\r\n" + b"x" * 0x10000 + b"\r\n"
    for _ in range(MOST_BYTES // 0x10000 + 2):
        sender.sendall(piece)
    sender.sendall(b"0\r\n\r\n")

    assert status_of(answer_to(sender)) == 413


def test_a_body_is_measured_by_what_its_address_takes(port):
    """In both languages; and whoever has sent it all reads why it was not taken."""
    for path in ("/healthz", "/desk/", "/accounts/stay/", "/en/accounts/login/"):
        for length in (SMALL + 1, 5_000_000):
            answer = answer_to(connected(port, head(path, FORM, length=length), b"%" * length))

            assert (status_of(answer), b"<h1>" in answer) == (413, True), path


@pytest.mark.parametrize(
    "pieces", [b"hello", b"zz\r\nhello\r\n", b"5\r\nhelloXX0\r\n\r\n", b"f" * 18 + b"\r\nx"]
)
def test_pieces_that_are_none_are_no_failure_of_ours(port, pieces):
    chunked = head("/accounts/login/", FORM, b"Transfer-Encoding: chunked\r\n")

    assert status_of(answer_to(connected(port, chunked, pieces))) == 400


def test_a_form_in_pieces_without_a_length_is_read(port):
    """It gets as far as the check of its token, like one with a length."""
    text = b"login=a%40b.example"
    chunked = head("/accounts/login/", FORM, b"Transfer-Encoding: chunked\r\n")
    in_pieces = connected(port, chunked, b"%x\r\n%s\r\n0\r\n\r\n" % (len(text), text))
    at_once = connected(port, head("/accounts/login/", FORM, length=len(text)), text)

    assert status_of(answer_to(in_pieces)) == status_of(answer_to(at_once)) == 403


@pytest.mark.parametrize(
    ("said", "status"),
    [(b"text/html" + b";a" * 100_000, 431), (b"a/b; charset*=utf-8''%00", 400), (FORM[14:-2], 200)],
    ids=["long", "no charset", "ours"],
)
def test_a_head_that_cannot_be_read_is_answered_with_a_page(port, said, status):
    asked = b"GET /accounts/login/ HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\n"
    answer = answer_to(connected(port, asked + b"Content-Type: " + said + b"\r\n"))

    assert (status_of(answer), b"<h1>" in answer) == (status, True)
    assert b"content-security-policy" in answer.lower()


LANES = """
from config.asgi import FORM, _takes_long
typed, parts = b"application/x-www-form-urlencoded", b"Multipart/Form-Data; boundary=x"
for method, path, kind, size in [
    ("POST", "/desk/", typed, 900), ("GET", "/desk/", parts, 0), ("POST", "/desk/", parts, 2000),
    ("POST", "/desk/", typed, FORM + 1), ("POST", "/accounts/login/", typed, 90),
]:
    scope = {"method": method, "path": path, "headers": [(b"content-type", kind)]}
    print(_takes_long(scope, size))
"""


def test_a_short_file_has_the_threads_of_what_takes_long(prepared):
    """Two kilobytes of a paper may be worked on for seconds."""
    done = subprocess.run(
        [sys.executable, "-c", LANES], env=dict(prepared), cwd=ROOT, check=True, capture_output=True,
        text=True,
    )  # fmt: skip

    assert done.stdout.split() == ["False", "False", "True", "True", "True"]


@pytest.mark.django_db
def test_what_a_full_disk_could_not_keep_is_told_apart_from_what_is_too_large(client):
    answer = client.post("/accounts/login/", **{"asgi.scope": {INCOMPLETE: "full"}})

    assert answer.status_code == 507
    assert "空きがなく、受け取れませんでした" in answer.content.decode()
