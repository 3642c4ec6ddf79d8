"""Pytest plugin: which database a test runs on, and that no test is skipped in silence.

Loaded by ``-p`` from pyproject.toml.
"""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest

VENDORS = ("sqlite", "postgresql")
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
ELSEWHERE = pytest.StashKey[bool]()


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
            item.stash[ELSEWHERE] = True
            item.add_marker(pytest.mark.skip(reason=f"only on {_only(mark)}"))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Item,
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return _ran((yield), allowed=item.stash.get(ELSEWHERE, False))


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return _ran((yield), allowed=False)


def _ran(report: Report, *, allowed: bool) -> Report:
    """A skip is a failure, and so is a failure that was expected."""
    if report.skipped and not allowed:
        why = report.longrepr[-1] if isinstance(report.longrepr, tuple) else report.longrepr
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} did not run, and only_on does not say so. {why}"
        vars(report).pop("wasxfail", None)
    return report


def _only(mark: pytest.Mark) -> str:
    (vendor,) = mark.args
    if vendor not in VENDORS:
        raise pytest.UsageError(f"only_on({vendor!r}): write one of {', '.join(VENDORS)}")
    return str(vendor)


def _vendor() -> str:
    from django.db import connection  # noqa: PLC0415 -- pytest-django sets Django up after us

    return connection.vendor
