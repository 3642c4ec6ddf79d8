"""What proofreading reads and what it finds, as frozen values. Plain Python: no database, no words."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property

from awards.dossier.checks import Limits
from awards.dossier.differences import Place
from awards.dossier.values import Dossier

# How much of a text is quoted on each side of what was found (characters).
AROUND = 10
# Longer than this, what was found is cut in its quotation (characters).
LONGEST = 60

_FIGURE = re.compile(r"[\d元]")
_PLAIN = str.maketrans("０１２３４５６７８９（）．：　", "0123456789().: ")


class Severity(Enum):
    """What has to become of a finding before a text is final."""

    ERROR = "E"  # mended
    WARNING = "W"  # mended, or accepted with a reason
    HINT = "I"  # nothing: it is only pointed out


class Kind(Enum):
    PROSE = "prose"  # sentences
    NAME = "name"  # of somebody, a place or a document
    CODE = "code"  # telephone numbers, addresses on the net, postal codes


@dataclass(frozen=True)
class Fix:
    """These characters of the passage in place of those from ``start`` to ``end``."""

    start: int
    end: int
    text: str


@dataclass(frozen=True)
class Finding:
    """``code`` tells apart what one check may say; ``place`` and ``item`` where, ``key`` whose row.

    ``item`` is a line of a field that is a list, from 1.
    """

    id: str
    place: Place
    excerpt: str
    code: str = ""
    params: Mapping[str, object] = field(default_factory=dict)
    severity: Severity = Severity.WARNING
    item: int | None = None
    key: int | None = None
    fix: Fix | None = None

    @property
    def digest(self) -> str:
        """Names it as long as what it quotes stands in this field of this row, wherever that is."""
        row = self.place.row if self.key is None else f"#{self.key}"
        parts = (self.id, self.code, self.place.section, row, self.place.column, self.excerpt)
        return hashlib.sha256("\0".join(map(str, parts)).encode()).hexdigest()


@dataclass(frozen=True)
class Passage:
    """A text as it stands in one field, or in one line of a field that is a list."""

    place: Place
    text: str
    kind: Kind
    is_english: bool = False
    item: int | None = None
    key: int | None = None

    @property
    def column(self) -> str:
        return self.place.column

    @cached_property
    def plain(self) -> str:
        """Digits, brackets, stops and blanks in ASCII; every character where it stood."""
        return self.text.translate(_PLAIN)

    def quote(self, start: int, end: int) -> str:
        """What stands there, with a little of what stands around it."""
        inside = self.text[start : min(end, start + LONGEST)]
        before, after = self.text[max(start - AROUND, 0) : start], self.text[end : end + AROUND]
        return f"{before}{inside}{after}".replace("\n", " ")

    def finding(
        self,
        id: str,  # noqa: A002 -- as the catalogue calls it
        start: int,
        end: int,
        code: str = "",
        *,
        fix: str | None = None,
        fix_to: int | None = None,
        severity: Severity | None = None,
        **params: object,
    ) -> Finding:
        """``fix`` goes in place of what was found, or of all from there ``fix_to``."""
        return Finding(
            id=id,
            place=self.place,
            excerpt=self.quote(start, end),
            code=code,
            params=params,
            severity=severity or SEVERITY[id],
            item=self.item,
            key=self.key,
            fix=None if fix is None else Fix(start, end if fix_to is None else fix_to, fix),
        )


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A dossier to be proofread, and what is known besides.

    ``on`` is the day from which the public reads it. ``criteria`` are names of the round's.
    ``elsewhere`` gives for each address on the net that others publish to whom it belongs; it is
    empty where nothing may be told of others. ``without_glyph`` are the characters that no font of
    the papers has; empty where papers are not made of the text.
    """

    dossier: Dossier
    passages: tuple[Passage, ...]
    on: date
    limits: Limits = Limits()
    criteria: tuple[str, ...] = ()
    elsewhere: Mapping[str, frozenset[str]] = field(default_factory=dict)
    without_glyph: frozenset[str] = frozenset()

    @cached_property
    def prose(self) -> list[Passage]:
        """Sentences in Japanese."""
        return [one for one in self.passages if one.kind is Kind.PROSE and not one.is_english]

    @cached_property
    def japanese(self) -> list[Passage]:
        """Sentences and names in Japanese."""
        return [one for one in self.passages if one.kind is not Kind.CODE and not one.is_english]

    @cached_property
    def with_figures(self) -> list[Passage]:
        """Those of them in which a number stands, or the first year of an era."""
        return [one for one in self.japanese if _FIGURE.search(one.text)]


E, W, I = Severity.ERROR, Severity.WARNING, Severity.HINT  # noqa: E741 -- the catalogue's letters
# What a finding weighs unless its check says otherwise of this one.
SEVERITY = {
    **dict.fromkeys(("P01", "P02", "P06", "P18", "P42", "P45"), E),
    **dict.fromkeys(("P08", "P09", "P14", "P16", "P17", "P30", "P38", "P40", "P41", "P43"), I),
    **dict.fromkeys(("P03", "P04", "P05", "P07", "P10", "P11", "P12", "P13", "P15", "P19"), W),
    **dict.fromkeys(("P20", "P21", "P22", "P23", "P24", "P25", "P26", "P27", "P28", "P29"), W),
    **dict.fromkeys(("P31", "P32", "P33", "P34", "P35", "P36", "P37", "P39", "P44"), W),
}


def at(
    id: str,  # noqa: A002 -- as the catalogue calls it
    place: Place,
    excerpt: str,
    code: str = "",
    *,
    key: int | None = None,
    severity: Severity | None = None,
    **params: object,
) -> Finding:
    """A finding in a field that is no text, or that is empty."""
    return Finding(id, place, excerpt[:LONGEST], code, params, severity or SEVERITY[id], key=key)
