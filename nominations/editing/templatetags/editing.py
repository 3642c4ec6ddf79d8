from collections.abc import Iterable, Mapping

from django import template
from django.forms import BaseForm, BoundField
from django.utils.safestring import SafeString

from awards.fields.countries import CountryField, country_list
from awards.languages import language

register = template.Library()


@register.filter
def get(texts: Mapping[str, str], name: str) -> str:
    """The text under a name that the template holds in a variable; empty where there is none."""
    return texts.get(name, "")


@register.simple_tag
def in_line(
    beside: Mapping[str, object], line: Iterable[BoundField]
) -> list[tuple[BoundField, object]]:
    """The fields of a line beside which another record's text stands, each with that."""
    return [(field, beside[field.html_name]) for field in line if field.html_name in beside]


@register.simple_tag
def proposals(forms: Iterable[BaseForm]) -> SafeString | str:
    """The names that a browser proposes for the countries of these forms; written once a page."""
    fields = (field for form in forms for field in form.fields.values())
    asks = any(isinstance(field, CountryField) for field in fields)
    return country_list(language()) if asks else ""
