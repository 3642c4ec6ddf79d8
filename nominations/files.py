"""Private files: kept with the act that brings them, and served to whoever may see them."""

import hashlib
import secrets
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from django.core.files.base import ContentFile, File
from django.core.files.storage import Storage, default_storage
from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404  # noqa: TID251 -- what every serving view returns
from django.utils.translation import gettext as _

from awards.full_disk import is_full_disk
from awards.pictures import ENDINGS, clean
from nominations.changing import Refused

# By what we wrote ourselves after judging the content; nothing else is shown inline.
_SHOWN = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


@dataclass(frozen=True)
class KeptPicture:
    """A cleaned picture that is in the storage; width and height in pixels."""

    name: str
    width: int
    height: int
    sha256: str


class KeptFiles:
    """The files that an act has written so far."""

    def __init__(self) -> None:
        self._written: list[tuple[Storage, str]] = []

    def keep(self, storage: Storage, name: str, content: "File[bytes]") -> str:
        """Write the file, and know of it before the first byte: a full disk keeps the rest."""
        self._written.append((storage, name))
        try:
            kept = storage.save(name, content)
        except OSError as error:
            if not is_full_disk(error):
                raise
            raise Refused(
                _(
                    "保存場所に空きがないため、ファイルを保存できませんでした。しばらくしてから、もう一度送信してください。続くときは、事務局に御連絡ください。"
                )
            ) from error
        self._written[-1] = (storage, kept)
        return kept

    def keep_picture(self, upload: IO[bytes], folder: str) -> KeptPicture:
        """Clean an upload and write it under a random name; call it before rows are locked.

        Its form has judged it.
        """
        cleaned = clean(upload)
        picture, content = cleaned.picture, cleaned.content
        name = f"{folder}/{secrets.token_hex(16)}.{ENDINGS[picture.format]}"
        kept = self.keep(default_storage, name, ContentFile(content))
        return KeptPicture(kept, picture.width, picture.height, hashlib.sha256(content).hexdigest())

    def discard(self, unless: Collection[str | None] = ()) -> None:
        """Delete them again, except those named."""
        for storage, name in self._written:
            if name not in unless:
                storage.delete(name)


@contextmanager
def kept_files() -> Iterator[KeptFiles]:
    """Files do not roll back: those that are added go again when the block fails.

    It stands around the transaction, which may fail as late as its commit.
    """
    kept = KeptFiles()
    try:
        yield kept
    except BaseException:
        kept.discard()
        raise


def forget(file: FieldFile) -> None:
    """Delete the file when the act that removed it is certain."""
    storage, name = file.storage, file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))


def picture_response(file: FieldFile) -> FileResponse:
    """A picture, shown in place, in a sandbox of its own."""
    kind = _SHOWN.get(PurePosixPath(file.name or "").suffix)
    if kind is None:
        raise Http404
    return _alone(FileResponse(_opened(file), content_type=kind))


def download_response(file: FieldFile, name: str) -> FileResponse:
    """A file to keep, under the name its owner gave it (RFC 5987 for what is not ASCII)."""
    response = FileResponse(
        _opened(file),
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
    )
    if PurePosixPath(file.name or "").suffix == ".pdf":
        response["Content-Type"] = "application/pdf"
    return _alone(response)


def _opened(file: FieldFile) -> FieldFile:
    try:
        opened: FieldFile = file.open("rb")
    except (FileNotFoundError, ValueError) as missing:
        raise Http404 from missing
    return opened


def _alone(response: FileResponse) -> FileResponse:
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "no-store, private"
    return response
