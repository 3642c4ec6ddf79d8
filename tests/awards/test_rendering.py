"""The controls that are written without a template are, byte for byte, those of the framework."""

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from awards.fields.rendering import WRITTEN, Renderer

VALUES = ("", None, "0", "<b>\"'&", "一行目\n二行目", 5, True, SafeString("<i>&amp;</i>"))
ATTRS: tuple[dict[str, object], ...] = (
    {},
    {
        "id": 'x"<',
        "required": True,
        "disabled": False,
        "rows": 0,
        "title": gettext_lazy("保存する"),
    },
    {"class": "", "aria-label": SafeString("&amp;")},
)
CHOICES = [("", "選んでください"), ("5", "<五>"), ("組", [("a&", "甲"), ("b", "乙")])]
CONTROLS = {
    "text": forms.TextInput(),
    "hidden": forms.HiddenInput(),
    "number": forms.NumberInput(),
    "checkbox": forms.CheckboxInput(),
    "textarea": forms.Textarea(),
    "select": forms.Select(choices=CHOICES),
}


@pytest.mark.parametrize("value", VALUES)
@pytest.mark.parametrize("attrs", ATTRS)
@pytest.mark.parametrize("kind", CONTROLS)
def test_a_control_is_written_as_the_frameworks_template_writes_it(kind, attrs, value):
    control = CONTROLS[kind]
    arguments = ('names["<"]', value, attrs)

    written = control.render(*arguments, renderer=Renderer())

    assert written == control.render(*arguments, renderer=DjangoTemplates())


def test_each_kind_that_is_written_is_compared():
    assert {control.template_name for control in CONTROLS.values()} == WRITTEN.keys()
