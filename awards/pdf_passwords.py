"""Whether a PDF asks its readers for a password, told without following the file.

Two thousand bytes of it may unpack into half a million places of objects, and a library in Python
that goes through them keeps a core for a quarter of a minute. What tells the password is two
dictionaries, which no writer packs: that of the trailer, or of the stream that takes its place, and
that of the encryption. They are found by searches that pass over the bytes once, and the library is
given a small file made of them alone.
"""

import re
from io import BytesIO

from pypdf import PdfReader

# Of a dictionary. That of a trailer has some two hundred bytes, that of an encryption six hundred.
MOST_BYTES = 4096

_START = re.compile(rb"startxref\s{1,9}(\d{1,10})")
_TABLE = re.compile(rb"\s{0,9}(?:(xref)|\d{1,10}\s{1,9}\d{1,5}\s{1,9}obj)")
_NAMED = rb"/Encrypt\s{0,9}(?:(\d{1,10})\s{1,9}(\d{1,5})\s{1,9}R|(?=<<))"
_ENCRYPTION = re.compile(_NAMED)
# A greedy beginning finds the last place without a look at each of those before it.
_LAST_ENCRYPTION = re.compile(b"(?s:.*)(%b)" % _NAMED)
_ID = re.compile(
    rb"/ID\s{0,9}\[\s{0,9}(<[0-9A-Fa-f\s]{0,256}>|\((?:[^()\\]|\\.){0,256}\))", re.DOTALL
)
_ENDS = re.compile(rb"stream|endobj|startxref")


def asks_for_a_password(content: bytes) -> bool:
    """A file that cannot be followed is left to its readers, who mend what they open."""
    trailer = _trailer(content)
    named = _ENCRYPTION.search(trailer)
    if named is None:
        return False
    number, generation = named.groups()
    encryption = (
        _object(content, int(number), int(generation)) if number else trailer[named.end() :]
    )
    id_ = _ID.search(trailer)
    if id_ is None and b"/ID" in trailer:
        return False
    try:
        return not PdfReader(_small(encryption, id_[1] if id_ else b"<>")).decrypt("")
    except Exception:
        return False


def _trailer(content: bytes) -> bytes:
    """The newest, to which the end of the file points; it repeats what those before it say.

    Where it points to none, the last place that names an encryption tells as much.
    """
    start = _START.match(content, max(content.rfind(b"startxref"), 0))
    table = _TABLE.match(content, int(start[1])) if start else None
    if table:
        begins = content.find(b"trailer", table.end()) if table[1] else table.end()
        found = _dictionary(content, begins) if begins >= 0 else b""
        if found.startswith(b"trailer") or b"/XRef" in found:
            return found
    last = _LAST_ENCRYPTION.match(content)
    middle = last.start(1) if last else 0
    return content[max(middle - MOST_BYTES, 0) : middle + MOST_BYTES]


def _object(content: bytes, number: int, generation: int) -> bytes:
    """The last of its number, as a file that is changed is written on at its end."""
    # A look behind comes after the number: before it, the search would take five times as long.
    begins = rb"%d(?<!\d%d)\s{1,9}%d\s{1,9}obj" % (number, number, generation)
    last = re.match(b"(?s:.*)%b" % begins, content)
    return _dictionary(content, last.end()) if last else b""


def _dictionary(content: bytes, begins: int) -> bytes:
    return _ENDS.split(content[begins : begins + MOST_BYTES], maxsplit=1)[0]


def _small(encryption: bytes, id_: bytes) -> BytesIO:
    body = b"%%PDF-1.7\n1 0 obj\n%b\nendobj\n" % encryption
    return BytesIO(
        b"%bxref\n0 2\n0000000000 65535 f \n0000000009 00000 n \n"
        b"trailer\n<</Size 2/Encrypt 1 0 R/ID[%b%b]>>\nstartxref\n%d\n%%%%EOF\n"
        % (body, id_, id_, len(body))
    )
