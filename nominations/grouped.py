"""Lists of like rows that grow without JavaScript, for the winners' desk alone."""

import re
from typing import Any, cast

from django import forms
from django.forms.utils import ErrorDict
from django.http import QueryDict  # noqa: TID251 -- the type of what was typed, nothing of HTTP


class Rows(forms.BaseFormSet):  # type: ignore[type-arg]
    """A list of like forms, each with a hidden ``id`` of the row it came from, or empty.

    What is posted is what stays: a row that is missing was removed. See ``rearranged``.
    """

    def __init__(
        self, data: Any = None, files: Any = None, *, initial: Any = None, **kwargs: Any
    ) -> None:
        # A typed row that equals its initial values would count as empty and be removed.
        super().__init__(data, files, initial=initial if data is None else None, **kwargs)

    def values(self) -> list[dict[str, Any]]:
        """The rows with anything in them, in their order; call it when ``is_valid()``."""
        return [form.cleaned_data for form in self.forms if self._has_content(form)]

    def as_typed(self) -> "Rows":
        """To be shown again as typed, not judged: a button added or removed a row."""
        for form in self.forms:
            form._errors = ErrorDict()
            form.cleaned_data = {}
        return self

    @staticmethod
    def _has_content(form: forms.Form) -> bool:
        return any(
            value not in (None, "", [], False)
            for name, value in form.cleaned_data.items()
            if name != "id"
        )


def rows_of(form: type[forms.Form], *, at_most: int = 50) -> type[Rows]:
    made = forms.formset_factory(form, formset=Rows, extra=0, max_num=at_most, absolute_max=at_most)
    return cast("type[Rows]", made)


def wants_rearranging(data: QueryDict, prefix: str) -> bool:
    return f"{prefix}-add" in data or f"{prefix}-remove" in data


def rearranged(data: QueryDict, prefix: str) -> QueryDict:
    """What was typed, with one more empty row (button ``<prefix>-add``) or one less.

    The button ``<prefix>-remove`` has the index of its row as value. Nothing else changes.
    """
    pattern = re.compile(rf"{re.escape(prefix)}-(\d{{1,6}})-(.+)", re.DOTALL)
    rows: dict[int, dict[str, list[str]]] = {}
    rest = QueryDict(mutable=True)
    for name in data:
        if found := pattern.fullmatch(name):
            rows.setdefault(int(found[1]), {})[found[2]] = data.getlist(name)
        elif name not in (f"{prefix}-add", f"{prefix}-remove"):
            rest.setlist(name, data.getlist(name))
    removed = data.get(f"{prefix}-remove")
    kept = [row for index, row in sorted(rows.items()) if str(index) != removed]
    if f"{prefix}-add" in data:
        kept.append({})
    for index, row in enumerate(kept):
        for name, typed in row.items():
            rest.setlist(f"{prefix}-{index}-{name}", typed)
    rest[f"{prefix}-TOTAL_FORMS"] = str(len(kept))
    rest[f"{prefix}-INITIAL_FORMS"] = "0"
    return rest
