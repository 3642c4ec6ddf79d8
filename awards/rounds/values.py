"""The set-up of a round as one frozen value: what is awarded, by whom, under which rules and when.

Plain Python. Words are in both languages, kinds are codes, moments know their zone.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from awards.bilingual import Text, Texts
from awards.dossier.values import Record, Row, Section, beside
from awards.partial_dates import PartialDate


@dataclass(frozen=True, kw_only=True)
class Schedule(Section):
    slug = "schedule"
    nominations_open_at: datetime | None = None
    nominations_close_at: datetime | None = None
    scoring_closes_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Words(Section):
    slug = "words"
    fiscal_year: int = 0
    title: Text = Text()
    subtitle: Text = Text()
    purpose: Text = Text()
    eligibility: Text = Text()
    procedure: Text = Text()
    guidelines_url: str = ""
    committee_name: Text = Text()
    chair: Text = Text()
    booklet_title: Text = Text()
    publisher: Text = Text()
    ceremony_on: PartialDate | None = None
    certificate_text: str = ""
    next_call: Text = Text()
    publishes_english: bool = True


@dataclass(frozen=True, kw_only=True)
class Rules(Section):
    """Which groups may be nominated, and how much a nomination or a profile may hold."""

    slug = "rules"
    eligible_kinds: tuple[str, ...] = ()
    nominations_per_body: int = 0
    title_limit: int = 0
    bullets_max: int = 0
    bullet_limit: int = 0
    overview_limit: int = 0
    appeal_limit: int = 0
    description_limit: int = 0
    caption_limit: int = 0
    photos_max: int = 0
    attachments_max: int = 0
    evaluations_max: int = 0
    evaluation_limit: int = 0


@dataclass(frozen=True, kw_only=True)
class Coded(Row):
    """A row that other rows name by its ``code``, which is its own within the round."""

    code: str = ""
    name: Text = Text()


@dataclass(frozen=True, kw_only=True)
class Host(Coded):
    pass


@dataclass(frozen=True, kw_only=True)
class Prize(Coded):
    """``max_winners`` is None where there is no limit."""

    max_winners: int | None = None
    optional: bool = False


@dataclass(frozen=True, kw_only=True)
class Criterion(Coded):
    """``anchors`` say what each step of the scale means, from one point on."""

    help: Text = Text()
    weight: Decimal = Decimal(1)
    max_points: int = 5
    anchors: Texts = Texts()
    comment_rule: str = "optional"


@dataclass(frozen=True, kw_only=True)
class RuleRows(Section):
    """Who awards what by which criteria: fixed once nominations have opened."""

    rows: tuple[Coded, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Hosts(RuleRows):
    slug = "hosts"
    row = Host
    rows: tuple[Host, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Prizes(RuleRows):
    slug = "prizes"
    row = Prize
    rows: tuple[Prize, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Criteria(RuleRows):
    slug = "criteria"
    row = Criterion
    rows: tuple[Criterion, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Contact(Section):
    """The secretariat of the round, as printed in its papers; one row of a table of its own."""

    slug = "contact"
    office: Text = Text()
    postal_code: str = ""
    address: Text = Text()
    tel: str = ""
    fax: str = ""
    email: str = ""
    url: str = ""


@dataclass(frozen=True, kw_only=True)
class RoundSetup(Record):
    schedule: Schedule = Schedule()
    words: Words = Words()
    rules: Rules = Rules()
    hosts: Hosts = Hosts()
    prizes: Prizes = Prizes()
    criteria: Criteria = Criteria()
    contact: Contact = Contact()
