"""What a file of a picture says besides its pixels, left out before a decoder stumbles over it.

A decoder refuses a whole picture for a comment that is packed too well or a resolution that is cut
short. What is kept is what pixels are seen by: colours, transparency and the way the camera was
held. WebP is read by its own library, which passes over the rest by itself.

Sources: PNG (Third Edition), W3C, 5.6 and 11.3; ITU-T T.81, B.1.1; Exif 3.0, 4.7.
"""

import zlib
from collections.abc import Iterable, Iterator
from struct import Struct

_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT", b"eXIf")
# How long the colour that is transparent is, by the kind of colours; a palette has one to 256.
_TRANSPARENT = {0: (2, 2), 2: (6, 6), 3: (1, 256)}
# Of a profile of colours, unpacked (bytes): what Pillow takes.
_LONGEST_PROFILE = 1024 * 1024
_HEAD, _LENGTH = Struct(">I4s"), Struct(">H")

_APPLICATION = range(0xE0, 0xF0)
_COMMENT, _SCAN = 0xFE, 0xDA
# What a segment begins with by which pixels are seen, and how long it is at least (bytes).
_SEEN_BY = ((b"JFIF\0", 14), (b"Exif\0\0", 6), (b"ICC_PROFILE\0", 14), (b"Adobe", 12))


def without_notes(data: bytes) -> bytes:
    """From the first place on that is no chunk or segment, the file as it is."""
    if data.startswith(_PNG):
        return _joined(_chunks(memoryview(data)))
    if data.startswith(b"\xff\xd8\xff"):
        return _joined(_segments(memoryview(data)))
    return data


def _joined(parts: Iterable[memoryview]) -> bytes:
    """One after the other: a list of them may take more memory than the picture."""
    whole = bytearray()
    for part in parts:
        whole += part
    return bytes(whole)


def _chunks(data: memoryview) -> Iterator[memoryview]:
    colours, at = -1, len(_PNG)
    yield data[:at]
    while at + 12 <= len(data):
        length, name = _HEAD.unpack_from(data, at)
        end = at + 12 + length
        if end > len(data):
            break
        content = data[at + 8 : end - 4]
        if name == b"IHDR" and length == 13:
            colours = content[9]
        if _is_needed(name, content, colours):
            yield data[at:end]
        at = end
    yield data[at:]


def _is_needed(name: bytes, content: memoryview, colours: int) -> bool:
    if name == b"tRNS":
        least, most = _TRANSPARENT.get(colours, (1, 0))
        return least <= len(content) <= most
    return name in _PIXELS or (name == b"iCCP" and _is_profile(bytes(content)))


def _is_profile(content: bytes) -> bool:
    _name, _end, packed = content.partition(b"\0")
    if packed[:1] != b"\0":
        return False
    try:
        return len(zlib.decompressobj().decompress(packed[1:], _LONGEST_PROFILE + 1)) <= (
            _LONGEST_PROFILE
        )
    except zlib.error:
        return False


def _segments(data: memoryview) -> Iterator[memoryview]:
    at = 2
    yield data[:at]
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        end = at + 2 + _LENGTH.unpack_from(data, at + 2)[0]
        if marker == _SCAN or not 0xC0 <= marker <= _COMMENT or end > len(data):
            break
        if _is_seen_by(marker, data[at + 4 : end]):
            yield data[at:end]
        at = end
    yield data[at:]


def _is_seen_by(marker: int, content: memoryview) -> bool:
    if marker not in _APPLICATION and marker != _COMMENT:
        return True
    return any(len(content) >= least and content[: len(begins)] == begins
               for begins, least in _SEEN_BY)  # fmt: skip
