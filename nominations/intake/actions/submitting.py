"""A later deadline, submitting, withdrawing: decisive, so each leaves its line in the ledger."""

from datetime import datetime
from typing import TypedDict

from django.db import transaction
from django.utils.translation import gettext as _

from awards.clock import in_japan
from awards.rounds.models import Phase, Round
from nominations.access import right_of
from nominations.changing import Refused, move, refuse_unseen, take
from nominations.intake.actions.drafting import DRAFTS, SUBMITS, WITHDRAWS, refuse_locked
from nominations.intake.deadlines import why_not_returned, why_not_withdrawn
from nominations.intake.digest import digest_of
from nominations.intake.models import (
    NEXT,
    RECEIVED,
    Extension,
    Nomination,
    State,
    new_receipt_number,
)
from nominations.intake.readiness import problems_with
from nominations.intake.readiness_messages import sentence
from nominations.intake.reading import read
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import (
    BodyRole,
    BodySeat,
    NominatingBody,
    User,
)
from nominations.people.seats import SECRETARIAT, secretaries


@right_of(SECRETARIAT)
@transaction.atomic
def extend(
    round_: Round, body: NominatingBody, *, until: datetime, reason: str, by: User, at: datetime
) -> Extension:
    """The newest extension counts. The round must still take nominations.

    Extending again by the same words to the same moment is one extension.
    """
    take(round_)
    newest = round_.extensions.filter(body=body).order_by("-at", "-pk").first()
    if newest and (newest.until, newest.reason) == (until, reason):
        return newest
    _refuse_extending(round_, until, at)
    extension = round_.extensions.create(body=body, until=until, reason=reason, at=at, by=by)
    submitters = BodySeat.objects.filter(body=body, role=BodyRole.SUBMITTER).holders(at)
    letters.queue_each("extended", submitters, round_=round_, body=body, until=until, reason=reason)
    facts = {"body": body.code, "until": until.isoformat(), "reason": reason}
    record(Event.ROUND_EXTENDED, round_, by=by, at=at, **facts)
    return extension


def _refuse_extending(round_: Round, until: datetime, at: datetime) -> None:
    if round_.phase != Phase.OPEN:
        why = _(
            "%(round)sは「%(phase)s」のため、提出期限を延長できません。延長は推薦受付の間にできます。"
        )
        raise Refused(why % {"round": round_, "phase": round_.get_phase_display()})
    if until <= at:
        raise Refused(_("延長後の提出期限は、これからの日時にしてください。"))
    if round_.nominations_close_at and until <= round_.nominations_close_at:
        raise Refused(_("延長後の提出期限は、元の提出期限より後の日時にしてください。"))


@right_of(SUBMITS)
@transaction.atomic
def submit(nomination: Nomination, *, by: User, at: datetime, seen: str | None = None) -> None:
    """``at`` is when the complete request arrived; ``seen`` the version the submitter has read.

    Submitting what has been submitted changes nothing and refuses nothing.
    """
    # The round, so that judging does not begin meanwhile; the body, of which two may share a rank.
    take(nomination.round, nomination.body, nomination)
    if nomination.state in RECEIVED:
        return
    dossier = read(nomination)
    refuse_locked(nomination, dossier, at)
    if seen is not None:
        refuse_unseen(str(nomination.version), seen)
    problems = problems_with(dossier, in_japan(at).date())
    if blocking := [sentence(problem, dossier) for problem in problems if problem.blocks]:
        raise Refused(" ".join(blocking))
    move(nomination, NEXT, State.SUBMITTED, **_receipt(nomination, by, at))
    for address in dict.fromkeys([by.email, nomination.desk_email]):
        letters.queue(
            "received", to=address, round_=nomination.round, nomination=nomination, at=at, by=by
        )
    _tell_office(nomination, by, at)
    record(
        Event.NOMINATION_SUBMITTED,
        nomination,
        by=by,
        at=at,
        receipt=nomination.receipt_number,
        version=nomination.version,
        digest=digest_of(dossier),
    )


def _tell_office(nomination: Nomination, by: User, at: datetime) -> None:
    """At the round's own address, which the whole secretariat reads: one letter, however many they are."""
    round_ = nomination.round
    if hasattr(round_, "contact") and round_.contact.email:
        to = round_.contact.email
        letters.queue("submitted", to=to, round_=round_, nomination=nomination, at=at, by=by)


class Receipt(TypedDict, total=False):
    receipt_number: str
    submitted_at: datetime
    submitted_by: User
    resubmitted_at: datetime


def _receipt(nomination: Nomination, by: User, at: datetime) -> Receipt:
    """Given once; a corrected nomination keeps its number and its first moment beside the last."""
    if nomination.receipt_number:
        return {"resubmitted_at": at}
    number = new_receipt_number()
    while Nomination.objects.filter(receipt_number=number).exists():
        number = new_receipt_number()
    return {"receipt_number": number, "submitted_at": at, "submitted_by": by}


@right_of(DRAFTS)
@transaction.atomic
def request_return(nomination: Nomination, *, reason: str, by: User, at: datetime) -> None:
    """Ask the secretariat to return what was received. Asking the same twice changes nothing."""
    take(nomination.round, nomination)
    if nomination.state not in RECEIVED:
        why = _("この推薦は「%(state)s」です。差戻しは、提出済みか受理の推薦について依頼できます。")
        raise Refused(why % {"state": nomination.get_state_display()})
    if nomination.return_requests.filter(reason=reason, answered_at=None).exists():
        return
    if why := why_not_returned(nomination.round):
        raise Refused(why)
    nomination.return_requests.create(reason=reason, at=at, by=by)
    letters.queue_each(
        "return_requested",
        secretaries(at),
        round_=nomination.round,
        nomination=nomination,
        reason=reason,
        by=by,
    )
    record(Event.NOMINATION_RETURN_REQUESTED, nomination, by=by, at=at, reason=reason)


@right_of(WITHDRAWS)
@transaction.atomic
def withdraw(nomination: Nomination, *, reason: str, by: User, at: datetime) -> None:
    """A draft by anyone of its body; once submitted, by a submitter, until the members confer."""
    take(nomination.round, nomination)
    if nomination.state == State.WITHDRAWN:
        return
    if why := why_not_withdrawn(nomination.round):
        raise Refused(why)
    move(nomination, NEXT, State.WITHDRAWN)
    if nomination.submitted_at:
        officers = BodySeat.objects.filter(body=nomination.body).holders(at)
        letters.queue_each(
            "withdrawn",
            officers | secretaries(at),
            round_=nomination.round,
            nomination=nomination,
            at=at,
            by=by,
        )
    record(Event.NOMINATION_WITHDRAWN, nomination, by=by, at=at, reason=reason)
