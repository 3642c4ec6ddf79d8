"""What the hosts do with a resolution that is before them: remark on it, send it back, approve it.

Each act takes the round with what else it needs, as the acts of the secretariat do.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from awards.rounds.models import NEXT as ROUND_NEXT
from awards.rounds.models import Host, Phase
from nominations.access import Right, right_of
from nominations.changing import Refused, move, refuse_unseen, take
from nominations.decision.actions.proposing import no_longer_accepted, refuse_unless_tabled
from nominations.decision.letters import all_concerned
from nominations.decision.models import NEXT, Approval, Remark, RemarkKind, Resolution, State
from nominations.decision.sealing import choices_of
from nominations.decision.writing import back_to_drafting, record_of
from nominations.ledger.actions import seal
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import User
from nominations.people.seats import seats_of, secretaries

OFFICER_OF_HOST = Right(
    "officer of the host",
    lambda by, host, at: host.code in seats_of(by, at).hosts,
    lambda _by, host: (
        _("この操作ができるのは、%(host)sの担当者として登録された方だけです。") % {"host": host}
    ),
)


@right_of(OFFICER_OF_HOST)
@transaction.atomic
def approve(host: Host, resolution: Resolution, *, seen: str, by: User, at: datetime) -> None:
    """One host's approval; the last host's decides the round. ``seen`` is the version read."""
    _refuse_unless_host(host, resolution)
    # Read before they are locked: other choices would be of another version, which is refused.
    chosen = resolution.choices.select_related("nomination")
    take(resolution.round, *(choice.nomination for choice in chosen), resolution)
    refuse_unseen(str(resolution.version), seen)
    approvals = resolution.approvals.filter(version=resolution.version)
    if approvals.filter(host=host).exists():
        return
    refuse_unless_tabled(resolution)
    Approval.objects.create(
        resolution=resolution, version=resolution.version, host=host, at=at, by=by
    )
    record_of(Event.RESOLUTION_APPROVED_BY_HOST, resolution, by, at, host=host.code)
    if approvals.count() == resolution.round.hosts.count():
        _decide(resolution, by, at)


@right_of(OFFICER_OF_HOST)
@transaction.atomic
def take_back_approval(
    host: Host, resolution: Resolution, *, text: str, seen: str, by: User, at: datetime
) -> None:
    """Until the last host has approved. ``seen`` is the version read."""
    _refuse_unless_host(host, resolution)
    take(resolution.round, resolution)
    refuse_unseen(str(resolution.version), seen)
    if _has_said(RemarkKind.TAKEN_BACK, host, resolution, text):
        return
    _refuse_unless_written(text)
    refuse_unless_tabled(resolution)
    approval = resolution.approvals.filter(version=resolution.version, host=host)
    if not approval.exists():
        raise Refused(_("%(host)sは、この版をまだ承認していません。") % {"host": host})
    approval.delete()
    resolution.remark(RemarkKind.TAKEN_BACK, host, text, by, at)
    record_of(Event.RESOLUTION_APPROVAL_TAKEN_BACK, resolution, by, at, host=host.code, reason=text)
    letters.queue_each(
        "resolution_approval_taken_back",
        _others(resolution, by, at),
        round_=resolution.round,
        version=resolution.version,
        host=host,
    )


@right_of(OFFICER_OF_HOST)
@transaction.atomic
def remark(
    host: Host, resolution: Resolution, *, text: str, seen: str, by: User, at: datetime
) -> None:
    """Say something of it without deciding. ``seen`` is the version read."""
    _refuse_unless_host(host, resolution)
    take(resolution.round, resolution)
    refuse_unseen(str(resolution.version), seen)
    if _has_said(RemarkKind.REMARK, host, resolution, text):
        return
    if not text.strip():
        raise Refused(_("意見を書いてください。"))
    refuse_unless_tabled(resolution)
    resolution.remark(RemarkKind.REMARK, host, text, by, at)
    record_of(Event.RESOLUTION_REMARKED, resolution, by, at, host=host.code, text=text)
    letters.queue_each(
        "resolution_remarked",
        _others(resolution, by, at),
        round_=resolution.round,
        version=resolution.version,
        host=host,
    )


@right_of(OFFICER_OF_HOST)
@transaction.atomic
def send_back(
    host: Host, resolution: Resolution, *, text: str, seen: str, by: User, at: datetime
) -> None:
    """To the secretariat, which writes the next version; no approval of this one counts any more.

    ``seen`` is the version read.
    """
    _refuse_unless_host(host, resolution)
    take(resolution.round, resolution)
    if seen == str(resolution.version - 1) and _has_said(
        RemarkKind.SENT_BACK, host, resolution, text, version=resolution.version - 1
    ):
        return  # the second click of the same button
    refuse_unseen(str(resolution.version), seen)
    _refuse_unless_written(text)
    refuse_unless_tabled(resolution)
    back_to_drafting(resolution, host, text, by, at)
    record_of(Event.RESOLUTION_SENT_BACK, resolution, by, at, host=host.code, reason=text)
    letters.queue_each(
        "resolution_sent_back",
        _others(resolution, by, at),
        round_=resolution.round,
        version=resolution.version - 1,
        host=host,
    )


def _decide(resolution: Resolution, by: User, at: datetime) -> None:
    if gone := no_longer_accepted(resolution):
        raise Refused(
            " ".join([*map(str, gone), _("事務局が決定案を差し戻してから、改めて協議します。")])
        )
    move(resolution, NEXT, State.APPROVED, approved_at=at)
    move(resolution.round, ROUND_NEXT, Phase.DECIDED, column="phase")
    decided = choices_of(resolution.round)
    record_of(Event.RESOLUTION_APPROVED, resolution, by, at, choices=decided.lines)
    seal(resolution.round, decided, by=by, at=at)
    letters.queue_each(
        "resolution_approved", secretaries(at), round_=resolution.round, resolution=resolution
    )


def _others(resolution: Resolution, by: User, at: datetime) -> "QuerySet[User]":
    """They hear that something was said, and read it on the page: a letter is read by more than one."""
    return all_concerned(resolution, at).exclude(pk=by.pk)


def _has_said(
    kind: RemarkKind, host: Host, resolution: Resolution, text: str, *, version: int = 0
) -> bool:
    """As the host's last word of this version: the same click once more."""
    said = Remark.objects.filter(
        resolution=resolution, version=version or resolution.version, host=host
    )
    last = said.order_by("-pk").first()
    return last is not None and (last.kind, last.text) == (kind, text)


def _refuse_unless_host(host: Host, resolution: Resolution) -> None:
    if host.round_id != resolution.round_id:
        raise Refused(_("%(host)sは、この回の主催者ではありません。") % {"host": host})


def _refuse_unless_written(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("理由を書いてください。事務局と他の主催者の担当者が読みます。"))
