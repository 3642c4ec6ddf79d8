"""One program, two halves: each run as a process of its own, on a database of its own."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests import environment
from tests.environment import ROOT

LOOK = """
import json, sys
import django
django.setup()
from django.core.management import call_command
from django.db import connection
from django.test import Client
call_command("migrate", verbosity=0)
answers = {}
for url in sys.argv[1:]:
    answer = Client().get(url, follow=False)
    answers[url] = [answer.status_code, sorted(answer.cookies)]
print(json.dumps({
    "answers": answers,
    "tables": sorted(connection.introspection.table_names()),
    "loaded": sorted(m for m in sys.modules if m.split(".")[0] == "nominations"),
}))
"""
PUBLIC = ["/", "/rounds/", "/winners/", "/winners/?q=x", "/accessibility/", "/site-policy/",
          "/robots.txt", "/sitemap.xml", "/open-data/", "/feed.atom", "/open-data/winners.json", "/en/", "/en/winners/", "/healthz", "/readyz"]  # fmt: skip
DESK = ["/desk/", "/accounts/login/", "/admin/", "/en/desk/", "/desk/release/"]


def look(site: str, folder: Path, urls: list[str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", LOOK, *urls],
        env=environment.under_test(folder, SITE=site), cwd=ROOT, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def public(tmp_path_factory) -> dict[str, Any]:
    return look("public", tmp_path_factory.mktemp("public"), PUBLIC + DESK)


@pytest.fixture(scope="module")
def desk(tmp_path_factory) -> dict[str, Any]:
    return look("desk", tmp_path_factory.mktemp("desk"), ["/", *PUBLIC[1:8], *DESK, "/healthz"])


def test_the_public_site_serves_its_pages_and_sets_no_cookie(public):
    assert {url: public["answers"][url] for url in PUBLIC} == {url: [200, []] for url in PUBLIC}


def test_the_public_site_has_no_desk(public):
    assert {url: public["answers"][url] for url in DESK} == {url: [404, []] for url in DESK}


def test_the_public_site_has_no_tables_but_those_of_awards(public):
    others = [name for name in public["tables"] if not name.startswith(("rounds_", "winners_"))]

    assert others == ["django_migrations"]


def test_the_public_site_loads_nothing_of_nominations(public):
    assert public["loaded"] == []


def test_the_desk_site_serves_no_public_page(desk):
    assert {url: desk["answers"][url][0] for url in PUBLIC[:8]} == dict.fromkeys(PUBLIC[:8], 404)


def test_the_desk_site_serves_the_desk(desk):
    statuses = {url: desk["answers"][url][0] for url in [*DESK, "/healthz"]}

    assert statuses == dict.fromkeys(DESK, 302) | {"/accounts/login/": 200, "/healthz": 200}
