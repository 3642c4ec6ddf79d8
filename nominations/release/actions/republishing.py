"""A withdrawal made by mistake is taken back: by one person prepared, by another confirmed."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from awards.rounds.models import Round
from awards.winners.models import NEXT as WINNER_NEXT
from awards.winners.models import REPUBLISHED, Correction, Photo, State, Winner, Withdrawal
from nominations.access import right_of
from nominations.changing import NotAllowed, Refused, move, take, write
from nominations.files import kept_files
from nominations.ledger.actions import record, seal
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import BodySeat, User
from nominations.people.seats import SECRETARIAT, secretaries
from nominations.release.models.profiles import Profile
from nominations.release.models.republications import Republication
from nominations.release.publishing_photos import PublicCopies, public_copies, publish
from nominations.release.reading import searched
from nominations.release.sealing import winners_of
from nominations.release.withdrawn import winners_withdrawn_by


@right_of(SECRETARIAT)
@transaction.atomic
def prepare_republication(
    withdrawal: Withdrawal, *, reason: str, reason_en: str = "", by: User, at: datetime
) -> Republication:
    """Propose that what was withdrawn is public again, as it was, once somebody else confirms it."""
    round_ = withdrawal.round
    take(round_, withdrawal)
    winners = winners_withdrawn_by(withdrawal)
    waiting = Republication.objects.of(withdrawal).waiting().with_people().first()
    if waiting:
        if (waiting.prepared_by, waiting.reason, waiting.reason_en) == (by, reason, reason_en):
            return waiting
        raise Refused(
            _(
                "%(person)sさんが、公表の再開を準備しています。改めるときは、先にその準備を取り消してください。"
            )
            % {"person": waiting.prepared_by}
        )
    if not reason.strip():
        raise Refused(_("公表を再開する理由を書いてください。再び公表するページに載ります。"))
    republication = Republication.objects.create(
        round=round_,
        winner=winners[0] if withdrawal.slug else None,
        reason=reason,
        reason_en=reason_en,
        prepared_at=at,
        prepared_by=by,
    )
    record(Event.REPUBLICATION_PREPARED, _subject(republication), by=by, at=at, reason=reason)
    others, told = _others(by, at), {"winners": winners, "by": by, "reason": reason}
    letters.queue_each("republication_prepared", others, round_=round_, **told)
    return republication


@right_of(SECRETARIAT)
def republish(republication: Republication, *, by: User, at: datetime) -> None:
    """Whoever prepared it cannot confirm it. What is said is what was said before; it can be
    corrected from then on. Photographs are rendered before the transaction, as at a release.
    """
    republication.refresh_from_db()
    if _is_done(republication, by):
        return
    with kept_files() as kept:
        copies: PublicCopies = {}
        for winner in _judged(republication, by):
            photos = winner.photos.select_related("winner").order_by("position")
            copies |= public_copies(
                photos,
                kept,
                way=_("管理担当に、保管した控えから戻すよう依頼してください。"),
            )
        if not _republish(republication, copies, by, at):
            kept.discard()


@transaction.atomic
def _republish(republication: Republication, copies: PublicCopies, by: User, at: datetime) -> bool:
    """Whether the copies are of use: the same person may have sent the same twice."""
    round_ = republication.round
    take(round_, republication, *Winner.objects.filter(round=round_, state=State.WITHDRAWN))
    if _is_done(republication, by):
        return False
    winners = _judged(republication, by)
    said = {"reason": republication.reason, "reason_en": republication.reason_en}
    for winner in winners:
        publish(Photo.objects.filter(winner=winner), copies)
        move(winner, WINNER_NEXT, State.RELEASED, **searched(winner))
        Correction.objects.create(winner=winner, at=at, section=REPUBLISHED, **said)
    addresses = [winner.slug for winner in winners]
    # Where one page is back, its round no longer says that all of it was withdrawn.
    Withdrawal.objects.filter(round=round_, slug__in=["", *addresses]).delete()
    write(republication, confirmed_at=at, confirmed_by=by)
    record(
        Event.REPUBLISHED,
        _subject(republication),
        by=by,
        at=at,
        reason=republication.reason,
        prepared_by=republication.prepared_by_id,
        addresses=addresses,
    )
    _finish(republication, winners, by, at)
    return True


@right_of(SECRETARIAT)
@transaction.atomic
def cancel_republication(
    republication: Republication, *, reason: str, by: User, at: datetime
) -> None:
    """One person is enough, whether or not it is the one who prepared it: nothing becomes public."""
    take(republication.round, republication)
    if republication.cancelled_by_id == by.pk:
        return
    if not reason.strip():
        raise Refused(_("取消しの理由を書いてください。台帳と、事務局への通知メールに載ります。"))
    if republication.confirmed_at or republication.cancelled_at:
        raise Refused(_("この準備は、既に確定又は取消しを終えています。"))
    write(republication, cancelled_at=at, cancelled_by=by)
    record(Event.REPUBLICATION_CANCELLED, _subject(republication), by=by, at=at, reason=reason)
    told = {"republication": republication, "by": by, "reason": reason}
    letters.queue_each(
        "republication_cancelled", _others(by, at), round_=republication.round, **told
    )


def _is_done(republication: Republication, by: User) -> bool:
    return republication.confirmed_by_id == by.pk


def _judged(republication: Republication, by: User) -> list[Winner]:
    """The winners to make public again, if this person may confirm it now."""
    if republication.confirmed_at:
        raise Refused(
            _("%(person)sさんが、既に確定しています。") % {"person": republication.confirmed_by}
        )
    if republication.cancelled_at:
        raise Refused(_("この準備は、取り消されています。今の準備を確かめてください。"))
    if republication.prepared_by_id == by.pk:
        raise NotAllowed(
            _(
                "公表の再開を準備した方は、確定できません。事務局のほかの方に、確定を依頼してください。"
            )
        )
    slug = republication.winner.slug if republication.winner else ""
    withdrawal = Withdrawal.objects.filter(round=republication.round_id, slug=slug).first()
    winners = winners_withdrawn_by(withdrawal) if withdrawal else []
    if not winners:
        raise Refused(
            _("取り下げている受賞団体がないため、確定できません。この準備を取り消してください。")
        )
    return winners


def _subject(republication: Republication) -> Winner | Round:
    return republication.winner or republication.round


def _others(by: User, at: datetime) -> Iterable[User]:
    return secretaries(at).exclude(pk=by.pk)


def _finish(republication: Republication, winners: list[Winner], by: User, at: datetime) -> None:
    """Seal what is public now, and tell the office and those who nominated."""
    round_ = republication.round
    profiles = Profile.objects.filter(winner__round=round_)
    if profiles.exists():
        seal(round_, winners_of(round_), by=by, at=at)
    others, told = _others(by, at), {"by": by, "reason": republication.reason}
    letters.queue_each("republished", others, round_=round_, winners=winners, **told)
    for profile in profiles.filter(winner__in=winners).select_related("winner", "nomination"):
        officers = BodySeat.objects.filter(body=profile.nomination.body_id).holders(at)
        letters.queue_each(
            "winner_republished",
            officers,
            round_=round_,
            winner=profile.winner,
            reason=republication.reason,
        )
