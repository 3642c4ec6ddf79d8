"""A whole nomination as one frozen value. Plain Python.

Text is as the body wrote it, in Japanese; kinds and countries are codes.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from awards.bilingual import Text
from awards.dossier.checks import Limits
from awards.dossier.values import Dossier, Row, Section, beside
from awards.partial_dates import PartialDate


@dataclass(frozen=True, kw_only=True)
class Cover(Section):
    """Who recommends, and whom to call about it. Never published, not for the committee."""

    slug = "cover"
    rank: int | None = None
    document_number: str = ""
    document_date: PartialDate | None = None
    nominator: str = ""
    desk_office: str = ""
    desk_person: str = ""
    desk_tel: str = ""
    desk_email: str = ""


@dataclass(frozen=True, kw_only=True)
class Work(Section):
    slug = "work"
    title: str = ""
    started_year: PartialDate | None = None
    participants: int | None = None
    collaborators: str = ""
    overview: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Appeal(Row):
    """What speaks for the group under one criterion, whose name and help the round gives."""

    criterion: int | None = beside(None)
    name: Text = beside(Text())
    help: Text = beside(Text())
    text: str = ""


@dataclass(frozen=True, kw_only=True)
class Appeals(Section):
    """One row for each criterion of the round, written or not, in the round's order."""

    slug = "appeals"
    row = Appeal
    reasons: str = ""
    rows: tuple[Appeal, ...] = beside(())


@dataclass(frozen=True, kw_only=True)
class Past(Section):
    slug = "past"
    past_awards: str = ""
    press_coverage: str = ""


@dataclass(frozen=True, kw_only=True)
class Confirmation(Section):
    slug = "confirmation"
    confirms_consent: bool = False
    confirms_facts: bool = False
    confirms_authority: bool = False


@dataclass(frozen=True, kw_only=True)
class Attachment:
    """A PDF the committee may read; ``size`` in bytes."""

    key: int
    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Return:
    """Why it went back, until when it may be submitted again, and what was written then.

    ``written`` holds texts by section and place, as ``comparing.written`` makes them.
    """

    reason: str
    due_at: datetime
    written: Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, kw_only=True)
class NominationDossier(Dossier):
    """``prefecture`` and ``extended_until``, a later deadline of its own, are the body's;
    ``returned`` is the newest return.
    """

    cover: Cover = Cover()
    work: Work = Work()
    appeals: Appeals = Appeals()
    past: Past = Past()
    confirmation: Confirmation = Confirmation()
    attachments: tuple[Attachment, ...] = ()
    limits: Limits = Limits()
    rank_is_taken: bool = False
    prefecture: str = ""
    extended_until: datetime | None = None
    returned: Return | None = None
