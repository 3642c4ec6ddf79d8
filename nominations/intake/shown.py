"""A form's fields as label and text, where nothing can or should be typed."""

from typing import Any

from django.forms import BooleanField, BoundField, FileField, Form
from django.utils.translation import gettext as _

from nominations.grouped import Rows


def facts_of(filled: Any) -> list[tuple[str, list[tuple[str, str]]]]:
    """Groups of facts: one for a form, one a row for rows."""
    if isinstance(filled, Rows):
        return [
            (getattr(form, "title", str(n)), _facts(form))
            for n, form in enumerate(filled.forms, start=1)
        ]
    return [("", _facts(filled))]


def _facts(form: Form) -> list[tuple[str, str]]:
    return [
        (str(field.label), _text(field))
        for field in form.visible_fields()
        if not isinstance(field.field, FileField)
    ]


def _text(field: BoundField) -> str:
    value = field.value()
    if isinstance(field.field, BooleanField):
        return _("はい") if value else _("いいえ")
    choices = dict(getattr(field.field, "choices", ()))
    if value in (None, ""):
        return "－"
    return str(choices.get(value, value))
