from io import BytesIO

import pytest
from openpyxl import load_workbook

from awards.spreadsheets import Column, spreadsheet

COLUMNS = (Column("名称", 20), Column("数", 8))


def read(content: bytes):
    return load_workbook(BytesIO(content)).active


def test_rows_are_read_as_they_were_written():
    sheet = read(spreadsheet("名簿", COLUMNS, [("高崎市", "0012"), ("金沢市", "1\n2")]))

    assert [[cell.value for cell in row] for row in sheet.rows] == [
        ["名称", "数"], ["高崎市", "0012"], ["金沢市", "1\n2"]
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text", ["=1+1", "+81", "-5", "@SUM(A1)", "＝1+1", "\t=1", "=HYPERLINK(1)"]
)
def test_no_text_is_a_formula_not_even_for_who_edits_it(text):
    cell = read(spreadsheet("名簿", COLUMNS, [(text, "")]))["A2"]

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_an_address_is_no_link():
    assert read(spreadsheet("名簿", COLUMNS, [("https://a.example/", "")]))["A2"].hyperlink is None


def test_the_same_rows_give_the_same_bytes(monkeypatch):
    def made() -> bytes:
        return spreadsheet("名簿", COLUMNS, [("高崎市", "1")])

    first = made()
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)

    assert made() == first


def test_the_head_is_on_each_printed_page():
    sheet = read(spreadsheet("名/簿[1]" * 9, COLUMNS, []))

    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
