"""What is public is withdrawn: its address says so from then on, and nothing else of it is read."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from awards.rounds.models import Round
from awards.winners.models import NEXT as WINNER_NEXT
from awards.winners.models import Photo, State, Winner, Withdrawal
from awards.winners.search_index import NOT_FOUND
from nominations.access import right_of
from nominations.changing import Refused, move, take
from nominations.ledger.actions import record, seal
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import BodySeat, User
from nominations.people.seats import SECRETARIAT, secretaries
from nominations.release.models.profiles import Profile
from nominations.release.models.releases import NEXT, Release, Stage
from nominations.release.publishing_photos import unpublish
from nominations.release.sealing import winners_of


@right_of(SECRETARIAT)
@transaction.atomic
def withdraw(winner: Winner, *, reason: str, reason_en: str = "", by: User, at: datetime) -> None:
    """One winner, drafted here or taken over from an earlier round; it takes two to undo it."""
    round_ = winner.round
    take(round_, winner)
    if _is_done(round_, winner.slug, reason):
        return
    _refuse_without(reason)
    if not winner.is_public(at):
        raise Refused(
            _("%(winner)sは「%(state)s」です。取り下げられるのは、公表されている紹介です。")
            % {"winner": winner.name, "state": winner.state_at(at)}
        )
    _withdraw([winner], reason, reason_en, at)
    record(Event.WINNER_WITHDRAWN, winner, by=by, at=at, reason=reason, address=winner.slug)
    _finish(round_, [winner], reason, by, at)


@right_of(SECRETARIAT)
@transaction.atomic
def withdraw_round(
    round_: Round, *, reason: str, reason_en: str = "", by: User, at: datetime
) -> None:
    """Every winner of the round that is public, and with them the release as a whole."""
    take(round_)
    if _is_done(round_, "", reason):
        return
    _refuse_without(reason)
    winners = list(Winner.objects.published(at).filter(round=round_).order_by("position"))
    if not winners:
        raise Refused(_("この回には、公表されている受賞団体がありません。"))
    take(*winners)
    _withdraw(winners, reason, reason_en, at)
    Withdrawal.objects.create(round=round_, at=at, reason=reason, reason_en=reason_en)
    for release in Release.objects.standing().filter(round=round_):
        take(release)
        ended = {"ended_by": by, "ended_at": at, "reason": reason}
        move(release, NEXT, Stage.WITHDRAWN, column="stage", **ended)
    addresses = [winner.slug for winner in winners]
    record(Event.ROUND_WITHDRAWN, round_, by=by, at=at, reason=reason, addresses=addresses)
    _finish(round_, winners, reason, by, at)


def _is_done(round_: Round, slug: str, reason: str) -> bool:
    return Withdrawal.objects.filter(round=round_, slug=slug, reason=reason).exists()


def _refuse_without(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("取下げの理由を書いてください。公表していたページに載ります。"))


def _withdraw(winners: Sequence[Winner], reason: str, reason_en: str, at: datetime) -> None:
    for winner in winners:
        move(winner, WINNER_NEXT, State.WITHDRAWN, **NOT_FOUND)
        Withdrawal.objects.create(
            round=winner.round, slug=winner.slug, at=at, reason=reason, reason_en=reason_en
        )
    unpublish(Photo.objects.filter(winner__in=winners))


def _finish(round_: Round, winners: Sequence[Winner], reason: str, by: User, at: datetime) -> None:
    """Seal what is left, and tell the office and those who nominated."""
    profiles = Profile.objects.filter(winner__round=round_)
    if profiles.exists():
        seal(round_, winners_of(round_), by=by, at=at)
    told = {"by": by, "reason": reason}
    others = secretaries(at).exclude(pk=by.pk)
    letters.queue_each("release_withdrawn", others, round_=round_, winners=winners, **told)
    for profile in profiles.filter(winner__in=winners).select_related("winner", "nomination"):
        officers = BodySeat.objects.filter(body=profile.nomination.body_id).holders(at)
        letters.queue_each(
            "winner_withdrawn", officers, round_=round_, winner=profile.winner, **told
        )
