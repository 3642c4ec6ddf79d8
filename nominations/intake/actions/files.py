"""Photographs and papers of a nomination, kept under random names.

A photograph is cleaned on arrival; a PDF for the committee is kept as it came and never published.
Removing what is gone already changes nothing.
"""

import hashlib
import secrets
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import IO

from django.core.files.base import File
from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import F, Max
from django.utils.translation import gettext as _

from awards.dossier import values
from nominations.access import right_of
from nominations.changing import Refused, refuse_unseen
from nominations.editing.saving import save_section, seen_of
from nominations.files import KeptPicture, forget, kept_files
from nominations.intake.actions.drafting import DRAFTS, count_version, take_to_write
from nominations.intake.models import Attachment, Nomination, Photo
from nominations.intake.reading import TABLES
from nominations.people.models import User

FOLDER = "photos"


@right_of(DRAFTS)
def add_photos(
    nomination: Nomination, photos: Sequence[IO[bytes]], *, by: User, at: datetime
) -> list[Photo]:
    """``photos`` have been judged by the form; what is kept are the cleaned pictures.

    All of them or none: which to leave out, nobody but the writer can say.
    """
    with kept_files() as kept:
        pictures = [kept.keep_picture(file, FOLDER) for file in photos]
        added = _add_photos(nomination, pictures, at)
        kept.discard(unless={photo.file.name for photo in added})
        return added


@transaction.atomic
def _add_photos(
    nomination: Nomination, pictures: Sequence[KeptPicture], at: datetime
) -> list[Photo]:
    """The photographs in the order of their pictures; one that is sent twice is added once."""
    dossier = take_to_write(nomination, at)
    there = {photo.sha256: photo for photo in nomination.photos.all()}
    count = len(dossier.photos.rows)
    added: list[Photo] = []
    for picture in pictures:
        if picture.sha256 not in there:
            photo = Photo(nomination=nomination, position=count + len(added) + 1)
            _show(photo, picture)
            there[picture.sha256] = photo
            added.append(photo)
    if added:
        _refuse_more_than(dossier.limits.photos, count, len(added))
        Photo.objects.bulk_create(added)
        count_version(nomination, at, {})
    return [there[sha256] for sha256 in dict.fromkeys(picture.sha256 for picture in pictures)]


def _refuse_more_than(most: int, there: int, added: int) -> None:
    if there + added <= most:
        return
    if there >= most:
        why = _("写真は%(most)d枚までです。加えるには、1枚削除してください。")
        raise Refused(why % {"most": most})
    why = _(
        "写真は%(most)d枚までです。あと%(left)d枚まで加えられます。%(left)d枚以内で選び直してください。"
    )
    raise Refused(why % {"most": most, "left": most - there})


@right_of(DRAFTS)
def revise_photo(
    nomination: Nomination,
    photo: values.Photo,
    *,
    seen: str,
    data: IO[bytes] | None,
    by: User,
    at: datetime,
) -> None:
    """Its words, and another picture in its place if ``data`` is given.

    ``seen`` is of the photograph as the writer saw it, alone in its section.
    """
    with kept_files() as files:
        picture = files.keep_picture(data, FOLDER) if data else None
        _revise_photo(nomination, photo, picture, seen, at)


@transaction.atomic
def _revise_photo(
    nomination: Nomination,
    photo: values.Photo,
    picture: KeptPicture | None,
    seen: str,
    at: datetime,
) -> None:
    photos = take_to_write(nomination, at).photos
    stored = next((row for row in photos.rows if row.key == photo.key), None)
    if stored is None:
        raise Refused(
            _("この写真は、ほかの方が削除しました。必要なときは、写真を加え直してください。")
        )
    if picture or stored != photo:
        refuse_unseen(seen_of(alone(photos, photo.key)), seen)
    place = photos.rows.index(stored)
    rows = (*photos.rows[:place], photo, *photos.rows[place + 1 :])
    save_section(
        nomination,
        photos,
        replace(photos, rows=rows),
        TABLES,
        seen=seen_of(photos),
        write=partial(count_version, nomination, at),
        files=_Files(),
        pictures={place: picture} if picture else {},
    )


def alone(photos: values.Photos, key: int | None) -> values.Photos:
    """The section with one photograph of its own."""
    return replace(photos, rows=tuple(row for row in photos.rows if row.key == key))


class _Files:
    def attach(self, row: Photo, picture: KeptPicture) -> None:
        forget(row.file)
        _show(row, picture)

    def forget(self, rows: Iterable[Photo]) -> None:
        """One photograph is edited; none goes."""


@right_of(DRAFTS)
@transaction.atomic
def remove_photo(nomination: Nomination, pk: int, *, by: User, at: datetime) -> None:
    take_to_write(nomination, at)
    if photo := nomination.photos.filter(pk=pk).first():
        later = nomination.photos.filter(position__gt=photo.position)
        forget(photo.file)
        photo.delete()
        later.update(position=F("position") - 1)
        count_version(nomination, at, {})


@right_of(DRAFTS)
@transaction.atomic
def move_photo(
    nomination: Nomination, photo: Photo, *, position: int, by: User, at: datetime
) -> None:
    """To the place named, so that a second click moves it no further; nothing if it is gone."""
    take_to_write(nomination, at)
    order = list(nomination.photos.order_by("position", "pk"))
    if photo not in order:
        return
    order.remove(photo)
    order.insert(max(0, min(position, len(order) + 1) - 1), photo)
    for place, each in enumerate(order, start=1):
        each.position = place
    Photo.objects.bulk_update(order, ["position"])
    count_version(nomination, at, {})


def _show(photo: Photo, picture: KeptPicture) -> None:
    photo.file = picture.name
    photo.width, photo.height = picture.width, picture.height
    photo.sha256 = picture.sha256


@right_of(DRAFTS)
def attach(
    nomination: Nomination, file: "File[bytes]", *, name: str, by: User, at: datetime
) -> Attachment:
    sha256 = hashlib.sha256(b"".join(file.chunks())).hexdigest()
    with kept_files() as files:
        kept = files.keep(default_storage, f"attachments/{secrets.token_hex(16)}.pdf", file)
        paper = Attachment(nomination=nomination, name=name, size=file.size, sha256=sha256)
        paper.file = kept
        attached = _attach(nomination, paper, at)
        if attached is not paper:
            files.discard()
        return attached


@transaction.atomic
def _attach(nomination: Nomination, paper: Attachment, at: datetime) -> Attachment:
    dossier = take_to_write(nomination, at)
    same = nomination.attachments.filter(sha256=paper.sha256, name=paper.name)
    if there := same.first():
        return there  # sent twice
    if len(dossier.attachments) >= dossier.limits.attachments:
        raise Refused(
            _("参考資料は%(most)d件までです。加えるには、1件削除してください。")
            % {"most": dossier.limits.attachments}
        )
    paper.position = (nomination.attachments.aggregate(last=Max("position"))["last"] or 0) + 1
    paper.save()
    count_version(nomination, at, {})
    return paper


@right_of(DRAFTS)
@transaction.atomic
def detach(nomination: Nomination, pk: int, *, by: User, at: datetime) -> None:
    take_to_write(nomination, at)
    if attachment := nomination.attachments.filter(pk=pk).first():
        forget(attachment.file)
        attachment.delete()
        count_version(nomination, at, {})
