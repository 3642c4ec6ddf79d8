"""What the crispy pack ``templates/dads`` asks of Python: one control, its counter, its errors."""

from collections.abc import Iterable
from typing import TypedDict

from django import template
from django.forms import (
    BaseForm,
    BaseFormSet,
    BoundField,
    CheckboxInput,
    CheckboxSelectMultiple,
    FileInput,
    RadioSelect,
)
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from awards.fields.words import Total
from awards.text import count

register = template.Library()

# A browser that stops the writer silently, or a hint that vanishes, is never wanted here.
UNWANTED = ("maxlength", "minlength", "placeholder")


class Shape(TypedDict):
    """What ``field.html`` writes of a field; asked at once, for a page may have hundreds."""

    kind: str
    mark: str
    unit: object
    has_limit: bool
    has_total: bool


@register.simple_tag
def shape_of(field: BoundField) -> Shape:
    return {
        "kind": _kind(field),
        "mark": _mark(field),
        "unit": getattr(field.field, "unit", ""),
        "has_limit": has_limit(field),
        "has_total": bool(getattr(field.field, "total", None)),
    }


def _kind(field: BoundField) -> str:
    widget = field.field.widget
    if field.is_hidden:
        return "hidden"
    if isinstance(widget, CheckboxInput):
        return "tick"
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return "options"
    return "group" if field.use_fieldset and not isinstance(widget, FileInput) else "plain"


def _mark(field: BoundField) -> str:
    """Whether it has to be filled in, unless the form or the field goes without such marks."""
    if getattr(field.form, "unmarked", False) or getattr(field.field, "unmarked", False):
        return ""
    if field.field.required or getattr(field.field, "needed", False):
        return format_html('<span class="req">{}</span>', gettext("※必須"))
    if getattr(field.field, "with_japanese", False):
        return format_html('<span class="req">{}</span>', gettext("※日本語があるとき必須"))
    return format_html('<span class="opt">{}</span>', gettext("※任意"))


@register.simple_tag
def control(field: BoundField) -> SafeString:
    """The widget itself; described by its help, its counter and its error, in this order."""
    for name in UNWANTED:
        field.field.widget.attrs.pop(name, None)
    described = field.aria_describedby or ""
    if has_limit(field):
        described = f"{described} {field.auto_id}_counter".strip()
    return field.as_widget(attrs={"aria-describedby": described} if described else None)


def has_limit(field: BoundField) -> bool:
    return bool(getattr(field.field, "limit", None)) and not field.is_hidden


@register.filter
def letters(field: BoundField) -> int:
    """How many letters the field holds, a line break being one."""
    return count(str(field.value() or ""))


@register.simple_tag
def letters_together(field: BoundField) -> int:
    """How many letters all fields of the field's total hold."""
    return sum(letters(one) for one in _together(field))


@register.simple_tag
def ids_together(field: BoundField) -> str:
    return " ".join(one.auto_id for one in _together(field))


def _together(field: BoundField) -> list[BoundField]:
    total: Total = field.field.total  # type: ignore[attr-defined]  # of LineField
    return [field.form[name] for name in total.names]


@register.filter
def anchor(field: BoundField) -> str:
    """Where a link to the field should land: the control, or the group it belongs to."""
    return field.id_for_label or field.auto_id


@register.filter
def hidden_errors(form: BaseForm) -> list[str]:
    """A hidden field cannot show its own errors."""
    return [str(error) for field in form.hidden_fields() for error in field.errors]


@register.filter
def problems(
    forms: "BaseForm | BaseFormSet[BaseForm] | Iterable[BaseForm]",
) -> list[tuple[str, str]]:
    """All errors of a form, a formset or several forms as (id to link to, message)."""
    if isinstance(forms, BaseForm):
        return _of_form(forms)
    # A formset, or what has one among its forms.
    general = list(forms.non_form_errors()) if hasattr(forms, "non_form_errors") else []
    return [("", str(e)) for e in general] + [p for form in forms for p in _of_form(form)]


def _of_form(form: BaseForm) -> list[tuple[str, str]]:
    form.summarised = True  # type: ignore[attr-defined]  # so that the pack does not say it twice
    errors = [("", str(error)) for error in form.non_field_errors()]
    errors += [("", error) for error in hidden_errors(form)]
    for field in form.visible_fields():
        errors += [(anchor(field), _named(field, str(error))) for error in field.errors]
    return errors


def _named(field: BoundField, error: str) -> str:
    """In a list far from the field a message has to say which field it is about."""
    label = str(field.label)
    return (
        error
        if label in error
        else gettext("%(label)s：%(error)s") % {"label": label, "error": error}
    )
