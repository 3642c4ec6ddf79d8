"""What templates write of a form: a field, or a part of it, and all errors of forms at once."""

from collections.abc import Iterable

from django import template
from django.forms import BaseForm, BaseFormSet, BoundField
from django.utils.translation import gettext

from awards.fields.written import control, counter, error, written

register = template.Library()

register.simple_tag(written)
register.simple_tag(control)
register.simple_tag(counter)
register.simple_tag(error)


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
    if not form.errors:
        return []
    errors = [("", str(error)) for error in form.non_field_errors()]
    errors += [("", error) for error in _hidden_errors(form)]
    for field in form.visible_fields():
        errors += [(_anchor(field), _named(field, str(error))) for error in field.errors]
    return errors


def _anchor(field: BoundField) -> str:
    """Where a link to the field should land: the control, or the group it belongs to."""
    return field.id_for_label or field.auto_id


def _hidden_errors(form: BaseForm) -> list[str]:
    """A hidden field cannot show its own errors."""
    return [str(error) for field in form.hidden_fields() for error in field.errors]


def _named(field: BoundField, error: str) -> str:
    """In a list far from the field a message has to say which field it is about."""
    label = str(field.label)
    return (
        error
        if label in error
        else gettext("%(label)s：%(error)s") % {"label": label, "error": error}
    )
