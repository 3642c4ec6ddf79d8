"""A release is taken back before its instant: nothing of it was public, and nothing will be."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _
from post_office.models import STATUS

from awards.rounds.models import Announcement, Round
from awards.winners.models import NEXT as WINNER_NEXT
from awards.winners.models import Photo, State, Winner
from awards.winners.search_index import NOT_FOUND
from nominations.access import right_of
from nominations.changing import Refused, move, take
from nominations.ledger.actions import Fact, record, seal
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT, secretaries
from nominations.release.models.releases import NEXT, Release, Stage
from nominations.release.publishing_photos import unpublish
from nominations.release.sealing import winners_of


@right_of(SECRETARIAT)
@transaction.atomic
def cancel(release: Release, *, reason: str, by: User, at: datetime) -> None:
    """One person is enough, whether or not it is one of the two: stopping must not wait."""
    round_ = release.round
    winners = list(Winner.objects.filter(pk__in=map(int, release.contents["winners"])))
    take(round_, release, *winners)
    if _is_done(release, reason, by):
        return
    if not reason.strip():
        raise Refused(_("取消しの理由を書いてください。台帳と、事務局への通知メールに載ります。"))
    if release.stage == Stage.CONFIRMED and release.publish_at <= at:
        raise Refused(
            _("公表の日時を過ぎたため、取り消せません。公表した内容は、取り下げることができます。")
        )
    was = release.stage
    move(
        release,
        NEXT,
        Stage.CANCELLED,
        column="stage",
        ended_by=by,
        ended_at=at,
        reason=reason,
    )
    facts: dict[str, Fact] = {"publish_at": release.publish_at.isoformat(), "was": was}
    record(Event.ROUND_RELEASE_CANCELLED, round_, by=by, at=at, reason=reason, **facts)
    if was == Stage.CONFIRMED:
        release.letters.filter(status=STATUS.queued).delete()
        _take_back(round_, winners)
        seal(round_, winners_of(round_), by=by, at=at)
    others = secretaries(at).exclude(pk=by.pk)
    letters.queue_each(
        "release_cancelled", others, round_=round_, release=release, by=by, reason=reason
    )


def _is_done(release: Release, reason: str, by: User) -> bool:
    """By the same person and for the same reason: sent twice."""
    is_theirs = (release.ended_by_id, release.reason) == (by.pk, reason)
    return release.stage == Stage.CANCELLED and is_theirs


def _take_back(round_: Round, winners: list[Winner]) -> None:
    """Every winner is proofread again, and the copies for the public are gone."""
    for winner in winners:
        move(winner, WINNER_NEXT, State.PROOFREAD, published_at=None, **NOT_FOUND)
    unpublish(Photo.objects.filter(winner__in=winners))
    Announcement.objects.filter(round=round_).delete()
