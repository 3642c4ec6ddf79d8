"""A later deadline for one body, given by the secretariat."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from awards.rounds.models import Phase, Round
from nominations.access import right_of
from nominations.changing import Refused, take
from nominations.intake.models import Extension
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import BodyRole, BodySeat, NominatingBody, User
from nominations.people.seats import SECRETARIAT


@right_of(SECRETARIAT)
@transaction.atomic
def extend(
    round_: Round, body: NominatingBody, *, until: datetime, reason: str, by: User, at: datetime
) -> Extension:
    """The newest extension counts. The round must still take nominations."""
    take(round_)
    _refuse(round_, until, at)
    extension = round_.extensions.create(body=body, until=until, reason=reason, at=at, by=by)
    submitters = BodySeat.objects.filter(body=body, role=BodyRole.SUBMITTER).holders(at)
    letters.queue_each("extended", submitters, round=round_, body=body, until=until, reason=reason)
    facts = {"body": body.code, "until": until.isoformat(), "reason": reason}
    record(Event.ROUND_EXTENDED, round_, by=by, at=at, **facts)
    return extension


def _refuse(round_: Round, until: datetime, at: datetime) -> None:
    if round_.phase != Phase.OPEN:
        raise Refused(
            _(
                "%(round)sは「%(phase)s」のため、締切を延長できません。延長は推薦受付の間にできます。"
            )
            % {"round": round_, "phase": round_.get_phase_display()}
        )
    if until <= at:
        raise Refused(_("延長後の締切は、これからの日時にしてください。"))
    if round_.nominations_close_at and until <= round_.nominations_close_at:
        raise Refused(_("延長後の締切は、元の締切より後の日時にしてください。"))
