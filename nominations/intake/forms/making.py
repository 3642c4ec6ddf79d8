"""Making a field from the column it is kept in: its label, and how much the column holds."""

from typing import Any

from django import forms
from django.db.models import Model
from django.utils.translation import gettext as _

from awards.geo import country_choices, prefecture_choices
from awards.languages import language
from nominations.intake.forms.drafts import DraftChoice, DraftLine

WIDE, MIDDLE, SHORT = "w-l", "w-m", "w-s"


def of(
    model: type[Model],
    name: str,
    field: type[forms.Field] = DraftLine,
    *,
    needed: bool = False,
    size: str = "",
    **kwargs: Any,
) -> Any:
    column: Any = model._meta.get_field(name)
    if issubclass(field, DraftLine) and column.max_length:
        kwargs["most"] = column.max_length
    made = field(label=column.verbose_name, required=needed, **kwargs)
    if size:
        made.widget.attrs["class"] = size
    return made


def choice_of(model: type[Model], name: str, choices: Any, **kwargs: Any) -> Any:
    """Nothing is chosen beforehand, so that nobody confirms a choice they have not made."""

    def with_none() -> list[tuple[str, Any]]:
        return [("", _("選んでください")), *(choices() if callable(choices) else choices)]

    return of(model, name, DraftChoice, choices=with_none, **kwargs)


def prefectures() -> list[tuple[str, str]]:
    return prefecture_choices(language())


def countries() -> list[tuple[str, str]]:
    return country_choices(language())
