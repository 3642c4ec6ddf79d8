"""Pictures drawn for tests, as cameras, scanners and mischief would make them."""

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

RED, BLUE = (200, 30, 30), (30, 30, 200)


def halves(width: int = 640, height: int = 480, mode: str = "RGB") -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image.convert(mode)


def saved(image: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def from_a_telephone(orientation: int = 1) -> bytes:
    """With a place, a maker, a comment, a note in XMP and a small copy inside."""
    exif = Image.Exif()
    exif[0x0112] = orientation
    exif[0x010F] = "MAKER-OF-TELEPHONES"
    exif.get_ifd(0x8825).update({1: "N", 2: (36.0, 19.0, 18.0), 3: "E", 4: (139.0, 0.0, 12.0)})
    return saved(
        halves(),
        exif=exif,
        comment=b"COMMENT-OF-CAMERA",
        xmp=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>XMP-NOTE</x:xmpmeta>",
        icc_profile=ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes(),
    )


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be enormous."""
    size = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", size), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
