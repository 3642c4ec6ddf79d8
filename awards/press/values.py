"""What a booklet is made of, and what is printed in it: words in one language, marked where they are not.

Plain Python. What is printed has the form in which ``typst/booklet.typ`` reads it, as JSON.
"""

from dataclasses import dataclass
from datetime import date, datetime

from awards.clock import in_japan
from awards.winners.values import RoundPage, WinnerPage


@dataclass(frozen=True)
class Booklet:
    """A round that is announced, and its winners as they are published."""

    round: RoundPage
    winners: tuple[WinnerPage, ...]

    @property
    def corrected_at(self) -> datetime | None:
        corrections = (one.at for winner in self.winners for one in winner.corrections)
        return max(corrections, default=None)

    @property
    def dated(self) -> date:
        """The day in Japan of what it says: of the announcement, or of the last correction."""
        moments = filter(None, (self.round.summary.announced_at, self.corrected_at))
        return in_japan(max(moments)).date()


@dataclass(frozen=True)
class Substitute:
    """Japanese where there is no English."""

    text: str
    lang: str = "ja"


Word = str | Substitute
# Words that follow one another without a break.
Line = tuple[Word, ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """Something with its name: 人口 | 374,997人, 主催 | 総務省、…"""

    label: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedPartner:
    number: int
    name: Line
    country: Line
    beneath: tuple[Line, ...]
    agreement: tuple[Line, ...]
    signed: str
    era: str
    population: str
    counted: str
    area: str


@dataclass(frozen=True, kw_only=True)
class PrintedRegion:
    """``mark`` is the number of the partner it is about; empty for the winner's own."""

    title: Line
    mark: str
    figures: tuple[Entry, ...]
    paragraphs: tuple[Line, ...]
    source: Line


@dataclass(frozen=True, kw_only=True)
class PrintedPoint:
    criteria: tuple[Line, ...]
    paragraphs: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedPhoto:
    """``file`` is the name of the public copy; ``ratio`` its width divided by its height."""

    file: str
    ratio: float
    alt: str
    caption: Line
    beneath: Line


@dataclass(frozen=True, kw_only=True)
class PrintedContact:
    office: Line
    lines: tuple[Line, ...]
    numbers: tuple[Entry, ...]
    email: str
    url: str


@dataclass(frozen=True, kw_only=True)
class PrintedMap:
    """``top`` and ``height`` are the strip of the ground that it shows, of 1000 across."""

    file: str
    top: float
    height: float
    alt: str


@dataclass(frozen=True, kw_only=True)
class PrintedWinner:
    prize: Line
    name: Line
    kana: str
    home: Line
    title: Line
    map: PrintedMap | None
    partners: tuple[PrintedPartner, ...]
    sources: Line
    recipients: tuple[tuple[Entry, ...], ...]
    own: PrintedRegion | None
    regions: tuple[PrintedRegion, ...]
    overview: tuple[Line, ...]
    evaluations: tuple[PrintedPoint, ...]
    photos: tuple[PrintedPhoto, ...]
    contacts: tuple[PrintedContact, ...]
    note: tuple[Line, ...]
    corrections: tuple[Line, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedBooklet:
    """``labels`` are the words of the program in the language of the paper, by their use.

    ``band`` stands on every page of a demonstration; it is empty elsewhere.
    """

    lang: str
    title: str
    author: str
    year: int
    month: int
    day: int
    number: str
    fiscal_year: str
    award: Line
    subtitle: Line
    booklet: Line
    publisher: Line
    cover: str
    ground: str
    outline: tuple[Entry, ...]
    criteria: tuple[Entry, ...]
    contact: PrintedContact | None
    winners: tuple[PrintedWinner, ...]
    colophon: tuple[Entry, ...]
    remarks: tuple[str, ...]
    band: str
    labels: dict[str, str]
