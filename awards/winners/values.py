"""The values that public templates are given. A template cannot print what is not here."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from awards.partial_dates import PartialDate
from awards.winners.bilingual import Text
from awards.winners.worldmap import WorldMap

if TYPE_CHECKING:
    from django.core.paginator import Page


@dataclass(frozen=True)
class Source:
    """One width of a photograph; ``webp`` is empty where there is only the original."""

    width: int
    webp: str
    jpeg: str


@dataclass(frozen=True)
class Photo:
    position: int
    caption: Text
    taken_on: PartialDate | None
    place: Text
    credit: Text
    alt: Text
    width: int
    height: int
    sources: tuple[Source, ...]

    @property
    def webp(self) -> str:
        return ", ".join(f"{source.webp} {source.width}w" for source in self.sources if source.webp)

    @property
    def jpeg(self) -> str:
        return ", ".join(f"{source.jpeg} {source.width}w" for source in self.sources)

    @property
    def url(self) -> str:
        """The middle one, for readers that choose none themselves."""
        return self.sources[len(self.sources) // 2].jpeg if self.sources else ""


@dataclass(frozen=True)
class Card:
    """A winner in a list."""

    url: str
    name: Text
    title: Text
    prize: Text
    round: int
    fiscal_year: int
    home: Text
    countries: tuple[Text, ...]
    photo: Photo | None


@dataclass(frozen=True)
class Appraisal:
    text: Text
    criteria: tuple[Text, ...]


@dataclass(frozen=True)
class Recipient:
    name: Text
    kana: str
    kind: str
    legal_form: Text
    founded_on: PartialDate | None
    home: Text


@dataclass(frozen=True)
class Region:
    name: Text
    population: int | None
    as_of: PartialDate | None
    basis: str
    area: Decimal | None
    description: Text
    source: Text


@dataclass(frozen=True)
class Partner:
    number: int
    name: Text
    local_name: str
    kind: str
    country: Text
    country_then: Text
    agreement: Text
    signed_on: PartialDate | None
    owner: Text
    region: Region | None


@dataclass(frozen=True)
class Contact:
    office: Text
    postal_code: str
    address: Text
    care_of: Text
    tel: str
    fax: str
    email: str
    url: str


@dataclass(frozen=True)
class RoundWords:
    """What a winner's page says about its round, in the words of that round."""

    url: str
    number: int
    fiscal_year: int
    title: Text
    subtitle: Text
    purpose: Text


@dataclass(frozen=True)
class WinnerPage:
    url: str
    name: Text
    short_name: Text
    title: Text
    prize: Text
    home: Text
    overview: tuple[Text, ...]
    appraisals: tuple[Appraisal, ...]
    recipients: tuple[Recipient, ...]
    own: Region | None
    partners: tuple[Partner, ...]
    map: WorldMap | None
    photos: tuple[Photo, ...]
    contacts: tuple[Contact, ...]
    round: RoundWords
    others: tuple[Card, ...] = ()

    @property
    def first_photo(self) -> Photo | None:
        return self.photos[0] if self.photos else None

    @property
    def described(self) -> tuple[Partner, ...]:
        """The partners whose region has a text of its own."""
        return tuple(p for p in self.partners if p.region and p.region.description)

    @property
    def sources(self) -> tuple[Text, ...]:
        """Where the partners' figures come from, each source once."""
        named = (p.region.source for p in self.partners if p.region and p.region.source)
        return tuple(dict.fromkeys(named))


@dataclass(frozen=True)
class Step:
    """A stage of a round: ``state`` is done, now or empty."""

    label: str
    when: str
    state: str
    note: str = ""


@dataclass(frozen=True)
class RoundLine:
    """A round in a list, with its winners as far as they are public."""

    url: str
    number: int
    fiscal_year: int
    title: Text
    subtitle: Text
    standing: str
    status: str
    deadline: str
    applications: int | None
    winners: tuple[Card, ...]


@dataclass(frozen=True)
class Named:
    name: Text
    note: Text
    number: int = 0


@dataclass(frozen=True)
class RoundPage:
    line: RoundLine
    purpose: Text
    eligibility: Text
    procedure: Text
    committee: Text
    chair: Text
    next_call: Text
    hosts: tuple[Text, ...]
    prizes: tuple[Named, ...]
    criteria: tuple[Named, ...]
    contact: Contact | None
    steps: tuple[Step, ...]

    @property
    def announced(self) -> str:
        """When the winners were announced; empty before."""
        return self.steps[-1].when


@dataclass(frozen=True)
class Home:
    latest: RoundPage | None
    running: tuple[RoundPage, ...]
    winners: tuple[Card, ...]
    rounds: tuple[RoundLine, ...]


@dataclass(frozen=True)
class Option:
    value: str
    label: Text
    chosen: bool


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    options: tuple[Option, ...]


@dataclass(frozen=True)
class Found:
    """``page`` holds cards."""

    query: str
    facets: tuple[Facet, ...]
    page: "Page[Card]"
    is_narrowed: bool


@dataclass(frozen=True)
class Change:
    """An address of the site map and when it last changed."""

    path: str
    at: datetime | None

    @property
    def english(self) -> str:
        return f"/en{self.path}"
