"""Photographs of a nomination: cleaned on arrival, kept under random names."""

import hashlib
import secrets
from datetime import datetime
from typing import IO, Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from awards.pictures import clean, judge
from nominations.changing import Refused, Stale, fingerprint
from nominations.intake.actions.rights import take_to_write, touch
from nominations.intake.models import Nomination, Photo
from nominations.intake.stored import SHAPES
from nominations.people.models import User

ENDINGS = {"JPEG": "jpg", "PNG": "png", "WebP": "webp"}


@transaction.atomic
def add_photo(
    nomination: Nomination, data: IO[bytes], *, by: User, at: datetime, **words: Any
) -> Photo:
    """``data`` has been judged by the form; what is kept is the cleaned picture."""
    take_to_write(nomination, by, at)
    if nomination.photos.count() >= nomination.round.photos_max:
        raise Refused(
            _("写真は%(most)d枚までです。加えるには、1枚取り除いてください。")
            % {"most": nomination.round.photos_max}
        )
    last = nomination.photos.aggregate(last=Max("position"))["last"] or 0
    photo = Photo(nomination=nomination, position=last + 1, **words)
    _keep(photo, data)
    photo.save()
    touch(nomination, at)
    return photo


@transaction.atomic
def revise_photo(
    nomination: Nomination,
    photo: Photo,
    *,
    seen: str,
    changes: dict[str, Any],
    data: IO[bytes] | None,
    by: User,
    at: datetime,
) -> None:
    """Its words, and another picture in its place if ``data`` is given."""
    take_to_write(nomination, by, at)
    if not nomination.photos.filter(pk=photo.pk).exists():
        raise Refused(
            _("この写真は、ほかの方が取り除きました。必要なときは、写真を加え直してください。")
        )
    photo.refresh_from_db()
    now = words_of(photo)
    if data is None and {name: now[name] for name in changes} == changes:
        return
    if fingerprint(now) != seen:
        raise Stale(
            _(
                "この画面を開いた後に、ほかの方がこの写真を書き換えました。どちらを残すか選んでください。"
            )
        )
    for name, value in changes.items():
        setattr(photo, name, value)
    if data is not None:
        _forget(photo)
        _keep(photo, data)
    photo.save()
    touch(nomination, at)


def words_of(photo: Photo) -> dict[str, Any]:
    return {name: getattr(photo, name) for name in SHAPES["photos"].row}


@transaction.atomic
def remove_photo(nomination: Nomination, pk: int, *, by: User, at: datetime) -> None:
    """Removing what is gone already changes nothing."""
    take_to_write(nomination, by, at)
    photo = nomination.photos.filter(pk=pk).first()
    if photo is None:
        return
    later = nomination.photos.filter(position__gt=photo.position)
    _forget(photo)
    photo.delete()
    later.update(position=F("position") - 1)
    touch(nomination, at)


@transaction.atomic
def move_photo(
    nomination: Nomination, photo: Photo, *, position: int, by: User, at: datetime
) -> None:
    """To the place named, so that a second click moves it no further; nothing if it is gone."""
    take_to_write(nomination, by, at)
    order = list(nomination.photos.order_by("position", "pk"))
    if photo not in order:
        return
    order.remove(photo)
    order.insert(max(0, min(position, len(order) + 1) - 1), photo)
    for place, each in enumerate(order, start=1):
        Photo.objects.filter(pk=each.pk).update(position=place)
    touch(nomination, at)


def _keep(photo: Photo, data: IO[bytes]) -> None:
    cleaned = clean(data)
    picture = judge(cleaned)
    photo.width, photo.height = picture.width, picture.height
    photo.sha256 = hashlib.sha256(cleaned).hexdigest()
    name = f"photos/{secrets.token_hex(16)}.{ENDINGS[picture.format]}"
    photo.file.save(name, ContentFile(cleaned), save=False)


def _forget(photo: Photo) -> None:
    """The old file goes when the act is certain."""
    storage, name = photo.file.storage, photo.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))
