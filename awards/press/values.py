"""What papers are made of, and what is printed in them: words in one language, marked where they are not.

Plain Python. What is printed has the form in which the templates in ``typst/`` read it, as JSON.
"""

from dataclasses import dataclass
from datetime import date, datetime

from awards.clock import in_japan
from awards.winners.values.rounds import RoundPage
from awards.winners.values.winner import WinnerPage


@dataclass(frozen=True)
class RoundWithWinners:
    """A round and its winners, as they are published or, for those who prepare it, will be."""

    round: RoundPage
    winners: tuple[WinnerPage, ...]
    # What the round says instead of the usual wording, with its blanks; printed on no public paper.
    certificate_text: str = ""

    @property
    def corrected_at(self) -> datetime | None:
        corrections = (one.at for winner in self.winners for one in winner.corrections)
        return max(corrections, default=None)

    @property
    def dated(self) -> date | None:
        """The day in Japan of what it says: of the announcement, or of the last correction.

        None while no moment is set for the announcement.
        """
        moments = filter(None, (self.round.summary.announced_at, self.corrected_at))
        last = max(moments, default=None)
        return in_japan(last).date() if last else None

    @property
    def is_in_english(self) -> bool:
        """The round has a name in English, so that it is told of in English."""
        return bool(self.round.summary.title.en)


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
    ended: str
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
class PrintedHead:
    """What every paper says of itself.

    ``labels`` are the words of the program in the language of the paper, by their use. ``band``
    stands on every page of a draft and of a demonstration; it is empty elsewhere.
    """

    lang: str
    title: str
    author: str
    date: tuple[int, int, int]
    number: str
    fiscal_year: str
    award: Line
    subtitle: Line
    band: str
    labels: dict[str, str]


@dataclass(frozen=True, kw_only=True)
class PrintedSpreads:
    """The pages of winners; ``ground`` is the file on which their maps lie."""

    head: PrintedHead
    ground: str
    winners: tuple[PrintedWinner, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedBooklet(PrintedSpreads):
    booklet: Line
    publisher: Line
    cover: str
    outline: tuple[Entry, ...]
    criteria: tuple[Entry, ...]
    contact: PrintedContact | None
    colophon: tuple[Entry, ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ReleasedPartner:
    """A partner as the press is told of it: the state by its formal name, the day by its era."""

    name: Line
    country: Line
    signed: str


@dataclass(frozen=True, kw_only=True)
class ReleasedWinner:
    prize: Line
    name: Line
    kana: str
    home: Line
    title: Line
    partners: tuple[ReleasedPartner, ...]
    overview: tuple[Line, ...]
    evaluations: tuple[PrintedPoint, ...]
    contacts: tuple[PrintedContact, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedPressRelease:
    """``kind`` says what the paper is, ``moment`` from when on it may be told
    (empty where no record tells); ``hosts`` issue it.
    """

    head: PrintedHead
    kind: str
    moment: str
    award: Line
    hosts: tuple[Line, ...]
    lead: tuple[Line, ...]
    awarded: tuple[Entry, ...]
    ceremony: str
    outline: tuple[Entry, ...]
    criteria: tuple[Entry, ...]
    contact: PrintedContact | None
    note: str
    winners: tuple[ReleasedWinner, ...]


@dataclass(frozen=True, kw_only=True)
class PrintedCertificate:
    """In Japanese, to be set from top to bottom: without marks of punctuation, as is the custom."""

    recipient: str
    text: str


@dataclass(frozen=True, kw_only=True)
class PrintedCertificates:
    """``hosts`` sign each of them; their officers' names and seals find room beneath."""

    head: PrintedHead
    heading: str
    addressed: str
    day: str
    hosts: tuple[str, ...]
    certificates: tuple[PrintedCertificate, ...]
