"""Pytest plugin: which database a test runs on. Loaded by ``-p`` from pyproject.toml."""

import os

import pytest

VENDORS = ("sqlite", "postgresql")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "only_on(vendor): only this database has what it tests")
    config.addinivalue_line("markers", "browser: a story told in Chromium")


@pytest.hookimpl(trylast=True)
def pytest_sessionstart() -> None:
    """A run that means PostgreSQL and gets SQLite must not pass."""
    expected = os.environ.get("EXPECTED_VENDOR")
    if expected and _vendor() != expected:
        pytest.exit(f"These tests should run on {expected} and run on {_vendor()}.", returncode=3)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        mark = item.get_closest_marker("only_on")
        if mark and _only(mark) != _vendor():
            # The report of `make test` accepts a skip with this property, and no other skip.
            item.user_properties.append(("only_on", _only(mark)))
            item.add_marker(pytest.mark.skip(reason=f"only on {_only(mark)}"))


def _only(mark: pytest.Mark) -> str:
    (vendor,) = mark.args
    if vendor not in VENDORS:
        raise pytest.UsageError(f"only_on({vendor!r}): write one of {', '.join(VENDORS)}")
    return str(vendor)


def _vendor() -> str:
    from django.db import connection  # noqa: PLC0415 -- pytest-django sets Django up after us

    return connection.vendor
