"""Everything that changes a profile: drafted, revised, proofread, and released with all others."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext as _

from awards.rounds.models import Phase, Round
from awards.winners.models import NEXT, State, Winner
from awards.winners.reading import read
from awards.winners.search_index import search_text
from nominations.changing import Refused, Stale, move, take, write
from nominations.decision.models import Choice
from nominations.decision.models import State as ResolutionState
from nominations.intake.models import Nomination
from nominations.intake.models import State as NominationState
from nominations.ledger import sealed
from nominations.ledger.actions import Fact, record, seal
from nominations.ledger.events import Event
from nominations.ledger.sealed import SealedSet
from nominations.people.models import User
from nominations.release.drafting import copy
from nominations.release.models import Profile
from nominations.release.proofreading import lacks_of
from nominations.release.publishing_photos import Prints, darkroom
from nominations.release.stored import Stored, stored
from nominations.release.writing import is_same, write_rows


def draft_profile(nomination: Nomination, *, by: User, at: datetime) -> Winner:
    """The profile of a chosen nomination; copied from it now if there is none yet."""
    kept: list[FieldFile] = []
    try:
        return _draft(nomination, kept, by, at)
    except BaseException:
        for file in kept:
            file.storage.delete(file.name or "")
        raise


@transaction.atomic
def _draft(nomination: Nomination, kept: list[FieldFile], by: User, at: datetime) -> Winner:
    take(nomination)
    if existing := Profile.objects.filter(nomination=nomination).select_related("winner").first():
        return existing.winner
    choice = Choice.objects.filter(
        nomination=nomination,
        resolution__state=ResolutionState.APPROVED,
        resolution__round__phase=Phase.DECIDED,
    ).first()
    if choice is None:
        raise Refused(_("紹介文は、全ての主催者が承認して決まった受賞団体について作れます。"))
    choice.nomination = nomination
    winner = copy(choice, kept)
    Profile.objects.create(winner=winner, nomination=nomination)
    record(Event.PROFILE_DRAFTED, winner, by=by, at=at, nomination=str(nomination.pk))
    return winner


def revise_profile(
    winner: Winner,
    section: str,
    *,
    seen: str,
    changes: dict[str, Any],
    rows: list[dict[str, Any]],
    by: User,
    at: datetime,
) -> None:
    """Write one section whole; ``seen`` is the fingerprint of what the writer started from.

    A row that is missing is removed; of a photograph a ``file`` replaces the picture.
    """
    kept: list[FieldFile] = []
    try:
        _revise(winner, section, seen, Stored(changes, rows), kept, by, at)
    except BaseException:
        for file in kept:
            file.storage.delete(file.name or "")
        raise


@transaction.atomic
def _revise(
    winner: Winner,
    section: str,
    seen: str,
    wanted: Stored,
    kept: list[FieldFile],
    by: User,
    at: datetime,
) -> None:
    take(winner)
    if winner.state != State.DRAFTING:
        raise Refused(
            _(
                "%(winner)sの紹介文は「%(state)s」です。書き換えるには、先に作成中に戻します（公表の後は戻せません）。"
            )
            % {"winner": winner.name, "state": winner.get_state_display()}
        )
    now = stored(winner, section)
    if is_same(now, wanted):
        return
    if now.fingerprint != seen:
        raise Stale(_("ほかの人が、この画面を開いた後に書き換えました。内容を見比べてください。"))
    _refuse_taken_slug(winner, wanted.columns)
    write(winner, **wanted.columns)
    write_rows(winner, section, wanted.rows, kept)
    profile = Profile.objects.get(winner=winner)
    write(profile, version=profile.version + 1)
    record(Event.PROFILE_REVISED, winner, by=by, at=at, section=section, version=profile.version)


def _refuse_taken_slug(winner: Winner, columns: dict[str, Any]) -> None:
    others = Winner.objects.filter(round=winner.round_id).exclude(pk=winner.pk)
    if other := others.filter(slug=columns.get("slug", "")).first():
        raise Refused(
            _("アドレスの名前「%(slug)s」は、%(other)sが使っています。違う名前にしてください。")
            % {"slug": other.slug, "other": other.name}
        )


@transaction.atomic
def proofread(winner: Winner, *, by: User, at: datetime) -> None:
    """The text is final unless it is taken back before the release."""
    take(winner)
    if winner.state == State.PROOFREAD:
        return
    if lacking := lacks_of(winner):
        raise Refused(" ".join(lack.sentence for lack in lacking))
    move(winner, NEXT, State.PROOFREAD)
    version = Profile.objects.get(winner=winner).version
    record(Event.PROFILE_PROOFREAD, winner, by=by, at=at, version=version)


@transaction.atomic
def unproofread(winner: Winner, *, reason: str, by: User, at: datetime) -> None:
    take(winner)
    if not reason.strip():
        raise Refused(_("作成中に戻す理由を書いてください。台帳に残ります。"))
    move(winner, NEXT, State.DRAFTING)
    record(Event.PROFILE_REOPENED, winner, by=by, at=at, reason=reason)


def release(round_: Round, *, publish_at: datetime, by: User, at: datetime) -> None:
    """Publish all winners of a round at one instant, or none.

    The photographs are rendered before the transaction, which would otherwise hold its locks for
    as long as that takes; the transaction judges everything afresh and takes only these prints.
    """
    winners = winners_to_release(round_, publish_at, at)
    with darkroom() as prints:
        for winner in winners:
            prints.develop(winner.photos.select_related("winner").order_by("position"))
        _release(round_, prints, publish_at, by, at)


@transaction.atomic
def _release(round_: Round, prints: Prints, publish_at: datetime, by: User, at: datetime) -> None:
    take(round_)
    for winner in winners_to_release(round_, publish_at, at):
        take(winner)
        _hang(winner, prints)
        move(
            winner,
            NEXT,
            State.RELEASED,
            published_at=publish_at,
            search_text=search_text(read(winner)),
        )
    count = applications(round_)
    write(round_, application_count=count, results_at=publish_at)
    published = _sealed(round_)
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


def _hang(winner: Winner, prints: Prints) -> None:
    for photo in winner.photos.all():
        made = prints.of(photo)
        if made is None:
            raise Stale(_("公表の手続の間に写真が変わりました。もう一度手続をしてください。"))
        write(photo, renditions=made)


def applications(round_: Round) -> int:
    """All nominations that were ever submitted, less those withdrawn: the number made public."""
    received = round_.nominations.filter(submitted_at__isnull=False)
    return received.exclude(state=NominationState.WITHDRAWN).count()


def _sealed(round_: Round) -> SealedSet:
    profiles = Profile.objects.filter(winner__round=round_)
    columns = ("winner__position", "winner__slug", "winner__prize__code", "version")
    return sealed.release(map(sealed.SealedWinner._make, profiles.values_list(*columns)))
