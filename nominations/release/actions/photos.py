"""The files of a winner's photographs: put behind their rows, removed with their copies."""

from collections.abc import Iterable

from django.db import transaction

from awards.winners.models import Photo
from nominations.files import KeptPicture, forget
from nominations.release.publishing_photos import delete_public

FOLDER = "winners"


class PhotoFiles:
    def attach(self, row: Photo, picture: KeptPicture) -> None:
        forget(row.original)
        row.original = picture.name
        row.width, row.height = picture.width, picture.height

    def forget(self, rows: Iterable[object]) -> None:
        """Rows of other sections have no files."""
        photos = [row for row in rows if isinstance(row, Photo)]
        for photo in photos:
            forget(photo.original)
        public = [
            n for photo in photos for kinds in photo.renditions.values() for n in kinds.values()
        ]
        transaction.on_commit(lambda: delete_public(public))
