"""What a part of the run came to, and what pytest's report says of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree


@dataclass
class Outcome:
    part: str
    passed: int = 0
    failed: int = 0
    elsewhere: int = 0  # tests that only the other database can run
    seconds: float = 0.0
    notes: list[str] = field(default_factory=list)

    def fail(self, note: str) -> None:
        self.failed += 1
        self.notes.append(note)


def read_junit(report: Path, outcome: Outcome) -> None:
    """Add pytest's own count. A skip is a failure unless the test belongs to the other database."""
    if not report.exists():
        outcome.fail("pytest ended before it wrote its report; its last words are above.")
        return
    # Written a moment ago by our own pytest, not by a stranger.
    for case in ElementTree.parse(report).iter("testcase"):  # noqa: S314
        _count(case, outcome)
    if outcome.passed + outcome.failed == 0:
        outcome.fail("ran 0 tests.")


def _count(case: ElementTree.Element, outcome: Outcome) -> None:
    name = f"{case.get('classname')}::{case.get('name')}"
    if case.find("failure") is not None or case.find("error") is not None:
        outcome.fail(name)
    elif (skip := case.find("skipped")) is None:
        outcome.passed += 1
    elif "only_on" in set(_properties(case)):
        outcome.elsewhere += 1
        outcome.notes.append(f"not here, {skip.get('message')}: {name}")
    else:
        outcome.fail(f"skipped, {skip.get('message')}: {name}")


def _properties(case: ElementTree.Element) -> Iterator[str]:
    for entry in case.iter("property"):
        yield entry.get("name", "")
