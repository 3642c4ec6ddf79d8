"""What a file says beside its pixels never decides whether the picture is taken."""

import struct
import tracemalloc
import zlib
from functools import cache
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from awards import pictures
from awards.picture_notes import scans, without_notes
from awards.pictures import Picture, PictureError, judge
from tests.awards.drawn import halves, saved
from tests.growth import seconds

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


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
@pytest.mark.parametrize("part", [0.5, 0.99])
def test_a_file_cut_short_is_cut_short_after_it_too(kind, part):
    data = saved(halves(), kind)
    data = data[: int(len(data) * part)]

    assert without_notes(data)[-8:] == data[-8:]


def chunk(name: bytes, content: bytes = b"") -> bytes:
    check = zlib.crc32(name + content).to_bytes(4)
    return len(content).to_bytes(4) + name + content + check


def segment(marker: int, content: bytes = b"") -> bytes:
    return bytes([0xFF, marker]) + (len(content) + 2).to_bytes(2) + content


def among(kind: str, pieces: bytes) -> bytes:
    """A sound picture with these behind its beginning."""
    data = saved(halves(), kind)
    end = 33 if kind == "PNG" else 2
    return data[:end] + pieces + data[end:]


def reversing_exif(entries: int, length: int) -> bytes:
    """Each of its entries names all that is there."""
    entry = struct.pack(">HHII", 0x9C9C, 1, length, 8)
    head = b"MM\0*" + (8).to_bytes(4) + entries.to_bytes(2)
    return (head + entry * entries).ljust(length, b"\0")


# By name: the kind of file, what is repeated, and how often it is.
REPEATED = {
    "profiles": ("PNG", chunk(b"iCCP", b"x\0\0" + zlib.compress(b"x" * 1_000_000)), 300),
    "palettes": ("PNG", chunk(b"PLTE", b"abc"), 60_000),
    "empty data": ("PNG", chunk(b"IDAT"), 60_000),
    "small data": ("PNG", chunk(b"IDAT", b"x"), 60_000),
    "short Exif of PNG": ("PNG", chunk(b"eXIf", b"MM"), 60_000),
    "long Exif of PNG": ("PNG", chunk(b"eXIf", reversing_exif(60_000, 800_000)), 1),
    "notes of PNG": ("PNG", chunk(b"tEXt"), 100_000),
    "Exif": ("JPEG", segment(0xE1, b"Exif\0\0" + bytes(10)), 30_000),
    "comments": ("JPEG", segment(0xFE), 200_000),
    "tables": ("JPEG", segment(0xDB), 100_000),
    "fill bytes": ("JPEG", b"\xff", 1_000_000),
    "escaped bytes": ("JPEG", b"\xff\0", 500_000),
    "no segments": ("JPEG", bytes(1), 1_000_000),
    "marks without a length": ("JPEG", b"\xff\xd0", 300_000),
    "segments shorter than their length": ("JPEG", b"\xff\xe9\0\0", 200_000),
}


def judged(data: bytes) -> str:
    try:
        return judge(data).format
    except PictureError as error:
        return error.code


@cache
def seconds_of_a_large_picture() -> float:
    largest = saved(Image.new("RGB", (5000, 5000)), "PNG")
    return seconds(lambda: judged(largest))


@pytest.mark.parametrize("name", REPEATED)
def test_what_is_repeated_beside_the_pixels_costs_less_than_pixels(name):
    kind, piece, times = REPEATED[name]
    data = among(kind, piece * times)

    assert judged(data) in (kind, "broken")
    assert seconds(lambda: judged(data)) < seconds_of_a_large_picture()


def test_a_million_empty_pieces_take_no_more_memory_than_the_file():
    pieces = among("PNG", chunk(b"IDAT") * 300_000)
    tracemalloc.start()

    assert judged(pieces) == "broken"
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 4 * len(pieces)


def rescanned(width: int, height: int, times: int) -> bytes:
    """A progressive JPEG whose last scan comes so often again."""
    data = saved(halves(width, height), progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * times + data[-2:]


def test_a_picture_is_not_decoded_in_more_scans_than_it_may_have():
    assert judged(rescanned(2000, 2000, 300)) == "too_many_scans"
    assert judged(rescanned(640, 480, 30)) == "JPEG"


def test_scans_are_told_from_what_comes_behind_the_picture():
    """Some telephones write a film behind it, in which anything may stand."""
    progressive = saved(halves(), progressive=True)

    assert scans(saved(halves())) == 1
    assert scans(saved(halves(), "PNG")) == 0
    assert scans(progressive) == scans(progressive + segment(0xDA) * 500) == 10
    assert scans(saved(halves(mode="CMYK"), progressive=True)) <= 24
    assert scans(progressive[:-2] + segment(0xFE) * 50_000) > 10_000
