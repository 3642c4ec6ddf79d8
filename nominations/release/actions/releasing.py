"""All winners of a round become public at one instant, which two people have looked at."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from awards.dossier import english
from awards.languages import spoken
from awards.rounds.models import Announcement, Phase, Round
from awards.winners.models import NEXT as WINNER_NEXT
from awards.winners.models import State, Winner
from nominations.access import right_of
from nominations.changing import NotAllowed, Refused, move, take
from nominations.decision.models import Choice
from nominations.decision.models import State as ResolutionState
from nominations.files import kept_files
from nominations.ledger.actions import Fact, record, seal
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.letters.models import Letter
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT, secretaries
from nominations.release.addressees import members_and_hosts, nominating_officers
from nominations.release.contents import changed, contents_of
from nominations.release.models.releases import NEXT, Release, Stage
from nominations.release.publishing_photos import PublicCopies, public_copies, publish
from nominations.release.reading import dossier_of, searched, with_dossier
from nominations.release.sealing import winners_of


@right_of(SECRETARIAT)
@transaction.atomic
def prepare(round_: Round, *, publish_at: datetime, by: User, at: datetime) -> Release:
    """Propose what becomes public and when; it becomes so once somebody else confirms it."""
    take(round_)
    winners = winners_to_release(round_, publish_at, at)
    take(*winners)
    contents = contents_of(round_, winners)
    if standing := round_.releases.standing().with_people().first():
        same = (standing.prepared_by, standing.publish_at, standing.contents)
        if same == (by, publish_at, contents):
            return standing
        raise Refused(
            _(
                "%(person)sさんが、公表を準備しています（%(when)s）。改めるときは、先にその準備を取り消してください。"
            )
            % {"person": standing.prepared_by, "when": spoken(standing.publish_at)}
        )
    release = Release.objects.create(
        round=round_, publish_at=publish_at, contents=contents, prepared_at=at, prepared_by=by
    )
    facts: dict[str, Fact] = {"publish_at": publish_at.isoformat(), "winners": len(winners)}
    record(Event.ROUND_RELEASE_PREPARED, round_, by=by, at=at, **facts)
    others = secretaries(at).exclude(pk=by.pk)
    letters.queue_each("release_prepared", others, round_=round_, release=release, by=by)
    return release


@right_of(SECRETARIAT)
def confirm(release: Release, *, by: User, at: datetime) -> None:
    """Publish all winners of the round at the instant that was prepared, or none.

    Whoever prepared it cannot confirm it. The photographs are rendered before the transaction,
    which would otherwise hold its locks for as long as that takes; the transaction judges
    everything afresh and takes only these copies.
    """
    release.refresh_from_db()
    if _is_done(release, by):
        return
    winners = _judged(release, by, at)
    with kept_files() as kept:
        copies: PublicCopies = {}
        for winner in winners:
            photos = winner.photos.select_related("winner").order_by("position")
            copies |= public_copies(photos, kept)
        if not _confirm(release, copies, by, at):
            kept.discard()


@transaction.atomic
def _confirm(release: Release, copies: PublicCopies, by: User, at: datetime) -> bool:
    """Whether the copies are of use: the same person may have sent the same twice."""
    round_ = release.round
    take(round_, release, *Winner.objects.filter(pk__in=map(int, release.contents["winners"])))
    if _is_done(release, by):
        return False
    winners = _judged(release, by, at)
    for winner in winners:
        publish(winner.photos.all(), copies)
        move(
            winner,
            WINNER_NEXT,
            State.RELEASED,
            published_at=release.publish_at,
            **searched(winner),
        )
    count = release.contents["applications"]
    Announcement.objects.create(round=round_, at=release.publish_at, application_count=count)
    move(release, NEXT, Stage.CONFIRMED, column="stage", confirmed_by=by, confirmed_at=at)
    published = winners_of(round_)
    facts: dict[str, Fact] = {
        "publish_at": release.publish_at.isoformat(),
        "applications": count,
        "prepared_by": release.prepared_by_id,
    }
    record(Event.ROUND_RELEASED, round_, by=by, at=at, **facts, winners=published.lines)
    seal(round_, published, by=by, at=at)
    others = secretaries(at).exclude(pk=by.pk)
    letters.queue_each("release_confirmed", others, round_=round_, release=release, by=by)
    release.letters.set(_tell_of_results(release, at))
    return True


def _tell_of_results(release: Release, at: datetime) -> list[Letter]:
    """At the instant, and not what the results are: those are read where only the reader sees them."""
    round_, when = release.round, release.publish_at
    told = [
        *letters.queue_each(
            "results_to_bodies", nominating_officers(round_, at), round_=round_, publish_at=when
        ),
        *letters.queue_each(
            "results_announced", members_and_hosts(round_, at), round_=round_, publish_at=when
        ),
    ]
    letters.hold(told, until=when)
    return told


def _is_done(release: Release, by: User) -> bool:
    return release.stage == Stage.CONFIRMED and release.confirmed_by_id == by.pk


def _judged(release: Release, by: User, at: datetime) -> list[Winner]:
    """The winners to publish, if this person may confirm it now."""
    if release.stage == Stage.CONFIRMED:
        raise Refused(
            _("%(person)sさんが、既に確定しています。") % {"person": release.confirmed_by}
        )
    if release.stage != Stage.PREPARED:
        raise Refused(_("この準備は、取り消されています。今の準備を確かめてください。"))
    if release.prepared_by_id == by.pk:
        raise NotAllowed(
            _("公表を準備した方は、確定できません。事務局のほかの方に、確定を依頼してください。")
        )
    if release.publish_at <= at:
        raise Refused(
            _(
                "公表の日時（%(when)s）を過ぎたため、確定できません。取り消して、改めて準備してください。"
            )
            % {"when": spoken(release.publish_at)}
        )
    winners = winners_to_release(release.round, release.publish_at, at)
    if sentences := changed(release.contents, release.round, winners):
        again = _("内容を確かめて、この準備を取り消し、改めて準備してください。")
        raise Refused(" ".join([*sentences, again]))
    return winners


def winners_to_release(round_: Round, publish_at: datetime, at: datetime) -> list[Winner]:
    """Every winner of the round, all proofread; otherwise ``Refused`` says what is missing."""
    if publish_at <= at:
        raise Refused(_("公表の日時は、これからの日時にしてください。"))
    choices = Choice.objects.filter(
        resolution__round=round_, resolution__state=ResolutionState.APPROVED
    ).select_related("nomination__profile__winner", "nomination__body")
    if not choices or round_.phase != Phase.DECIDED:
        raise Refused(_("公表できるのは、主催者が受賞団体を決めた回です。"))
    choices = choices.order_by("place")
    missing = [sentence for choice in choices if (sentence := _missing(choice))]
    winners = [] if missing else [choice.nomination.profile.winner for choice in choices]
    if missing := missing or list(_without_english(round_, winners)):
        raise Refused(" ".join(missing))
    return winners


def _missing(choice: Choice) -> str:
    profile = getattr(choice.nomination, "profile", None)
    if profile is None:
        return _("「%(title)s」の紹介文がまだありません。") % {"title": choice.nomination}
    winner = profile.winner
    if winner.state == State.RELEASED:
        return _("%(winner)sは、既に公表の手続を終えています。") % {"winner": winner.name}
    if winner.state == State.WITHDRAWN:
        return _("%(winner)sの紹介は、公表を取り下げています。") % {"winner": winner.name}
    if winner.state != State.PROOFREAD:
        return _("%(winner)sの紹介文が校了していません。") % {"winner": winner.name}
    return ""


def _without_english(round_: Round, winners: list[Winner]) -> Iterator[str]:
    """The round may have been set to publish English after they were proofread."""
    if not round_.publishes_english:
        return
    keys = [winner.pk for winner in winners]
    for row in with_dossier(Winner.objects.filter(pk__in=keys)).order_by("position"):
        dossier = dossier_of(row)
        if any(any(english.missing(dossier.section(slug))) for slug in dossier.sections()):
            yield _(
                "%(winner)sの紹介文に、英語のない所があります。作成中に戻して、英語を書いてください。"
            ) % {"winner": row.name}
