"""What is stored in each section of a profile: the one form in which it is compared and written."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from awards.winners.models import (
    Contact,
    EvaluationPoint,
    Partner,
    Photo,
    Recipient,
    RegionFact,
    Winner,
)
from nominations.changing import fingerprint

# What a person does not write: keys, the order (that of the list), files and what is made of them.
_NOT_WRITTEN = ("id", "unread", "winner", "partner", "position", "width", "height", "renditions")


@dataclass(frozen=True)
class Shape:
    """``columns`` of the winner itself, or the ``row`` of one kind of part."""

    columns: tuple[str, ...] = ()
    model: Any = None
    row: tuple[str, ...] = ()
    by_partner: bool = False


def _rows_of(model: Any, *, by_partner: bool = False) -> Shape:
    written = tuple(f.name for f in model._meta.concrete_fields if f.name not in _NOT_WRITTEN)
    return Shape(model=model, row=written, by_partner=by_partner)


SHAPES: Mapping[str, Shape] = {
    "names": Shape(columns=("slug", "name", "name_en", "kana", "short_name", "title", "title_en")),
    "overview": Shape(columns=("overview", "overview_en")),
    "evaluations": _rows_of(EvaluationPoint),
    "recipients": _rows_of(Recipient),
    "partners": _rows_of(Partner),
    "regions": _rows_of(RegionFact, by_partner=True),
    "photos": _rows_of(Photo),
    "contacts": _rows_of(Contact),
}


@dataclass(frozen=True)
class Stored:
    columns: dict[str, Any] = field(default_factory=dict)
    rows: list[dict[str, Any]] = field(default_factory=list)

    @property
    def fingerprint(self) -> str:
        return fingerprint([self.columns, self.rows])


def stored(winner: Winner, section: str) -> Stored:
    shape = SHAPES[section]
    columns = {name: getattr(winner, name) for name in shape.columns}
    if shape.by_partner:
        return Stored(columns, _by_partner(winner, shape))
    return Stored(columns, [_row(row, shape) for row in _mine(winner, shape)])


def _mine(winner: Winner, shape: Shape) -> Any:
    if shape.model is None:
        return ()
    return shape.model.objects.filter(winner=winner).order_by("position", "pk")


def _row(row: Any, shape: Shape) -> dict[str, Any]:
    return {"id": row.pk, "position": row.position} | values_of(row, shape)


def values_of(row: Any, shape: Shape) -> dict[str, Any]:
    return {name: getattr(row, name) for name in shape.row}


def _by_partner(winner: Winner, shape: Shape) -> list[dict[str, Any]]:
    """One for the own region and one for each partner, written or not."""
    there = {row.partner_id: row for row in shape.model.objects.filter(winner=winner)}
    return [
        {"partner": key} | values_of(there.get(key) or shape.model(), shape)
        for key in partner_keys(winner)
    ]


def partner_keys(winner: Winner) -> list[int | None]:
    return [None, *winner.partners.order_by("position", "pk").values_list("pk", flat=True)]
