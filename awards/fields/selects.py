"""A select of very many choices, as all countries are."""

from functools import lru_cache

from django import forms
from django.forms.renderers import BaseRenderer
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class LongSelect(forms.Select):
    """Written at once: a template for each of 250 choices takes most of the time of a page."""

    def render(
        self,
        name: str,
        value: object,
        attrs: dict[str, object] | None = None,
        renderer: BaseRenderer | None = None,
    ) -> SafeString:
        written = flatatt({"name": name, **self.build_attrs(self.attrs, attrs)})
        choices = tuple((str(code), str(label)) for code, label in self.choices)
        chosen = "" if value is None else str(value)
        return format_html("<select{}>\n{}\n</select>", written, _options(choices, chosen))


@lru_cache(maxsize=256)
def _options(choices: tuple[tuple[str, str], ...], chosen: str) -> SafeString:
    marks = ((code, " selected" if code == chosen else "", label) for code, label in choices)
    return format_html_join("\n", '<option value="{}"{}>{}</option>', marks)
