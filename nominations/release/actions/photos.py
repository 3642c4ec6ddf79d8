"""The files of a winner's photographs: cleaned when they come, removed with their copies."""

import secrets
from collections.abc import Iterable
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction

from awards.pictures import ENDINGS, clean, judge
from awards.winners.models import Photo
from nominations.files import KeptFiles, forget


class PhotoFiles:
    def __init__(self, kept: KeptFiles) -> None:
        self.kept = kept

    def attach(self, row: Photo, upload: IO[bytes]) -> None:
        forget(row.original)
        cleaned = clean(upload)
        picture = judge(cleaned)
        row.width, row.height = picture.width, picture.height
        name = f"winners/{secrets.token_hex(16)}.{ENDINGS[picture.format]}"
        row.original.save(name, ContentFile(cleaned), save=False)
        self.kept.add(row.original)

    def forget(self, rows: Iterable[object]) -> None:
        """Rows of other sections have no files."""
        photos = [row for row in rows if isinstance(row, Photo)]
        for photo in photos:
            forget(photo.original)
        public = [
            n for photo in photos for kinds in photo.renditions.values() for n in kinds.values()
        ]
        transaction.on_commit(lambda: _delete_public(public))


def _delete_public(names: list[str]) -> None:
    for name in names:
        storages["published"].delete(name)
