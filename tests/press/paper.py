"""A booklet as its reader has it: what a PDF says, to the eye and to a screen reader."""

from collections.abc import Iterator
from functools import cached_property
from io import BytesIO
from typing import Any

from django.utils import timezone, translation
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from awards.press import pages, printing, public
from awards.rounds.models import Round


def typeset(round_: Round, language: str = "ja") -> bytes:
    with translation.override(language):
        booklet = public.booklet(round_.number, timezone.now())
        assert booklet is not None
        return printing.typeset(pages.paper(booklet))


class Paper:
    def __init__(self, content: bytes) -> None:
        self.reader = PdfReader(BytesIO(content))

    @cached_property
    def pages(self) -> list[str]:
        """The text of each, without blanks: lines break where they must."""
        return [bare(page.extract_text()) for page in self.reader.pages]

    @cached_property
    def text(self) -> str:
        return "".join(self.pages)

    @property
    def root(self) -> Any:
        return self.reader.trailer["/Root"]

    @property
    def xmp(self) -> str:
        content: bytes = self.root["/Metadata"].get_object().get_data()
        return content.decode()

    @property
    def bookmarks(self) -> list[str]:
        """Of the first level."""
        return [str(one.title) for one in self.reader.outline if not isinstance(one, list)]

    @cached_property
    def tags(self) -> list[Any]:
        """The elements of its structure, in the order in which they are read."""
        return list(_elements(self.root["/StructTreeRoot"]))

    @property
    def alternatives(self) -> list[str]:
        return [str(tag["/Alt"]) for tag in self.tags if "/Alt" in tag]

    @property
    def fonts(self) -> dict[str, bool]:
        """By name, whether each is in the file."""
        return dict(_fonts(self.reader))


def bare(text: str) -> str:
    return "".join(text.split())


def _elements(of: Any) -> Iterator[Any]:
    held = of.get("/K", [])
    for one in held if isinstance(held, list) else [held]:
        kid = one.get_object() if isinstance(one, IndirectObject) else one
        if isinstance(kid, dict) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _fonts(reader: PdfReader) -> Iterator[tuple[str, bool]]:
    for page in reader.pages:
        for font in page.get("/Resources", {}).get("/Font", {}).values():
            for part in font.get_object().get("/DescendantFonts", [font]):
                described = part.get_object().get("/FontDescriptor", {})
                yield (
                    str(font.get_object()["/BaseFont"]),
                    bool({"/FontFile", "/FontFile2", "/FontFile3"} & described.get_object().keys()),
                )
