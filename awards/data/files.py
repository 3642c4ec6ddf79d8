"""The files for reuse, written piece by piece: however many winners there are, one is in memory.

The same content gives the same bytes, so that its fingerprint tells whether a file has changed.
"""

import csv
import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from awards.data import dictionary, records
from awards.data.dictionary import Fields
from awards.data.records import Record
from awards.spreadsheets import FORMULA
from awards.winners.values.winner import WinnerPage

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
BOM = "\ufeff"


@dataclass(frozen=True)
class Content:
    """What a file is written from. ``head`` says once what the whole is; ``rounds`` are records."""

    head: Record
    rounds: list[Record]
    winners: Callable[[], Iterable[WinnerPage]]


@dataclass(frozen=True)
class File:
    media_type: str
    pieces: Callable[[Content], Iterator[str]]


def winners_json(content: Content) -> Iterator[str]:
    """One object; each winner stands on a line of its own."""
    head = as_json({**content.head, "rounds": content.rounds})
    yield f'{head[:-1]}, "winners": ['
    before = "\n"
    for page in content.winners():
        yield before + as_json(records.winner_record(page))
        before = ",\n"
    yield "\n]}\n"


def winners_csv(content: Content) -> Iterator[str]:
    rows = (records.winner_row(page) for page in content.winners())
    return _csv(dictionary.WINNERS_CSV, rows)


def partners_csv(content: Content) -> Iterator[str]:
    rows = (row for page in content.winners() for row in records.partner_rows(page))
    return _csv(dictionary.PARTNERS_CSV, rows)


CSV = "text/csv; charset=utf-8"
FILES = {
    "winners.json": File("application/json", winners_json),
    "winners.csv": File(CSV, winners_csv),
    "partners.csv": File(CSV, partners_csv),
}


def as_json(record: Record) -> str:
    return json.dumps(record, ensure_ascii=False, default=_number)


def _number(value: object) -> int | float:
    """The shortest that reads as the same decimal; all of ours have fewer than 15 digits."""
    if not isinstance(value, Decimal):
        raise TypeError(f"no JSON for {value!r}")
    return int(value) if value == value.to_integral_value() else float(value)


class _Line:
    """Gives back what ``csv`` writes."""

    def write(self, text: str) -> str:
        return text


def _csv(fields: Fields, rows: Iterable[Record]) -> Iterator[str]:
    write = csv.writer(_Line()).writerow
    names = dictionary.names(fields)
    yield BOM + write(names)
    for row in rows:
        yield write([cell(row[name]) for name in names])


def cell(value: object) -> str:
    """What a spreadsheet shows and never computes: an apostrophe stands before a text like a formula.

    A number stays a number, below zero too; the members of a list stand on lines of their own.
    """
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if isinstance(value, list):
        value = "\n".join(map(str, value))
    text = "" if value is None else str(value)
    return f"'{text}" if isinstance(value, str) and text.startswith(FORMULA) else text
