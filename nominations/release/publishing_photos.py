"""The public copies of photographs, made just before a release and thrown away if it fails."""

from collections.abc import Iterable

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext as _

from awards.pictures import PictureError
from awards.winners import renditions
from awards.winners.models import Photo
from nominations.changing import Refused, Stale, write
from nominations.files import KeptFiles

Renditions = dict[str, dict[str, str]]
# By the photograph and the name of the file that it shows.
PublicCopies = dict[tuple[int, str], Renditions]


def public_copies(photos: Iterable[Photo], kept: KeptFiles, *, way: str = "") -> PublicCopies:
    """``way`` is what to do about a file that cannot be read, where it cannot be replaced."""

    def keep(name: str, content: bytes) -> str:
        return kept.keep(storages["published"], name, ContentFile(content))

    copies = {}
    for photo in photos:
        try:
            copies[_shown(photo)] = renditions.rendered(photo, keep)
        except (PictureError, OSError) as error:
            what = {"winner": photo.winner.name, "n": photo.position}
            fault = _("%(winner)sの写真%(n)dのファイルを読めません。") % what
            replace = _("写真を削除するか差し替えてから、もう一度公表の手続をしてください。")
            raise Refused(f"{fault} {way or replace}") from error
    return copies


def publish(photos: Iterable[Photo], copies: PublicCopies) -> None:
    """Write down where the copies are; ``Stale`` if a photograph is not the one that was copied."""
    for photo in photos:
        if _shown(photo) not in copies:
            raise Stale(_("公表の手続の間に写真が変わりました。もう一度手続をしてください。"))
        write(photo, renditions=copies[_shown(photo)])


def unpublish(photos: Iterable[Photo]) -> None:
    """The copies go when it is certain; what the photographs were copied from stays."""
    names = []
    for photo in photos:
        names += [name for kinds in photo.renditions.values() for name in kinds.values()]
        write(photo, renditions={})
    transaction.on_commit(lambda: delete_public(names))


def delete_public(names: Iterable[str]) -> None:
    for name in names:
        storages["published"].delete(name)


def _shown(photo: Photo) -> tuple[int, str]:
    return photo.pk, photo.original.name or ""
