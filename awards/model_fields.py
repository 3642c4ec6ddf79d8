"""Columns that hold our own values."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils.translation import gettext_lazy as _

from awards.fields import WhenField
from awards.fields.options import Label
from awards.partial_dates import DateError, PartialDate

if TYPE_CHECKING:
    _Text = models.CharField[PartialDate | str | None, PartialDate | None]
    _Json = models.JSONField[list[str], list[str]]
else:
    _Text, _Json = models.CharField, models.JSONField


class ColumnOptions(TypedDict, total=False):
    """Of Django's columns, as far as models and migrations give them to ours."""

    name: str | None
    blank: bool
    null: bool
    default: str | Callable[[], list[str]]
    editable: bool
    help_text: Label
    max_length: int | None


class PartialDateField(_Text):
    """Stored as 1973-10-12, 1973-10 or 1973, so that the database sorts it; unknown is NULL."""

    description = _("日、月又は年までの日付")
    empty_strings_allowed = False
    # The length validator of a text column cannot measure a date.
    validators = property(lambda _field: [])

    def __init__(self, verbose_name: Label | None = None, **options: Unpack[ColumnOptions]) -> None:
        options.update({"max_length": 10, "null": True})
        super().__init__(verbose_name, **options)

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("max_length", None)
        return name, path, args, kwargs

    def from_db_value(self, value: str | None, *_args: object) -> PartialDate | None:
        return PartialDate.from_iso(value) if value else None

    def to_python(self, value: object) -> PartialDate | None:
        if isinstance(value, PartialDate):
            return value
        try:
            return PartialDate.from_iso(str(value)) if value else None
        except DateError as error:
            raise ValidationError(_("日付として読めません。"), code=error.code) from error

    def get_prep_value(self, value: object) -> str | None:
        if hasattr(value, "resolve_expression"):
            return super().get_prep_value(value)  # type: ignore[no-any-return]
        date = self.to_python(value)
        return date.iso if date else None

    def value_to_string(self, obj: models.Model) -> str:
        return self.get_prep_value(self.value_from_object(obj)) or ""

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        # Not the text column's own way, which would limit and so cut what is typed.
        return models.Field.formfield(self, **({"form_class": WhenField} | kwargs))


class TextListField(_Json):
    """A list of texts in their order, e.g. the bullets of an overview."""

    description = _("文の一覧")

    def __init__(self, verbose_name: Label | None = None, **options: Unpack[ColumnOptions]) -> None:
        options.setdefault("default", list)
        options.setdefault("blank", True)
        super().__init__(verbose_name, **options)

    def validate(self, value: object, model_instance: models.Model | None) -> None:
        super().validate(value, model_instance)
        if not _is_list_of_texts(value):
            raise ValidationError(_('文の一覧を入力してください（例：["一つ目の文"]）。'))

    def get_db_prep_save(self, value: object, connection: BaseDatabaseWrapper) -> object:
        if not hasattr(value, "resolve_expression") and not _is_list_of_texts(value):
            raise TypeError(f"{self.name} holds a list of texts, not {value!r}")
        return super().get_db_prep_save(value, connection)


def _is_list_of_texts(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
