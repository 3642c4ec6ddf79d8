"""A whole nomination as frozen values, for templates that show it. Plain Python.

Text is as the body wrote it; names of kinds and countries are already words of the page's language.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from awards.partial_dates import PartialDate


@dataclass(frozen=True)
class RecipientPart:
    position: int
    name: str
    kana: str
    kind: str
    legal_form: str
    representative: str
    founded_on: PartialDate | None
    home_municipality: str
    prefecture: str


@dataclass(frozen=True)
class RegionPart:
    """Figures and a text about the own region, or about one partner."""

    position: int
    name: str
    population: int | None
    as_of: PartialDate | None
    basis: str
    area_km2: Decimal | None
    description: str
    source: str


@dataclass(frozen=True)
class PartnerPart:
    id: int
    position: int
    name: str
    local_name: str
    kind: str
    country: str
    country_at_signing: str
    agreement_kind: str
    signed_on: PartialDate | None
    agreement_owner: str
    region: RegionPart | None


@dataclass(frozen=True)
class AppealPart:
    criterion: str
    text: str


@dataclass(frozen=True)
class PhotoPart:
    id: int
    position: int
    caption: str
    taken_on: PartialDate | None
    place: str
    credit: str
    alt: str
    consent: bool
    width: int
    height: int


@dataclass(frozen=True)
class AttachmentPart:
    id: int
    position: int
    name: str
    size: int


@dataclass(frozen=True)
class ContactPart:
    position: int
    office: str
    postal_code: str
    address: str
    care_of: str
    tel: str
    fax: str
    email: str
    url: str


@dataclass(frozen=True)
class Cover:
    """Who recommends, and whom to call about it. Never published, not for the committee."""

    rank: int | None
    document_number: str
    document_date: PartialDate | None
    nominator: str
    desk_office: str
    desk_person: str
    desk_tel: str
    desk_email: str
    confirms_consent: bool
    confirms_facts: bool
    confirms_authority: bool


@dataclass(frozen=True)
class Dossier:
    id: UUID
    round: str
    body: str
    receipt_number: str
    entry_number: int | None
    submitted_at: datetime | None
    title: str
    started_year: PartialDate | None
    participants: int | None
    collaborators: str
    overview: tuple[str, ...]
    reasons: str
    past_awards: str
    press_coverage: str
    cover: Cover
    recipients: tuple[RecipientPart, ...]
    partners: tuple[PartnerPart, ...]
    own_region: RegionPart | None
    appeals: tuple[AppealPart, ...]
    photos: tuple[PhotoPart, ...]
    attachments: tuple[AttachmentPart, ...]
    contacts: tuple[ContactPart, ...]
