"""What a score sheet lacks before it can be made final."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class ScoreEntry:
    """One criterion of one sheet: the rule, and what the member wrote."""

    criterion: int
    name: str
    max_points: int
    comment_rule: str
    points: int | None
    comment: str


@dataclass(frozen=True)
class Missing:
    """``what`` is ``points``, ``comment`` or ``comment_at_extreme``."""

    criterion: int
    name: str
    what: str


def missing_in(entries: Iterable[ScoreEntry]) -> list[Missing]:
    """One at most for each criterion, in the order of the form."""
    judged = ((entry, _missing_in(entry)) for entry in entries)
    return [Missing(entry.criterion, entry.name, what) for entry, what in judged if what]


def _missing_in(entry: ScoreEntry) -> str:
    if entry.points is None:
        return "points"
    if entry.comment.strip():
        return ""
    if entry.comment_rule == "always":
        return "comment"
    if entry.comment_rule == "at_extremes" and entry.points in (1, entry.max_points):
        return "comment_at_extreme"
    return ""
