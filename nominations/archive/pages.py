"""The dry run of a file, in words: what is wrong in it, or what importing it would do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_lazy as _

from awards.archive import wording
from awards.archive.comparing import Plan, RoundPlan, plan
from awards.archive.reading import read_file
from awards.archive.values import ArchivedWinner, ArchiveFile

_STATES = {
    "new": _("新しく加えます"),
    "changed": _("変わります"),
    "same": _("変わりません"),
    "held": _("取り込みません"),
}
# So many problems are enough to begin with (rows of the table).
MOST_SHOWN = 100


@dataclass(frozen=True)
class Fault:
    """``row`` is None for the whole file."""

    row: int | None
    column: str
    sentence: str


@dataclass(frozen=True)
class Added:
    name: str
    prize: str
    partners: tuple[str, ...]


@dataclass(frozen=True)
class Changed:
    """``was`` or ``now`` is empty where nothing stands there."""

    winner: str
    place: str
    was: str
    now: str


@dataclass(frozen=True)
class RoundLines:
    number: int
    title: str
    state: str
    coverage: str
    added: tuple[Added, ...]
    changes: tuple[Changed, ...]
    left: tuple[str, ...]

    @property
    def state_name(self) -> str:
        return state_name(self.state)


@dataclass(frozen=True)
class DryRun:
    """``digest`` is empty for a file that cannot be imported."""

    rows: int
    faults: tuple[Fault, ...]
    more_faults: int
    rounds: tuple[RoundLines, ...]
    new_rounds: int
    new_winners: int
    changes: int
    digest: str

    @property
    def is_importable(self) -> bool:
        return bool(self.digest) and bool(self.new_rounds or self.new_winners or self.changes)


def dry_run(content: bytes, today: date) -> DryRun:
    file = read_file(content, today)
    if file.problems:
        return _faulty(file)
    planned = plan(file)
    written = [one for one in planned.rounds if one.is_written]
    return DryRun(
        rows=file.rows,
        faults=(),
        more_faults=0,
        rounds=tuple(_rounds(planned)),
        new_rounds=sum(1 for one in written if one.is_new),
        new_winners=sum(len(one.added) for one in written),
        changes=sum(len(one.changes) for one in written),
        digest=planned.digest,
    )


def _faulty(file: ArchiveFile) -> DryRun:
    faults = tuple(
        Fault(one.row, one.column, wording.sentence(one)) for one in file.problems[:MOST_SHOWN]
    )
    return DryRun(file.rows, faults, len(file.problems) - len(faults), (), 0, 0, 0, "")


def _rounds(planned: Plan) -> Iterator[RoundLines]:
    """Those that would be written come first."""
    for one in sorted(planned.rounds, key=lambda one: (not one.is_written, one.wanted.number)):
        yield RoundLines(
            number=one.wanted.number,
            title=one.wanted.title,
            state=_state(one),
            coverage=wording.shown("round.coverage", one.wanted.coverage),
            added=tuple(map(_added, one.added)),
            changes=tuple(
                Changed(
                    change.winner,
                    wording.place(change),
                    wording.shown(change.key, change.was),
                    wording.shown(change.key, change.now),
                )
                for change in one.changes
            ),
            left=one.left,
        )


def _state(one: RoundPlan) -> str:
    if one.is_held:
        return "held"
    if one.is_new:
        return "new"
    return "changed" if one.is_written else "same"


def state_name(state: str) -> str:
    return str(_STATES[state])


def _added(winner: ArchivedWinner) -> Added:
    return Added(winner.name, winner.prize, tuple(one.name for one in winner.partners))
