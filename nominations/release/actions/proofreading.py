"""A profile is final, or it is not yet after all."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from awards.winners.models import NEXT, State, Winner
from nominations.access import right_of
from nominations.changing import Refused, move, take
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT
from nominations.release.models import Profile
from nominations.release.proofreading_messages import lacks_of
from nominations.release.reading import read


@right_of(SECRETARIAT)
@transaction.atomic
def proofread(winner: Winner, *, by: User, at: datetime) -> None:
    """The text is final unless it is taken back before the release."""
    take(winner)
    if winner.state == State.PROOFREAD:
        return
    if lacks := lacks_of(read(winner)):
        raise Refused(" ".join(lack.sentence for lack in lacks))
    move(winner, NEXT, State.PROOFREAD)
    version = Profile.objects.get(winner=winner).version
    record(Event.PROFILE_PROOFREAD, winner, by=by, at=at, version=version)


@right_of(SECRETARIAT)
@transaction.atomic
def unproofread(winner: Winner, *, reason: str, by: User, at: datetime) -> None:
    take(winner)
    if not reason.strip():
        raise Refused(_("作成中に戻す理由を書いてください。台帳に残ります。"))
    move(winner, NEXT, State.DRAFTING)
    record(Event.PROFILE_REOPENED, winner, by=by, at=at, reason=reason)
