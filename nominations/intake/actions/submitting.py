"""Submitting and withdrawing: decisive, so each leaves its line in the ledger."""

import hashlib
import json
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from awards.rounds.models import Phase
from nominations.changing import Refused, Stale, move, take
from nominations.intake.actions.rights import refuse_drafters, refuse_strangers
from nominations.intake.deadlines import why_locked
from nominations.intake.judged import judge
from nominations.intake.models import NEXT, Nomination, State, new_receipt_number
from nominations.intake.readiness_messages import sentence
from nominations.intake.stored import everything
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import NominatingBody, User

RECEIVED = (State.SUBMITTED, State.ACCEPTED)


@transaction.atomic
def submit(nomination: Nomination, *, by: User, at: datetime, version: int | None = None) -> None:
    """``at`` is when the complete request arrived; ``version`` is what the submitter has read.

    Submitting what has been submitted changes nothing and refuses nothing.
    """
    take(nomination)
    refuse_strangers(nomination.body, by)
    refuse_drafters(nomination.body, by)
    if nomination.state in RECEIVED:
        return
    if reason := why_locked(nomination, at):
        raise Refused(reason)
    _refuse_unread(nomination, version)
    _refuse_unready(nomination, at)
    move(nomination, NEXT, State.SUBMITTED, **_receipt(nomination, by, at))
    _send_receipt(nomination, by, at)
    record(
        Event.NOMINATION_SUBMITTED,
        nomination,
        by=by,
        at=at,
        receipt=nomination.receipt_number,
        version=nomination.version,
        digest=digest_of(nomination),
    )


def _refuse_unread(nomination: Nomination, version: int | None) -> None:
    if version is not None and version != nomination.version:
        raise Stale(
            _(
                "確認画面を開いた後に、推薦書が書き換えられました。内容を読み直してから提出してください。"
            )
        )


def _refuse_unready(nomination: Nomination, at: datetime) -> None:
    take(NominatingBody.objects.get(pk=nomination.body_id))  # two of one body may share a rank
    blocking = [problem for problem in judge(nomination, at) if problem.blocks]
    if blocking:
        raise Refused(" ".join(sentence(problem) for problem in blocking))


def _receipt(nomination: Nomination, by: User, at: datetime) -> dict[str, Any]:
    """Given once; a corrected nomination keeps its number and its first moment."""
    if nomination.receipt_number:
        return {}
    number = new_receipt_number()
    while Nomination.objects.filter(receipt_number=number).exists():
        number = new_receipt_number()
    return {"receipt_number": number, "submitted_at": at, "submitted_by": by}


def _send_receipt(nomination: Nomination, by: User, at: datetime) -> None:
    for address in dict.fromkeys([by.email, nomination.desk_email]):
        letters.queue("received", to=address, nomination=nomination, at=at, by=by)


def digest_of(nomination: Nomination) -> str:
    text = json.dumps(everything(nomination), default=str, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()


@transaction.atomic
def withdraw(nomination: Nomination, *, reason: str, by: User, at: datetime) -> None:
    """A draft by anyone of its body; once submitted, by a submitter, until the members confer."""
    take(nomination)
    refuse_strangers(nomination.body, by)
    if nomination.state == State.WITHDRAWN:
        return
    if nomination.submitted_at:
        refuse_drafters(nomination.body, by)
    if nomination.round.phase in (Phase.DELIBERATING, Phase.DECIDED):
        raise Refused(
            _(
                "%(round)sは「%(phase)s」に進んだため、取り下げられません。事務局に連絡してください。"
            )
            % {"round": nomination.round, "phase": nomination.round.get_phase_display()}
        )
    move(nomination, NEXT, State.WITHDRAWN)
    if nomination.submitted_at:
        letters.queue("withdrawn", to=by.email, nomination=nomination, at=at, by=by)
    record(Event.NOMINATION_WITHDRAWN, nomination, by=by, at=at, reason=reason)
