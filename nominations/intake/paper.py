"""A nomination as plain values, as it is judged by readiness.py, and the limits of its round."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from awards.partial_dates import PartialDate

# Narrower than this, a photograph looks coarse across half a printed page.
PRINT_WIDTH = 1200


@dataclass(frozen=True)
class Limits:
    eligible_kinds: tuple[str, ...]
    title: int
    bullets: int
    bullet: int
    overview: int
    appeal: int
    description: int
    caption: int
    photos: int
    attachments: int


@dataclass(frozen=True)
class RecipientLine:
    name: str = ""
    kana: str = ""
    kind: str = ""
    prefecture: str = ""
    founded_on: PartialDate | None = None


@dataclass(frozen=True)
class PartnerLine:
    name: str = ""
    kind: str = ""
    country: str = ""
    agreement_kind: str = ""
    signed_on: PartialDate | None = None
    agreement_owner: str = ""


@dataclass(frozen=True)
class AppealLine:
    key: int
    criterion: str
    text: str = ""


@dataclass(frozen=True)
class RegionLine:
    """The own region where ``partner`` is empty."""

    partner: str = ""
    name: str = ""
    population: int | None = None
    as_of: PartialDate | None = None
    area_km2: Any = None
    description: str = ""


@dataclass(frozen=True)
class PhotoLine:
    key: int
    caption: str = ""
    alt: str = ""
    consent: bool = False
    width: int = PRINT_WIDTH


@dataclass(frozen=True)
class ContactLine:
    office: str = ""
    tel: str = ""
    email: str = ""


@dataclass(frozen=True)
class Paper:
    """A nomination as it is judged on the day ``on``."""

    on: date
    rank: int | None = None
    rank_is_taken: bool = False
    nominator: str = ""
    desk_office: str = ""
    desk_person: str = ""
    desk_tel: str = ""
    desk_email: str = ""
    title: str = ""
    started_year: PartialDate | None = None
    overview: tuple[str, ...] = ()
    confirms_consent: bool = False
    confirms_facts: bool = False
    confirms_authority: bool = False
    recipients: tuple[RecipientLine, ...] = ()
    partners: tuple[PartnerLine, ...] = ()
    appeals: tuple[AppealLine, ...] = ()
    regions: tuple[RegionLine, ...] = ()
    photos: tuple[PhotoLine, ...] = ()
    contacts: tuple[ContactLine, ...] = ()
    attachments: int = 0
