"""What is stored in each section of a nomination: the one form in which it is compared.

``columns`` are the nomination's own; ``rows`` those of one kind of part, each under its ``key``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from nominations.intake.models import (
    Appeal,
    Attachment,
    Contact,
    Nomination,
    Partner,
    Photo,
    Recipient,
    RegionFact,
)


@dataclass(frozen=True)
class Shape:
    columns: tuple[str, ...] = ()
    model: Any = None
    row: tuple[str, ...] = ()
    key: str = "id"


SHAPES: Mapping[str, Shape] = {
    "cover": Shape(
        columns=(
            "rank",
            "document_number",
            "document_date",
            "nominator",
            "desk_office",
            "desk_person",
            "desk_tel",
            "desk_email",
        )
    ),
    "recipients": Shape(
        model=Recipient,
        row=(
            "name",
            "kana",
            "kind",
            "legal_form",
            "representative",
            "founded_on",
            "prefecture",
            "home_municipality",
        ),
    ),
    "partners": Shape(
        model=Partner,
        row=(
            "name",
            "local_name",
            "kind",
            "country",
            "country_at_signing",
            "agreement_kind",
            "signed_on",
            "agreement_owner",
        ),
    ),
    "work": Shape(columns=("title", "started_year", "participants", "collaborators", "overview")),
    "appeals": Shape(columns=("reasons",), model=Appeal, row=("text",), key="criterion"),
    "regions": Shape(
        model=RegionFact,
        row=("name", "population", "as_of", "basis", "area_km2", "description", "source"),
        key="partner",
    ),
    "past": Shape(columns=("past_awards", "press_coverage")),
    "photos": Shape(
        model=Photo,
        row=("caption", "taken_on", "place", "credit", "alt", "consent", "sha256"),
    ),
    "contacts": Shape(
        model=Contact,
        row=("office", "postal_code", "address", "care_of", "tel", "fax", "email", "url"),
    ),
    "confirmation": Shape(columns=("confirms_consent", "confirms_facts", "confirms_authority")),
}


@dataclass(frozen=True)
class Stored:
    columns: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)


def stored(nomination: Nomination, section: str) -> Stored:
    shape = SHAPES[section]
    columns = {name: getattr(nomination, name) for name in shape.columns}
    return Stored(columns, _rows(nomination, shape) if shape.model else [])


def _rows(nomination: Nomination, shape: Shape) -> list[dict[str, Any]]:
    mine = shape.model.objects.filter(nomination=nomination)
    if shape.key == "id":
        return [_row(row, shape) for row in mine.order_by("position", "pk")]
    there = {getattr(row, f"{shape.key}_id"): row for row in mine}
    return [
        {shape.key: key} | _values(there.get(key) or shape.model(), shape)
        for key in keys_of(nomination, shape)
    ]


def keys_of(nomination: Nomination, shape: Shape) -> list[int | None]:
    """What rows there must be: one a criterion, or one for the own region and one a partner."""
    if shape.key == "criterion":
        criteria = nomination.round.criteria.order_by("position", "pk")
        return list(criteria.values_list("pk", flat=True))
    partners = nomination.partners.order_by("position", "pk").values_list("pk", flat=True)
    return [None, *partners]


def _row(row: Any, shape: Shape) -> dict[str, Any]:
    return {"id": row.pk} | _values(row, shape)


def _values(row: Any, shape: Shape) -> dict[str, Any]:
    return {name: getattr(row, name) for name in shape.row}


def everything(nomination: Nomination) -> dict[str, Any]:
    """All that is submitted, for the digest in the ledger."""
    found: dict[str, Any] = {}
    for section in SHAPES:
        here = stored(nomination, section)
        found[section] = [here.columns, here.rows]
    files = Attachment.objects.filter(nomination=nomination).order_by("position", "pk")
    found["attachments"] = list(files.values_list("name", "sha256"))
    return found
