"""What the pages of the back office have in common: who reads, what may be written, and how.

Only ``admin.py`` files import this; the public half has no back office.
"""

import re
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.db import models
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    _Admin = admin.ModelAdmin[Any]
else:
    _Admin = admin.ModelAdmin


# Names of columns; those of a tuple stand beside each other.
Fields = list[str | list[str] | tuple[str, ...] | tuple[()]]

# What Django's filters put behind a column's name, and what they put after the equals sign.
FILTERED_BY = ("", "__exact", "__id__exact", "__isnull", "__in")
FILTER_VALUE = re.compile(r"\d{1,9}|(?!\d+\Z)[\w-]{1,40}", re.ASCII)


class Staffed(_Admin):
    """Open to everyone whom the site lets in: there is one kind of operator, ``is_staff``.

    Rows are not added, changed or deleted unless a subclass says so.
    """

    list_per_page = 50
    show_full_result_count = False

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """Only what the filters beside the list ask for.

        Django would filter by any column of the row, and a list that is filtered by a sealed
        column tells what stands in it.
        """
        names = [name for name in self.list_filter if isinstance(name, str)]
        asked = {f"{name}{ending}" for name in names for ending in FILTERED_BY}
        return lookup in asked and bool(FILTER_VALUE.fullmatch(value))

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, object] | None = None
    ) -> HttpResponse:
        """Under the name of what is listed: Django's title tells to select one."""
        title = _("%(rows)sの一覧") % {"rows": self.opts.verbose_name_plural}
        return super().changelist_view(request, {"title": title} | (extra_context or {}))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return True

    def has_view_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return False


class ReadOnly(Staffed):
    """Rows that only the acts of a room write: here they are found and read."""

    def get_fields(self, request: HttpRequest, obj: models.Model | None = None) -> Fields:
        """Those that are named, the ones no form has, too: a new column is shown by nobody's
        oversight. A private file has no address to link to, so ``stored_as`` stands for it.
        """
        return list(self.fields or ())

    @admin.display(description=_("保管している名前"))
    def stored_as(self, row: models.Model) -> str:
        files = (c for c in row._meta.concrete_fields if isinstance(c, models.FileField))
        return ", ".join(str(getattr(row, column.name)) for column in files)


class Correctable(Staffed):
    """Rows whose texts the operator may correct; ``kept`` columns are read, never written."""

    kept: tuple[str, ...] = ()

    def has_change_permission(self, request: HttpRequest, obj: models.Model | None = None) -> bool:
        return True

    def get_readonly_fields(
        self, request: HttpRequest, obj: models.Model | None = None
    ) -> tuple[str, ...]:
        return self.kept

    def save_model(
        self,
        request: HttpRequest,
        obj: models.Model,
        form: BaseForm,
        change: bool,  # noqa: FBT001 -- Django's signature
    ) -> None:
        """Write the changed columns and no others: a whole row could put an old state back."""
        if not change:
            obj.save()
        elif written := [c.name for c in obj._meta.concrete_fields if c.name in form.changed_data]:
            obj.save(update_fields=written)
