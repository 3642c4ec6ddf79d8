"""What the pages of the back office have in common: who reads, what may be written, and how.

Only ``admin.py`` files import this; the public half has no back office.
"""

import re
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from awards.fields import ProseField, WebField, WhenField
from awards.model_fields import PartialDateField, TextListField

if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[Any]
    _Rows = admin.StackedInline[Any, Any]
else:
    _Admin, _Rows = admin.ModelAdmin, admin.StackedInline


# What Django's filters put behind a column's name, and what they put after the equals sign.
FILTERED_BY = ("", "__exact", "__id__exact", "__isnull", "__in")
FILTER_VALUE = re.compile(r"\d{1,9}|(?!\d+\Z)[\w-]{1,40}", re.ASCII)


class LinesField(ProseField):
    """A list of texts, one a line."""

    def __init__(self, *, encoder: Any = None, decoder: Any = None, **kwargs: Any) -> None:
        super().__init__(rows=6, **kwargs)

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def clean(self, value: Any) -> Any:
        return [line for line in str(super().clean(value)).splitlines() if line.strip()]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return bool(self.clean(data) != (initial or []))


class Staffed:
    """Open to everyone whom the site lets in: there is one kind of operator, ``is_staff``.

    Rows are not added, changed or deleted unless a subclass says so.
    """

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the filters beside the list ask for.

        Django would filter by any column of the row, and a list that is filtered by a sealed
        column tells what stands in it.
        """
        filters = getattr(self, "list_filter", ())  # rows within a row have none
        names = [name for name in filters if isinstance(name, str)]
        asked = {f"{name}{ending}" for name in names for ending in FILTERED_BY}
        return lookup in asked and bool(FILTER_VALUE.fullmatch(value))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class Wide:
    """Columns of Japanese text, which may break anywhere, would shrink to one character."""

    css = {"screen": ["look/backoffice.css"]}


class ReadOnly(Staffed, _Admin):
    """Rows that only the acts of a room write: here they are found and read."""

    class Media(Wide):
        pass

    list_per_page = 50
    show_full_result_count = False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Every column, the ones no form has, too. A private file has no address to link to."""
        return self.fields or [
            "stored_as" if isinstance(column, models.FileField) else column.name
            for column in self.opts.concrete_fields
        ]

    @admin.display(description=_("保管している名前"))
    def stored_as(self, row: models.Model) -> str:
        files = (c for c in row._meta.concrete_fields if isinstance(c, models.FileField))
        return ", ".join(str(getattr(row, column.name)) for column in files)


class Correctable(Staffed, _Admin):
    """Rows whose texts the operator may correct; ``kept`` columns are read, never written."""

    class Media(Wide):
        pass

    list_per_page = 50
    show_full_result_count = False
    kept: tuple[str, ...] = ()
    formfield_overrides = {
        TextListField: {"form_class": LinesField},
        PartialDateField: {"form_class": WhenField},
    }

    def may_correct(self, row: Any) -> bool:
        return True

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is None or self.may_correct(obj)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.kept

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Any:
        """Locked before it is written, so that ``may_correct`` is still true then."""
        found = super().get_object(request, object_id, from_field)
        if found is not None and request.method == "POST":
            found.refresh_from_db(from_queryset=self.model._base_manager.select_for_update())
        return found

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: FBT001 -- Django's signature
        """Write the changed columns and no others: a whole row could put an old state back."""
        if not change:
            obj.save()
        elif written := [c.name for c in obj._meta.concrete_fields if c.name in form.changed_data]:
            obj.save(update_fields=written)


class CorrectableRows(Staffed, _Rows):
    """Parts of a row; they follow what ``may_correct`` says of the row they are part of."""

    extra = 0
    can_delete = False
    formfield_overrides = Correctable.formfield_overrides
    # Typed addresses are links on public pages, so they begin with http or https.
    addresses = ("url",)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        parent: Any = self.admin_site.get_model_admin(self.parent_model)
        return bool(parent.has_change_permission(request, obj))

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name in self.addresses:
            return WebField(label=db_field.verbose_name, limit=300, required=False)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class MovableRows(CorrectableRows):
    """Parts that may also be added and removed while their row may be corrected."""

    can_delete = True

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_change_permission(request, obj)
