"""Every column of a value is stored, and asked for somewhere; every field is kept in a column."""

import re

import pytest
from django.http import QueryDict

from awards.dossier.reading import stored_columns
from awards.fields import LineField, LinesField, ProseField
from tests.editing.rooms import ROOMS, SECTIONS, Room

# Columns that nobody is asked for in that room: the winners' desk writes them.
NOT_ASKED = {
    "nomination": {("partners", "latitude"), ("partners", "longitude")},
    "set-up": set(),
    "profile": set(),
}
# What a form has besides: which row it is about, its file, what becomes of it.
NO_COLUMNS = {"id", "key", "partner", "criterion", "file", "DELETE", "ORDER"}


def columns_in(model):
    return {field.name for field in model._meta.concrete_fields}


def parts(room: Room, slug: str):
    """The section itself and its rows: each with its value, its model and its form."""
    editor = room.editors[slug]
    section = editor.section
    yield section, room.model_of(section), editor.form
    if section.row:
        yield section.row, room.tables[section].model, editor.row


def asked(room: Room, form):
    """The columns that a form asks for; a list may have a field for each of its texts."""
    fields = form(QueryDict(), record=room.blank).fields if form else ()
    return {re.sub(r"_\d+$", "", name) for name in fields} - NO_COLUMNS


@pytest.mark.parametrize(("name", "slug"), SECTIONS)
def test_every_written_field_of_a_value_is_a_column_of_its_table(name, slug):
    for value, model, _form in parts(ROOMS[name], slug):
        renamed = getattr(value, "stored_as", {})
        assert {renamed.get(name, name) for name in value.written()} - columns_in(model) == set()


@pytest.mark.parametrize(("name", "slug"), SECTIONS)
def test_every_column_is_asked_for_and_every_field_is_a_column(name, slug):
    room = ROOMS[name]

    for value, model, form in parts(room, slug):
        left_out = {column for section, column in NOT_ASKED[name] if section == slug}
        columns = set(stored_columns(value, model))
        assert asked(room, form) == columns - left_out


@pytest.mark.parametrize("name", ROOMS)
def test_no_column_is_left_out_that_is_not_there(name):
    columns = {
        (slug, column)
        for slug, editor in ROOMS[name].editors.items()
        for column in (editor.section.row or editor.section).blank()
    }

    assert NOT_ASKED[name] <= columns


@pytest.mark.parametrize("name", ROOMS)
def test_every_section_of_a_record_has_an_editor(name):
    assert {(name, slug) for slug in ROOMS[name].editors} == {
        (room, slug) for room, slug in SECTIONS if room == name
    }


def text_fields(name):
    """The fields of a room that take running text as it is typed, each with its name."""
    room = ROOMS[name]
    for slug in room.editors:
        for _value, _model, form in parts(room, slug):
            fields = form(QueryDict(), record=room.blank).fields if form else {}
            for column, field in fields.items():
                if type(field) in (LineField, ProseField, LinesField):
                    yield column, field


@pytest.mark.parametrize("name", ROOMS)
def test_english_typed_in_wide_letters_is_kept_in_ordinary_ones_and_japanese_as_typed(name):
    wide = "Ｃｉｔｙ\u3000ｏｆ\u3000Ｎｉｃｅ"

    kept = {column: "".join(field.to_python(wide)) for column, field in text_fields(name)}

    english = {column for column in kept if column.endswith("_en") or column == "local_name"}
    assert english
    assert {kept[column] for column in english} == {"City of Nice"}
    assert {kept[column] for column in set(kept) - english} == {wide}
