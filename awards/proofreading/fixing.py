"""A section as it is once a finding is fixed. Plain Python: writing it is the room's."""

from dataclasses import replace
from typing import TypeVar, cast

from awards.dossier.values import Row, Section, Value
from awards.proofreading.values import Finding

S = TypeVar("S", bound=Section)


def fixed(section: S, finding: Finding) -> S:
    """``section`` as it was read when ``finding`` was found."""
    row = finding.place.row
    if row is None:
        return cast(S, _mended(section, finding))
    rows = list(section.rows)
    rows[row - 1] = cast(Row, _mended(rows[row - 1], finding))
    return replace(section, rows=tuple(rows))


def _mended(value: Value, finding: Finding) -> Value:
    fix, column = finding.fix, finding.place.column
    if fix is None:
        raise ValueError(f"{finding.id} has no fix")
    held = value.flat()[column]
    if isinstance(held, tuple):
        n = (finding.item or 1) - 1
        line = held[n][: fix.start] + fix.text + held[n][fix.end :]
        return value.with_columns({column: (*held[:n], line, *held[n + 1 :])})
    text = str(held)
    return value.with_columns({column: text[: fix.start] + fix.text + text[fix.end :]})
