"""What the demonstration is made of, as it stands in ``nominations/demo/data``."""

import tomllib
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import Any

from awards.partial_dates import PartialDate

FOLDER = Path(__file__).parent / "data"
PICTURES = FOLDER / "pictures"
DATES = ("signed_on", "founded_on", "as_of", "taken_on", "started_year", "document_date")
DECIMALS = ("area_km2", "latitude", "longitude", "weight")

Data = dict[str, Any]


def round_data(number: int) -> Data:
    with (FOLDER / f"round{number:02}.toml").open("rb") as file:
        return tomllib.load(file)


def picture(name: str) -> BytesIO:
    """A sample picture, 1200 by 800: the least that prints well."""
    return BytesIO((PICTURES / name).read_bytes())


def picked(row: Data, names: tuple[str, ...]) -> Data:
    """The named columns as the database keeps them; what the file leaves out is empty."""
    return {name: _value(name, row.get(name)) for name in names}


def _value(name: str, value: object) -> object:
    if name in DATES:
        return PartialDate.from_iso(str(value)) if value else None
    if name in DECIMALS:
        return Decimal(str(value)) if value else None
    if name in ("population", "participants", "rank"):
        return value
    return "" if value is None else value
