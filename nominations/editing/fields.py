"""Making a form field from the column it is kept in: its label, and how much the column holds."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django import forms
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from awards.fields import LineField
from awards.geo import Choices, country_choices, prefecture_choices
from awards.languages import language

F = TypeVar("F", bound=forms.Field)

# What is stored, and what it is called.
Choice = tuple[str, str | Promise]

# A text column without a limit of its own is not a place for a whole book (characters).
PROSE_CAPACITY = 20_000


def field_of(
    model: type[Model],
    name: str,
    field: type[forms.Field] = LineField,
    *,
    required: bool = False,
    needed: bool = False,
    size: str = "",
    **options: Any,
) -> Any:
    """A field that a draft may leave empty; what is ``needed`` in the end is marked as such.

    What is saved whole or not at all has ``required`` fields.

    ``limit`` among the options is the round's: it is shown and counted, and what is longer is
    kept all the same as far as the column holds it.
    """
    column: Any = model._meta.get_field(name)
    if issubclass(field, LineField):
        options["capacity"] = column.max_length or PROSE_CAPACITY
    options.setdefault("label", column.verbose_name)
    created = field(required=required, **options)
    created.needed = needed  # type: ignore[attr-defined]  # the mark of the pack reads it
    if size:
        created.widget.attrs["class"] = size
    return created


def choice_of(
    model: type[Model],
    name: str,
    choices: Sequence[Choice] | Callable[[], Sequence[Choice]],
    nothing: str | Promise = "",
    **options: Any,
) -> Any:
    """Nothing is chosen beforehand, so that nobody confirms a choice they have not made."""

    def with_nothing() -> list[tuple[str, Any]]:
        listed = choices() if callable(choices) else choices
        return [("", nothing or _("選んでください")), *listed]

    return field_of(model, name, forms.ChoiceField, choices=with_nothing, **options)


def prefectures() -> Choices:
    return prefecture_choices(language())


def countries() -> Choices:
    return country_choices(language())
