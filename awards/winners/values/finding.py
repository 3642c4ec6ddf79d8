"""What a search or a country finds, what it may be narrowed by, and the map of the site."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from awards.bilingual import Text
from awards.dossier.values import Partner
from awards.winners.japanmap import Tile, tiles
from awards.winners.values.winner import Card
from awards.winners.worldmap import Disc, Point, discs

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.utils.functional import Promise


@dataclass(frozen=True)
class Option:
    """``label`` is empty for what is named by its value: a round, a kind of group.

    ``count`` are those that have it and all else that is chosen, which is ``asked``.
    """

    value: str
    label: Text
    chosen: bool
    count: int
    asked: Mapping[str, str]

    @property
    def query(self) -> str:
        """Of the address of their list; written where a map or a table leads there."""
        return urlencode(self.asked)


@dataclass(frozen=True)
class Facet:
    name: str
    label: "str | Promise"
    options: tuple[Option, ...]

    @property
    def counts(self) -> dict[str, tuple[int, str]]:
        """Of each option its count and its query."""
        return {option.value: (option.count, option.query) for option in self.options}


@dataclass(frozen=True)
class SearchPage:
    """``page`` holds cards."""

    query: str
    facets: tuple[Facet, ...]
    page: "Page[Card]"
    is_narrowed: bool

    def facet(self, name: str) -> Facet:
        return next(facet for facet in self.facets if facet.name == name)

    @property
    def prefectures(self) -> tuple[Option, ...]:
        return self.facet("prefecture").options

    @property
    def countries(self) -> tuple[Option, ...]:
        return self.facet("country").options

    @property
    def japan(self) -> tuple[Tile, ...]:
        """Drawn when it is shown: a search for words has no maps."""
        return tiles(self.facet("prefecture").counts)

    @property
    def world(self) -> tuple[Disc, ...]:
        return discs(self.facet("country").counts)


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
