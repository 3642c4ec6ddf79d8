"""Photographs: judged before they are kept, cleaned, and rendered for pages.

The kind is told by the content, never by the name. Limits hold before pixels are decoded, and what
is decoded needs less than 300 MB at a time: copies are given up as soon as there is another.
"""

import ctypes
import struct
from dataclasses import dataclass
from io import BytesIO
from threading import Lock
from typing import IO

from PIL import Image

from awards.coded_errors import CodedError
from awards.colours import is_deep, is_transparent, on_white, to_srgb
from awards.picture_notes import LONGEST_EXIF, scans, without_notes

MAX_BYTES = 15 * 1024 * 1024
MAX_PIXELS = 40_000_000
# WebP, deep greys, what is transparent, and inks in a progressive file: these are held several
# times over.
MAX_PIXELS_HEAVY = 16_000_000
# A progressive file is decoded in 10 to 24 scans, each of which goes through all pixels.
MAX_PIXELS_SCANNED = 24 * MAX_PIXELS
# A page of A4 in print has 9 million at 300 dpi. What is larger than this is kept in half the
# width and height.
MOST_KEPT = 24_000_000
# A progressive file is smaller, and its encoder holds another copy.
MOST_PROGRESSIVE = 12_000_000
# Of a picture that can be recognised on a page, the longer side and the shorter.
MIN_SIDE = 400
MIN_SHORT_SIDE = 200
# The longest side that the formats of pages can hold is WebP's, 16,383.
MAX_SIDE = 16_000

# What a file of a picture that we have cleaned ends with, by its format.
ENDINGS = {"JPEG": "jpg", "PNG": "png", "WebP": "webp"}

_KINDS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WebP"}
_BEGINNINGS = (b"\xff\xd8", b"\x89PNG\r\n\x1a\n")
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
_BROKEN = (
    *(OSError, SyntaxError, ValueError, EOFError, IndexError, KeyError, ArithmeticError),
    struct.error,
)
_TOO_MANY = (Image.DecompressionBombError, Image.DecompressionBombWarning)

# Memory of the size of a picture goes back to the system when it is free: glibc's own threshold
# grows with what is used, and what is below it stays with the process.
M_MMAP_THRESHOLD, ONE_MEGABYTE = -3, 1024 * 1024
if hasattr(_C := ctypes.CDLL(None), "mallopt"):
    _C.mallopt(M_MMAP_THRESHOLD, ONE_MEGABYTE)

# What stands between a decoder and memory should anyone open a picture without judging it.
Image.MAX_IMAGE_PIXELS = MAX_PIXELS


class PictureError(CodedError):
    """Why a picture cannot be taken."""


@dataclass(frozen=True)
class Picture:
    """Width and height are as it is seen, after turning it the way the camera was held."""

    format: str
    width: int
    height: int


@dataclass(frozen=True)
class Cleaned:
    picture: Picture
    content: bytes


# However many threads a process has, it holds one picture in its memory.
_one_at_a_time = Lock()


def judge(data: bytes | IO[bytes]) -> Picture:
    content = _read(data)
    with _one_at_a_time:
        # To the last byte, and as small as its decoder can make it.
        _opened(content, most=0)
    return _picture(_look(content))


def clean(data: bytes | IO[bytes]) -> Cleaned:
    """The same picture upright, in sRGB, with nothing in the file but pixels."""
    content = _read(data)
    with _one_at_a_time:
        return _cleaned(content)


def _cleaned(content: bytes) -> Cleaned:
    image = _opened(content, most=MOST_KEPT)
    as_png = is_transparent(image) or (image.format == "PNG" and image.mode in ("1", "P"))
    image = _halved(_upright(image))
    if as_png:
        return Cleaned(Picture("PNG", *image.size), _png(image))
    image = on_white(image)
    return Cleaned(Picture("JPEG", *image.size), _jpeg(image, quality=90))


def render(data: bytes | IO[bytes], width: int) -> dict[str, bytes]:
    """Renditions for a page, ``width`` pixels wide or as wide as the picture is."""
    content = _read(data)
    with _one_at_a_time:
        return _rendered(content, width)


def _rendered(content: bytes, width: int) -> dict[str, bytes]:
    pixels = _upright(_opened(content, most=MOST_KEPT))
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
    return without_notes(data)


def _opened(data: bytes, *, most: int) -> Image.Image:
    """The picture, decoded to its last pixel; made smaller where it has more than ``most``."""
    try:
        # The first look also tests checksums, which decoding does not; it spends the image.
        _look(data).verify()
        image = _look(data)
        if image.width * image.height * scans(data) > MAX_PIXELS_SCANNED:
            raise PictureError("too_many_scans")
        if image.width * image.height > most:
            parts = 2 if most else 8
            image.draft(None, (image.width // parts, image.height // parts))
        image.load()
    except _TOO_MANY as error:
        raise _too_many_pixels() from error
    except _BROKEN as error:
        if isinstance(error, PictureError):
            raise
        raise PictureError("broken") from error
    # Colours of a palette have nothing between them.
    return image if image.mode in ("1", "P") or not most else _halved(image)


def _look(data: bytes) -> Image.Image:
    if not _begins_like_a_picture(data):
        raise PictureError("type" if data else "broken")
    image = Image.open(BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
    is_heavy = (
        image.format == "WEBP"
        or is_deep(image)
        or image.has_transparency_data
        or (image.mode == "CMYK" and "progressive" in image.info)
    )
    most = MAX_PIXELS_HEAVY if is_heavy else MAX_PIXELS
    if image.width * image.height > most:
        raise _too_many_pixels(most)
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


def _too_many_pixels(most: int = MAX_PIXELS) -> PictureError:
    return PictureError("too_many_pixels", pixels=f"{most:,}")


def _picture(image: Image.Image) -> Picture:
    width, height = image.size
    if _orientation(image) in _LYING:
        width, height = height, width
    return Picture(_KINDS[image.format or ""], width, height)


def _orientation(image: Image.Image) -> int:
    """Metadata that cannot be read says nothing; the picture itself is sound."""
    # Each of its entries may name all of it.
    if len(image.info.get("exif", b"")) > LONGEST_EXIF:
        return 1
    try:
        return int(image.getexif().get(_ORIENTATION, 1))
    except (*_BROKEN, TypeError):
        return 1


def _upright(image: Image.Image) -> Image.Image:
    """``image`` itself is given up."""
    turn = _TURNS.get(_orientation(image))
    if turn is not None:
        lying, image = image, image.transpose(turn)
        lying.close()
    pixels = to_srgb(image)
    pixels.info = {}
    return pixels


def _halved(image: Image.Image) -> Image.Image:
    """Where it has more pixels than are kept, half as wide and high; else ``image`` itself."""
    if image.width * image.height <= MOST_KEPT:
        return image
    half = image.reduce(2)
    image.close()
    return half


def _jpeg(pixels: Image.Image, *, quality: int) -> bytes:
    out = BytesIO()
    small = pixels.width * pixels.height <= MOST_PROGRESSIVE
    pixels.save(out, "JPEG", quality=quality, optimize=small, progressive=small)
    return out.getvalue()


def _png(pixels: Image.Image) -> bytes:
    out = BytesIO()
    pixels.save(out, "PNG", optimize=True)
    return out.getvalue()


def _webp(pixels: Image.Image) -> bytes:
    out = BytesIO()
    pixels.save(out, "WEBP", quality=80, method=4)
    return out.getvalue()
