"""The empty file: its columns, and in XLSX a sheet that explains them."""

import csv
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO, StringIO

import xlsxwriter
from django.utils.translation import gettext as _
from xlsxwriter.format import Format

from awards.archive.columns import COLUMNS

BOM = "\ufeff"
WIDTH = 18
# The file tells no day of its own: the same columns give the same bytes.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- the format knows no zone


def as_csv() -> bytes:
    out = StringIO(newline="")
    csv.writer(out).writerow([column.label for column in COLUMNS])
    return (BOM + out.getvalue()).encode()


def as_xlsx() -> bytes:
    """Cells are texts: what is typed stays as it was typed, a date in three styles among it."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": _CREATED})
    head = book.add_format({"bold": True, "bg_color": "#E8F1FE"})
    sheet = book.add_worksheet("受賞団体")
    sheet.set_column(0, len(COLUMNS) - 1, WIDTH, book.add_format({"num_format": "@"}))
    _write(sheet, 0, [column.label for column in COLUMNS], head)
    sheet.freeze_panes(1, 1)
    _explain(book, head)
    book.close()
    return out.getvalue()


def _explain(book: xlsxwriter.Workbook, head: Format) -> None:
    sheet = book.add_worksheet(_("列の説明"))
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    _write(sheet, 0, [_("列"), _("必ず書く列"), _("書き方"), _("例")], head)
    for row, column in enumerate(COLUMNS, start=1):
        needed = _("必須") if column.required else ""
        _write(sheet, row, [column.label, needed, str(column.help), column.example], wrapped)
    for place, width in enumerate((24, 12, 60, 36)):
        sheet.set_column(place, place, width)
    sheet.freeze_panes(1, 0)


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, texts: Sequence[str], of: Format
) -> None:
    for place, text in enumerate(texts):
        sheet.write_string(row, place, text, of)
