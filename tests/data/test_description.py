"""The interface answers what its description says, whatever it is asked."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.cache import caches
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, given, settings
from schemathesis import GenerationMode

from tests.data.reading import fetch
from tests.winners import stage

pytestmark = pytest.mark.django_db
DESCRIPTION = "/api/v1/openapi.json"
ONE = "/api/v1/winners/{round}/{name}/"
PATHS = ("/api/v1/", "/api/v1/rounds/", "/api/v1/winners/", ONE)
KNOWN = {"round": "5", "name": "takasaki"}
# The transport unpacks nothing.
AS_IT_IS = {"Accept-Encoding": "identity"}


@pytest.fixture(autouse=True)
def _keeps_the_connection() -> Iterator[None]:
    """As Django's own client does: the test's transaction is on it."""
    signals = (request_started, request_finished)
    for signal in signals:
        signal.disconnect(close_old_connections)
    yield
    for signal in signals:
        signal.connect(close_old_connections)


def described() -> Any:
    """Of a site with winners to answer about."""
    stage.correction(stage.takasaki())
    stage.takasaki(round=stage.announced(6), slug="a")
    schema = schemathesis.openapi.from_wsgi(DESCRIPTION, get_wsgi_application())
    # Readers are told that fields may be added. What is answered here has those that are described.
    for component in schema.raw_schema["components"]["schemas"].values():
        _close(component)
    return schema


def _close(schema: Any) -> None:
    if isinstance(schema, dict):
        if "properties" in schema:
            schema["additionalProperties"] = False
        for part in schema.values():
            _close(part)


@pytest.mark.parametrize(
    ("path", "mode"),
    [
        *((path, GenerationMode.POSITIVE) for path in PATHS),
        # Nothing that is asked of the others can be wrong.
        *((path, GenerationMode.NEGATIVE) for path in PATHS[2:]),
    ],
)
def test_every_answer_is_as_described(path, mode):
    """No error of the server, whether what is asked is allowed or not."""
    strategy = described()[path]["GET"].as_strategy(generation_mode=mode)

    @settings(
        max_examples=60, deadline=None, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(strategy)
    def ask(case: Any) -> None:
        caches["pages"].clear()
        case.call_and_validate(headers=AS_IT_IS)

    ask()


@pytest.mark.parametrize("path", PATHS)
def test_what_is_there_is_answered_as_described(path):
    operation = described()[path]["GET"]

    answer = operation.Case(path_parameters=KNOWN if path == ONE else {}).call_and_validate(
        headers=AS_IT_IS
    )

    assert answer.status_code == 200


def test_each_language_has_its_description(client):
    japanese, english = (json.loads(fetch(client, prefix + DESCRIPTION)) for prefix in ("", "/en"))

    assert japanese["openapi"] == "3.1.0"
    assert [*japanese["paths"]] == [*english["paths"]] == list(PATHS)
    titles = [one["components"]["schemas"]["Winner"]["properties"]["name"]["description"]
              for one in (japanese, english)]  # fmt: skip
    assert titles == ["受賞団体の名称", "Name of the winner"]


def test_the_description_names_where_the_interface_is(client):
    found = json.loads(fetch(client, DESCRIPTION))

    assert found["servers"] == [{"url": "http://testserver"}]
    index = json.loads(fetch(client, "/api/v1/"))
    assert index["description"] == f"http://testserver{DESCRIPTION}"
