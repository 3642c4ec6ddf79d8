"""Pytest plugin: which databases a test runs on, and that no test is left out in silence.

A test that has a database runs on each. One that has none comes out the same everywhere: it runs
once, with SQLite, and a run on PostgreSQL says how many it left to that.

Loaded by ``-p`` from pyproject.toml.
"""

import os
from collections.abc import Generator
from typing import Any, TypeVar

import pytest

VENDORS = ("sqlite", "postgresql")
Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)
ELSEWHERE = pytest.StashKey[bool]()
# Where a test without a database runs.
ONCE = "sqlite"
# Fixtures that give a test the database of the run; so does the mark django_db. Whoever has neither
# and asks it something fails. ``prepared`` is of the programs that a test starts upon it.
DATABASE = {"db", "transactional_db", "prepared"}
# How many tests a run left to the other database; its workers tell it by this name.
LEFT = "left_to_once"
LEFT_HERE = pytest.StashKey[int]()


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "only_on(vendor): only this database has what it tests")
    config.addinivalue_line("markers", "browser: a story told in Chromium")


@pytest.hookimpl(trylast=True)
def pytest_sessionstart() -> None:
    """A run that means PostgreSQL and gets SQLite must not pass."""
    expected = os.environ.get("EXPECTED_VENDOR")
    if expected and _vendor() != expected:
        pytest.exit(f"These tests should run on {expected} and run on {_vendor()}.", returncode=3)


@pytest.hookimpl(trylast=True)  # when -m and -k have chosen
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _vendor() != ONCE:
        _leave_out(config, items)
    for item in items:
        mark = item.get_closest_marker("only_on")
        if mark and _only(mark) != _vendor():
            item.stash[ELSEWHERE] = True
            item.add_marker(pytest.mark.skip(reason=f"only on {_only(mark)}"))


def _is_of_a_database(item: pytest.Item) -> bool:
    marks = item.get_closest_marker("django_db"), item.get_closest_marker("only_on")
    return any(marks) or not DATABASE.isdisjoint(getattr(item, "fixturenames", []))


def _leave_out(config: pytest.Config, items: list[pytest.Item]) -> None:
    left = [item for item in items if not _is_of_a_database(item)]
    items[:] = [item for item in items if _is_of_a_database(item)]
    config.hook.pytest_deselected(items=left)
    config.stash[LEFT_HERE] = len(left)
    if hasattr(config, "workeroutput"):
        config.workeroutput[LEFT] = len(left)


@pytest.hookimpl(optionalhook=True)  # of xdist
def pytest_testnodedown(node: Any) -> None:
    """Each worker collects all tests, so each says the same; one that crashed says nothing."""
    told = getattr(node, "workeroutput", {})
    node.config.stash[LEFT_HERE] = told.get(LEFT, node.config.stash.get(LEFT_HERE, 0))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if left := config.stash.get(LEFT_HERE, 0):
        terminalreporter.write_line(f"Tests without a database, left to PARTS={ONCE}: {left}")


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
