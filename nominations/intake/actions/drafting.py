"""Starting a nomination and saving its sections. Draft saves leave no line in the ledger."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from awards.dossier.values import Section
from awards.rounds.models import Round
from nominations.access import right_of
from nominations.changing import Refused, take
from nominations.editing.saving import save_section
from nominations.intake.actions.writing import (
    OvertakenError,
    count_version,
    refuse_locked,
    take_to_write,
)
from nominations.intake.deadlines import extension_of, why_not_open
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination, State
from nominations.intake.reading import TABLES, read
from nominations.intake.rights import DRAFTS
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.people.models import NominatingBody, User

S = TypeVar("S", bound=Section)


@right_of(DRAFTS)
@transaction.atomic
def start(body: NominatingBody, round_: Round, *, key: UUID, by: User, at: datetime) -> Nomination:
    """A draft under ``key``; the key comes with the form, so a second click makes no second."""
    take(body)  # so that two at once cannot pass the limit
    if existing := Nomination.objects.filter(pk=key).first():
        if existing.body_id != body.pk:
            raise Nomination.DoesNotExist
        return existing
    if reason := why_not_open(round_, extension_of(round_, body), at):
        raise Refused(reason)
    _refuse_too_many(body, round_)
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


def _refuse_too_many(body: NominatingBody, round_: Round) -> None:
    running = round_.nominations.filter(body=body).exclude(state=State.WITHDRAWN).count()
    if running >= round_.nominations_per_body:
        raise Refused(
            _(
                "1団体が推薦できるのは%(most)d件までです。新しく作るには、作成中の推薦を1件取り下げてください。"
            )
            % {"most": round_.nominations_per_body}
        )


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
) -> S:
    """Save one section whole; the section as it is then stored.

    ``seen`` is of what the writer started from, ``dossier`` what the caller has read together
    with ``nomination``. A row that is missing is removed. A row that was never this nomination's
    is ``DoesNotExist``.
    """
    try:
        return _save(nomination, dossier or read(nomination), section, seen, at)
    except OvertakenError:
        return _save(nomination, take_to_write(nomination, at), section, seen, at)


def _save(
    nomination: Nomination, dossier: NominationDossier, section: S, seen: str, at: datetime
) -> S:
    refuse_locked(nomination, dossier, at)
    stored = cast(S, dossier.section(section.slug))

    def write(columns: Mapping[str, object]) -> None:
        count_version(nomination, at, columns)

    return save_section(nomination, stored, section, TABLES, seen=seen, write=write)
