"""Writes the controls of which a page may have hundreds, as the framework's templates write them.

A template for each control, and one in it for its attributes, took most of the time of a section.
"""

from collections.abc import Callable, Mapping
from html import escape
from typing import Any

from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest  # noqa: TID251 -- the type that the framework hands over
from django.utils.safestring import SafeString

# What the framework calls ``widget`` in the context of its templates.
Control = Mapping[str, Any]


class Renderer(DjangoTemplates):
    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        write = WRITTEN.get(template_name)
        if write is None:
            return super().render(template_name, context, request)
        return write(context["widget"])


def _input(widget: Control) -> str:
    value = "" if widget["value"] is None else f' value="{_text(widget["value"])}"'
    return f'<input type="{widget["type"]}" name="{_text(widget["name"])}"{value}{_attrs(widget)}>'


def _textarea(widget: Control) -> str:
    value = _text(widget["value"]) if widget["value"] else ""
    return f'<textarea name="{_text(widget["name"])}"{_attrs(widget)}>\n{value}</textarea>'


def _select(widget: Control) -> str:
    groups = "".join(_group(name, options) for name, options, _index in widget["optgroups"])
    return f'<select name="{_text(widget["name"])}"{_attrs(widget)}>{groups}\n</select>'


def _group(name: object, options: list[Control]) -> str:
    written = "".join(f"\n  {_option(option)}\n" for option in options)
    return f'\n  <optgroup label="{_text(name)}">{written}\n  </optgroup>' if name else written


def _option(option: Control) -> str:
    return f'<option value="{_text(option["value"])}"{_attrs(option)}>{_text(option["label"])}</option>'


def _attrs(widget: Control) -> str:
    return "".join(
        f" {name}" if value is True else f' {name}="{_text(value)}"'
        for name, value in widget["attrs"].items()
        if value is not False
    )


def _text(value: object) -> str:
    return value if isinstance(value, SafeString) else escape(str(value))


WRITTEN: Mapping[str, Callable[[Control], str]] = {
    **{
        f"django/forms/widgets/{of}.html": _input for of in ("text", "hidden", "number", "checkbox")
    },
    "django/forms/widgets/textarea.html": _textarea,
    "django/forms/widgets/select.html": _select,
}
