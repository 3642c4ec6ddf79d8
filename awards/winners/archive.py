"""Past rounds, kept as files: loaded once into a fresh house, published as they were then."""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.utils.crypto import get_random_string

from awards import pictures
from awards.rounds.models import Announcement, Criterion, Host, Phase, Prize, Round, RoundContact
from awards.winners import models, renditions
from awards.winners.reading import read
from awards.winners.search_index import search_columns

FOLDER = Path(__file__).parent / "data"
PICTURES = FOLDER / "pictures"
# A table of TOML.
Data = Mapping[str, Any]
M = TypeVar("M", bound=Model)


def load_all(at: datetime) -> list[Round]:
    """Load every round of the archive that is not there yet, the oldest first."""
    return [load(path, at) for path in sorted(FOLDER.glob("round*.toml"))]


@transaction.atomic
def load(source: Path | str | Data, at: datetime) -> Round:
    """A decided round with its released winners. A round that exists is left as it is."""
    data = source if isinstance(source, Mapping) else _read(Path(source))
    if existing := Round.objects.filter(number=data["round"]["number"]).first():
        return existing
    since = _instant(data["round"].get("published_at"), at)
    round_ = _round(data["round"], since)
    for position, row in enumerate(data["winners"], start=1):
        _winner(round_, position, row, since)
    return round_


def _read(path: Path) -> Data:
    with path.open("rb") as file:
        return tomllib.load(file)


def _instant(text: str | None, at: datetime) -> datetime:
    return datetime.fromisoformat(text) if text else at


def _round(data: Data, since: datetime) -> Round:
    round_ = Round.objects.create(**_columns(Round, data), phase=Phase.DECIDED)
    Announcement.objects.create(round=round_, at=since, **_columns(Announcement, data))
    RoundContact.objects.create(round=round_, position=1, **_columns(RoundContact, data["contact"]))
    for table, key in ((Host, "hosts"), (Prize, "prizes"), (Criterion, "criteria")):
        for position, row in enumerate(data[key], start=1):
            table._default_manager.create(round=round_, position=position, **_columns(table, row))
    return round_


def _winner(round_: Round, position: int, data: Data, since: datetime) -> None:
    winner = models.Winner.objects.create(
        **_columns(models.Winner, data),
        round=round_,
        prize=round_.prizes.get(code=data["prize"]),
        position=position,
        state=models.State.RELEASED,
        published_at=since,
    )
    _parts(winner, models.Recipient, data["recipients"])
    _parts(winner, models.EvaluationPoint, data["evaluations"])
    _parts(winner, models.Contact, data["contacts"])
    partners = _parts(winner, models.Partner, data["partners"])
    for place, region in enumerate(data["regions"], start=1):
        partner = partners[region["partner"] - 1] if region["subject"] == "partner" else None
        columns = _columns(models.RegionFact, region)
        models.RegionFact.objects.create(winner=winner, position=place, partner=partner, **columns)
    for place, photo in enumerate(data["photos"], start=1):
        _photo(winner, place, photo)
    found_by = search_columns(read(winner))
    models.Winner.objects.filter(pk=winner.pk).update(**found_by)


def _parts(winner: models.Winner, table: type[M], rows: list[Data]) -> list[M]:
    return [
        table._default_manager.create(winner=winner, position=position, **_columns(table, row))
        for position, row in enumerate(rows, start=1)
    ]


def _photo(winner: models.Winner, position: int, data: Data) -> None:
    """The archive holds no photographs: a drawing stands for each, marked as a sample."""
    content = (PICTURES / data["picture"]).read_bytes()
    size = pictures.judge(content)
    stored = models.Photo(
        winner=winner,
        position=position,
        consent=True,
        width=size.width,
        height=size.height,
        **_columns(models.Photo, data),
    )
    stored.original.save(f"{get_random_string(32)}.webp", ContentFile(content), save=True)
    renditions.publish(stored)


# Keys that name another row, or that are written in another form than the column holds.
_ELSEWHERE = {"prize", "partner", "winner", "round", "position", "published_at", "contact"}


def _columns(table: type[Model], row: Data) -> dict[str, object]:
    """Of ``row`` what ``table`` has a column for; a date may be a TOML date or a part of one."""
    names = {field.name for field in table._meta.concrete_fields} - _ELSEWHERE
    return {name: _value(value) for name, value in row.items() if name in names}


def _value(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value
