"""Photographs: judged before they are kept, cleaned, and rendered for pages.

The kind is told by the content, never by the name. Limits hold before pixels are decoded.
"""

import struct
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from PIL import Image

from awards.colours import is_transparent, on_white, to_srgb

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 40_000_000
# Of a picture that can be recognised on a page, the longer side and the shorter.
MIN_SIDE = 400
MIN_SHORT_SIDE = 200
# The longest side that the formats of pages can hold is WebP's, 16,383.
MAX_SIDE = 16_000

# What a file of a picture that we have cleaned ends with, by its format.
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WebP": "webp"}

_KINDS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WebP"}
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
_ORIENTATION = 0x0112
_LYING = range(5, 9)
# What turns a picture the way it is seen, by the orientation that its camera noted.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_BROKEN = (OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, struct.error)
_TOO_MANY = (Image.DecompressionBombError, Image.DecompressionBombWarning)

# What stands between a decoder and memory should anyone open a picture without judging it.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


class PictureError(ValueError):
    """Why a picture cannot be taken: a ``code`` and the ``params`` of the sentence about it."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params


@dataclass(frozen=True)
class Picture:
    """Width and height are as it is seen, after turning it the way the camera was held."""

    format: str
    width: int
    height: int


def judge(data: bytes | IO[bytes]) -> Picture:
    return _picture(_opened(_read(data)))


def clean(data: bytes | IO[bytes]) -> bytes:
    """The same picture upright, in sRGB, with nothing in the file but pixels."""
    image = _opened(_read(data))
    as_png = is_transparent(image) or (image.format == "PNG" and image.mode in ("1", "P"))
    pixels = _upright(image)
    return _png(pixels) if as_png else _jpeg(on_white(pixels), quality=90)


def render(data: bytes | IO[bytes], width: int) -> dict[str, bytes]:
    """Renditions for a page, ``width`` pixels wide or as wide as the picture is."""
    pixels = _upright(_opened(_read(data)))
    if width < pixels.width:
        height = max(1, round(pixels.height * width / pixels.width))
        pixels = pixels.resize((width, height), Image.Resampling.LANCZOS)
    return {"webp": _webp(pixels), "jpeg": _jpeg(on_white(pixels), quality=82)}


def _read(data: bytes | IO[bytes]) -> bytes:
    if not isinstance(data, bytes):
        data.seek(0)
        # One byte more than allowed is enough to know, however large the file is.
        read = data.read(MAX_BYTES + 1)
        data.seek(0)
        data = read
    if len(data) > MAX_BYTES:
        raise PictureError("too_large_file", megabytes=str(MAX_BYTES // 1024**2))
    return data


def _opened(data: bytes) -> Image.Image:
    """The picture, decoded to its last pixel."""
    try:
        # The first look also tests checksums, which decoding does not; it spends the image.
        _look(data).verify()
        image = _look(data)
        image.load()
    except _TOO_MANY as error:
        raise _too_many_pixels() from error
    except _BROKEN as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("broken") from error
    return image


def _look(data: bytes) -> Image.Image:
    if not _begins_like_a_picture(data):
        raise PictureError("type" if data else "broken")
    image = Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
    if image.width * image.height > MAX_PIXELS:
        raise _too_many_pixels()
    # A JPEG that carries a second picture (MPO, usual for telephones) is not animated.
    if image.format != "MPO" and getattr(image, "n_frames", 1) > 1:
        raise PictureError("animated")
    _judge_sides(max(image.size), min(image.size))
    return image


def _judge_sides(longer: int, shorter: int) -> None:
    if longer > MAX_SIDE:
        raise PictureError("too_long", pixels=f"{MAX_SIDE:,}")
    if longer < MIN_SIDE:
        raise PictureError("too_small", pixels=str(MIN_SIDE))
    if shorter < MIN_SHORT_SIDE:
        raise PictureError("too_narrow", pixels=str(MIN_SHORT_SIDE))


def _begins_like_a_picture(data: bytes) -> bool:
    return data.startswith(_BEGINNINGS) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP")


def _too_many_pixels() -> PictureError:
    return PictureError("too_many_pixels")


def _picture(image: Image.Image) -> Picture:
    width, height = image.size
    if _orientation(image) in _LYING:
        width, height = height, width
    return Picture(_KINDS[image.format or ""], width, height)


def _orientation(image: Image.Image) -> int:
    """Metadata that cannot be read says nothing; the picture itself is sound."""
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except (*_BROKEN, TypeError):
        return 1


def _upright(image: Image.Image) -> Image.Image:
    turn = _TURNS.get(_orientation(image))
    pixels = to_srgb(image.transpose(turn) if turn is not None else image)
    pixels.info = {}
    return pixels


def _jpeg(pixels: Image.Image, *, quality: int) -> bytes:
    out = BytesIO()
    pixels.save(out, "JPEG", quality=quality, optimize=True, progressive=True)
    return out.getvalue()


def _png(pixels: Image.Image) -> bytes:
    out = BytesIO()
    pixels.save(out, "PNG", optimize=True)
    return out.getvalue()


def _webp(pixels: Image.Image) -> bytes:
    out = BytesIO()
    pixels.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()
