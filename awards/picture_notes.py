"""What a file of a picture says besides its pixels, left out before a decoder stumbles over it.

A decoder refuses a whole picture for a comment that is packed too well or a resolution that is cut
short. What is kept is what pixels are seen by: colours, transparency and the way the camera was
held, each once: a decoder puts the second beside the first, and takes the square of the time for it.
WebP is read by its own library, which passes over the rest by itself.

Sources: PNG (Third Edition), W3C, 5.6 and 11.3; ITU-T T.81, B.1.1; Exif 3.0, 4.7.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from struct import Struct

_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"acTL", b"fcTL", b"fdAT")
_ONCE = (b"tRNS", b"iCCP", b"eXIf")
# How long the colour that is transparent is, by the kind of colours; a palette has one to 256.
_TRANSPARENT = {0: (2, 2), 2: (6, 6), 3: (1, 256)}
# Of a profile of colours, unpacked (bytes): what Pillow takes.
_LONGEST_PROFILE = 1024 * 1024
# As a segment of JPEG can hold (bytes).
LONGEST_EXIF = 64 * 1024
# A picture has fewer chunks or segments: an encoder that writes one for each line, 16,000. What
# comes behind them is left out, so that the picture is broken.
MOST_PARTS = 20_000
_HEAD, _LENGTH = Struct(">I4s"), Struct(">H")

_APPLICATION = range(0xE0, 0xF0)
_COMMENT, _SCAN, _END = 0xFE, 0xDA, 0xD9
# Any number of fill bytes, and what is not one of the data.
_MARKER = re.compile(rb"\xff+[^\x00\xff]", re.DOTALL)
_MARKER_AMONG_DATA = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]", re.DOTALL)
# What a segment begins with by which pixels are seen, how long it is at least (bytes), and how
# many there may be: the pieces of a profile are numbered by one byte.
_SEEN_BY = (
    (b"JFIF\0", 14, 1),
    (b"Exif\0\0", 6, 1),
    (b"ICC_PROFILE\0", 14, 255),
    (b"Adobe", 12, 1),
)


def without_notes(data: bytes) -> bytes:
    """What stands between the segments of a JPEG is left out, too; a decoder reads it letter by letter."""
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
    """From the first place on that is no chunk, the file as it is."""
    colours, at, had = -1, len(_PNG), set()
    yield data[:at]
    for _part in range(MOST_PARTS):
        length, name = _HEAD.unpack_from(data, at) if at + 12 <= len(data) else (len(data), b"")
        end = at + 12 + length
        if end > len(data):
            yield data[at:]
            return
        content = data[at + 8 : end - 4]
        if name == b"IHDR" and length == 13:
            colours = content[9]
        if name in _PIXELS or (
            name in _ONCE and name not in had and _is_sound(name, content, colours)
        ):
            yield data[at:end]
        had.add(name)
        at = end


def _is_sound(name: bytes, content: memoryview, colours: int) -> bool:
    if name == b"tRNS":
        least, most = _TRANSPARENT.get(colours, (1, 0))
        return least <= len(content) <= most
    return len(content) <= LONGEST_EXIF if name == b"eXIf" else _is_profile(bytes(content))


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
    had = Counter[bytes]()
    yield data[:2]
    for marker, start, end in _marked(data, 2, _MARKER):
        if marker == _SCAN or end > len(data):
            yield data[start:]
            return
        begins = _seen_by(marker, data[start + 4 : end], had)
        if begins is not None:
            had[begins] += 1
            yield data[start:end]


def _marked(
    data: memoryview, at: int, marker: "re.Pattern[bytes]"
) -> Iterator[tuple[int, int, int]]:
    """The segments with a length: their marker, where they start and end."""
    for _part in range(MOST_PARTS):
        found = marker.search(data, at)
        if found is None or found.end() + 2 > len(data):
            return
        start, at = found.end() - 2, found.end()
        code = data[start + 1]
        if code == _END and marker is _MARKER_AMONG_DATA:
            return
        length = _LENGTH.unpack_from(data, at)[0]
        if 0xC0 <= code <= _COMMENT and not 0xD0 <= code <= _END and length >= 2:
            at += length
            yield code, start, at


def _seen_by(marker: int, content: memoryview, had: Counter[bytes]) -> bytes | None:
    """What it begins with; empty where a decoder needs it, and None where nothing does."""
    if marker not in _APPLICATION and marker != _COMMENT:
        return b""
    for begins, least, most in _SEEN_BY:
        if content[: len(begins)] == begins and len(content) >= least and had[begins] < most:
            return begins
    return None


def scans(data: bytes) -> int:
    """How often a decoder goes through the pixels of a JPEG: once, or 10 to 24 times where it is
    progressive. None in another file; more than a picture has where it cannot be told.
    """
    if not data.startswith(b"\xff\xd8\xff"):
        return 0
    many = parts = 0
    for marker, _start, _end in _marked(memoryview(data), 2, _MARKER_AMONG_DATA):
        many += marker == _SCAN
        parts += 1
    return MOST_PARTS if parts == MOST_PARTS else many
