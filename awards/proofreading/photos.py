"""Checks of the photographs, and of what one row has and its like has not."""

import re
from collections.abc import Iterator

from awards.dossier.checks import PRINT_LONG, PRINT_SHORT
from awards.dossier.differences import Place
from awards.dossier.values import Photo, Row
from awards.proofreading.values import Draft, Finding, Severity, at

_YEAR = re.compile(r"(?<!\d)(\d{4})[ ]?年(?!度|代|間)")


def _photos(draft: Draft) -> Iterator[tuple[int, Photo]]:
    return enumerate(draft.dossier.photos.rows, start=1)


def days(draft: Draft) -> Iterator[Finding]:
    """Between the first agreement and the publication, and as the caption has it."""
    signed = [row.signed_on for row in draft.dossier.partners.rows if row.signed_on]
    captions = {one.place: one for one in draft.passages if one.column == "caption"}
    for n, row in _photos(draft):
        taken, place = row.taken_on, Place("photos", n, "taken_on")
        if taken is None:
            continue
        if taken.first_day > draft.on:
            yield at("P34", place, taken.western, "after", key=row.key)
        if signed and taken.last_day < min(day.first_day for day in signed):
            yield at("P34", place, taken.western, "before", key=row.key)
        caption = captions.get(Place("photos", n, "caption"))
        named = _YEAR.search(caption.plain) if caption else None
        if caption and named and int(named[1]) != taken.year:
            yield caption.finding("P34", *named.span(), "caption", taken=taken.western)


def pictures(draft: Draft) -> Iterator[Finding]:
    rows, most = draft.dossier.photos.rows, draft.limits.photos
    if most and len(rows) > most:
        yield at("P35", Place("photos"), f"{len(rows)}枚", "many", limit=most)
    first: dict[str, int] = {}
    for n, row in _photos(draft):
        yield from _picture(n, row)
        if row.sha256 and first.setdefault(row.sha256, n) != n:
            place = Place("photos", n)
            yield at("P35", place, _told(n, row), "twice", key=row.key, first=first[row.sha256])


def _picture(n: int, row: Photo) -> Iterator[Finding]:
    told = _told(n, row)
    if not row.alt.ja.strip():
        yield at("P35", Place("photos", n, "alt"), told, "alt", key=row.key)
    if not row.consent:
        yield at("P35", Place("photos", n, "consent"), told, "consent", key=row.key)
    if row.taken_on is None and not row.unread and not _YEAR.search(row.caption.ja):
        place = Place("photos", n, "taken_on")
        yield at("P35", place, told, "day", key=row.key, severity=Severity.HINT)
    if row.width and (
        max(row.width, row.height) < PRINT_LONG or min(row.width, row.height) < PRINT_SHORT
    ):
        size = f"{row.width}×{row.height}"
        yield at("P35", Place("photos", n), size, "small", key=row.key, size=size)


def _told(n: int, row: Photo) -> str:
    return row.caption.ja or str(n)


def missing_beside(draft: Draft) -> Iterator[Finding]:
    """A reader who finds it of one looks for it of the other, too."""
    yield from _contacts(draft)
    yield from _regions(draft)


def _contacts(draft: Draft) -> Iterator[Finding]:
    rows = draft.dossier.contacts.rows
    for column in ("tel", "email", "url"):
        having = [n for n, row in enumerate(rows, start=1) if getattr(row, column)]
        for n, row in enumerate(rows if having else (), start=1):
            if not getattr(row, column) and not _is_unread(row, column):
                place = Place("contacts", n, column)
                yield at("P36", place, row.office.ja, "contact", key=row.key, other=having[0])


def _regions(draft: Draft) -> Iterator[Finding]:
    names = {row.key: row.name.ja for row in draft.dossier.partners.rows}
    rows = enumerate(draft.dossier.regions.rows, start=1)
    partners = [(n, row) for n, row in rows if row.partner is not None and not row.is_empty]
    if any(row.description.ja for _n, row in partners):
        for n, row in partners:
            if not row.description.ja:
                place, name = Place("regions", n, "description"), names.get(row.partner)
                yield at("P36", place, name or str(n), "region", key=row.key)


def _is_unread(row: Row, name: str) -> bool:
    return any(column == name for column, _text in row.unread)
