"""The public copies of photographs, made just before a release and thrown away if it fails."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.core.files.storage import storages
from django.utils.translation import gettext as _

from awards.pictures import PictureError
from awards.winners import renditions
from awards.winners.models import Photo
from nominations.changing import Refused

Renditions = dict[str, dict[str, str]]


class Prints:
    """``made`` holds the renditions by photograph and by the name of the file they show."""

    def __init__(self) -> None:
        self.made: dict[tuple[int, str], Renditions] = {}
        self._names: list[str] = []

    def develop(self, photos: Iterable[Photo]) -> None:
        for photo in photos:
            try:
                found = renditions.rendered(photo, self._keep)
            except (PictureError, OSError) as error:
                raise Refused(
                    _(
                        "%(winner)sの写真%(n)dのファイルを読めません。"
                        "写真を取り除くか差し替えてから、もう一度公表の手続をしてください。"
                    )
                    % {"winner": photo.winner.name, "n": photo.position}
                ) from error
            self.made[photo.pk, photo.original.name or ""] = found

    def of(self, photo: Photo) -> Renditions | None:
        return self.made.get((photo.pk, photo.original.name or ""))

    def discard(self) -> None:
        for name in self._names:
            storages["published"].delete(name)

    def _keep(self, name: str, content: bytes) -> str:
        kept = renditions.keep(name, content)
        self._names.append(kept)
        return kept


@contextmanager
def darkroom() -> Iterator[Prints]:
    """All prints stay if the block succeeds; none if it does not."""
    prints = Prints()
    try:
        yield prints
    except BaseException:
        prints.discard()
        raise
