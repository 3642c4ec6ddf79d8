"""Between what is stored in a section and its form: filling it, and reading it back."""

from typing import Any

from django.http import QueryDict  # noqa: TID251 -- the type of what was typed, nothing of HTTP

from awards.languages import in_english
from nominations.grouped import GroupedForm, Rows
from nominations.intake.forms import columns, rows
from nominations.intake.models import Nomination
from nominations.intake.stored import Stored

Sheet = GroupedForm | Rows
Changes = dict[str, Any]

ROWS: dict[str, Any] = {
    "recipients": rows.RecipientRows,
    "partners": rows.PartnerRows,
    "contacts": rows.ContactRows,
    "regions": rows.RegionFormSet,
}
FORMS = {
    "cover": columns.CoverForm,
    "past": columns.PastForm,
    "confirmation": columns.ConfirmationForm,
}


def sheet(
    nomination: Nomination,
    section: str,
    content: Stored,
    data: QueryDict | None = None,
    *,
    extra: int = 0,
) -> Sheet:
    """As stored, or as typed where there is ``data``; ``extra`` empty rows at the end."""
    if section in ROWS:
        return _rows(nomination, section, content, data, extra)
    made: GroupedForm = _class(nomination, section, content)(
        data, initial=_initial(section, content)
    )
    return made


def _rows(
    nomination: Nomination, section: str, content: Stored, data: QueryDict | None, extra: int
) -> Rows:
    options = rows.region_options(nomination.round) if section == "regions" else {}
    made: Rows = ROWS[section](data, prefix=section, initial=content.rows, form_kwargs=options)
    # A first row is there to be written in.
    made.extra = extra if content.rows else max(extra, 1)
    return made


def _class(nomination: Nomination, section: str, content: Stored) -> Any:
    if section == "work":
        return columns.work_form(nomination.round, len(content.columns["overview"]))
    if section == "appeals":
        return columns.appeals_form(nomination.round, in_english=in_english())
    return FORMS[section]


def _initial(section: str, content: Stored) -> Changes:
    if section == "work":
        bullets = enumerate(content.columns["overview"])
        return content.columns | {f"overview_{index}": text for index, text in bullets}
    if section == "appeals":
        return content.columns | {f"appeal_{r['criterion']}": r["text"] for r in content.rows}
    return content.columns


def given(section: str, filled: Any) -> tuple[Changes, list[Changes] | None]:
    """What ``actions.revise`` takes: changed columns, and rows where the section has rows."""
    if section in ROWS:
        return {}, filled.values()
    values: Changes = filled.cleaned_data
    if section == "work":
        bullets = [v for name, v in values.items() if name.startswith("overview_") and v]
        plain = {n: v for n, v in values.items() if not n.startswith("overview_")}
        return plain | {"overview": bullets}, None
    if section == "appeals":
        texts = [
            {"criterion": int(name.removeprefix("appeal_")), "text": text}
            for name, text in values.items()
            if name.startswith("appeal_")
        ]
        return {"reasons": values["reasons"]}, texts
    return values, None
