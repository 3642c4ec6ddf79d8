"""Making form fields from the columns they are kept in: their kind, label and how much they hold."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.db import models
from django.db.models import Model
from django.utils.functional import Promise

from awards.bilingual import is_english
from awards.fields import AreaField, CountField, LineField, MomentField, ProseField, WhenField
from awards.fields.countries import CountryField
from awards.fields.selects import PlaceField, SelectField
from awards.geo import prefecture_choices
from awards.model_fields import PartialDateField, TextListField

Words = str | Promise
Kind = type[forms.Field] | None

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
    **options: object,
) -> forms.Field:
    """A field that a draft may leave empty; what is ``needed`` in the end is marked as such.

    What is saved whole or not at all has ``required`` fields.

    ``limit`` among the options is the round's: it is shown and counted, and what is longer is
    kept all the same as far as the column holds it.
    """
    column: Any = model._meta.get_field(name)
    if issubclass(field, LineField):
        options["capacity"] = column.max_length or PROSE_CAPACITY
        options["english"] = is_english(name)
    options.setdefault("label", column.verbose_name)
    create: Callable[..., forms.Field] = field
    created = create(required=required, **options)
    created.needed = needed  # type: ignore[attr-defined]  # the mark of the pack reads it
    if size:
        created.widget.attrs["class"] = size
    return created


@dataclass(frozen=True)
class Column:
    """How a column is asked for, as far as the column itself does not say.

    ``kind`` is for text that is more than text: a telephone number, a reading. ``options`` are
    the field's own.
    """

    hint: Words
    size: str
    kind: Kind
    needed: bool
    options: Mapping[str, object]


def needed(hint: Words = "", size: str = "", kind: Kind = None, **options: object) -> Column:
    """A draft may leave it empty; what is submitted may not."""
    return Column(hint, size, kind, needed=True, options=options)


def optional(hint: Words = "", size: str = "", kind: Kind = None, **options: object) -> Column:
    return Column(hint, size, kind, needed=False, options=options)


def field_for(model: type[Model], name: str, column: Column) -> forms.Field:
    stored: Any = model._meta.get_field(name)
    options: dict[str, Any] = {"help_text": column.hint, **column.options}
    kind: type[forms.Field]
    if name in COUNTRIES:
        kind = CountryField
    elif name == "prefecture":
        kind, options["names"] = PlaceField, prefecture_choices
    elif stored.choices is not None:
        kind, options["choices"] = SelectField, stored.choices
    else:
        kind = column.kind or next(kind for of, kind in KINDS.items() if isinstance(stored, of))
    return field_of(model, name, kind, needed=column.needed, size=column.size, **options)


COUNTRIES = ("country", "country_at_signing")
# What is asked for each kind of column, the narrower kinds first.
KINDS: dict[type, type[forms.Field]] = {
    PartialDateField: WhenField,
    models.DateTimeField: MomentField,
    models.BooleanField: forms.BooleanField,
    models.DecimalField: AreaField,
    models.IntegerField: CountField,
    models.TextField: ProseField,
    TextListField: ProseField,
    models.CharField: LineField,
}
