"""How one section is edited, and its forms: as stored, or as typed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any, Protocol, TypeVar, cast

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import QueryDict  # noqa: TID251 -- the type of what was typed, nothing of HTTP
from django.utils.datastructures import MultiValueDict
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from awards.dossier.values import Record, Row, Section
from nominations.editing.forms import RowForm, RowsFormSet, SectionForm

if TYPE_CHECKING:
    Upload = UploadedFile[Any]
    Files = MultiValueDict[str, Upload]
else:
    Upload, Files = UploadedFile, MultiValueDict


# Rows beyond what a section may have are refused with what was typed in them, as many as these.
SHOWN_BEYOND = 50
# The names of the buttons that save.
SAVING = ("save", "next")


class Remark(Protocol):
    """A sentence about one field; ``anchor`` is the field's id."""

    @property
    def anchor(self) -> str: ...

    @property
    def sentence(self) -> str: ...


M = TypeVar("M", bound=Remark)


@dataclass(frozen=True)
class Editor:
    """``form`` has the section's own columns, ``row`` those of each of its rows.

    Where rows are about something that is there already, they are found ``by`` it and none can be
    added; otherwise ``label`` numbers them and ``add`` is the button that adds one; without it they
    can only be removed. ``rows_legend`` stands above rows that have no title of their own.
    """

    section: type[Section]
    title: str | Promise
    form: type[SectionForm] | None = None
    row: type[RowForm] | None = None
    by: str = ""
    label: str | Promise = ""
    add: str | Promise = ""
    most: int = 50
    rows_legend: str | Promise = ""
    own_first: bool = True
    can_order: bool = False
    has_files: bool = False

    @property
    def slug(self) -> str:
        return self.section.slug

    @property
    def grows(self) -> bool:
        return self.row is not None and not self.by


@dataclass(frozen=True)
class ShownRow:
    """``removal`` is what the button says that removes it; empty where no row can be removed."""

    form: RowForm
    legend: str
    removal: str = ""

    @property
    def prefix(self) -> str:
        return str(self.form.prefix)

    @property
    def picture_url(self) -> str:
        return self.form.picture_url


class SectionForms:
    """``form`` or ``rows`` is None where the section has none.

    A section without ``data`` is shown as stored, with ``extra`` empty rows at its end.
    """

    def __init__(
        self,
        editor: Editor,
        record: Record,
        data: QueryDict | None = None,
        files: Files | None = None,
        *,
        extra: int = 0,
    ) -> None:
        self.editor, self.record, self.data, self.files = editor, record, data, files
        self.stored = record.section(editor.slug)
        self.form = self._form()
        self.rows = self._rows(extra)

    def _form(self) -> SectionForm | None:
        form = self.editor.form
        if form is None:
            return None
        initial = form.initial_of(self.stored)
        return form(self.data, self.files, initial=initial, record=self.record)

    def _rows(self, extra: int) -> RowsFormSet | None:
        editor = self.editor
        if editor.row is None:
            return None
        initial = [editor.row.initial_of(row) for row in self.stored.rows]
        # A first row is there to be written in.
        extra = max(extra, 0 if initial else 1) if editor.add else 0
        formset = forms.formset_factory(
            editor.row, RowsFormSet, extra=extra, can_delete=editor.grows,
            can_order=editor.can_order, max_num=editor.most, validate_max=True,
            absolute_max=editor.most + SHOWN_BEYOND,
        )  # fmt: skip
        options = {"record": self.record}
        if self.data is None:
            unbound = formset(prefix=editor.slug, initial=initial, form_kwargs=options)
            return cast(RowsFormSet, unbound)
        # What is typed is compared with what is stored by key, not by place.
        bound = formset(self.data, self.files, prefix=editor.slug, form_kwargs=options)
        return cast(RowsFormSet, bound)

    def __iter__(self) -> Iterator[SectionForm]:
        """The section's own form, then those of its rows that have not been removed."""
        if self.form:
            yield self.form
        if self.rows:
            yield from self.rows.staying

    def shown_rows(self) -> Iterator[ShownRow]:
        """The rows that have not been removed: numbered, or called what they are about."""
        label = str(self.editor.label)
        for n, form in enumerate(self.rows.staying if self.rows else (), start=1):
            if self.editor.grows:
                removal = _("%(label)s %(n)sを削除する") % {"label": label, "n": n}
                yield ShownRow(form, f"{label} {n}", removal)
            else:
                yield ShownRow(form, str(form.title))

    def is_valid(self) -> bool:
        valid = [part.is_valid() for part in (self.form, self.rows) if part is not None]
        return all(valid)

    def non_form_errors(self) -> list[str]:
        return [str(error) for error in self.rows.non_form_errors()] if self.rows else []

    def mark_unread(self) -> None:
        """Of a section as stored: say beside each field what is wrong with what stands there."""
        values = [*([self.stored] if self.form else []), *self.stored.rows]
        for form, value in zip(self, values, strict=False):  # rows to be added have no value yet
            form.mark_unread(dict(value.unread))

    def mark(self, remarks: Iterable[M]) -> list[M]:
        """Say each beside the field it is about; those that have no field here are returned."""
        if not (remarks := list(remarks)):
            return []
        places = {field.id_for_label: (form, field.name) for form in self for field in form}
        loose = []
        for remark in remarks:
            if remark.anchor not in places:
                loose.append(remark)
                continue
            form, name = places[remark.anchor]
            form.errors.setdefault(name, form.error_class()).append(remark.sentence)
        return loose

    def value(self) -> Section:
        """The section as it was typed; ``LookupError`` for a row that nobody was shown."""
        value = self.form.value(self.stored) if self.form else self.stored
        if self.rows is None:
            return value
        rows = tuple(row for row, _form in self._filled)
        return replace(value, rows=rows)

    def uploads(self) -> dict[int, Upload]:
        """The files that came with rows, by the place of their row, from 0."""
        files = [form and form.cleaned_data.get("file") for _row, form in self._filled]
        return {place: file for place, file in enumerate(files) if file}

    def written_rows(self) -> list[RowForm | None]:
        """The forms of the rows of ``value()``, in its order."""
        return [form for _row, form in self._filled]

    @cached_property
    def _filled(self) -> list[tuple[Row, RowForm | None]]:
        if self.rows is None or self.editor.section.row is None:
            return []
        stored = self.stored.rows
        if self.editor.by:
            return self.rows.keyed(stored, self.editor.by)
        return self.rows.filled(stored, self.editor.section.row())

    @property
    def adds(self) -> bool:
        return self.data is not None and f"{self.editor.slug}-add" in self.data

    @property
    def only_rearranged(self) -> bool:
        """A button added or removed a row of what is not saved before it is complete."""
        if self.data is None or self.rows is None or self.rows.form.is_draft:
            return False
        saves = any(button in self.data for button in SAVING)
        return not saves and (self.adds or bool(self.rows.removed))

    def with_one_more(self) -> "SectionForms":
        """As typed, with an empty row at the end."""
        assert self.data is not None  # noqa: S101 -- only what was typed can ask for it
        data = self.data.copy()
        total = f"{self.editor.slug}-TOTAL_FORMS"
        if self.rows is not None:
            data[total] = str(self.rows.total_form_count() + 1)
        return SectionForms(self.editor, self.record, data, self.files)
