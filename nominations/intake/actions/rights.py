"""Who may act for a body. A drafter writes; only a submitter submits."""

from datetime import datetime

from django.utils.translation import gettext as _

from nominations.changing import Refused, take, write
from nominations.intake.deadlines import why_locked
from nominations.intake.models import Nomination
from nominations.people.models import NominatingBody, User
from nominations.people.seats import seats_of


def refuse_strangers(body: NominatingBody, by: User) -> None:
    if body.pk not in seats_of(by).bodies:
        raise Refused(
            _("%(body)sの担当者だけができます。席が必要なときは、事務局に連絡してください。")
            % {"body": body}
        )


def refuse_drafters(body: NominatingBody, by: User) -> None:
    if body.pk not in seats_of(by).submits_for:
        raise Refused(
            _(
                "作成担当の方は、提出と、提出後の取下げができません。%(body)sの提出担当の方に依頼してください。"
            )
            % {"body": body}
        )


def take_to_write(nomination: Nomination, by: User, at: datetime) -> None:
    """Take the row; refuse those who may not write in it, and everyone when it is locked."""
    take(nomination)
    refuse_strangers(nomination.body, by)
    if reason := why_locked(nomination, at):
        raise Refused(reason)


def touch(nomination: Nomination, at: datetime, **changes: object) -> None:
    """Count a new version, whatever part of the nomination was changed."""
    write(nomination, **changes, version=nomination.version + 1, changed_at=at)
