"""Forms of sections: laid out in groups of lines, filled from values and read back into them."""

from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import cache, cached_property
from typing import Any, ClassVar, TypeVar, Unpack, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms import BoundField
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from awards.dossier.values import Record, Row, Value
from awards.fields import CountField, LineField, WhenField
from awards.fields.options import Files, FormOptions
from awards.fields.selects import SelectField
from awards.geo import Choices
from nominations.editing.fields import Column, field_for

V = TypeVar("V", bound=Value)

# A line of the form: one field, or several beside each other.
Line = str | tuple[str, ...]
Groups = Mapping[str | Promise, Sequence[Line]]
Layout = list[tuple[str | Promise, list[list[BoundField]]]]
Fields = dict[str, forms.Field]

# Longer than this, what cannot be read is no slip in a date or a number (characters).
UNREAD_MOST = 300


class SectionForm(forms.Form):
    """The columns of a section or of one of its rows; a field is named like its column.

    ``columns`` are those of ``model`` that are asked for; ``record`` is what the section belongs
    to. In a draft, what cannot be read as a date, number or address does not make the form
    invalid: it is kept as it was typed, in ``unread``.
    """

    model: ClassVar[type[Model] | None] = None
    columns: ClassVar[Mapping[str, Column]] = {}
    groups: ClassVar[Groups] = {}
    is_draft: ClassVar[bool] = False

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        files: Files | None = None,
        *,
        record: Record,
        fields: Fields | None = None,
        **options: Unpack[FormOptions],
    ) -> None:
        super().__init__(data, files, **options)
        self.record = record
        self.unread: dict[str, str] = {}
        self.fields |= self.new_fields() if fields is None else fields
        self.prepare()
        self.lines = self.layout()  # before a formset adds its own fields
        placed = [n for lines in self.lines.values() for line in lines for n in _names(line)]
        if sorted(placed) != sorted(self.visible()):
            raise ValueError(f"{type(self).__name__} must place every field once, not {placed}")

    @classmethod
    def new_fields(cls) -> Fields:
        """Those of the columns, for one form or for all alike rows of one section."""
        return deepcopy(cls._fields_of_columns(get_language()))

    @classmethod
    @cache
    def _fields_of_columns(cls, _of: str | None) -> Fields:
        """Made once for each language, since translating the labels of hundreds of fields takes
        long.
        """
        model = cls.model
        fields = {n: field_for(model, n, c) for n, c in cls.columns.items()} if model else {}
        for field in fields.values():
            field.label, field.help_text = str(field.label), str(field.help_text)
            if isinstance(field, SelectField):
                choices = cast(Choices, field.choices)
                field.choices = [(value, str(label)) for value, label in choices]
        return fields

    def prepare(self) -> None:
        """Fit the fields to the record: its limits, its criteria."""

    def layout(self) -> Groups:
        """One field a line in their order, unless ``groups`` says otherwise."""
        return self.groups or {"": self.visible()}

    def visible(self) -> list[str]:
        return [name for name, field in self.fields.items() if not field.widget.is_hidden]

    @property
    def title(self) -> str | Promise:
        """Of the row, where the page does not number the rows."""
        return ""

    @property
    def laid_out(self) -> Layout:
        return [
            (legend, [[self[name] for name in _names(line)] for line in lines])
            for legend, lines in self.lines.items()
        ]

    def has_changed(self) -> bool:
        """Judged no further than to the first field that has: each of them is read for it."""
        return any(field.field.has_changed(field.initial, field.data) for field in self)

    def add_error(self, field: str | None, error: Any) -> None:
        if self.is_draft and field and _is_unreadable(self.fields[field], error):
            text = str(self[field].data or "")
            if len(text) <= UNREAD_MOST:
                self.unread[field] = text
                self.cleaned_data[field] = getattr(self.fields[field], "empty_value", None)
                return
        super().add_error(field, error)

    @staticmethod
    def initial_of(value: Value) -> dict[str, object]:
        """What the form starts from; what could not be read stands where it was typed."""
        return value.flat() | dict(value.unread)

    def value(self, base: V) -> V:
        """``base`` with what was typed; columns that the form does not have stay as they are."""
        columns = {n: v for n, v in self.cleaned_columns().items() if n in base.flat()}
        elsewhere = {n: text for n, text in base.unread if n not in self.fields}
        unread = tuple(sorted((elsewhere | self.unread).items()))
        return base.with_columns(columns, unread=unread)

    def cleaned_columns(self) -> Mapping[str, object]:
        return self.cleaned_data

    def mark_unread(self, unread: Mapping[str, str]) -> None:
        """Say beside each field what is wrong with what stands there unread."""
        for name in unread.keys() & self.fields.keys():
            try:
                self.fields[name].clean(unread[name])
            except ValidationError as error:
                self.errors.setdefault(name, self.error_class()).extend(error.messages)


class RowForm(SectionForm):
    """What is ``proposed`` stands in a new row before anybody has typed, and alone is no content:
    a column, and the attribute of the record that it is like.
    """

    id = forms.IntegerField(required=False, widget=forms.HiddenInput)
    proposed: ClassVar[Mapping[str, str]] = {}

    @property
    def picture_url(self) -> str:
        """Of the picture that the row is about; empty where it is about none."""
        return ""

    @staticmethod
    def initial_of(value: Value) -> dict[str, object]:
        return SectionForm.initial_of(value) | {"id": getattr(value, "key", None)}

    def get_initial_for_field(self, field: forms.Field, field_name: str) -> Any:
        if not self.initial and field_name in self.proposed:
            return getattr(self.record, self.proposed[field_name])
        return super().get_initial_for_field(field, field_name)


# A row as typed, with its form; without one where nothing was sent about it.
Filled = tuple[Row, RowForm | None]


class RowsFormSet(forms.BaseFormSet):  # type: ignore[type-arg]  # not generic at run time
    """The rows of a section. A row that is missing or empty was removed."""

    default_error_messages: ClassVar = {
        "too_many_forms": _(
            "%(num)d件まで入力できます。要らないものを削除してから、もう一度保存してください。"
        ),
        "missing_management_form": _(
            "送られた内容が、途中で切れていました。もう一度保存してください。"
        ),
    }
    ordering_widget = forms.TextInput

    def get_form_kwargs(self, index: int | None) -> dict[str, Any]:
        """Rows that can be added are all alike, others ask each about something of its own."""
        common = {"fields": self._common_fields} if self.can_delete else {}
        return {**super().get_form_kwargs(index), **common}

    @cached_property
    def _common_fields(self) -> Fields:
        """Copying the fields for each of many rows took as long as writing them."""
        fields: Fields = self.form.new_fields()
        return fields

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if self.can_order:
            order = form.fields[ORDERING_FIELD_NAME]
            order.label, order.help_text = _("順番"), _("小さい順に並べます。")
            order.widget.attrs["class"] = "w-xs"

    def filled(self, stored: Sequence[Row], empty: Row) -> list[Filled]:
        """The rows as typed, in their order, each with its form.

        ``stored`` gives what the form does not have. A key given twice names its first row only;
        a key that no stored row has is kept, for whoever writes to refuse.
        """
        rest = {row.key: row for row in stored}
        filled: list[Filled] = []
        for form in self.ordered_forms if self.can_order else self.forms:
            if form in self.staying and _has_content(form):
                key = form.cleaned_data["id"]
                base = rest.pop(key, None) or empty.with_columns({}, key=_unless_used(key, stored))
                filled.append((form.value(base), form))
        return filled

    def keyed(self, stored: Sequence[Row], by: str) -> list[Filled]:
        """What was typed into each of the ``stored`` rows, found by what they are about."""
        by_row = {form.cleaned_data[by]: form for form in self.forms}
        if unknown := by_row.keys() - {getattr(row, by) for row in stored}:
            raise LookupError(f"no row with {by} {unknown}")
        rows = ((row, by_row.get(getattr(row, by))) for row in stored)
        return [(form.value(row) if form else row, form) for row, form in rows]

    @cached_property
    def staying(self) -> list[RowForm]:
        """The forms that were not removed, valid or not."""
        if not (self.is_bound and self.can_delete):
            return list(self.forms)
        return [form for form in self.forms if not form[DELETION_FIELD_NAME].data]

    @cached_property
    def removed(self) -> list[RowForm]:
        """The forms that were removed; the page goes on sending them until it is saved."""
        return [form for form in self.forms if form not in self.staying]


def _has_content(form: RowForm) -> bool:
    naming = ("id", "ORDER", "DELETE")
    is_new = not form.cleaned_data.get("id")
    proposed = {n: getattr(form.record, a) for n, a in form.proposed.items() if is_new}
    typed = (
        value
        for name, value in form.cleaned_data.items()
        if name not in naming and (name not in proposed or value != proposed[name])
    )
    return bool(form.unread) or any(map(_is_something, typed))


def _is_something(value: object) -> bool:
    """A number 0 is something, too."""
    return value is not False and value not in (None, "", [], ())


def _unless_used(key: int | None, stored: Sequence[Row]) -> int | None:
    return None if key in {row.key for row in stored} else key


def _names(line: Line) -> tuple[str, ...]:
    return (line,) if isinstance(line, str) else line


def _keeps_unread(field: forms.Field) -> bool:
    """A column that may not stay empty cannot be kept unread either."""
    return isinstance(field, LineField | CountField | WhenField) and not field.required


def _is_unreadable(field: forms.Field, error: object) -> bool:
    """It is there and makes no sense; too long and missing are said otherwise."""
    code = getattr(error, "code", None) or "unreadable"
    return _keeps_unread(field) and code not in ("required", "too_long")
