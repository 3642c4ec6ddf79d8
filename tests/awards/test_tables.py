"""Files that people send, read into plain cells, whatever program wrote them."""

import csv
import tracemalloc
from contextlib import suppress
from datetime import date, datetime
from functools import partial
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.styles import Font

from awards.tables import LONGEST, MOST_ROWS, TableError, read_table
from tests.growth import is_steady

CELLS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=20).map(
    lambda text: text.replace("\ufeff", "")
)


def workbook(*rows: tuple[object, ...]) -> Workbook:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    return book


def xlsx(book: Workbook) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_csv(*rows: tuple[str, ...]) -> str:
    out = StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue()


def refusal(content: bytes) -> str:
    with pytest.raises(TableError) as refused:
        read_table(content)
    return refused.value.code


def cells(content: bytes) -> list[tuple[str, ...]]:
    table = read_table(content)
    return [table.head.cells, *(row.cells for row in table.rows)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932"])
def test_a_csv_is_read_in_either_encoding_of_a_japanese_office(encoding):
    text = as_csv(("回", "受賞団体"), ("3", "髙山①\n（岐阜県）"))

    assert cells(text.encode(encoding)) == [("回", "受賞団体"), ("3", "髙山①\n（岐阜県）")]


def test_rows_are_numbered_as_a_spreadsheet_counts_them():
    table = read_table(as_csv(("回",), ("1\n二行目",), (), ("2",)).encode())

    assert [(row.number, row.cells[0]) for row in table.rows] == [(2, "1\n二行目"), (4, "2")]


def test_a_workbook_gives_what_its_cells_show():
    book = workbook(
        ("回", "日", "数"),
        (3, date(2009, 1, 20), 1.5),
        (4.0, datetime.fromisoformat("2009-01-27"), None),
    )

    assert cells(xlsx(book)) == [
        ("回", "日", "数"), ("3", "2009-01-20", "1.5"), ("4", "2009-01-27"),
    ]  # fmt: skip


def test_a_formula_without_a_stored_result_is_told_by_its_cell():
    table = read_table(xlsx(workbook(("回", "名称"), (1, '="高"&"山"'))))

    assert [(place, fault.code) for place, fault in table.rows[0].faults] == [(1, "formula")]


def test_a_formula_with_its_stored_result_is_that_result():
    content = _with(xlsx(workbook(("回",), ("=1+2",))), "<v></v>", "<v>3</v>", "<v />", "<v>3</v>")

    assert cells(content) == [("回",), ("3",)]


def test_an_error_in_a_cell_is_told():
    table = read_table(xlsx(workbook(("回", "名称"), (1, "#REF!"))))

    assert [fault.code for _place, fault in table.rows[0].faults] == ["error_value"]


def test_merged_cells_are_named():
    book = workbook(("回", "名称"), (1, "甲"), (None, "乙"))
    book.active.merge_cells("A2:A3")

    with pytest.raises(TableError) as refused:
        read_table(xlsx(book))
    assert (refused.value.code, refused.value.params) == ("merged", {"places": "A2:A3"})


def test_merged_cells_of_another_sheet_do_not_matter():
    book = workbook(("回",), (1,))
    book.create_sheet("説明").merge_cells("A1:B2")

    assert cells(xlsx(book)) == [("回",), ("1",)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\r\n,,\r\n", "empty"),
        ("回,名称".encode("utf-16"), "encoding"),
        (b"\x81\xff\x00", "encoding"),
        (b"\xd0\xcf\x11\xe0" + b"0" * 600, "old_excel"),
        (b"PK\x03\x04 cut off", "broken"),
        ('回\n"開いたまま'.encode(), "broken_csv"),
        (b"a," * 80 + b"a", "columns"),
        (b"x" * (5 * 1024 * 1024 + 1), "too_large"),
        (b'"' + b"x" * 200_000 + b'"', "broken_csv"),
    ],
)
def test_what_is_no_table_is_refused_by_its_kind(content, code):
    assert refusal(content) == code


def test_a_document_of_another_program_is_no_table():
    out = BytesIO()
    with ZipFile(out, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert refusal(out.getvalue()) == "kind"


def test_a_bomb_is_refused_unopened():
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        package.writestr("xl/worksheets/sheet1.xml", b" " * 200 * 1024 * 1024)
    tracemalloc.start()

    assert (len(out.getvalue()) < 300_000, refusal(out.getvalue())) == (True, "too_large_inside")
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 10 * 1024 * 1024


def test_an_entity_that_grows_is_refused():
    grown = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    bomb = f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a0 "ha">{grown}]><x>&a9;</x>'
    content = _replaced(xlsx(workbook(("回",), (1,))), "xl/workbook.xml", bomb)

    assert refusal(content) == "broken"


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_twenty_thousand_rows_are_refused_by_the_limit_at_once(kind):
    rows = [("回", "名称"), *((str(n), f"団体{n}") for n in range(20_000))]
    few, content = (
        as_csv(*some).encode() if kind == "csv" else xlsx(workbook(*some))
        for some in (rows[: MOST_ROWS // 20], rows)
    )
    assert refusal(content) == "rows"
    # Two hundred times as many rows: what is beyond the limit is not read.
    assert is_steady(partial(read_table, few), partial(refusal, content))


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_as_many_rows_as_are_allowed_are_read(kind):
    rows = [("回", "名称"), *((str(n), f"団体{n}") for n in range(MOST_ROWS))]
    content = as_csv(*rows).encode() if kind == "csv" else xlsx(workbook(*rows))

    assert len(read_table(content).rows) == MOST_ROWS


def test_the_length_of_a_cell_is_judged():
    table = read_table(as_csv(("名称",), (" " * (LONGEST + 1),)).encode())

    assert [(place, fault.code) for place, fault in table.rows[0].faults] == [(0, "long")]
    assert len(table.rows[0].cells[0]) == LONGEST


@given(st.lists(st.lists(CELLS, min_size=2, max_size=4).map(tuple), min_size=1, max_size=5))
def test_what_a_program_writes_as_csv_is_read_as_it_was(rows):
    head = ("回", "名称", "x", "y")
    found = cells(as_csv(head, *rows).encode("utf-8-sig"))

    assert found == [head, *(row for row in rows if any(cell.strip() for cell in row))]


@settings(max_examples=200)
@given(st.binary(max_size=400))
@example(b"PK\x03\x04" + b"\x00" * 26)
def test_whatever_the_bytes_are_the_answer_is_a_table_or_a_refusal(content):
    for sent in (content, b"PK\x03\x04" + content):
        with suppress(TableError):
            assert read_table(sent).head.cells


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_workbook_with_damaged_bytes_is_a_table_or_a_refusal(data):
    content = bytearray(_WHOLE)
    for _n in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(TableError):
        assert read_table(bytes(content)).head.cells


def _with(content: bytes, *pairs: str) -> bytes:
    with ZipFile(BytesIO(content)) as package:
        text = package.read("xl/worksheets/sheet1.xml").decode()
    for old, new in zip(pairs[::2], pairs[1::2], strict=True):
        text = text.replace(old, new)
    return _replaced(content, "xl/worksheets/sheet1.xml", text)


def _replaced(content: bytes, name: str, text: str) -> bytes:
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, text if part == name else old.read(part))
    return out.getvalue()


_WHOLE = xlsx(workbook(("回", "名称"), (1, "甲"), (2, "乙")))


def with_part(name: str, begins: bytes, piece: bytes, ends: bytes, times: int = 1_000_000) -> bytes:
    """A workbook of two rows in which a part holds so many of ``piece``."""
    out = BytesIO()
    book = ZipFile(BytesIO(xlsx(workbook(("回",), ("1",)))))
    with ZipFile(out, "w", ZIP_DEFLATED) as package:
        for part in {*book.namelist()} - {name}:
            package.writestr(part, book.read(part))
        package.writestr(name, begins + piece * times + ends)
    return out.getvalue()


MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


STYLES = b"<styleSheet " + MAIN + b"><cellXfs>", b"</cellXfs></styleSheet>"


@pytest.mark.parametrize(
    ("name", "begins", "piece", "ends"),
    [
        ("xl/sharedStrings.xml", b"<sst " + MAIN + b">", b"<si><t>a</t></si>", b"</sst>"),
        ("xl/sharedStrings.xml", b"<sst " + MAIN + b">", b"<si/>", b"</sst>"),
        ("xl/styles.xml", STYLES[0], b"<xf/>", STYLES[1]),
        ("xl/styles.xml", b" \n\xef\xbb\xbf" + STYLES[0], b"<xf/>", STYLES[1]),
        # Behind rows that are none, or that end before they seem to.
        ("xl/styles.xml", b"<styleSheet><row/><cellXfs>", b"<xf/>", STYLES[1]),
        ("xl/styles.xml", b"<styleSheet><row a='>'/><cellXfs>", b"<xf/>", b"<!--</row>-->" + STYLES[1]),
        ("xl/styles.xml", b"<styleSheet><row><!--</row>--></row><cellXfs>", b"<xf/>", STYLES[1]),
        ("xl/styles.xml", b"<styleSheet>" + b"<row/>" * 3_000 + b"<cellXfs>", b"<xf/>", STYLES[1]),
        ("xl/workbook.xml", b"<workbook " + MAIN + b"><definedNames>",
         b"<definedName name='a'>1</definedName>", b"</definedNames></workbook>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet " + MAIN + b"><sheetData><row r='1'>", b"<c/>",
         b"</row></sheetData></worksheet>"),
        ("xl/worksheets/sheet1.xml", b"<worksheet " + MAIN + b"><sheetData>", b"<row/>",
         b"</sheetData></worksheet>"),
    ],
)  # fmt: skip
def test_a_small_file_with_a_million_parts_of_anything_is_not_taken_apart(
    name, begins, piece, ends
):
    """Counting its tags is all that is done: reading them takes a minute."""
    file = with_part(name, begins, piece, ends)

    assert (len(file) < 300_000, refusal(file)) == (True, "crowded")


@pytest.mark.parametrize(
    ("name", "begins", "piece", "ends"),
    [
        ("xl/sharedStrings.xml", b"<sst " + MAIN + b">", b"<si><t>a</t></si>" * 149_000, b"</sst>"),
        # More rows than are read, so that the sentence is about them.
        ("xl/worksheets/sheet2.xml", b"<worksheet " + MAIN + b"><sheetData>",
         b"<row><c><v>1</v></c></row>" * 200_000, b"</sheetData></worksheet>"),
        ("xl/media/image1.jpeg", b"\xff\xd8", b"<" * 100_000, b"\xff\xd9"),
    ],
)  # fmt: skip
def test_a_file_that_an_office_may_have_is_taken_apart(name, begins, piece, ends):
    file = with_part(name, begins, piece, ends, times=1)

    assert len(read_table(file).rows) == 1


def test_a_file_with_very_many_formats_is_taken_apart():
    book = workbook(("回", "名称"), (1, "甲"))
    for n in range(2_000):
        book.active.cell(1, 1 + n % 2).number_format = f'0"{n}"'
        book.active.cell(1, 1 + n % 2).font = Font(size=1 + n / 10)

    assert cells(xlsx(book)) == [("回", "名称"), ("1", "甲")]
