"""What a body has changed in a nomination since it was returned: where, what was there, what is.

What was written is kept with the return as plain texts by place, so that it can still be compared
when a form asks for other columns.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Field, IntegerField, Model
from django.utils.translation import gettext as _

from awards.dossier.values import Photos, Region, Row, Value
from awards.languages import in_english
from awards.partial_dates import PartialDate
from nominations.intake import models
from nominations.intake.dossier import Appeal, Attachment, NominationDossier
from nominations.intake.reading import TABLES

# By place: a column of the section, or the key of a row and its column.
Places = Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """``row`` is the place of the row in its section, None where the section has no rows."""

    row: str
    label: str
    was: str
    now: str


def written(dossier: NominationDossier) -> dict[str, dict[str, str]]:
    """All that has been written, by section and place; what is empty is left out."""
    return {
        slug: {place: text for place, _field, text in _places(dossier, slug) if text}
        for slug in NominationDossier.sections()
    }


def changed_since_return(dossier: NominationDossier) -> set[str]:
    """The sections that the body has changed since; none where nothing was returned."""
    if not dossier.returned:
        return set()
    now = written(dossier)
    return {slug for slug, was in dossier.returned.written.items() if now.get(slug) != was}


def changes_of(dossier: NominationDossier, slug: str) -> list[Change]:
    """In the order of the page; what was removed comes last."""
    was = dict(dossier.returned.written.get(slug, {})) if dossier.returned else {}
    rows = _numbers(dossier, slug)
    changes = []
    for place, field, text in _places(dossier, slug):
        before = was.pop(place, "")
        if before != text:
            changes.append(_change(rows.get(_row_of(place), ""), field, before, text))
    gone = _fields(dossier, slug)
    changes += [
        _change(_("削除"), gone.get(place.rpartition(".")[2]), text, "")
        for place, text in was.items()
    ]
    return changes


def _change(row: str, field: "Field[object, object] | None", was: str, now: str) -> Change:
    label = str(field.verbose_name) if field else ""
    return Change(row, label, _shown(field, was), _shown(field, now))


def _places(
    dossier: NominationDossier, slug: str
) -> Iterator[tuple[str, "Field[object, object] | None", str]]:
    """Each place with the column of the table it is written to, and its text."""
    section = dossier.section(slug)
    for name, text in _texts(section):
        yield name, _field(models.Nomination, section.stored_as.get(name, name)), text
    table = TABLES.get(type(section))
    for row in section.rows:
        for name, text in _texts(row):
            if table and not _is_the_partners(row, name):
                yield f"{_key(row)}.{name}", _field(table.model, name), text
    for attachment in dossier.attachments if isinstance(section, Photos) else ():
        yield f"{_key(attachment)}.name", _field(models.Attachment, "name"), attachment.name


def _texts(value: Value) -> Iterator[tuple[str, str]]:
    """Of the Japanese columns: a body writes no others."""
    columns = value.flat() | dict(value.unread)
    return ((n, _text(held)) for n, held in columns.items() if not n.endswith("_en"))


def _text(held: object) -> str:
    if held is None or held is False:
        return ""
    if isinstance(held, PartialDate):
        return held.iso
    return "\n".join(map(str, held)) if isinstance(held, tuple) else str(held)


def _shown(field: "Field[object, object] | None", text: str) -> str:
    """As a reader reads it: a date, a figure, the label of a choice."""
    if text == str(True):
        return _("はい")
    if choices := dict(field.flatchoices) if field else {}:
        return str(choices.get(text, text))
    if isinstance(field, IntegerField) and text.isdecimal():
        return f"{int(text):,}"
    try:
        date = PartialDate.from_iso(text)
    except ValueError:
        return text
    return date.english if in_english() else date.both


def _key(row: Row | Attachment) -> str:
    """The row's name for as long as it is about the same thing, stored or not yet."""
    if isinstance(row, Appeal):
        return f"criterion-{row.criterion}"
    if isinstance(row, Region):
        return f"partner-{row.partner or 'own'}"
    return f"{type(row).__name__.lower()}-{row.key}"


def _is_the_partners(row: Row, name: str) -> bool:
    return isinstance(row, Region) and row.partner is not None and name == "name"


def _row_of(place: str) -> str:
    return place.rpartition(".")[0]


def _numbers(dossier: NominationDossier, slug: str) -> dict[str, str]:
    """What each row is called on the page: its criterion, its region, or its number."""
    rows = enumerate(dossier.section(slug).rows, start=1)
    called = {_key(row): _called(row, number) for number, row in rows}
    papers = enumerate(dossier.attachments, start=1)
    return called | {_key(paper): _("資料%(n)d") % {"n": n} for n, paper in papers}


def _called(row: Row, number: int) -> str:
    if isinstance(row, Appeal | Region) and row.name:
        return row.name.ja
    return _("%(n)d番目") % {"n": number}


def _fields(dossier: NominationDossier, slug: str) -> dict[str, "Field[object, object]"]:
    table = TABLES.get(type(dossier.section(slug)))
    of_rows = [table.model] if table else []
    tables: list[type[Model]] = [models.Nomination, models.Attachment, *of_rows]
    return {field.name: field for model in tables for field in model._meta.concrete_fields}


def _field(model: type[Model], name: str) -> "Field[object, object]":
    field: Field[object, object] = model._meta.get_field(name)  # type: ignore[assignment]
    return field
