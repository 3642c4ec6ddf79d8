"""A field as it is written with its label, help, counter and error."""

from django import forms
from django.utils import translation

from awards.fields import LineField, ProseField
from awards.fields.written import written
from nominations.intake.editors import EDITORS


class Form(forms.Form):
    name = LineField(label="<b>名称", help_text="<i>正式名称", limit=3)
    text = ProseField(required=False)


def test_what_is_said_of_a_field_is_escaped():
    html = written(Form({"name": "<script>"})["name"])

    assert "&lt;b&gt;名称" in html
    assert "&lt;i&gt;正式名称" in html
    assert 'value="&lt;script&gt;"' in html
    assert "<script>" not in html


def test_a_control_is_described_by_its_help_its_error_and_its_counter():
    html = written(Form({"name": "四文字長"})["name"])

    described = html.partition('aria-describedby="')[2].partition('"')[0].split()
    assert sorted(described) == ["id_name_counter", "id_name_error", "id_name_helptext"]
    assert all(f'id="{name}"' in html for name in described)


def test_labels_marks_and_counters_are_in_the_language_of_each_page():
    row = EDITORS["partners"].row
    for language, label, mark in (("ja", "国", "※"), ("en", "Country", "* "), ("ja", "国", "※")):
        with translation.override(language):
            field = row.new_fields()["country"]
            html = written(Form()["name"])
        assert label in field.label
        assert f">{mark}" in html
        assert ("characters" in html) == (language == "en")
