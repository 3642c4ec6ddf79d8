"""The last screen of the run: what ran, how many passed, how long, what is wrong."""

import unicodedata
from collections.abc import Iterable, Iterator

from tests.running.outcome import Outcome

COLUMNS = "{:<12}{:>8}{:>8}{:>12}{:>10}"
LISTED = 15


def table(outcomes: Iterable[Outcome], seconds: float) -> Iterator[str]:
    outcomes = list(outcomes)
    yield ""
    yield COLUMNS.format("part", "passed", "failed", "elsewhere", "seconds")
    for outcome in outcomes:
        yield _row(outcome)
    yield COLUMNS.format("in all", _sum(outcomes), _failed(outcomes), "", f"{seconds:.0f}")
    for outcome in outcomes:
        yield from _notes(outcome)
    yield f"{_sum(outcomes)} passed, {_failed(outcomes)} failed"


def _row(outcome: Outcome) -> str:
    counts = (outcome.passed, outcome.failed, outcome.elsewhere or "")
    return COLUMNS.format(outcome.part, *counts, f"{outcome.seconds:.0f}")


def _notes(outcome: Outcome) -> Iterator[str]:
    for note in outcome.notes[:LISTED]:
        yield f"{outcome.part}: {_on_one_line(note)}"
    if len(outcome.notes) > LISTED:
        yield f"{outcome.part}: and {len(outcome.notes) - LISTED} more, above"


def _on_one_line(text: str) -> str:
    return "".join(" " if unicodedata.category(c) == "Cc" else c for c in text)


def _sum(outcomes: Iterable[Outcome]) -> int:
    return sum(outcome.passed for outcome in outcomes)


def _failed(outcomes: Iterable[Outcome]) -> int:
    return sum(outcome.failed for outcome in outcomes)
