"""Photographs with the addresses at which they are read."""

from collections.abc import Callable, Iterable

from awards.dossier.values import Photo
from awards.json_rows import Row, as_dict, in_order
from awards.winners.public.addresses import address
from awards.winners.values.winner import Picture, Source


class PhotoRow(Row):
    renditions: object


# Gives the sources of one photograph from its row.
Sources = Callable[[PhotoRow], tuple[Source, ...]]


def pictures(
    photos: Iterable[Photo], rows: list[PhotoRow] | None, sources: Sources
) -> list[Picture]:
    """``rows`` are those of the photographs, of which the addresses need more than the values."""
    return [Picture(photo, sources(row)) for photo, row in zip(photos, in_order(rows), strict=True)]


def published_sources(number: int, slug: str) -> Sources:
    """The addresses at which the renditions are read: ``winner-photo`` in ``urls.py``.

    The winner's own is looked up once; looking up all 48 would be a tenth of its page's time.
    """
    folder = address("winner", number, slug)

    def sources(row: PhotoRow) -> tuple[Source, ...]:
        photo = f"{folder}photos/{row['position']}"
        widths = sorted(map(int, as_dict(row["renditions"])))
        return tuple(Source(w, f"{photo}/{w}.webp", f"{photo}/{w}.jpeg") for w in widths)

    return sources


def stored_sources(row: PhotoRow) -> tuple[Source, ...]:
    """The names of the renditions in the storage ``published``, for who reads the files themselves."""
    renditions = as_dict(row["renditions"])
    named = ((int(width), as_dict(renditions[width])) for width in sorted(renditions, key=int))
    return tuple(Source(w, str(kinds["webp"]), str(kinds["jpeg"])) for w, kinds in named)


def prepared_sources(photo_name: Callable[[int], str]) -> Sources:
    """Those in the storage, or the name that ``photo_name`` gives to what has no renditions yet."""
    return lambda row: stored_sources(row) or (Source(0, "", photo_name(row["position"])),)


def private_source(photo_url: Callable[[int], str]) -> Sources:
    """``photo_url`` tells by position where a photograph that is not rendered yet is read."""
    return lambda row: (Source(1600, "", photo_url(row["position"])),)
