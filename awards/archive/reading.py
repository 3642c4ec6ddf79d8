"""A table of earlier rounds read into values, or the places where it cannot be."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from awards.archive.cells import CellError, read_cell
from awards.archive.columns import BY_KEY, COLUMNS, Column, Of
from awards.archive.values import (
    ArchivedPartner,
    ArchivedRecipient,
    ArchivedRound,
    ArchivedWinner,
    ArchiveFile,
    Problem,
)
from awards.rounds.models import Coverage
from awards.tables import Row, Table, TableError, read_table
from awards.text import fold, tidy_line

# Columns without which nothing can be told apart.
NEEDED = (
    "round.number", "round.fiscal_year", "round.title", "round.coverage",
    "winner.slug", "winner.name", "winner.prize",
)  # fmt: skip
Cells = Mapping[str, object]


def read_file(content: bytes, today: date) -> ArchiveFile:
    """``today`` is the day after which no earlier round was announced."""
    try:
        table = read_table(content)
    except TableError as error:
        return ArchiveFile((), frozenset(), 0, (Problem(None, "", error.code, error.params),))
    places, problems = _columns(table)
    if problems:
        return ArchiveFile((), frozenset(), len(table.rows), tuple(problems))
    return _Reader(places, today).read(table)


def _columns(table: Table) -> tuple[dict[int, Column], list[Problem]]:
    """By their place in the file; heads are compared as a search compares."""
    known = {fold(column.label): column for column in COLUMNS}
    places: dict[int, Column] = {}
    unknown, double = [], []
    for place, head in enumerate(table.head.cells):
        label = tidy_line(head)
        column = known.get(fold(label))
        if column is None:
            if label or any(_cell(row, place).strip() for row in table.rows):
                unknown.append(label or _letters(place))
        elif column in places.values():
            double.append(label)
        else:
            places[place] = column
    missing = [BY_KEY[key].label for key in NEEDED if BY_KEY[key] not in places.values()]
    named = {"missing_columns": missing, "double_columns": double, "unknown_columns": unknown}
    row = table.head.number
    return places, [
        Problem(row, "", code, {"names": "、".join(names[:20])})
        for code, names in named.items()
        if names
    ]


def _letters(place: int) -> str:
    """As a spreadsheet calls the column: A to Z, then AA."""
    first, second = divmod(place, 26)
    return (chr(ord("A") + first - 1) if first else "") + chr(ord("A") + second)


def _cell(row: Row, place: int) -> str:
    return row.cells[place] if place < len(row.cells) else ""


@dataclass
class _Told:
    """What the lines so far have said of one thing, and in which line."""

    row: int
    values: dict[str, object] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    lines: set[int] = field(default_factory=set)


@dataclass
class _Winner(_Told):
    recipients: dict[str, _Told] = field(default_factory=dict)
    partners: dict[str, _Told] = field(default_factory=dict)


@dataclass
class _Round(_Told):
    winners: dict[str, _Winner] = field(default_factory=dict)


class _Reader:
    def __init__(self, places: Mapping[int, Column], today: date) -> None:
        self.places, self.today = places, today
        self.problems: list[Problem] = []
        self.faults: dict[int, set[str]] = {}
        self.rounds: dict[int, _Round] = {}

    def read(self, table: Table) -> ArchiveFile:
        for row in table.rows:
            self._take(row)
        rounds = tuple(self._round(told) for _number, told in sorted(self.rounds.items()))
        if not table.rows:
            self._refuse(table.head.number, "", "no_rows")
        columns = frozenset(column.key for column in self.places.values())
        problems = sorted(self.problems, key=lambda problem: problem.row or 0)
        return ArchiveFile(
            rounds if not problems else (), columns, len(table.rows), tuple(problems)
        )

    def _refuse(self, row: int, column: str, code: str, /, **params: str) -> None:
        self.problems.append(Problem(row, column, code, params))
        self.faults.setdefault(row, set()).add(column)

    def _take(self, row: Row) -> None:
        cells = self._read(row)
        number = cells.get("round.number")
        if not isinstance(number, int):
            if row.number not in self.faults:
                self._refuse(row.number, BY_KEY["round.number"].label, "no_round")
            return
        told = self.rounds.setdefault(number, _Round(row.number))
        self._add(told, row, cells, Of.ROUND)
        if any(key for key in cells if not key.startswith(Of.ROUND.value)):
            self._take_winner(told, row, cells)

    def _read(self, row: Row) -> dict[str, object]:
        """Cells that say something, by the key of their column."""
        faulty = dict(row.faults)
        cells = {}
        for place, column in self.places.items():
            if fault := faulty.get(place):
                self._refuse(row.number, column.label, fault.code, **fault.params)
                continue
            try:
                value = read_cell(column, _cell(row, place), self.today)
            except CellError as error:
                self._refuse(row.number, column.label, error.code, **error.params)
                continue
            if value is not None:
                cells[column.key] = value
        return cells

    def _take_winner(self, round_: _Round, row: Row, cells: Cells) -> None:
        slug = cells.get("winner.slug")
        if not isinstance(slug, str):
            if row.number not in self.faults:
                self._refuse(row.number, BY_KEY["winner.slug"].label, "no_slug")
            return
        winner = round_.winners.setdefault(slug, _Winner(row.number))
        named = (winner.values.get("name"), cells.get("winner.name"))
        if all(named) and named[0] != named[1]:
            label = BY_KEY["winner.slug"].label
            self._refuse(
                row.number, label, "slug_twice",
                slug=slug, other=str(named[0]), row=str(winner.rows["name"]),
            )  # fmt: skip
            return
        self._add(winner, row, cells, Of.WINNER)
        self._take_part(winner.recipients, row, cells, Of.RECIPIENT)
        self._take_part(winner.partners, row, cells, Of.PARTNER)

    def _take_part(self, parts: dict[str, _Told], row: Row, cells: Cells, of: Of) -> None:
        """Lines about the same name are one part. A line without a member is the winner itself."""
        own = _of(cells, of)
        if not own:
            return
        name = str(own.get("name", ""))
        if of is Of.PARTNER and not name:
            self._refuse(row.number, BY_KEY["partner.name"].label, "no_partner")
            return
        told = parts.setdefault(name, _Told(row.number))
        if of is Of.RECIPIENT and "" in parts and len(parts) > 1:
            self._refuse(row.number, BY_KEY["recipient.name"].label, "no_member")
        self._add(told, row, cells, of)

    def _add(self, told: _Told, row: Row, cells: Cells, of: Of) -> None:
        told.lines.add(row.number)
        for name, value in _of(cells, of).items():
            if name not in told.values:
                told.values[name], told.rows[name] = value, row.number
            elif told.values[name] != value:
                label = BY_KEY[f"{of.value}.{name}"].label
                self._refuse(row.number, label, "conflict", row=str(told.rows[name]))

    def _round(self, told: _Round) -> ArchivedRound:
        self._require(told, Of.ROUND, "fiscal_year", "title", "coverage")
        is_none = told.values.get("coverage") == Coverage.NONE
        label = BY_KEY["round.coverage"].label
        if is_none and told.winners:
            self._refuse(told.row, label, "none_with_winners")
        is_known = "coverage" in told.values and not is_none
        if is_known and not told.winners and not self._has_fault(told):
            self._refuse(told.row, label, "known_without_winners")
        self._refuse_one_name_twice(told.winners)
        winners = tuple(self._winner(slug, one) for slug, one in told.winners.items())
        return ArchivedRound(**told.values, winners=winners)  # type: ignore[arg-type]

    def _require(self, told: _Told, of: Of, *names: str) -> None:
        """What is there and could not be read is told already."""
        for name in names:
            label = BY_KEY[f"{of.value}.{name}"].label
            if name not in told.values and not self._has_fault(told, label):
                self._refuse(told.row, label, "required")

    def _has_fault(self, told: _Told, label: str = "") -> bool:
        return any(
            problem.row in told.lines and label in ("", problem.column) for problem in self.problems
        )

    def _refuse_one_name_twice(self, winners: Mapping[str, _Winner]) -> None:
        first: dict[object, str] = {}
        for slug, one in winners.items():
            name = one.values.get("name")
            if name and name in first:
                self._refuse(one.row, BY_KEY["winner.name"].label, "name_twice", slug=first[name])
            first.setdefault(name, slug)

    def _winner(self, slug: str, told: _Winner) -> ArchivedWinner:
        self._require(told, Of.WINNER, "name", "prize")
        name = str(told.values.get("name", ""))
        return ArchivedWinner(
            **told.values,  # type: ignore[arg-type]
            recipients=tuple(_recipients(told.recipients, name)),
            partners=tuple(
                ArchivedPartner(**one.values)  # type: ignore[arg-type]
                for one in told.partners.values()
            ),
        )


def _of(cells: Cells, of: Of) -> dict[str, object]:
    return {BY_KEY[key].field: value for key, value in cells.items() if BY_KEY[key].of is of}


def _recipients(told: Mapping[str, _Told], name: str) -> Iterator[ArchivedRecipient]:
    """A winner without members is itself the one that received the prize."""
    for one in told.values() or [_Told(0)]:
        yield ArchivedRecipient(**{"name": name, **one.values})  # type: ignore[arg-type]
