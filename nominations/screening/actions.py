"""Everything the secretariat decides about a nomination. All of it ends when judging begins.

Each act takes the round together with the nomination: starting the judging takes the round, too,
and entry numbers are counted under its lock.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import Manager, Max, QuerySet
from django.utils.translation import gettext as _

from awards.rounds.models import Phase, Round
from nominations.access import right_of
from nominations.changing import Refused, move, refuse_unseen, take
from nominations.intake.comparing import written
from nominations.intake.models import NEXT, Nomination, State
from nominations.intake.reading import read
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.people.models import BodySeat, User
from nominations.people.seats import SECRETARIAT
from nominations.screening import checks
from nominations.screening.models import IneligibleNote, ReturnNote, ScreeningCheck

Findings = Mapping[str, tuple[str, str]]


@right_of(SECRETARIAT)
@transaction.atomic
def check(nomination: Nomination, findings: Findings, *, seen: str, by: User, at: datetime) -> None:
    """Write findings, by item: (finding, note). ``seen``: of the checks the form was filled from."""
    _take(nomination)
    if nomination.state != State.SUBMITTED:
        raise Refused(
            _("この推薦は「%(state)s」です。確認の結果は、「提出済み」の間だけ書き換えられます。")
            % {"state": nomination.get_state_display()}
        )
    valid = {item: (c.finding, c.note) for item, c in checks.valid_checks(nomination).items()}
    if all(valid.get(item) == finding for item, finding in findings.items()):
        return
    refuse_unseen(checks.fingerprint_of_checks(nomination.checks.all()), seen)
    ScreeningCheck.objects.bulk_create(
        [
            ScreeningCheck(nomination=nomination, item=i, finding=f, note=note, at=at, by=by)
            for i, (f, note) in findings.items()
        ],
        update_conflicts=True,
        unique_fields=["nomination", "item"],
        update_fields=["finding", "note", "at", "by"],
    )
    results = sorted(f"{item}={finding}" for item, (finding, _note) in findings.items())
    record(Event.SCREENING_CHECKED, nomination, by=by, at=at, findings=results)


@right_of(SECRETARIAT)
@transaction.atomic
def return_for_correction(
    nomination: Nomination, *, reason: str, due_at: datetime, by: User, at: datetime
) -> None:
    """The body may write in it again, and has to submit it by ``due_at``."""
    _take(nomination)
    if nomination.state == State.RETURNED and _is_newest(nomination.return_notes, reason):
        return
    _require(reason)
    if due_at <= at:
        raise Refused(_("再提出の期限は、これからの日時にしてください。"))
    move(nomination, NEXT, State.RETURNED)
    _answer(nomination, at)
    then = written(read(nomination))
    nomination.return_notes.create(reason=reason, due_at=due_at, written=then, at=at, by=by)
    letters.queue_each(
        "returned",
        _officers(nomination, at),
        round_=nomination.round,
        nomination=nomination,
        reason=reason,
        due_at=due_at,
    )
    due = due_at.isoformat()
    record(Event.NOMINATION_RETURNED, nomination, by=by, at=at, reason=reason, due_at=due)


@right_of(SECRETARIAT)
@transaction.atomic
def accept(nomination: Nomination, *, by: User, at: datetime) -> None:
    """It goes to the committee under its entry number. Accepting twice changes nothing."""
    _take(nomination)
    if nomination.state == State.ACCEPTED:
        return
    if nomination.state == State.SUBMITTED and (why := checks.why_not_acceptable(nomination)):
        raise Refused(why)
    number = nomination.entry_number or _next_number(nomination.round)
    move(nomination, NEXT, State.ACCEPTED, entry_number=number)
    _answer(nomination, at)
    letters.queue_each(
        "accepted",
        _officers(nomination, at),
        round_=nomination.round,
        nomination=nomination,
    )
    record(Event.NOMINATION_ACCEPTED, nomination, by=by, at=at, entry_number=number)


@right_of(SECRETARIAT)
@transaction.atomic
def find_ineligible(nomination: Nomination, *, reason: str, by: User, at: datetime) -> None:
    _take(nomination)
    if nomination.state == State.INELIGIBLE and _is_newest(nomination.ineligible_notes, reason):
        return
    _require(reason)
    move(nomination, NEXT, State.INELIGIBLE)
    _answer(nomination, at)
    nomination.ineligible_notes.create(reason=reason, at=at, by=by)
    letters.queue_each(
        "ineligible",
        _officers(nomination, at),
        round_=nomination.round,
        nomination=nomination,
        reason=reason,
    )
    record(Event.NOMINATION_FOUND_INELIGIBLE, nomination, by=by, at=at, reason=reason)


@right_of(SECRETARIAT)
@transaction.atomic
def reconsider(nomination: Nomination, *, reason: str, by: User, at: datetime) -> None:
    """An ineligible nomination is checked once more."""
    _check_again(nomination, State.INELIGIBLE, Event.NOMINATION_RECONSIDERED, reason, by, at)


@right_of(SECRETARIAT)
@transaction.atomic
def reopen(nomination: Nomination, *, reason: str, by: User, at: datetime) -> None:
    """An accepted nomination is checked once more; it keeps its entry number."""
    _check_again(nomination, State.ACCEPTED, Event.NOMINATION_REOPENED, reason, by, at)


def _check_again(
    nomination: Nomination, was: State, event: Event, reason: str, by: User, at: datetime
) -> None:
    _take(nomination)
    _require(reason)
    if nomination.state != was:
        raise Refused(
            _("この推薦は「%(state)s」です。「%(was)s」の推薦だけを、確認に戻せます。")
            % {"state": nomination.get_state_display(), "was": was.label}
        )
    move(nomination, NEXT, State.SUBMITTED)
    letters.queue_each(
        "rechecked",
        _officers(nomination, at),
        round_=nomination.round,
        nomination=nomination,
        reason=reason,
    )
    record(event, nomination, by=by, at=at, reason=reason)


def why_closed(round_: Round) -> str:
    """Why nothing can be decided about the round's nominations now; empty while it can."""
    if round_.phase == Phase.OPEN:
        return ""
    return _("%(round)sは「%(phase)s」です。資格の確認と受理は、「推薦受付」の間だけできます。") % {
        "round": round_,
        "phase": round_.get_phase_display(),
    }


def _take(nomination: Nomination) -> None:
    take(nomination.round, nomination)
    if why := why_closed(nomination.round):
        raise Refused(why)


def _answer(nomination: Nomination, at: datetime) -> None:
    """What the body has asked for has been read: a decision was made after it."""
    nomination.return_requests.filter(answered_at=None).update(answered_at=at)


def _require(reason: str) -> None:
    if not reason.strip():
        raise Refused(_("推薦団体に伝える理由を書いてください。"))


def _is_newest(notes: "Manager[ReturnNote] | Manager[IneligibleNote]", reason: str) -> bool:
    """The reason has been written already: the second click of the same button."""
    newest = notes.order_by("-at", "-pk").first()
    return newest is not None and newest.reason == reason


def _next_number(round_: Round) -> int:
    return (round_.nominations.aggregate(last=Max("entry_number"))["last"] or 0) + 1


def _officers(nomination: Nomination, at: datetime) -> QuerySet[User]:
    """Everyone who holds a seat of its body, drafters too."""
    return BodySeat.objects.filter(body=nomination.body_id).holders(at)
