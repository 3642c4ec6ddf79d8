"""Lists as XLSX: the same rows give the same bytes, and a text is never a formula."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

import xlsxwriter

# What a spreadsheet would take for the beginning of a formula, in full width too.
FORMULA = tuple("=+-@\t\r\n＝＋－＠")
# The file tells no day of its own.
_CREATED = datetime(2000, 1, 1)  # noqa: DTZ001 -- the format knows no zone
_LONGEST_NAME = 31
_NOT_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\'", " "))


@dataclass(frozen=True)
class Column:
    """``width`` is in characters of figures; a kanji takes two."""

    label: str
    width: int


def spreadsheet(title: str, columns: Sequence[Column], rows: Iterable[Sequence[str]]) -> bytes:
    """One sheet, printed on A4 lying as wide as it is; its head stays in sight and on each page."""
    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": title, "created": _CREATED})
    sheet = book.add_worksheet(title.translate(_NOT_IN_NAMES)[:_LONGEST_NAME])
    plain = {"text_wrap": True, "valign": "top", "border": 1, "num_format": "@"}
    formats = {
        # Shown as it is, and still a text for who edits the cell.
        True: book.add_format({**plain, "quote_prefix": True}),
        False: book.add_format(plain),
    }
    head = book.add_format({**plain, "bold": True, "bg_color": "#E8F1FE"})
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.label, head)
    last = 0
    for last, row in enumerate(rows, start=1):
        for place, text in enumerate(row):
            sheet.write_string(last, place, text, formats[text.startswith(FORMULA)])
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer("&C&P / &N")
    book.close()
    return out.getvalue()
