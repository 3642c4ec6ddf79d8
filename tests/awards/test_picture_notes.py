"""What a file says beside its pixels never decides whether the picture is taken."""

import tracemalloc
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from awards import pictures
from awards.picture_notes import without_notes
from awards.pictures import Picture, judge
from tests.awards.drawn import halves, saved

PACKED = zlib.compress(b"a" * 2_000_000)
NOTES = {
    "PNG": [
        (b"zTXt", b"Comment\0\0" + PACKED),
        (b"zTXt", b"Comment\0\x05x"),
        (b"iTXt", b"Comment\0\x01\0\0\0" + PACKED),
        (b"iCCP", b"x\0\0" + PACKED),
        (b"iCCP", b"x\0\0not packed"),
        (b"iCCP", b"x\0\x07z"),
        *((name, b"") for name in (b"gAMA", b"cHRM", b"pHYs", b"tRNS", b"sRGB", b"bKGD", b"tIME")),
        (b"tRNS", b"\0"),
        (b"prVt", b"of a program"),
    ],
    "JPEG": [
        (b"\xff\xe0", b"JFIF\0"),
        (b"\xff\xe0", b""),
        (b"\xff\xe1", b"http://ns.adobe.com/xap/1.0/\0<x"),
        (b"\xff\xe2", b"ICC_PROFILE\0"),
        (b"\xff\xe2", b"MPF\0II*\0\xff\xff\xff\xff"),
        (b"\xff\xed", b"Photoshop 3.0\0008BIM\x03\xed\0\0\0\xff"),
        (b"\xff\xee", b"Adobe\0"),
        (b"\xff\xfe", b"\xff" * 60_000),
    ],
}


def noted(kind: str, name: bytes, content: bytes) -> bytes:
    """A sound picture with a note that is none."""
    data = saved(halves(), kind)
    if kind == "PNG":
        end = 8 + 25
        length, check = len(content).to_bytes(4), zlib.crc32(name + content).to_bytes(4)
        return data[:end] + length + name + content + check + data[end:]
    return data[:2] + name + (len(content) + 2).to_bytes(2) + content + data[2:]


@pytest.mark.parametrize(
    ("kind", "name", "content"),
    [(kind, *note) for kind, notes in NOTES.items() for note in notes],
)
def test_what_is_noted_beside_the_pixels_never_costs_the_picture(kind, name, content):
    data = noted(kind, name, content)
    plain = saved(halves(), kind)

    assert judge(data) == Picture(kind, 640, 480)
    assert pictures.clean(data) == pictures.clean(plain)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(["PNG", "JPEG"]), st.data())
def test_no_note_whatever_costs_the_picture(kind, data):
    """But for those that say how pixels are seen: these are not random."""
    letters = st.sampled_from(
        [b"tEXt", b"zTXt", b"iTXt", b"pHYs", b"gAMA", b"cHRM", b"sPLT", b"hIST"]
    )
    marks = st.sampled_from([b"\xff\xe0", b"\xff\xe1", b"\xff\xe3", b"\xff\xed", b"\xff\xfe"])
    name = data.draw(letters if kind == "PNG" else marks)

    assert judge(noted(kind, name, data.draw(st.binary(max_size=200)))).width == 640


def test_what_pixels_are_seen_by_is_kept():
    palette = halves().convert("P")
    palette.info["transparency"] = 0
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    exif = Image.Exif()
    exif[0x0112] = 6

    for kind in ("PNG", "JPEG"):
        left = Image.open(
            BytesIO(without_notes(saved(halves(), kind, icc_profile=profile, exif=exif)))
        )
        assert (left.info["icc_profile"], left.getexif()[0x0112]) == (profile, 6)
    seen = Image.open(BytesIO(without_notes(saved(palette, "PNG"))))
    assert seen.has_transparency_data


def test_a_file_cut_short_is_cut_short_after_it_too():
    for kind in ("PNG", "JPEG"):
        data = saved(halves(), kind)
        for length in (3, 9, 20, 40, len(data) // 2, len(data) - 1):
            assert without_notes(data[:length])[-8:] == data[:length][-8:]


def test_a_million_empty_pieces_take_no_more_memory_than_the_file():
    data = saved(halves(), "PNG")
    piece = bytes(4) + b"IDAT" + zlib.crc32(b"IDAT").to_bytes(4)
    pieces = data[:33] + piece * 300_000 + data[33:]
    tracemalloc.start()

    assert without_notes(pieces) == pieces
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * len(pieces)
