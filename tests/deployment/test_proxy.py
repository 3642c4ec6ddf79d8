"""The deployment that docs/operating.md describes: nginx, two processes, the database of the run."""

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlencode

import pytest

from config.demonstrate import HOST
from tests import environment as environments
from tests.filled import filled
from tests.served import free_port, served, wait_for

NGINX = environments.ROOT / "config" / "nginx"
NAME = "award.example"
PASSWORD = "kawa no nagare 7"


@pytest.fixture(scope="module")
def site(prepared, tmp_path_factory) -> Iterator[SimpleNamespace]:
    """nginx on a port with TLS; ``folder`` is where it keeps its log."""
    folder: Path = tmp_path_factory.mktemp("nginx")
    shutil.copytree(NGINX, folder, dirs_exist_ok=True)
    port = free_port()
    _certificate(folder)
    variables = dict(prepared) | {
        "DEMO": "False", "HTTPS": "True", "BEHIND_PROXY": "True", "ALLOWED_HOSTS": NAME,
        "BASE_URL": f"https://{NAME}",
    }  # fmt: skip
    _run(
        prepared,
        "from nominations.people.models import User\n"
        "for user in User.objects.filter(is_staff=False):\n"
        f"    user.set_password({PASSWORD!r}); user.save()",
    )
    with served("config.asgi:application", **variables) as inner:
        _configure(folder, port, inner)
        proxy = subprocess.Popen(
            ["/usr/sbin/nginx", "-p", f"{folder}/elsewhere/", "-c", f"{folder}/nginx.conf",
             "-e", f"{folder}/error.log", "-g", "daemon off;"],
        )  # fmt: skip
        try:
            wait_for(port)
            yield SimpleNamespace(port=port, inner=inner, folder=folder)
        finally:
            proxy.terminate()
            proxy.wait(timeout=30)


def _run(variables: Mapping[str, str], code: str) -> str:
    """What a program of the application's prints, in its environment."""
    done = subprocess.run(
        [sys.executable, "-c", f"import django; django.setup()\n{code}"],
        env=dict(variables), cwd=environments.ROOT, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout


def _certificate(folder: Path) -> None:
    subprocess.run(
        ["/usr/bin/openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2",
         "-subj", f"/CN={NAME}", "-keyout", "key.pem", "-out", "fullchain.pem"],
        cwd=folder, check=True, capture_output=True,
    )  # fmt: skip


def _configure(folder: Path, port: int, inner: int) -> None:
    """As an operator would: the examples with this machine's names in them."""
    local = (folder / "local.conf.example").read_text()
    local = local.replace("127.0.0.1:8000", f"{HOST}:{inner}").replace("/etc/ssl/award/", "")
    local = re.sub(r"listen \[::\].*\n", "", local)
    local = local.replace("listen 443", f"listen {HOST}:{port}")
    local = local.replace("listen 80", f"listen {HOST}:{free_port()}")
    (folder / "local.conf").write_text(local)
    kept = "\n".join(
        f"{kind}_temp_path {kind}_temp;" for kind in ("proxy", "fastcgi", "uwsgi", "scgi")
    )
    (folder / "local.conf").write_text(f"client_body_temp_path body_temp;\n{kept}\n{local}")
    paths = (folder / "paths.conf.example").read_text()
    paths = paths.replace("/var/log/nginx", str(folder)).replace("/etc/nginx", str(folder))
    (folder / "paths.conf").write_text(paths)
    # Debian's nginx takes what has no place of its own from a folder that is not that of its files.
    (folder / "elsewhere").mkdir()
    # The folder of a test is its owner's alone.
    user = "user root;\n" if os.geteuid() == 0 else ""
    (folder / "worker.conf").write_text(f"{user}pid nginx.pid;\n")


def connected(port: int) -> ssl.SSLSocket:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
    plain = socket.create_connection((HOST, port), timeout=60)
    return context.wrap_socket(plain, server_hostname=NAME)


def head(method: str, path: str, **headers: str) -> bytes:
    given = {"Host": NAME, "Connection": "close"} | {
        name.replace("_", "-"): value for name, value in headers.items()
    }
    lines = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"{method} {path} HTTP/1.1\r\n{lines}\r\n".encode()


class Browser:
    """Keeps cookies; ``slowly`` is how long the last byte of a body is held back, in seconds."""

    def __init__(self, port: int) -> None:
        self.port, self.cookies = port, dict[str, str]()

    def ask(self, method: str, path: str, body: bytes = b"", *, slowly: float = 0, **headers: str):
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers |= {"Cookie": cookie, "Referer": f"https://{NAME}/", "Accept-Language": "ja"}
        if body:
            headers["Content-Length"] = str(len(body))
            headers.setdefault("Content_Type", "application/x-www-form-urlencoded")
        with connected(self.port) as sender:
            sender.sendall(head(method, path, **headers) + body[:-1])
            time.sleep(slowly)
            sender.sendall(body[-1:])
            answer = b"".join(iter(lambda: sender.recv(65536), b""))
        top, _, content = answer.partition(b"\r\n\r\n")
        for name, value in re.findall(rb"(?im)^set-cookie: ([^=]+)=([^;]*)", top):
            self.cookies[name.decode()] = value.decode()
        return SimpleNamespace(
            status=int(top.split(b" ", 2)[1]),
            head=top.decode(),
            text=content.decode("utf-8", "replace"),
        )

    def posts(self, path: str, data: dict[str, str], **options):
        page = self.ask("GET", path).text
        [token, *_more] = re.findall('name="csrfmiddlewaretoken" value="(.+?)"', page)
        typed = filled(page) | {"csrfmiddlewaretoken": token} | data
        return self.ask("POST", path, urlencode(typed).encode(), **options)

    def signs_in(self, who: str) -> "Browser":
        data = {"login": f"{who}@demo.example", "password": PASSWORD}
        answer = self.posts("/accounts/login/", data)
        assert answer.status == 302, re.sub("<[^>]+>|\\s+", " ", answer.text)
        return self


def test_pages_come_through_with_https_and_their_headers(site):
    answer = Browser(site.port).ask("GET", "/")

    assert answer.status == 200
    assert "strict-transport-security" in answer.head.lower()
    assert Browser(site.port).ask("GET", "/desk/").status == 302


def test_two_persons_pages_are_never_each_others(site):
    gunma, secretary = (Browser(site.port).signs_in(who) for who in ("gunma", "secretariat"))

    for _ in range(5):
        assert "榛名" in gunma.ask("GET", "/desk/").text
        assert "榛名" not in secretary.ask("GET", "/desk/").text
    answer = gunma.ask("GET", "/desk/")
    assert "no-store" in answer.head
    assert "榛名" not in Browser(site.port).ask("GET", "/accounts/login/").text


@pytest.mark.parametrize(
    "forged",
    [
        {"X_Forwarded_Proto": "http"},
        {"X_Forwarded_Host": "evil.example"},
        {"X_Forwarded_For": "127.0.0.1"},
        {"Forwarded": "for=127.0.0.1;host=evil.example"},
        {"X_Request_Start": "t=1.000"},
    ],
)
def test_a_forged_header_of_a_proxy_changes_nothing(site, forged):
    plain = Browser(site.port).ask("GET", "/rounds/5/")
    answer = Browser(site.port).ask("GET", "/rounds/5/", **forged)

    assert (answer.status, answer.text) == (plain.status, plain.text)


def test_another_name_gets_no_page(site):
    with connected(site.port) as sender:
        sender.sendall(b"GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n")
        assert b"200" not in sender.recv(4096)[:20]


def test_readyz_is_for_this_machine_and_healthz_for_all(site):
    assert Browser(site.port).ask("GET", "/healthz").status == 200
    assert Browser(site.port).ask("GET", "/readyz").status == 200


def test_slow_bodies_hold_up_nobody(site):
    slow = []
    for _ in range(40):
        sender = connected(site.port)
        sender.sendall(head("POST", "/accounts/login/", Content_Length="5000") + b"login=")
        slow.append(sender)

    began = time.monotonic()
    assert Browser(site.port).ask("GET", "/healthz").status == 200
    waited = time.monotonic() - began
    for sender in slow:
        sender.close()
    assert waited < 15


def test_a_huge_body_is_refused_with_a_page_before_it_is_sent(site):
    with connected(site.port) as sender:
        sender.sendall(head("POST", "/accounts/login/", Content_Length=str(200 * 1024**2)))
        answer = b"".join(iter(lambda: sender.recv(65536), b""))

    assert answer.split(b" ", 2)[1] == b"413"
    assert "送信された内容が大きすぎます".encode() in answer


def test_the_moment_that_counts_is_when_the_last_byte_was_there(site, prepared):
    """A body of which the end comes late is late; a client that dates itself back is not believed."""
    officer = Browser(site.port).signs_in("sendai")
    before = time.time()

    made = officer.posts("/desk/nominations/start/", {}, slowly=1.5, X_Request_Start="t=1.000")

    assert made.status == 302, made.text
    assert before + 1.5 <= _started(prepared) <= time.time()


def _started(variables: Mapping[str, str]) -> float:
    """When the newest nomination was begun, as the act was told."""
    told = _run(
        variables,
        "from nominations.intake.models import Nomination\n"
        "print(Nomination.objects.latest('created_at').created_at.timestamp())",
    )
    return float(told)


def test_the_log_of_arrivals_names_nobody(site):
    Browser(site.port).ask("GET", "/winners/?q=personal-name")
    Browser(site.port).ask("GET", "/en/confirm/token-of-a-group/preview/")

    log = (site.folder / "access.log").read_text()
    assert "/winners/" in log
    assert "personal-name" not in log
    assert ("/confirm/ " in log, "token-of-a-group" in log) == (True, False)
    assert HOST not in log


@pytest.mark.parametrize("before", ["", "/en", "/fr", "/ja", "/x"])
def test_no_log_of_the_proxy_holds_a_link_or_whose_it_is(site, before):
    secret = f"opens-something{before.replace('/', '-')}"
    for path in (f"{before}/confirm/{secret}/", f"{before}/accounts/password/reset/1-{secret}/"):
        visitor = Browser(site.port)
        visitor.ask("GET", path)
        with connected(site.port) as sender:
            sender.sendall(head("POST", path, Content_Length=f"{30 * 2**20}"))
            assert b" 413 " in sender.recv(65536)

    for name in ("access.log", "error.log"):
        log = (site.folder / name).read_text()
        assert (secret in log, HOST in log) == (False, False), name
