"""The profile of a chosen nomination, drafted from it once."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from awards.rounds.models import Phase
from awards.winners.models import Winner
from nominations.access import right_of
from nominations.changing import Refused, take
from nominations.decision.models import Choice
from nominations.decision.models import State as ResolutionState
from nominations.files import kept_files
from nominations.intake.models import Nomination
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT
from nominations.release.drafting import draft
from nominations.release.models.profiles import Profile


@right_of(SECRETARIAT)
def draft_profile(nomination: Nomination, *, by: User, at: datetime) -> Winner:
    """The profile of a chosen nomination; copied from it now if there is none yet."""
    with kept_files() as kept, transaction.atomic():
        take(nomination)
        existing = Profile.objects.filter(nomination=nomination).select_related("winner").first()
        if existing:
            return existing.winner
        winner = draft(_choice_of(nomination), kept)
        Profile.objects.create(winner=winner, nomination=nomination)
        record(Event.PROFILE_DRAFTED, winner, by=by, at=at, nomination=str(nomination.pk))
        return winner


def _choice_of(nomination: Nomination) -> Choice:
    choice = Choice.objects.filter(
        nomination=nomination,
        resolution__state=ResolutionState.APPROVED,
        resolution__round__phase=Phase.DECIDED,
    ).first()
    if choice is None:
        raise Refused(_("紹介文は、全ての主催者が承認して決まった受賞団体について作れます。"))
    choice.nomination = nomination
    return choice
