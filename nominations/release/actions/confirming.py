"""A group confirms its profile: the secretariat sends a link, who has it comments and approves."""

from datetime import datetime, timedelta
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils.translation import gettext as _

from awards.winners.models import State, Winner
from nominations.access import right_of
from nominations.changing import Refused, refuse_unseen, take, write
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.letters.outgoing import bearer_token, hash_of, waiting
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT
from nominations.release.bearers import BEARER, Bearer
from nominations.release.confirmation import digest_for_group, is_live
from nominations.release.models.confirmations import (
    ConfirmationLink,
    GroupApproval,
    GroupComment,
    LinkEnd,
    Settled,
)
from nominations.release.models.profiles import Profile
from nominations.release.passages import Passage
from nominations.release.reading import read

# A link that is forgotten is not to open anything a year later.
LONGEST_TERM = timedelta(days=60)
# Openings that follow one another faster than this are one: a mail scanner opens a link many times.
ONE_OPENING = timedelta(minutes=10)
# Far more than a group has paragraphs; a script that holds a link fills no disk with it.
MOST_COMMENTS = 200
LONGEST_COMMENT = 2_000


@right_of(SECRETARIAT)
@transaction.atomic
def send_for_confirmation(
    winner: Winner,
    *,
    email: str,
    addressee: str,
    ends_at: datetime,
    seen: str,
    by: User,
    at: datetime,
) -> ConfirmationLink:
    """Send a new link; the one that was in use ends. ``seen`` is ``newest_link`` as it was read."""
    take(winner)
    profile = _profile_to_confirm(winner)
    _refuse_term(ends_at, at)
    _refuse_address(email, addressee)
    refuse_unseen(newest_link(winner), seen)
    _end_current(profile, LinkEnd.REPLACED, by=by, at=at)
    key = uuid4().hex
    link = ConfirmationLink.objects.create(
        profile=profile,
        token_hash=hash_of(bearer_token(key)),
        email=email,
        addressee=addressee.strip(),
        sent_at=at,
        sent_by=by,
        ends_at=ends_at,
    )
    letters.queue(
        "confirm_profile",
        to=email,
        round_=winner.round,
        addressee=link.addressee,
        winner=winner,
        ends_at=ends_at,
        token=waiting(key),
    )
    record(Event.CONFIRMATION_SENT, winner, by=by, at=at, link=link.pk, until=ends_at.isoformat())
    return link


def newest_link(winner: Winner) -> str:
    """What a page carries to say which link its reader knew of; empty if there is none."""
    links = ConfirmationLink.objects.filter(profile__winner=winner).order_by("-pk")
    return str(links.values_list("pk", flat=True).first() or "")


def _profile_to_confirm(winner: Winner) -> Profile:
    if winner.state not in (State.DRAFTING, State.PROOFREAD):
        raise Refused(_("公表の手続を終えた紹介文は、確認を依頼できません。"))
    profile = Profile.objects.filter(winner=winner).first()
    if profile is None:
        raise Refused(_("推薦から作った紹介文だけ、確認を依頼できます。"))
    return profile


def _refuse_term(ends_at: datetime, at: datetime) -> None:
    if not at < ends_at <= at + LONGEST_TERM:
        raise Refused(_("確認の期限は、これから60日以内の日時にしてください。"))


def _refuse_address(email: str, addressee: str) -> None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise Refused(_("送り先のメールアドレスを確かめてください。")) from error
    if not addressee.strip():
        raise Refused(_("宛名を書いてください。通知メールの初めに載ります。"))


def _end_current(profile: Profile, how: LinkEnd, *, by: User, at: datetime) -> bool:
    current = ConfirmationLink.objects.filter(profile=profile, ended_at=None)
    return bool(current.update(ended_at=at, ended_by=by, ended_how=how))


@right_of(SECRETARIAT)
@transaction.atomic
def revoke_confirmation(link: ConfirmationLink, *, by: User, at: datetime) -> None:
    """The link opens nothing from now on; what came through it is kept."""
    take(link)
    if link.ended_at is not None:
        return
    write(link, ended_at=at, ended_by=by, ended_how=LinkEnd.REVOKED)
    record(Event.CONFIRMATION_REVOKED, link.profile.winner, by=by, at=at, link=link.pk)


def is_new_opening(link: ConfirmationLink, at: datetime) -> bool:
    return link.last_opened_at is None or at - link.last_opened_at >= ONE_OPENING


@right_of(BEARER)
@transaction.atomic
def note_opening(link: ConfirmationLink, *, by: Bearer, at: datetime) -> None:
    """Openings within ten minutes are told as one."""
    take(link)
    if not is_new_opening(link, at):
        return
    write(link, opened_at=link.opened_at or at, last_opened_at=at)
    record(Event.CONFIRMATION_OPENED, link.profile.winner, by=None, at=at, link=link.pk)


@right_of(BEARER)
@transaction.atomic
def comment(
    link: ConfirmationLink, passage: Passage, *, text: str, by: Bearer, at: datetime
) -> GroupComment:
    """Keep what is said of ``passage`` as it stood; the same again is the same comment."""
    _take_live(link, at)
    text = text.strip()
    if not text:
        raise Refused(_("意見を書いてください。"))
    if len(text) > LONGEST_COMMENT:
        raise Refused(
            _("意見は%(n)d文字までです。短くするか、二つに分けてください。")
            % {"n": LONGEST_COMMENT}
        )
    about = {"place": passage.place, "passage_hash": passage.hash, "text": text}
    if same := link.comments.filter(**about).first():
        return same
    if link.comments.count() >= MOST_COMMENTS:
        raise Refused(
            _("送れる意見は%(n)d件までです。続きは、事務局にメール又は電話でお知らせください。")
            % {"n": MOST_COMMENTS}
        )
    kept = GroupComment.objects.create(
        link=link, title=passage.title[:200], excerpt=passage.text, at=at, **about
    )
    record(
        Event.CONFIRMATION_COMMENTED,
        link.profile.winner,
        by=None,
        at=at,
        link=link.pk,
        comment=kept.pk,
    )
    return kept


@right_of(BEARER)
@transaction.atomic
def approve_profile(
    link: ConfirmationLink, *, name: str, seen: str, by: Bearer, at: datetime
) -> GroupApproval:
    """Record that exactly the text of the digest ``seen`` is right; once for each text."""
    winner = link.profile.winner
    take(winner, link)
    _refuse_ended(link, winner, at)
    if not name.strip():
        raise Refused(_("確認した方の役職と氏名を書いてください。"))
    now = digest_for_group(read(winner))
    refuse_unseen(now, seen)
    approval, is_new = GroupApproval.objects.get_or_create(
        link=link, digest=now, defaults={"name": name.strip(), "at": at}
    )
    if is_new:
        record(Event.CONFIRMATION_APPROVED, winner, by=None, at=at, link=link.pk, digest=now)
    return approval


def _take_live(link: ConfirmationLink, at: datetime) -> None:
    take(link)
    _refuse_ended(link, link.profile.winner, at)


def _refuse_ended(link: ConfirmationLink, winner: Winner, at: datetime) -> None:
    """It may have ended since the right was judged."""
    if not is_live(link, winner, at):
        raise BEARER.refusal(link.sent_by, link)


@right_of(SECRETARIAT)
@transaction.atomic
def settle_comment(
    kept: GroupComment, *, state: Settled, answer: str = "", by: User, at: datetime
) -> None:
    """Say what became of a comment; its group reads that, and the answer, by its link."""
    take(kept)
    answer = answer.strip()
    if state == Settled.ANSWERED and not answer:
        raise Refused(_("回答を書いてください。被推薦団体が、確認のページで読みます。"))
    if (kept.state, kept.answer) == (state, answer):
        return
    is_settled = state != Settled.OPEN
    write(
        kept,
        state=state,
        answer=answer,
        settled_at=at if is_settled else None,
        settled_by=by if is_settled else None,
    )
    winner = kept.link.profile.winner
    record(
        Event.CONFIRMATION_SETTLED,
        winner,
        by=by,
        at=at,
        link=kept.link_id,
        comment=kept.pk,
        state=state.value,
    )
