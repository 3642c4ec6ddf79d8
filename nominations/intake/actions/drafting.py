"""Writing in a nomination: who may, until when, and the acts that start it and save a section.

A drafter writes; only a submitter submits. Draft saves leave no line in the ledger.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, cast
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from awards.dossier.values import Row, Section
from awards.rounds.models import Round
from nominations.access import Right, right_of
from nominations.changing import Refused, take
from nominations.editing.saving import save_section, seen_of
from nominations.intake.deadlines import why_locked, window
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination
from nominations.intake.reading import TABLES, read
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.people.models import NominatingBody, User
from nominations.people.seats import seats_of

S = TypeVar("S", bound=Section)

# The name of a page has as many letters and digits, and a few more.
MOST_LETTERS = 40


def _drafts(by: User, subject: Nomination | NominatingBody, at: datetime) -> bool:
    return _body_of(subject) in seats_of(by, at).bodies


def _submits(by: User, subject: Nomination | NominatingBody, at: datetime) -> bool:
    return _body_of(subject) in seats_of(by, at).submits_for


def _withdraws(by: User, subject: Nomination, at: datetime) -> bool:
    """A draft may be withdrawn by anyone of its body; what was received by a submitter."""
    holds = _submits if subject.submitted_at else _drafts
    return holds(by, subject, at)


def _body_of(subject: Nomination | NominatingBody) -> int:
    return subject.body_id if isinstance(subject, Nomination) else subject.pk


def _only_officers(_by: User, subject: Nomination | NominatingBody) -> str:
    body = subject.body if isinstance(subject, Nomination) else subject
    return _("%(body)sの担当者だけができます。利用登録が必要なときは、事務局に御連絡ください。") % {
        "body": body
    }


def _only_submitters(by: User, subject: Nomination) -> str:
    if subject.body_id not in seats_of(by).bodies:
        return _only_officers(by, subject)
    return _(
        "作成担当の方は、提出と、提出後の取下げができません。%(body)sの提出担当の方に依頼してください。"
    ) % {"body": subject.body}


DRAFTS = Right("officer of the body", _drafts, _only_officers)
SUBMITS = Right("submitter of the body", _submits, _only_submitters)
WITHDRAWS = Right("officer of the body, once received a submitter", _withdraws, _only_submitters)


def take_to_write(nomination: Nomination, at: datetime) -> NominationDossier:
    """Take the row and read all of it; everyone is refused when it is locked."""
    take(nomination)
    dossier = read(nomination)
    refuse_locked(nomination, dossier, at)
    return dossier


def refuse_locked(nomination: Nomination, dossier: NominationDossier, at: datetime) -> None:
    if reason := why_locked(nomination, dossier, at):
        raise Refused(reason)


class OvertakenError(Exception):
    """Somebody else has written in the nomination since it was read."""


def count_version(nomination: Nomination, at: datetime, columns: Mapping[str, object]) -> None:
    """Write the columns and a new version, whatever part of the nomination was changed.

    Every write counts the version: a nomination that still has the version it was read with is
    what was read, parts included. The update takes the row, so that it stays so until the
    transaction ends.
    """
    changes = {**columns, "changed_at": at}
    same = Nomination.objects.filter(
        pk=nomination.pk, version=nomination.version, state=nomination.state
    )
    if not same.update(version=F("version") + 1, **changes):
        raise OvertakenError
    nomination.version += 1
    for name, value in changes.items():
        setattr(nomination, name, value)


@right_of(DRAFTS)
@transaction.atomic
def start(body: NominatingBody, round_: Round, *, key: UUID, by: User, at: datetime) -> Nomination:
    """A draft under ``key``; the key comes with the form, so a second click makes no second."""
    take(body)  # so that two at once cannot pass the limit
    if existing := Nomination.objects.filter(pk=key).first():
        if existing.body_id != body.pk:
            raise Nomination.DoesNotExist
        return existing
    if reason := window(round_, body, at).why:
        raise Refused(reason)
    nomination = Nomination.objects.create(
        pk=key,
        round=round_,
        body=body,
        desk_office=by.section,
        desk_person=by.name,
        desk_email=by.email,
        created_at=at,
        created_by=by,
        changed_at=at,
    )
    record(Event.NOMINATION_STARTED, nomination, by=by, at=at, body=body.code, round=round_.number)
    return nomination


@right_of(DRAFTS)
@transaction.atomic
def revise(
    nomination: Nomination,
    section: S,
    *,
    seen: str,
    by: User,
    at: datetime,
    dossier: NominationDossier | None = None,
    page: str = "",
) -> S:
    """Save one section whole; the section as it is then stored.

    ``seen`` is of what the writer started from, ``dossier`` what the caller has read together
    with ``nomination``, ``page`` a name that the writer's page keeps as long as it is open. A row that is missing is removed. A row that was never this nomination's
    is ``DoesNotExist``.
    """
    try:
        return _save(nomination, dossier or read(nomination), section, seen, page, at)
    except OvertakenError:
        return _save(nomination, take_to_write(nomination, at), section, seen, page, at)


def _save(
    nomination: Nomination,
    dossier: NominationDossier,
    section: S,
    seen: str,
    page: str,
    at: datetime,
) -> S:
    refuse_locked(nomination, dossier, at)
    stored = cast(S, dossier.section(section.slug))
    wanted = section
    if page and page == nomination.pages.get(section.slug, [""])[0]:
        wanted, seen = _continued(nomination, stored, section, seen)

    def write(columns: Mapping[str, object]) -> None:
        count_version(nomination, at, {**columns, **_noted(nomination, section, page)})

    saved = save_section(nomination, stored, wanted, TABLES, seen=seen, write=write)
    if type(section) in TABLES:
        _note_rows(nomination, section, saved)
    return saved


def _continued(nomination: Nomination, stored: S, wanted: S, seen: str) -> tuple[S, str]:
    """The page that wrote ``stored`` writes again; without an answer, it does not know that it has.

    ``wanted`` with the keys of the rows that the page added, and what it would have ``seen``.
    """
    now = seen_of(stored)
    if seen == now:
        return wanted, seen
    _page, added = nomination.pages[stored.slug]
    named = {row.key for row in wanted.rows}
    unnamed = [row.key for row in stored.rows if row.key in added and row.key not in named]
    return replace(wanted, rows=_with_keys(wanted.rows, unnamed)) if unnamed else wanted, now


def _with_keys(rows: Sequence[Row], keys: Sequence[int | None]) -> tuple[Row, ...]:
    left = iter(keys)
    return tuple(
        replace(row, key=next(left, None)) if row.key is None and not row.is_empty else row
        for row in rows
    )


def _noted(nomination: Nomination, section: Section, page: str) -> dict[str, object]:
    """The column that says that ``page`` has written ``section`` last, and added no row."""
    is_ours = len(page) <= MOST_LETTERS and page.isascii() and page.isalnum()
    return {"pages": {**nomination.pages, section.slug: [page if is_ours else "", []]}}


def _note_rows(nomination: Nomination, sent: Section, saved: Section) -> None:
    """Note the keys of rows that were sent without one."""
    rows = zip(sent.rows, saved.rows, strict=True)
    added = [now.key for was, now in rows if was.key is None and now.key]
    entry = nomination.pages.get(sent.slug)
    if added and entry and entry[1] != added:
        nomination.pages[sent.slug] = [entry[0], added]
        Nomination.objects.filter(pk=nomination.pk).update(pages=nomination.pages)
