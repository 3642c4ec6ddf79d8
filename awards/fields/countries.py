"""A country or region, found by any of its names among 250."""

from functools import cache
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from awards.fields.options import LineOptions
from awards.fields.words import LineField
from awards.geo import COUNTRIES, Language, country_choices, country_label
from awards.languages import language
from awards.text import fold

# No country's name is as long (characters); what is longer is not even folded.
LONGEST_NAME = 100
# The list that a page with such a field writes once, however many fields it has.
LIST_ID = "countries"


def country_called(text: str) -> str:
    """The code of the country that has this name, code or reading; empty for none.

    Width, case, kana and marks do not matter. A name that two states have had is today's.
    """
    return "" if len(text) > LONGEST_NAME else _codes_by_name().get(fold(text), "")


@cache
def _codes_by_name() -> dict[str, str]:
    names: dict[str, str] = {}
    # Those that there are come last, and win.
    for country in sorted(COUNTRIES.values(), key=lambda country: country.valid_to is None):
        if country.has_municipalities and country.alpha2 != "JP":
            own = (country.short, country.kana, country.formal, country.english, country.alpha2)
            labels = (country_label(country.alpha2, "ja"), country_label(country.alpha2, "en"))
            names |= {fold(name): country.alpha2 for name in (*own, *labels, *country.also)}
    return names


class CountryInput(forms.TextInput):
    """Shows the name in the language of the page; the browser proposes from the page's list."""

    def __init__(self) -> None:
        super().__init__({"list": LIST_ID, "autocomplete": "off"})

    def format_value(self, value: object) -> str | None:
        text = "" if value is None else str(value)
        return country_label(country_called(text), language()) or text


class CountryField(LineField):
    """Takes a name in Japanese or English, a reading or a code, and keeps the code."""

    def __init__(self, **options: Unpack[LineOptions]) -> None:
        super().__init__(**options | {"widget": CountryInput()})

    def to_python(self, value: object) -> str:
        text = super().to_python(value)
        code = country_called(text)
        if text and not code:
            raise ValidationError(
                _(
                    "「%(text)s」という国・地域は、一覧にありません。"
                    "名称の一部を入力し、表示される候補から選んでください。"
                ),
                code="unknown_country",
                params={"text": text[:40]},
            )
        return code

    def has_changed(self, initial: object, data: object) -> bool:
        was, typed = (str(value or "") for value in (initial, data))
        return (country_called(was) or was) != (country_called(typed) or typed)


@cache
def country_list(of: Language) -> SafeString:
    """What the browser proposes: each name with its reading and its name in the other language."""
    names = ((name, _beside(code, name)) for code, name in country_choices(of))
    options = format_html_join("\n", '<option value="{}">{}</option>', names)
    return format_html('<datalist id="{}">\n{}\n</datalist>', LIST_ID, options)


def _beside(code: str, name: str) -> str:
    country = COUNTRIES[code]
    names = dict.fromkeys((country.kana, country.short, country.english))
    return " ".join(other for other in names if other != name)
