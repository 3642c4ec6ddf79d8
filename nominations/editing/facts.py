"""A form's fields as label and text, where nothing can or should be typed."""

from django.forms import BooleanField, BoundField, FileField
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from awards.fields.countries import CountryField, country_called
from awards.geo import country_label
from awards.languages import language
from nominations.editing.editor import SectionForms
from nominations.editing.forms import SectionForm

Facts = list[tuple[str | Promise, list[tuple[str, str]]]]


def facts_of(forms: SectionForms) -> Facts:
    """The section's own facts, then those of each row under its title or number."""
    numbered = enumerate(forms.rows or (), start=1)
    own: Facts = [("", _facts(forms.form))] if forms.form else []
    rows = [(_title(forms, form, n), _facts(form)) for n, form in numbered]
    return own + rows


def _title(forms: SectionForms, form: SectionForm, n: int) -> str | Promise:
    return form.title or (f"{forms.editor.label} {n}" if forms.editor.label else str(n))


def _facts(form: SectionForm) -> list[tuple[str, str]]:
    fields = [f for f in form.visible_fields() if f.name not in ("DELETE", "ORDER")]
    return [(str(f.label), fact(f)) for f in fields if not isinstance(f.field, FileField)]


def fact(field: BoundField) -> str:
    """What the field holds, as a reader reads it; a dash where it is empty."""
    value = field.field.prepare_value(field.value())
    if isinstance(field.field, BooleanField):
        return _("はい") if value else _("いいえ")
    if isinstance(field.field, CountryField):
        value = country_label(country_called(str(value or "")), language()) or value
    choices = dict(getattr(field.field, "choices", ()))
    if isinstance(value, list | tuple):
        return "、".join(str(choices.get(item, item)) for item in value) or "－"
    return "－" if value in (None, "") else str(choices.get(value, value))
