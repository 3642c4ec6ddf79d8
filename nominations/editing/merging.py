"""Two people have written in one section: both texts side by side, and a choice for each field."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms import BoundField, Field
from django.http import QueryDict  # noqa: TID251 -- the type of what was typed, nothing of HTTP

from awards.dossier.values import Record
from nominations.editing.editor import Editor, Files, SectionForms
from nominations.editing.facts import fact
from nominations.editing.forms import SectionForm

# The name under which a form sends the fields in which the stored text is to stay.
CHOSEN = "stored"


@dataclass(frozen=True)
class Both:
    """``forms`` hold what was typed; ``stored`` what is stored in the fields that differ, in words.

    ``lost`` is what was typed about something that is not there any more.
    """

    forms: SectionForms
    stored: Mapping[str, str]
    lost: list[tuple[str, str]]


def both_texts(editor: Editor, record: Record, data: QueryDict, files: Files | None = None) -> Both:
    """``record`` as it is stored now, ``data`` as it was typed upon what was there before.

    A row that somebody else has removed is typed as a new one; one that somebody else has added
    stands at the end, where it can be removed.
    """
    data, lost = _without_vanished(editor, record, data)
    data = _with_added(editor, record, data)
    forms = SectionForms(editor, record, data, files)
    forms.is_valid()
    return Both(forms, dict(_differing(forms)), lost)


def with_choices(editor: Editor, record: Record, data: QueryDict) -> QueryDict:
    """What was typed, with the stored text in each field where the writer chose it."""
    stored = {field.html_name: field for form in SectionForms(editor, record) for field in form}
    merged = data.copy()
    for name in data.getlist(CHOSEN):
        if field := stored.get(_stored_name(editor, record, data, name)):
            put(merged, name, field)
    return merged


def put(data: QueryDict, name: str, field: BoundField) -> None:
    """What ``field`` holds, as a browser would send it under ``name``."""
    value = field.value()
    data.pop(name, None)
    if isinstance(value, list | tuple):
        data.setlist(name, [str(item) for item in value])
    elif value not in (None, False):
        data[name] = "on" if value is True else str(value)


def _stored_name(editor: Editor, record: Record, data: QueryDict, name: str) -> str:
    """The name that a field, sent as ``name``, has where the rows are stored now.

    Empty where its row is not stored any more: another one may stand in its place.
    """
    in_row = re.fullmatch(rf"{editor.slug}-(\d+)-(\w+)", name)
    if in_row is None:
        return name
    about = data.get(f"{editor.slug}-{in_row[1]}-{editor.by or 'id'}", "")
    rows = record.section(editor.slug).rows
    places = {str(getattr(row, editor.by or "key") or ""): n for n, row in enumerate(rows)}
    return f"{editor.slug}-{places[about]}-{in_row[2]}" if about in places else ""


def _differing(forms: SectionForms) -> Iterator[tuple[str, str]]:
    """The stored text of each field in which something else was typed, by the field's name."""
    stored = SectionForms(forms.editor, forms.record)
    if forms.form and stored.form:
        yield from _fields_that_differ(forms.form, stored.form)
    by = forms.editor.by or "id"
    by_key = {str(form[by].value() or ""): form for form in stored.rows or ()}
    for form in forms.rows.staying if forms.rows else ():
        typed_for = str(form[by].value() or "")
        if typed_for in by_key and (typed_for or forms.editor.by):
            yield from _fields_that_differ(form, by_key[typed_for])


def _fields_that_differ(form: SectionForm, stored: SectionForm) -> Iterator[tuple[str, str]]:
    cleaned = getattr(form, "cleaned_data", {})
    for name, field in stored.fields.items():
        if name in ("DELETE", "ORDER") or stored[name].is_hidden:
            continue
        was = stored.initial.get(name)
        now = form.unread.get(name, cleaned.get(name))
        if name in form.errors or (now or None) != (_read(field, was) or None):
            yield form[name].html_name, fact(stored[name])


def _read(field: Field, stored: object) -> object:
    """What is stored as the field reads it; what it cannot read stands as it was typed."""
    try:
        return field.to_python(stored)
    except ValidationError:
        return stored


def _without_vanished(
    editor: Editor, record: Record, data: QueryDict
) -> tuple[QueryDict, list[tuple[str, str]]]:
    if editor.row is None:
        return data, []
    by = editor.by or "id"
    rows = record.section(editor.slug).rows
    keys = {str(getattr(row, editor.by or "key") or "") for row in rows} | {""}
    gone = [
        name
        for name in data
        if name.startswith(f"{editor.slug}-") and name.endswith(f"-{by}") and data[name] not in keys
    ]
    remaining = data.copy()
    if editor.grows:
        for name in gone:
            remaining[name] = ""
        return remaining, []
    return remaining, _taken_out(remaining, gone)


def _taken_out(data: QueryDict, gone: list[str]) -> list[tuple[str, str]]:
    """The words typed into those rows, which go from ``data``."""
    lost = []
    for about in gone:
        prefix = about.rpartition("-")[0]
        for name in [name for name in data if name.startswith(f"{prefix}-")]:
            texts = data.pop(name)
            lost += [(name, str(text)) for text in texts if text and name != about]
    return lost


def _with_added(editor: Editor, record: Record, data: QueryDict) -> QueryDict:
    """The rows that are stored and were not on the page that was sent, at its end."""
    if not editor.grows or editor.row is None:
        return _with_all_keyed(editor, record, data) if editor.by else data
    total = f"{editor.slug}-TOTAL_FORMS"
    place = len(SectionForms(editor, record, data).rows or ())
    sent = {data.get(f"{editor.slug}-{n}-id", "") for n in range(place)}
    merged = data.copy()
    for form in SectionForms(editor, record).rows or ():
        if form["id"].value() and str(form["id"].value()) not in sent:
            for field in form:
                put(merged, f"{editor.slug}-{place}-{field.name}", field)
            place += 1
    merged[total] = str(place)
    return merged


def _with_all_keyed(editor: Editor, record: Record, data: QueryDict) -> QueryDict:
    """One row for each that there is now, as typed or, where nothing was typed, as stored."""
    prefixes = {
        data[name]: name.rpartition("-")[0]
        for name in data
        if name.startswith(f"{editor.slug}-") and name.endswith(f"-{editor.by}")
    }
    merged = data.copy()
    rows = list(SectionForms(editor, record).rows or ())
    for place, form in enumerate(rows):
        about = str(form[editor.by].value() or "")
        for field in form:
            name = f"{editor.slug}-{place}-{field.name}"
            if about not in prefixes:
                put(merged, name, field)
                continue
            texts = data.getlist(f"{prefixes[about]}-{field.name}")
            merged.setlist(name, texts)
    merged[f"{editor.slug}-TOTAL_FORMS"] = merged[f"{editor.slug}-INITIAL_FORMS"] = str(len(rows))
    return merged
