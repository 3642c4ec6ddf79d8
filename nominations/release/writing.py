"""Writing the parts of a profile, inside the act that revises a section."""

import secrets
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from awards import pictures
from awards.pictures import ENDINGS
from awards.winners.models import Photo, Winner
from nominations.changing import Refused
from nominations.release.stored import SHAPES, Shape, Stored, partner_keys

Row = dict[str, Any]

# Where rows wait while they change places: no two may share one, not even for a moment.
_ASIDE = 1000


def is_same(now: Stored, wanted: Stored) -> bool:
    """What is being saved is there already: a second click, or nothing was changed."""
    if any(row.get("file") for row in wanted.rows):
        return False
    return (now.columns, _texts(now)) == (wanted.columns, _texts(wanted))


def _texts(content: Stored) -> list[Row]:
    """The rows as they read; an empty region is none."""
    rows = [
        {n: v for n, v in row.items() if n not in ("id", "position", "file", "original")}
        for row in content.rows
    ]
    return [row for row in rows if any(v for n, v in row.items() if n != "partner")]


def write_rows(winner: Winner, section: str, rows: list[Row], kept: list[FieldFile]) -> None:
    shape = SHAPES[section]
    if shape.by_partner:
        _fill(winner, shape, rows)
    elif shape.model is not None:
        _replace(winner, shape, rows, kept)


def _fill(winner: Winner, shape: Shape, rows: list[Row]) -> None:
    """A region for each key that has one; keys of other winners' partners name nothing."""
    given = {row["partner"]: row for row in rows}  # a key given twice would make two rows of it
    shape.model.objects.filter(winner=winner).delete()
    for position, key in enumerate(partner_keys(winner), start=1):
        if key in given:
            part = shape.model(winner=winner, partner_id=key, position=position)
            _assign(part, given[key], shape)


def _replace(winner: Winner, shape: Shape, rows: list[Row], kept: list[FieldFile]) -> None:
    mine = shape.model.objects.filter(winner=winner)
    stay = {row["id"] for row in rows if row["id"]}
    if not stay <= set(mine.values_list("pk", flat=True)):
        raise Refused(_("この紹介文にない行は、書き換えられません。画面を開き直してください。"))
    for gone in mine.exclude(pk__in=stay):
        _forget(gone)
        gone.delete()
    mine.update(position=F("position") + _ASIDE)
    there = mine.in_bulk()
    for position, row in enumerate(rows, start=1):
        part = there.pop(row["id"], None) or shape.model(winner=winner)
        part.position = position
        if row.get("file"):
            _forget(part)
            _keep(part, row["file"], kept)
        _assign(part, row, shape)


def _assign(part: Any, row: Row, shape: Shape) -> None:
    for name in shape.row:
        if name in row:
            setattr(part, name, row[name])
    part.save()


def _keep(photo: Photo, data: Any, kept: list[FieldFile]) -> None:
    cleaned = pictures.clean(data)
    picture = pictures.judge(cleaned)
    photo.width, photo.height = picture.width, picture.height
    name = f"winners/{secrets.token_hex(16)}.{ENDINGS[picture.format]}"
    photo.original.save(name, ContentFile(cleaned), save=False)
    kept.append(photo.original)


def _forget(part: Any) -> None:
    """The old file goes when the act is certain."""
    if isinstance(part, Photo) and part.original.name:
        storage, name = part.original.storage, part.original.name
        transaction.on_commit(lambda: storage.delete(name))
