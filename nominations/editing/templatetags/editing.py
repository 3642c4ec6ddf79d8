from collections.abc import Iterable, Mapping

from django import template
from django.forms import BaseForm, BoundField
from django.forms.formsets import DELETION_FIELD_NAME
from django.template.loader import render_to_string
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from awards.fields.countries import CountryField, country_list
from awards.fields.written import written
from awards.languages import language
from nominations.editing.forms import SectionForm

register = template.Library()


@register.simple_tag
def section_form(
    form: SectionForm, stored: Mapping[str, str], beside: Mapping[str, object]
) -> SafeString:
    """The fields of a section's form, laid out; written here, for a page may have hundreds.

    ``stored`` is what is stored in the fields that differ, by name; ``beside`` another record's
    text by field.
    """
    hidden = (field for field in form.hidden_fields() if field.name != DELETION_FIELD_NAME)
    groups = (
        _group(legend, [_line(line, stored, beside) for line in lines])
        for legend, lines in form.laid_out
    )
    return _joined([*(field.as_widget() for field in hidden), *groups])


def _group(legend: str | Promise, lines: list[SafeString]) -> SafeString:
    fields = _joined(lines)
    if not legend:
        return fields
    return format_html("<fieldset><legend>{}</legend>\n{}\n</fieldset>", legend, fields)


def _line(
    line: list[BoundField], stored: Mapping[str, str], beside: Mapping[str, object]
) -> SafeString:
    fields = [_field(field, stored.get(field.html_name, "")) for field in line]
    written_line = fields[0]
    if len(fields) > 1:
        cells = format_html_join("\n", "<div>\n{}\n</div>", ((field,) for field in fields))
        written_line = format_html('<div class="row">\n{}\n</div>', cells)
    others = [
        render_to_string("editing/beside.html", {"field": field, "other": beside[field.html_name]})
        for field in line
        if field.html_name in beside
    ]
    if not others:
        return written_line
    return format_html(
        '<div class="beside"><div>\n{}\n</div><div class="source">{}</div></div>',
        written_line,
        _joined(others),
    )


def _field(field: BoundField, text: str) -> SafeString:
    if not text:
        return written(field)
    choice = render_to_string("editing/stored.html", {"field": field, "text": text})
    return _joined([written(field), choice])


def _joined(parts: Iterable[SafeString]) -> SafeString:
    """What is safe already is not asked again, part by part, whether it is."""
    return SafeString("\n".join(parts))


@register.simple_tag
def proposals(forms: Iterable[BaseForm]) -> SafeString | str:
    """The names that a browser proposes for the countries of these forms; written once a page."""
    fields = (field for form in forms for field in form.fields.values())
    asks = any(isinstance(field, CountryField) for field in fields)
    return country_list(language()) if asks else ""
