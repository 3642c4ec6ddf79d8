"""The empty file: its columns, and in XLSX a sheet that explains them."""

import csv
from io import BytesIO, StringIO

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from awards.archive.columns import COLUMNS

BOM = "\ufeff"
_HEAD = PatternFill("solid", fgColor="FFE8F1FE")


def as_csv() -> bytes:
    out = StringIO(newline="")
    csv.writer(out).writerow([column.label for column in COLUMNS])
    return (BOM + out.getvalue()).encode()


def as_xlsx() -> bytes:
    """Cells are texts: what is typed stays as it was typed, a date in three styles among it."""
    book = Workbook()
    sheet = book.active
    sheet.title = "受賞団体"
    _head(sheet, [column.label for column in COLUMNS])
    for place in range(1, len(COLUMNS) + 1):
        letter = get_column_letter(place)
        sheet.column_dimensions[letter].width = 18
        sheet.column_dimensions[letter].number_format = "@"
    sheet.freeze_panes = "B2"
    _explain(book.create_sheet(_("列の説明")))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _explain(sheet: Worksheet) -> None:
    _head(sheet, [_("列"), _("必ず書く列"), _("説明"), _("例")])
    for row, column in enumerate(COLUMNS, start=2):
        needed = _("必須") if column.required else ""
        cells = (column.label, needed, str(column.help), column.example)
        for place, text in enumerate(cells, start=1):
            cell = sheet.cell(row, place, text)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for letter, width in zip("ABCD", (24, 12, 60, 36), strict=True):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"


def _head(sheet: Worksheet, labels: list[str]) -> None:
    for place, label in enumerate(labels, start=1):
        cell = sheet.cell(1, place, label)
        cell.font, cell.fill = Font(bold=True), _HEAD
