"""Tables that people send: XLSX, or CSV in UTF-8 or Shift_JIS, read into cells of plain text.

The size of a file is judged before it is opened, that of a cell before anything is done with it.
What cannot be taken is told with its place: a code and the params of a sentence.
"""

import csv
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from io import BytesIO, StringIO
from itertools import islice
from zipfile import BadZipFile, ZipFile

from awards.coded_errors import CodedError

MEGABYTE = 1024 * 1024
MOST_BYTES = 5 * MEGABYTE
# Of an XLSX once unpacked: 200 bytes may unpack into gigabytes.
MOST_UNPACKED = 50 * MEGABYTE
MOST_PARTS = 1_000
# In a part of it: styles, names and what else is read at once takes some fifty microseconds a tag, a
# text that cells share as much, a tag within a row ten; a cell with its text has six of these.
MOST_TAGS = 20_000
MOST_TEXTS = 150_000
MOST_PIECES = 300_000  # rows and texts
MOST_TAGS_IN_ROWS = 1_000_000
MOST_ROWS = 2_000
MOST_COLUMNS = 60
# Characters of a cell. Longer than this, it is no cell of a list.
LONGEST = 2_000

_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
# In UTF-8 or UTF-16, with a mark of order or without.
_XML = re.compile(rb"[\s\0]*(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?[\s\0]*<")
# What rows and shared texts begin and end with.
_BEGIN = re.compile(rb"<(?:\w+:)?(row|si)(?=[\s>/])")
_END = re.compile(rb"</(?:\w+:)?(?:row|si)\s*>")
_EMPTY = re.compile(rb"""(?:\s+[\w:]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*/>""")
_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?ref="([A-Z]{1,3}\d{1,7}:[A-Z]{1,3}\d{1,7})"')


class TableError(CodedError):
    """Why a file or a cell cannot be taken."""


@dataclass(frozen=True)
class Row:
    """``number`` is the row's in the file, as a spreadsheet counts; ``faults`` are of its cells."""

    number: int
    cells: tuple[str, ...]
    faults: tuple[tuple[int, TableError], ...] = ()

    @property
    def is_empty(self) -> bool:
        return not any(cell.strip() for cell in self.cells) and not self.faults


@dataclass(frozen=True)
class Table:
    """The first row that says anything is the ``head``; empty rows are left out."""

    head: Row
    rows: tuple[Row, ...]


def read_table(content: bytes) -> Table:
    if len(content) > MOST_BYTES:
        raise TableError("too_large", megabytes=str(MOST_BYTES // MEGABYTE))
    if content.startswith(_OLD_EXCEL):
        raise TableError("old_excel")
    found = _workbook(content) if content.startswith(_ZIP) else _csv(_decoded(content))
    rows = [row for row in found if not row.is_empty]
    if not rows:
        raise TableError("empty")
    return Table(rows[0], tuple(rows[1:]))


def _csv(text: str) -> Iterator[Row]:
    first_line = text.split("\n", 1)[0]
    tabs = "\t" in first_line and "," not in first_line
    reader = csv.reader(StringIO(text, newline=""), delimiter="\t" if tabs else ",", strict=True)
    try:
        for number, cells in enumerate(reader, start=1):
            yield _row(number, cells)
            _refuse_more(number, cells)
    except csv.Error as error:
        raise TableError("broken_csv", line=str(reader.line_num)) from error


def _decoded(content: bytes) -> str:
    if content.startswith(_UTF16) or b"\x00" in content:
        raise TableError("encoding")
    for encoding in ("utf-8-sig", "cp932"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableError("encoding")


def _workbook(content: bytes) -> Iterator[Row]:
    # Late: its 11 MB would lie in the memory of each process, for the few files that come in a year.
    from openpyxl import load_workbook  # noqa: PLC0415 -- as above

    _judge_parts(content)
    try:
        values = load_workbook(BytesIO(content), read_only=True, data_only=True)
        written = load_workbook(BytesIO(content), read_only=True)
        sheet, formulas = values.worksheets[0], written.worksheets[0]
        _refuse_merged(content, sheet._worksheet_path)
        # What the file says about its own size may be wrong.
        sheet.reset_dimensions()
        formulas.reset_dimensions()
        pairs = zip(_lines(sheet), _lines(formulas), strict=True)
        for number, (shown, typed) in enumerate(pairs, start=1):
            cells, faults = _cells(shown, typed)
            yield _row(number, cells, faults)
            _refuse_more(number, cells)
    except TableError:
        raise
    # A damaged file makes the library raise whatever its innermost part does.
    except Exception as error:
        raise TableError("broken") from error


def _lines(sheet: object) -> Iterator[tuple[object, ...]]:
    # One row more than allowed tells that there are too many.
    rows: Iterator[tuple[object, ...]] = sheet.iter_rows(values_only=True)  # type: ignore[attr-defined]
    return islice(rows, MOST_ROWS + 2)


def _judge_parts(content: bytes) -> None:
    try:
        with ZipFile(BytesIO(content)) as package:
            parts = package.infolist()
    except (BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise TableError("broken") from error
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise TableError("too_large_inside", megabytes=str(MOST_UNPACKED // MEGABYTE))
    if any(part.flag_bits & 1 for part in parts):
        raise TableError("password")
    if not any(part.filename.startswith("xl/") for part in parts):
        raise TableError("kind")
    if any(_is_crowded(_part(content, part.filename)) for part in parts):
        raise TableError("crowded")


def _is_crowded(part: bytes) -> bool:
    """Of its rows, the ones that are read count, for they come one by one; of all else, all.

    What is no XML, a photograph for one, is never read.
    """
    if not _XML.match(part):
        return False
    begins = list(islice(_BEGIN.finditer(part), MOST_PIECES + 1))
    if len(begins) > MOST_PIECES:
        return True
    places = [*(begin.start() for begin in begins), len(part)]
    beside = part.count(b"<", 0, places[0])
    within = rows = 0
    for begin, until in zip(begins, places[1:], strict=True):
        ends = _EMPTY.match(part, begin.end(), until) or _END.search(part, begin.end(), until)
        beside += part.count(b"<", ends.end() if ends else begin.end(), until)
        rows += begin[1] == b"row"
        if ends and rows < MOST_ROWS + 3:
            within += part.count(b"<", begin.start(), ends.start())
    texts = len(begins) - rows
    return beside > MOST_TAGS or texts > MOST_TEXTS or within > MOST_TAGS_IN_ROWS


def _part(content: bytes, name: str) -> bytes:
    try:
        with ZipFile(BytesIO(content)) as package:
            return package.read(name)
    except (BadZipFile, OSError, ValueError, NotImplementedError, EOFError, zlib.error) as error:
        raise TableError("broken") from error


def _refuse_merged(content: bytes, path: str) -> None:
    """A library that reads row by row does not say which cells are merged."""
    merged = _MERGED.findall(_part(content, path.lstrip("/")))
    if merged:
        raise TableError("merged", places="、".join(ref.decode() for ref in merged[:5]))


def _cells(
    shown: Sequence[object], typed: Sequence[object]
) -> tuple[list[str], list[tuple[int, TableError]]]:
    cells, faults = [], []
    for place, value in enumerate(shown):
        text = _text(value)
        if value is None and place < len(typed) and typed[place] is not None:
            # Written by a program that leaves it to the reader to compute.
            faults.append((place, TableError("formula")))
        elif isinstance(value, str) and value.startswith("#") and value in _ERRORS:
            faults.append((place, TableError("error_value", text=value)))
        cells.append(text)
    return cells, faults


_ERRORS = {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}


def _text(value: object) -> str:
    """As it would be typed: a date without its midnight, a whole number without its point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _row(number: int, cells: Sequence[str], faults: Sequence[tuple[int, TableError]] = ()) -> Row:
    long = [
        (place, TableError("long", most=f"{LONGEST:,}"))
        for place, cell in enumerate(cells)
        if len(cell) > LONGEST
    ]
    kept = tuple(cell if len(cell) <= LONGEST else cell[:LONGEST] for cell in cells)
    return Row(number, kept, (*faults, *long))


def _refuse_more(number: int, cells: Sequence[str]) -> None:
    if number > MOST_ROWS + 1:
        raise TableError("rows", most=f"{MOST_ROWS:,}")
    if len(cells) > MOST_COLUMNS and any(cell.strip() for cell in cells[MOST_COLUMNS:]):
        raise TableError("columns", most=str(MOST_COLUMNS))
