"""What the demonstration is made of, as it stands in ``nominations/demo/data``."""

import tomllib
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any, TypeVar

from awards.dossier.values import Section, Value
from awards.partial_dates import PartialDate

FOLDER = Path(__file__).parent / "data"
PICTURES = FOLDER / "pictures"
DATES = ("signed_on", "founded_on", "as_of", "taken_on", "started_year", "document_date")
DECIMALS = ("area_km2", "latitude", "longitude", "weight")

Data = dict[str, Any]
V = TypeVar("V", bound=Value)
S = TypeVar("S", bound=Section)


def round_data(name: str) -> Data:
    """``released``, ``judged`` or ``open``: the round of last year, the one that is being scored, or
    the one that takes nominations."""
    with (FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def picture(name: str) -> BytesIO:
    """A sample picture, 1200 by 800: the least that prints well."""
    return BytesIO((PICTURES / name).read_bytes())


def value_from(value: V, data: Data) -> V:
    """``value`` with the columns that the file has."""
    columns = {name: _stored(name, data[name]) for name in value.flat() if name in data}
    return value.with_columns(columns)


def rows_from(section: S, data: Data) -> S:
    """The section with the rows that the file has under its name."""
    assert section.row is not None  # noqa: S101 -- for the type checker
    rows = tuple(value_from(section.row(), row) for row in data.get(section.slug, []))
    return replace(section, rows=rows)


def _stored(name: str, value: object) -> object:
    if name in DATES:
        return PartialDate.from_iso(str(value)) if value else None
    if name in DECIMALS:
        return Decimal(str(value)) if value else None
    return tuple(value) if isinstance(value, list) else value
