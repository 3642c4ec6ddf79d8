"""One of several choices, of a few or of all prefectures or countries.

Nothing is chosen beforehand, so that nobody confirms a choice they have not made.
"""

from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Unpack

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from awards.fields.options import FieldOptions, Label
from awards.geo import Choices, Language
from awards.languages import language

Names = Callable[[Language], Choices]

NOTHING = _("選んでください")


class SelectField(forms.ChoiceField):
    def __init__(
        self,
        *,
        choices: Sequence[tuple[str, Label]],
        nothing: Label = NOTHING,
        **options: Unpack[FieldOptions],
    ) -> None:
        super().__init__(choices=[("", nothing), *choices], **options)


class PlaceSelect(forms.Select):
    """Written at once: a template for each of 250 choices takes most of the time of a page."""

    def __init__(self, names: Names, nothing: Label) -> None:
        super().__init__()
        self.names, self.nothing = names, nothing

    def use_required_attribute(self, initial: object) -> bool:
        return not self.is_hidden

    def render(
        self,
        name: str,
        value: object,
        attrs: dict[str, object] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        written = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        chosen = "" if value is None else str(value)
        options = _options(self.names, str(self.nothing), language(), chosen)
        return format_html("<select{}>\n{}\n</select>", written, options)


class PlaceField(forms.ChoiceField):
    """A code, listed by the ``names`` that its place has in the language of the page."""

    def __init__(
        self, *, names: Names, nothing: Label = NOTHING, **options: Unpack[FieldOptions]
    ) -> None:
        options["widget"] = PlaceSelect(names, nothing)
        super().__init__(choices=lambda: _listed(names, str(nothing), language()), **options)
        self.codes = frozenset(code for code, _name in names("ja"))

    def valid_value(self, value: object) -> bool:
        return value in self.codes


@cache
def _listed(names: Names, nothing: str, of: Language) -> Choices:
    return [("", nothing), *names(of)]


@lru_cache(maxsize=512)
def _options(names: Names, nothing: str, of: Language, chosen: str) -> SafeString:
    choices = _listed(names, nothing, of)
    marks = ((code, " selected" if code == chosen else "", label) for code, label in choices)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', marks)
