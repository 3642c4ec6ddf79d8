"""A winner as its page tells it, and as a card."""

from dataclasses import dataclass
from datetime import datetime

from awards.bilingual import Text
from awards.dossier.values import Partner, Photo, Region
from awards.winners.dossier import WinnerDossier
from awards.winners.excerpts import Excerpt
from awards.winners.worldmap import WorldMap


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
