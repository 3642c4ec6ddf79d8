"""Writing what readiness.py found beside the fields it is about."""

from collections.abc import Iterable
from typing import Any

from django.forms import Form
from django.http import QueryDict  # noqa: TID251 -- the type of what was typed, nothing of HTTP
from django.utils.translation import gettext as _

from nominations.grouped import Rows
from nominations.intake.models import Nomination
from nominations.intake.readiness import Problem
from nominations.intake.readiness_messages import Said, said
from nominations.intake.stored import SHAPES, Stored


def mark(filled: Any, problems: list[Problem], *, everything: bool) -> list[Said]:
    """Mark what is wrong, and with ``everything`` what is missing too; return what has no field.

    A form that was typed in shows its own errors instead.
    """
    shown = [said(p) for p in problems if p.is_wrong or (everything and p.blocks)]
    forms: Iterable[Form] = filled.forms if isinstance(filled, Rows) else [filled]
    if any(form.is_bound for form in forms):
        return []
    places = {field.id_for_label: (form, field.name) for form in forms for field in form}
    loose = []
    for one in shown:
        if one.anchor not in places:
            loose.append(one)
            continue
        form, name = places[one.anchor]
        form.errors.setdefault(name, form.error_class()).append(one.sentence)
    return loose


def name_rows(filled: Any, section: str, nomination: Nomination) -> None:
    """Give each row the title its place on the page has."""
    if not isinstance(filled, Rows):
        return
    for number, form in enumerate(filled.forms, start=1):
        form.title = str(number)
    if section == "regions":
        names = {str(p.pk): p.name for p in nomination.partners.all()}
        for form in filled.forms:
            key = str(form["partner"].value() or "")
            form.title = (
                names.get(key, "") or _("名称を入力していない交流先") if key else _("貴地域")
            )


def without_vanished(
    data: QueryDict, section: str, content: Stored
) -> tuple[QueryDict, list[tuple[str, str]]]:
    """What was typed into rows that somebody else has removed in the meantime.

    Rows of a list become new ones; a region whose partner is gone is returned as plain text.
    """
    shape = SHAPES[section]
    if shape.key not in ("id", "partner") or shape.model is None:
        return data, []
    known = {str(row[shape.key]) for row in content.rows}
    kept = data.copy()
    lost = [
        name
        for name in data
        if name.startswith(f"{section}-")
        and name.endswith(f"-{shape.key}")
        and data[name]
        and data[name] not in known
    ]
    if shape.key == "id":
        for name in lost:
            kept[name] = ""
        return kept, []
    return _present(kept, lost, content)


def _present(
    kept: QueryDict, lost: list[str], content: Stored
) -> tuple[QueryDict, list[tuple[str, str]]]:
    """The regions there are now, each with what was typed for it."""
    typed: dict[str, dict[str, str]] = {}
    for name, value in kept.items():
        parts = name.split("-", 2)
        if len(parts) == 3 and parts[0] == "regions":
            typed.setdefault(parts[1], {})[parts[2]] = str(value)
    gone = {name.split("-", 2)[1] for name in lost}
    by_partner = {row.get("partner", ""): row for n, row in typed.items() if n not in gone}
    vanished = [
        (name, value)
        for n in sorted(gone)
        for name, value in typed.get(n, {}).items()
        if name != "partner" and value
    ]
    made = QueryDict(mutable=True)
    made["regions-TOTAL_FORMS"] = str(len(content.rows))
    made["regions-INITIAL_FORMS"] = "0"
    for index, row in enumerate(content.rows):
        key = "" if row["partner"] is None else str(row["partner"])
        for name, value in by_partner.get(key, {}).items():
            made[f"regions-{index}-{name}"] = value
        made[f"regions-{index}-partner"] = key
    return made, vanished
