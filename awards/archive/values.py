"""Earlier rounds as a file tells them: names, prizes and partners, and what no record confirms.

The fields of a value are columns of its model, of the same names.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import TypeVar

from awards.partial_dates import PartialDate

V = TypeVar("V", bound="ArchivedRound | ArchivedWinner | ArchivedRecipient | ArchivedPartner")


@dataclass(frozen=True, kw_only=True)
class ArchivedRecipient:
    name: str = ""
    kind: str = ""
    prefecture: str = ""
    home_municipality: str = ""


@dataclass(frozen=True, kw_only=True)
class ArchivedPartner:
    name: str = ""
    name_en: str = ""
    kind: str = ""
    country: str = ""
    agreement_kind: str = ""
    signed_on: PartialDate | None = None


@dataclass(frozen=True, kw_only=True)
class ArchivedWinner:
    """``slug`` says which winner of its round it is; ``prize`` is the prize's name."""

    slug: str
    name: str = ""
    name_en: str = ""
    kana: str = ""
    prize: str = ""
    prize_en: str = ""
    title: str = ""
    source: str = ""
    source_url: str = ""
    recipients: tuple[ArchivedRecipient, ...] = ()
    partners: tuple[ArchivedPartner, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ArchivedRound:
    """``coverage`` is how far its winners are known; hosts and criteria are names, as they were."""

    number: int
    fiscal_year: int | None = None
    title: str = ""
    title_en: str = ""
    subtitle: str = ""
    subtitle_en: str = ""
    announced_on: PartialDate | None = None
    ceremony_on: PartialDate | None = None
    application_count: int | None = None
    hosts: tuple[str, ...] = ()
    criteria: tuple[str, ...] = ()
    coverage: str = ""
    source: str = ""
    source_url: str = ""
    winners: tuple[ArchivedWinner, ...] = ()


@dataclass(frozen=True)
class Problem:
    """What is wrong in one cell, or in the whole file where ``row`` is None."""

    row: int | None
    column: str
    code: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class ArchiveFile:
    """What a file says. ``columns`` are those it has: what it has no column for stays as it is."""

    rounds: tuple[ArchivedRound, ...]
    columns: frozenset[str]
    rows: int
    problems: tuple[Problem, ...] = ()


def own_fields(value: V) -> dict[str, object]:
    """Without the rows that belong to it."""
    parts = ("winners", "recipients", "partners")
    return {one.name: getattr(value, one.name) for one in fields(value) if one.name not in parts}
