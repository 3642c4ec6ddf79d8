"""A round as its page tells it and as a line of a list, and the front page with the newest."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from awards.bilingual import Text
from awards.dossier.values import Contact
from awards.partial_dates import PartialDate
from awards.winners.values.winner import Card, Citation, Withdrawn


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
