"""The values that public templates are given. A template cannot print what is not here.

They hold codes, moments and both languages; which is written is chosen by the template's filters.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from awards.bilingual import Text
from awards.dossier.values import Contact, Partner, Photo, Region
from awards.partial_dates import PartialDate
from awards.winners.dossier import WinnerDossier
from awards.winners.excerpts import Excerpt
from awards.winners.japanmap import Tile
from awards.winners.worldmap import Disc, Point, WorldMap

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Source:
    """One width of a photograph; ``webp`` is empty where there is only the original."""

    width: int
    webp: str
    jpeg: str


@dataclass(frozen=True)
class Picture:
    """A photograph and where its copies are read."""

    photo: Photo
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
    """A winner in a list. ``countries`` are codes, each once.

    Where it was found by ``words``, which are folded, ``excerpts`` show those that stand neither
    in its name nor in its title.
    """

    url: str
    name: Text
    title: Text
    prize: Text
    round: int
    fiscal_year: int
    home: Text
    countries: tuple[str, ...]
    picture: Picture | None
    words: tuple[str, ...] = ()
    excerpts: tuple[Excerpt, ...] = ()


@dataclass(frozen=True)
class Evaluation:
    """A point for which a winner was chosen, under criteria by name."""

    text: Text
    criteria: tuple[Text, ...]


@dataclass(frozen=True)
class PartnerEntry:
    """A partner in the table of a winner's page, without what would be said twice.

    ``local_name``, ``former_country`` and ``agreement_owner`` are empty where they are those of
    the name, of the country of today and of the winner.
    """

    number: int
    partner: Partner
    region: Region
    local_name: str
    former_country: str
    agreement_owner: Text


@dataclass(frozen=True)
class Citation:
    """The record in which a fact was found; ``url`` is empty for one that is not on the web."""

    text: str = ""
    url: str = ""

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True)
class RoundWords:
    """What a winner's page says about its round, in the words of that round."""

    url: str
    number: int
    fiscal_year: int
    title: Text
    subtitle: Text
    purpose: Text
    is_imported: bool = False


@dataclass(frozen=True)
class Correction:
    """What was put right after the release, and when; ``reason`` is written for the public.

    ``places`` are sections, rows and columns, as ``winners.Correction`` keeps them.
    ``is_republication``: nothing was changed, but the page had been withdrawn and came back.
    """

    at: datetime
    reason: Text
    places: tuple[str, ...] = ()
    is_republication: bool = False


@dataclass(frozen=True)
class Withdrawn:
    """What was public and is no longer; ``url`` is that of its round."""

    at: datetime
    reason: Text
    url: str
    round: int


@dataclass(frozen=True)
class WinnerPage:
    """``dossier`` is what the public may read of the winner; the addresses stand beside it.

    The newest of the ``corrections`` is the last. ``published_at`` is None in a preview.
    ``is_japanese_only``: its round publishes no English, so the dossier has none either.
    """

    url: str
    published_at: datetime | None
    dossier: WinnerDossier
    prize: Text
    round: RoundWords
    evaluations: tuple[Evaluation, ...]
    partners: tuple[PartnerEntry, ...]
    map: WorldMap | None
    pictures: tuple[Picture, ...]
    corrections: tuple[Correction, ...]
    others: tuple[Card, ...] = ()
    is_japanese_only: bool = False
    citation: Citation = Citation()

    @property
    def name(self) -> Text:
        return self.dossier.names.name

    @property
    def title(self) -> Text:
        return self.dossier.names.title

    @property
    def corrected_at(self) -> datetime | None:
        return self.corrections[-1].at if self.corrections else None

    @property
    def first_picture(self) -> Picture | None:
        return self.pictures[0] if self.pictures else None

    @property
    def own_region(self) -> Region | None:
        """None where nothing is written about it."""
        region = self.dossier.own_region
        return None if region is None or region.is_empty else region

    @property
    def sources(self) -> tuple[Text, ...]:
        """Where the partners' figures come from, each source once."""
        sources = (entry.region.source for entry in self.partners)
        return tuple({source.ja or source.en: source for source in sources if source}.values())


class Standing(StrEnum):
    """Where a round stands as far as the public may know."""

    UPCOMING = "upcoming"
    OPEN = "open"
    JUDGING = "judging"
    ANNOUNCED = "announced"


@dataclass(frozen=True)
class RoundSummary:
    """A round in a list, with its winners as far as they are public.

    ``announced_at`` and ``applications`` are None until the winners are announced. ``coverage`` is
    how far records tell the winners of an imported round: all, some or none; empty for any other.
    ``left_out`` are those that a list has no room for.
    """

    url: str
    number: int
    fiscal_year: int
    title: Text
    subtitle: Text
    standing: Standing
    opens_at: datetime | None
    closes_at: datetime | None
    announced_at: datetime | None
    applications: int | None
    winners: tuple[Card, ...]
    coverage: str = ""
    left_out: int = 0


@dataclass(frozen=True)
class PrizeEntry:
    """``max_winners`` is None where there is no limit, or no record tells it."""

    name: Text
    max_winners: int | None
    is_optional: bool


@dataclass(frozen=True)
class CriterionEntry:
    name: Text
    help: Text


@dataclass(frozen=True)
class RoundPage:
    summary: RoundSummary
    purpose: Text
    eligibility: Text
    procedure: Text
    guidelines_url: str
    committee: Text
    chair: Text
    ceremony_on: PartialDate | None
    next_call: Text
    hosts: tuple[Text, ...]
    prizes: tuple[PrizeEntry, ...]
    criteria: tuple[CriterionEntry, ...]
    contact: Contact | None
    booklet_title: Text = Text()
    publisher: Text = Text()
    withdrawn: Withdrawn | None = None
    citation: Citation = Citation()

    @property
    def is_imported(self) -> bool:
        return bool(self.summary.coverage)

    @property
    def has_booklet(self) -> bool:
        """There is one from the instant at which the winners are announced.

        What is known of an imported round makes no booklet.
        """
        is_announced = self.summary.standing == Standing.ANNOUNCED
        return is_announced and bool(self.summary.winners) and not self.is_imported


@dataclass(frozen=True)
class AnnouncedRound:
    """A round whose results are public; ``winners`` tells how many are, the page has no cards."""

    page: RoundPage
    winners: int


@dataclass(frozen=True)
class HomePage:
    latest: RoundPage | None
    running: tuple[RoundPage, ...]
    winners: tuple[Card, ...]
    rounds: tuple[RoundSummary, ...]


@dataclass(frozen=True)
class Option:
    """``label`` is empty for what is named by its value: a round, a kind of group.

    ``count`` are those that have it and all else that is chosen; ``query`` is the address of
    their list.
    """

    value: str
    label: Text
    chosen: bool
    count: int
    query: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: "str | Promise"
    options: tuple[Option, ...]


@dataclass(frozen=True)
class SearchPage:
    """``page`` holds cards."""

    query: str
    facets: tuple[Facet, ...]
    page: "Page[Card]"
    is_narrowed: bool
    japan: tuple[Tile, ...]
    world: tuple[Disc, ...]

    def facet(self, name: str) -> Facet:
        return next(facet for facet in self.facets if facet.name == name)

    @property
    def prefectures(self) -> tuple[Option, ...]:
        return self.facet("prefecture").options

    @property
    def countries(self) -> tuple[Option, ...]:
        return self.facet("country").options


@dataclass(frozen=True)
class CountryPartner:
    """A partner in a country, and the winner it is a partner of."""

    partner: Partner
    winner: Text
    url: str
    round: int
    fiscal_year: int


@dataclass(frozen=True)
class CountryPage:
    """``page`` holds partners; ``places`` are where they lie on the map of the world."""

    alpha2: str
    page: "Page[CountryPartner]"
    places: tuple[Point, ...]


@dataclass(frozen=True)
class SiteMapEntry:
    """A public address in Japanese and when its page last changed."""

    path: str
    at: datetime | None

    @property
    def english(self) -> str:
        return f"/en{self.path}"
