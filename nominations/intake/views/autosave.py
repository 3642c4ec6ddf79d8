"""What htmx gets when it has saved a section while its writer goes on writing."""

from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.template.response import TemplateResponse

from awards.clock import in_japan
from nominations.access import Request
from nominations.grouped import Rows
from nominations.intake.actions.drafting import fingerprint_of
from nominations.intake.stored import SHAPES, Stored


def autosaved(
    request: Request, section: str, filled: Any, content: Stored, at: datetime
) -> HttpResponse:
    """The new fingerprint and the keys of new rows go back into the open form."""
    context = {
        "at": in_japan(at),
        "seen": fingerprint_of(content),
        "ids": _ids(section, filled, content),
    }
    return TemplateResponse(request, "intake/autosaved.html", context)


def _ids(section: str, filled: Any, content: Stored) -> list[tuple[str, int]]:
    """Empty rows of the form are not stored, so the two lists are matched in order."""
    if not isinstance(filled, Rows) or SHAPES[section].key != "id":
        return []
    written = [form for form in filled.forms if filled._has_content(form)]
    return [
        (form.add_prefix("id"), row["id"]) for form, row in zip(written, content.rows, strict=False)
    ]
