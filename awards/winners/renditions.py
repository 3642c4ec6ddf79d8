"""The public copies of a winner's photograph: several widths, each as WebP and as JPEG."""

from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.utils.crypto import get_random_string

from awards import pictures
from awards.winners.models import Photo

WIDTHS = (480, 960, 1600)


Keep = Callable[[str, bytes], str]


def publish(photo: Photo) -> None:
    """Render ``photo`` into the storage ``published`` and write down where. Only at release."""
    photo.renditions = rendered(photo)
    photo.save(update_fields=["renditions"])


def keep(name: str, content: bytes) -> str:
    return storages["published"].save(name, ContentFile(content))


def rendered(photo: Photo, keep: Keep = keep) -> dict[str, dict[str, str]]:
    """The names of the copies by width and kind; ``keep`` stores each and tells its name."""
    with photo.original.open("rb") as original:
        data = original.read()
    return {str(width): _stored(data, width, keep) for width in _widths(photo.width)}


def _widths(full: int) -> list[int]:
    """No copy is wider than the photograph itself."""
    return [width for width in WIDTHS if width < full] + [min(full, WIDTHS[-1])] * (full > 0)


def _stored(data: bytes, width: int, keep: Keep) -> dict[str, str]:
    # A name nobody can guess, so that even a misconfigured file server gives nothing away.
    stem = get_random_string(32)
    copies = pictures.render(data, width)
    return {kind: keep(f"{stem}.{kind}", content) for kind, content in copies.items()}
