"""All winners of a round become public at one instant."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from awards.rounds.models import Announcement, Phase, Round
from awards.winners.models import NEXT, State, Winner
from awards.winners.reading import read
from awards.winners.search_index import search_columns
from nominations.access import right_of
from nominations.changing import Refused, move, take
from nominations.decision.models import Choice
from nominations.decision.models import State as ResolutionState
from nominations.files import kept_files
from nominations.intake.models import State as NominationState
from nominations.ledger.actions import Fact, record, seal
from nominations.ledger.events import Event
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT
from nominations.release.publishing_photos import PublicCopies, public_copies, publish
from nominations.release.sealing import winners_of


@right_of(SECRETARIAT)
def release(round_: Round, *, publish_at: datetime, by: User, at: datetime) -> None:
    """Publish all winners of a round at one instant, or none.

    The photographs are rendered before the transaction, which would otherwise hold its locks for
    as long as that takes; the transaction judges everything afresh and takes only these copies.
    """
    winners = winners_to_release(round_, publish_at, at)
    with kept_files() as kept:
        copies: PublicCopies = {}
        for winner in winners:
            photos = winner.photos.select_related("winner").order_by("position")
            copies |= public_copies(photos, kept)
        _release(round_, winners, copies, publish_at, by, at)


@transaction.atomic
def _release(
    round_: Round,
    winners: list[Winner],
    copies: PublicCopies,
    publish_at: datetime,
    by: User,
    at: datetime,
) -> None:
    take(round_, *winners)
    for winner in winners_to_release(round_, publish_at, at):
        publish(winner.photos.all(), copies)
        found_by = search_columns(read(winner))
        move(winner, NEXT, State.RELEASED, published_at=publish_at, **found_by)
    count = applications(round_)
    Announcement.objects.create(round=round_, at=publish_at, application_count=count)
    published = winners_of(round_)
    facts: dict[str, Fact] = {"publish_at": publish_at.isoformat(), "applications": count}
    record(Event.ROUND_RELEASED, round_, by=by, at=at, **facts, winners=published.lines)
    seal(round_, published, by=by, at=at)


def winners_to_release(round_: Round, publish_at: datetime, at: datetime) -> list[Winner]:
    """Every winner of the round, all proofread; otherwise ``Refused`` says what is missing."""
    if publish_at <= at:
        raise Refused(_("公表の日時は、これからの日時にしてください。"))
    choices = Choice.objects.filter(
        resolution__round=round_, resolution__state=ResolutionState.APPROVED
    ).select_related("nomination__profile__winner", "nomination__body")
    if not choices or round_.phase != Phase.DECIDED:
        raise Refused(_("公表できるのは、主催者が受賞団体を決めた回です。"))
    missing = [sentence for choice in choices.order_by("place") if (sentence := _missing(choice))]
    if missing:
        raise Refused(" ".join(missing))
    return [choice.nomination.profile.winner for choice in choices.order_by("place")]


def _missing(choice: Choice) -> str:
    profile = getattr(choice.nomination, "profile", None)
    if profile is None:
        return _("「%(title)s」の紹介文がまだありません。") % {"title": choice.nomination}
    winner = profile.winner
    if winner.state == State.RELEASED:
        return _("%(winner)sは、すでに公表の手続を終えています。") % {"winner": winner.name}
    if winner.state != State.PROOFREAD:
        return _("%(winner)sの紹介文が校了していません。") % {"winner": winner.name}
    return ""


def applications(round_: Round) -> int:
    """All nominations that were ever submitted, less those withdrawn: the number made public."""
    received = round_.nominations.filter(submitted_at__isnull=False)
    return received.exclude(state=NominationState.WITHDRAWN).count()
