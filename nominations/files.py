"""Serving private files. The caller has already judged that this person may see the file."""

from pathlib import PurePosixPath

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, Http404  # noqa: TID251 -- what every serving view returns

# By what we wrote ourselves after judging the content; nothing else is shown inline.
_SHOWN = {".jpg": "image/jpeg", ".png": "image/png", ".webp": "image/webp"}


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
