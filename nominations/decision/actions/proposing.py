"""What the secretariat does to a resolution: it drafts, writes, tables and recalls it.

Each act takes the round with what else it needs: a choice refers to a nomination, which the acts of
other rooms hold together with the round.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from awards.rounds.models import Phase, Prize, Round
from nominations.access import right_of
from nominations.changing import Refused, move, refuse_unseen, take, write
from nominations.decision.letters import officers_of_hosts
from nominations.decision.lines import fingerprint_of_lines, fingerprint_of_resolution, lines_of
from nominations.decision.models import NEXT, Choice, Resolution, State
from nominations.decision.quota import ChoiceLine, Places
from nominations.decision.quota_messages import Hindrance, hindrances
from nominations.decision.ranking import places_of
from nominations.decision.sealing import choices_of
from nominations.decision.writing import back_to_drafting, record_of
from nominations.intake.models import Nomination
from nominations.intake.models import State as NominationState
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT


@right_of(SECRETARIAT)
@transaction.atomic
def draft(round_: Round, *, by: User, at: datetime) -> Resolution:
    """The round's resolution; begun now if there is none yet."""
    take(round_)
    if round_.has_scored and (existing := Resolution.objects.filter(round=round_).first()):
        return existing
    _refuse_unless_deliberating(round_)
    resolution = Resolution.objects.create(round=round_)
    record_of(Event.RESOLUTION_DRAFTED, resolution, by, at)
    return resolution


@right_of(SECRETARIAT)
@transaction.atomic
def revise(
    resolution: Resolution,
    *,
    seen: str,
    note: str,
    choices: Sequence[ChoiceLine],
    by: User,
    at: datetime,
) -> None:
    """Write the whole proposal anew. ``seen`` is the fingerprint of what the writer started from."""
    take(resolution.round, resolution)
    _refuse_unless_drafting(resolution)
    now = fingerprint_of_resolution(resolution)
    if now == fingerprint_of_lines(note, choices):
        return
    refuse_unseen(now, seen)
    _refuse_impossible(resolution, choices)
    resolution.choices.all().delete()
    Choice.objects.bulk_create(Choice(resolution=resolution, **vars(line)) for line in choices)
    write(resolution, note=note)
    record_of(
        Event.RESOLUTION_REVISED, resolution, by, at, choices=choices_of(resolution.round).lines
    )


@right_of(SECRETARIAT)
@transaction.atomic
def table(resolution: Resolution, *, seen: str, by: User, at: datetime) -> None:
    """Put the proposal, as it was ``seen``, before every host."""
    take(resolution.round, resolution)
    now = fingerprint_of_resolution(resolution)
    if resolution.state == State.TABLED and now == seen:
        return
    _refuse_unless_drafting(resolution)
    refuse_unseen(now, seen)
    if why_not := obstacles(resolution, places_of(resolution.round)):
        raise Refused(" ".join(map(str, why_not)))
    move(resolution, NEXT, State.TABLED, tabled_at=at)
    record_of(
        Event.RESOLUTION_TABLED, resolution, by, at, choices=choices_of(resolution.round).lines
    )
    officers = officers_of_hosts(resolution.round, at)
    letters.queue_each(
        "resolution_tabled", officers, round_=resolution.round, resolution=resolution
    )


def obstacles(resolution: Resolution, places: Places) -> list[Hindrance]:
    """Why the proposal cannot be tabled as it stands; ``places`` are all, or those its reader knows."""
    lines = lines_of(resolution.choices.all())
    found = hindrances(resolution, lines, places)
    if not resolution.round.hosts.exists():
        sentence = _("この回には主催者がいません。承認する主催者を定めてから協議に付します。")
        found.append(Hindrance(sentence))
    return found + no_longer_accepted(resolution)


def no_longer_accepted(resolution: Resolution) -> list[Hindrance]:
    """Their lines are not on the page any more: it lists what is accepted."""
    gone = resolution.choices.exclude(nomination__state=NominationState.ACCEPTED)
    return [
        Hindrance(
            _("「%(title)s」は受理されている推薦ではありません。選び直してください。")
            % {"title": choice.nomination}
        )
        for choice in gone.select_related("nomination__body").order_by("place")
    ]


@right_of(SECRETARIAT)
@transaction.atomic
def recall(resolution: Resolution, *, reason: str, by: User, at: datetime) -> None:
    """Back to drafting as the next version; approvals of this version no longer count."""
    take(resolution.round, resolution)
    if not reason.strip():
        raise Refused(_("差戻しの理由を書いてください。主催者の担当者が読みます。"))
    back_to_drafting(resolution, None, reason, by, at)
    record_of(Event.RESOLUTION_RECALLED, resolution, by, at, reason=reason)
    officers = officers_of_hosts(resolution.round, at)
    letters.queue_each(
        "resolution_recalled",
        officers,
        round_=resolution.round,
    )


def _refuse_unless_deliberating(round_: Round) -> None:
    if round_.phase != Phase.DELIBERATING:
        raise Refused(
            _(
                "%(round)sは「%(phase)s」です。決定案は、採点を締め切って「協議」に進めると起案できます。"
            )
            % {"round": round_, "phase": round_.get_phase_display()}
        )


def _refuse_unless_drafting(resolution: Resolution) -> None:
    if resolution.state != State.DRAFTING:
        raise Refused(
            _(
                "決定案は「%(state)s」です。書き換えるには、先に差し戻します（承認の後は戻せません）。"
            )
            % {"state": resolution.get_state_display()}
        )
    _refuse_unless_deliberating(resolution.round)


def refuse_unless_tabled(resolution: Resolution) -> None:
    if resolution.state != State.TABLED:
        raise Refused(
            _("決定案は「%(state)s」です。主催者の手続は、協議に付されている間だけ行えます。")
            % {"state": resolution.get_state_display()}
        )


def _refuse_impossible(resolution: Resolution, choices: Sequence[ChoiceLine]) -> None:
    """What no form of ours sends: other rounds' rows, a nomination or a place used twice."""
    chosen = [line.nomination_id for line in choices]
    accepted = Nomination.objects.filter(
        round=resolution.round_id,
        state=NominationState.ACCEPTED,
        pk__in=[pk for pk in chosen if isinstance(pk, UUID)],
    )
    prizes = Prize.objects.filter(round=resolution.round_id).values_list("pk", flat=True)
    if not set(chosen) <= set(accepted.values_list("pk", flat=True)):
        raise Refused(_("この回で受理された推薦の中から選んでください。"))
    if len(set(chosen)) < len(chosen) or not {line.prize_id for line in choices} <= set(prizes):
        raise Refused(_("一つの推薦に、この回の賞を一つ選んでください。"))
    twice = [place for place, n in Counter(line.place for line in choices).items() if n > 1]
    if twice:
        raise Refused(
            _("掲載順%(place)sを2団体に付けています。一つずつ違う番号にしてください。")
            % {"place": min(twice)}
        )
