"""Papers, set by typst as tagged PDF (PDF/UA-1, PDF/A-2a) from a template of ours and words as data.

A template imports from those that lie beside it.
The words reach the template as JSON, so nothing that people typed is read as mark-up. It sees no
file but those it is handed, takes no package, and puts no day or name of its own into the paper:
the same words and files give the same bytes.

typst is imported by what first sets something, in 5 ms: its 7 MB would lie in the memory of each
process that only shows pages.
"""

import hashlib
import json
import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Literal

from django.utils.translation import gettext as _
from PIL import Image

if TYPE_CHECKING:
    import typst

logger = logging.getLogger(__name__)

# Universal design for print first; the other has the rarer characters of names (𠮷, 異体字).
FONTS = ("BIZ UDGothic", "BIZ UDPGothic", "Noto Sans CJK JP")
# Of certificates, before the others.
SERIF = "Noto Serif CJK JP"
PACKAGES = "fonts-morisawa-bizud-gothic fonts-noto-cjk"
STANDARDS: "list[typst.PDFStandard]" = ["a-2a", "ua-1"]

_WITHOUT_GLYPH = re.compile(r'(?:the text|the codepoint) `"(.+?)"`(?: could not be displayed)?')
_ESCAPED = re.compile(r"\\u\{([0-9a-f]+)\}")
# Each character on a line of its own, in the fonts of every paper.
_PROBE = f"""
#set document(title: "-")
#set text(font: {json.dumps(FONTS).replace("[", "(").replace("]", ")")}, fallback: false)
#json(bytes(sys.inputs.words)).join(linebreak())
""".encode()
# typst keeps what a paper was made of until so many others have been made.
_KEPT_BY_TYPST = 10
# How much of a text is quoted on each side of a character (characters).
_AROUND = 12


class TypesettingError(Exception):
    """A sentence for those who can mend it: the operator's fonts, or a text."""


def typeset(template: Path, words: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """``files`` are named as in the words; ``words`` hold what JSON knows."""
    try:
        return _compiled(template, words, files, "pdf")
    finally:
        _forget()


def _forget() -> None:
    """A booklet of 100 winners leaves 150 MB behind, and its bytes are kept by who wanted them."""
    import typst  # noqa: PLC0415 -- late, as said above

    for _empty in range(_KEPT_BY_TYPST):
        typst.compile(b"", font_paths=_fonts())


def draw(template: Path, words: Mapping[str, object], files: Mapping[str, bytes]) -> bytes:
    """The one page of a template as a picture (JPEG), a pixel for each point of it."""
    with Image.open(BytesIO(_compiled(template, words, files, "png"))) as page:
        out = BytesIO()
        # Edges of letters keep their colours.
        page.convert("RGB").save(out, "JPEG", quality=85, subsampling=0, optimize=True)
        return out.getvalue()


def _compiled(
    template: Path,
    words: Mapping[str, object],
    files: Mapping[str, bytes],
    kind: Literal["pdf", "png"],
) -> bytes:
    import typst  # noqa: PLC0415 -- late, as said above

    fonts = _fonts()
    # A folder of its own: typst takes text from memory, pictures only from a disk.
    with TemporaryDirectory() as folder:
        root = Path(folder)
        for name, content in {**files, **_sources(template)}.items():
            (root / Path(name).name).write_bytes(content)
        try:
            paper, warnings = typst.compile_with_warnings(
                root / template.name,
                root=root,
                font_paths=fonts,
                format=kind,
                ppi=72,
                pdf_standards=STANDARDS if kind == "pdf" else [],
                sys_inputs={"words": json.dumps(words, ensure_ascii=False)},
                timestamp=0,
            )
        except typst.TypstError as error:
            raise TypesettingError(_sentence(error, words)) from error
    for warning in warnings:
        logger.warning("%s: %s", template.name, warning.message)
    if not isinstance(paper, bytes):
        raise TypeError("typst gives one file for a PDF, and for a picture of one page")
    return paper


def fingerprint(template: Path, words: Mapping[str, object], drawings: Mapping[str, bytes]) -> str:
    """Of all that a paper is made of; a picture goes by its name in the words, used but once."""
    whole = hashlib.sha256(version("typst").encode() + template.name.encode())
    whole.update(json.dumps(words, sort_keys=True).encode())
    for name, content in sorted({**drawings, **_sources(template)}.items()):
        whole.update(name.encode() + content)
    return whole.hexdigest()


def without_glyph(text: str) -> tuple[str, ...]:
    """The characters of a text that no font of ours has, each once, in their order.

    Judged as papers are, by the typesetter, once for each character in the life of a process.
    """
    letters = dict.fromkeys("".join(text.split()))
    if unknown := [letter for letter in letters if letter not in _has_glyph]:
        missing = _missing(unknown)
        _has_glyph.update({letter: letter not in missing for letter in unknown})
    return tuple(letter for letter in letters if not _has_glyph[letter])


def told_without_glyph(words: Mapping[str, object]) -> list[str]:
    """Each character that no font has, with its number and where it stands first."""
    found = dict.fromkeys(letter for text in _texts(words) for letter in without_glyph(text))
    return [_told(letter, words) for letter in found]


_has_glyph: dict[str, bool] = {}


def _missing(letters: Sequence[str]) -> set[str]:
    import typst  # noqa: PLC0415 -- late, as said above

    try:
        typst.compile(
            _PROBE,
            font_paths=_fonts(),
            format="pdf",
            pdf_standards=STANDARDS,
            sys_inputs={"words": json.dumps(letters)},
        )
    except typst.TypstError as error:
        return set(_named_in(error))
    return set()


def _sources(template: Path) -> dict[str, bytes]:
    return {source.name: source.read_bytes() for source in template.parent.glob("*.typ")}


@cache
def _fonts() -> "typst.Fonts":
    """Of this machine; looked for once in a process."""
    import typst  # noqa: PLC0415 -- late, as said above

    fonts = typst.Fonts(include_system_fonts=True, include_embedded_fonts=False)
    if missing := [name for name in (*FONTS, SERIF) if name not in fonts.families()]:
        sentence = _(
            "書体（%(fonts)s）がないため、資料を組めません。Debianのパッケージ：%(packages)s"
        )
        raise TypesettingError(sentence % {"fonts": ", ".join(missing), "packages": PACKAGES})
    return fonts


def _sentence(error: "typst.TypstError", words: Mapping[str, object]) -> str:
    told = [_told(letter, words) for letter in dict.fromkeys(_named_in(error))]
    return sentence_without_glyph(told) if told else error.diagnostic


def sentence_without_glyph(told: Iterable[str]) -> str:
    return _("どの書体にもない文字があります：%(characters)s") % {"characters": _("、").join(told)}


def _named_in(error: "typst.TypstError") -> Iterator[str]:
    for match in _WITHOUT_GLYPH.findall(error.diagnostic):
        yield from _literal(match)


def _literal(quoted: str) -> str:
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), quoted)


def _told(letter: str, words: Mapping[str, object]) -> str:
    """The character, its number and where it stands: 😀（U+1F600、「みんなで😀歌う」）."""
    text = next((text for text in _texts(words) if letter in text), "")
    at = text.find(letter)
    place = text[max(at - _AROUND, 0) : at + _AROUND]
    return _("%(letter)s（%(number)s、「%(place)s」）") % {
        "letter": letter,
        "number": f"U+{ord(letter):04X}",
        "place": place,
    }


def _texts(held: object) -> Iterator[str]:
    if isinstance(held, str):
        yield held
    elif isinstance(held, Mapping):
        for one in held.values():
            yield from _texts(one)
    elif isinstance(held, Sequence):
        for one in held:
            yield from _texts(one)
