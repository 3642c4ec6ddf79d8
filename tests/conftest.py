import gc
from collections.abc import Callable, Iterator

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from nominations.ledger import triggers
from nominations.people.models import User
from tests import make
from tests.page import Page

# Objects made before the collector looks among the young ones. Its own number, 700, is for programs
# whose memory is scarcer than their time.
YOUNG = 20_000
READS = ("SELECT", "(SELECT", "SAVEPOINT", "RELEASE", "BEGIN", "WITH", "DECLARE")


def pytest_collection_finish() -> None:
    """What has been imported and collected stays: the collector of garbage need not walk it again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, 10, 10)


@pytest.fixture(autouse=True)
def _a_world_of_its_own(settings, tmp_path) -> None:
    """Nothing kept from another test: no page kept in memory, no counted sign-in, file or language."""
    own = {
        name: settings.STORAGES[name] | {"OPTIONS": {"location": tmp_path / name}}
        for name in ("default", "published")
    }
    settings.STORAGES = settings.STORAGES | own
    caches["pages"].clear()
    make.start_over()
    translation.activate("ja")


@pytest.fixture
def page(client: Client) -> Callable[..., Page]:
    """Fetch a page as ``user``: it answers 200, reads only, and keeps the house rules."""

    def get(url: str, user: User | None = None) -> Page:
        if user:
            client.force_login(user)
        client.get(url)  # the first fetch of a session may write it
        with CaptureQueriesContext(connection) as queries:
            response = client.get(url)
        assert response.status_code == 200, (url, response.status_code)
        assert [q["sql"] for q in queries if not q["sql"].startswith(READS)] == []
        parsed = Page(response.content.decode()).check()
        parsed.queries = len(queries)
        return parsed

    return get


@pytest.fixture
def crowd(transactional_db) -> Iterator[None]:
    """For tests with several connections: a database without an enclosing transaction.

    It is emptied afterwards, which the ledger's triggers would refuse: they are dropped first,
    and flushing creates them again.
    """
    yield
    triggers.remove()
