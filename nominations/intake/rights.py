"""Who may act for a body. A drafter writes; only a submitter submits."""

from datetime import datetime

from django.utils.translation import gettext as _

from nominations.access import Right
from nominations.intake.models import Nomination
from nominations.people.models import NominatingBody, User
from nominations.people.seats import seats_of


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
    return _("%(body)sの担当者だけができます。席が必要なときは、事務局に連絡してください。") % {
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
