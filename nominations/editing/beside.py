"""Another record's text beside each field of a section, and taking it over into the field."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from django.forms import BooleanField, BoundField
from django.http import QueryDict  # noqa: TID251 -- the type of what was typed, nothing of HTTP

from awards.dossier.values import Section, Value
from nominations.editing.editor import SectionForms
from nominations.editing.facts import fact
from nominations.editing.forms import SectionForm
from nominations.editing.merging import put

# The name under which a button sends the field that is to take the other text.
TAKE = "take"
NOTHING: tuple[object, ...] = (None, "", (), [], False)

# The other record's row, for what names a row here: its key, or what it is about.
RowOf = Callable[[str], Value | None]


@dataclass(frozen=True)
class Beside:
    """What the other record says in a field; ``differs`` from what stands in it now."""

    text: str
    differs: bool


@dataclass(frozen=True)
class Other:
    """The other record's section, and its row for each of ours."""

    section: Section
    row_of: RowOf


def texts_beside(forms: SectionForms, other: Other) -> Mapping[str, Beside]:
    """By the name of the field; none where the other record says nothing."""
    return {ours.html_name: _beside(ours, theirs) for ours, theirs in _fields(forms, other)}


def taken(forms: SectionForms, other: Other, data: QueryDict, name: str) -> tuple[QueryDict, str]:
    """``data`` with the other text in the field ``name``, and the field's label; empty if neither."""
    for ours, theirs in _fields(forms, other):
        if ours.html_name == name:
            filled = data.copy()
            put(filled, name, theirs)
            return filled, str(ours.label)
    return data, ""


def _fields(forms: SectionForms, other: Other) -> Iterator[tuple[BoundField, BoundField]]:
    if forms.form:
        yield from _pairs(forms, forms.form, other.section)
    for row in forms.rows.staying if forms.rows else ():
        about = str(row[forms.editor.by or "id"].value() or "")
        if (value := other.row_of(about)) is not None:
            yield from _pairs(forms, row, value)


def _pairs(
    forms: SectionForms, form: SectionForm, value: Value
) -> Iterator[tuple[BoundField, BoundField]]:
    theirs = type(form)(initial=form.initial_of(value), record=forms.record, prefix=form.prefix)
    for name in theirs.fields:
        is_text = name in value.flat() and not isinstance(theirs.fields[name], BooleanField)
        if is_text and theirs[name].value() not in NOTHING:
            yield form[name], theirs[name]


def _beside(ours: BoundField, theirs: BoundField) -> Beside:
    text = fact(theirs)
    return Beside(text, fact(ours).split() != text.split())
