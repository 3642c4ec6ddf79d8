"""Setting up a round, and moving it from phase to phase."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TypeVar, cast

from django.db import transaction
from django.utils.translation import gettext as _

from awards.bilingual import Text
from awards.clock import fiscal_year_label
from awards.dossier.values import Section
from awards.rounds.models import NEXT, Criterion, Host, Phase, Prize, Round, RoundContact
from awards.rounds.reading import TABLES, read
from awards.rounds.values import Contact, RuleRows, Schedule, Words
from nominations.access import right_of
from nominations.changing import Refused, move, take, write
from nominations.editing.saving import save_section
from nominations.ledger.actions import record, seal
from nominations.ledger.events import Event
from nominations.letters import actions as letters
from nominations.office.consequences import (
    cut_off,
    why_fixed,
    why_not_delete,
    why_not_reopen,
    why_reason_needed,
)
from nominations.office.round_readiness import missing_before_judging, missing_before_opening
from nominations.office.sealing import nominations_of, scores_of
from nominations.people.models import BodySeat, CommitteeSeat, User
from nominations.people.seats import SECRETARIAT

S = TypeVar("S", bound=Section)


@right_of(SECRETARIAT)
@transaction.atomic
def create_round(
    number: int, fiscal_year: int, *, reason: str = "", by: User, at: datetime
) -> Round:
    """Prepare a round with the words, hosts, prizes and criteria of the newest one before it.

    A year that another round has, or out of the order of the rounds, takes a reason.
    """
    if existing := Round.objects.filter(number=number).first():
        raise Refused(_there_is(existing))
    earlier = Round.objects.filter(number__lt=number).order_by("-number")
    # What was imported of a round is not its whole set-up.
    before = earlier.filter(coverage="").first() or earlier.first()
    if not reason.strip() and (why := _why_odd_year(number, fiscal_year)):
        raise Refused(why)
    columns = _carried_over(before) if before else {"title": "姉妹自治体交流表彰"}
    first = columns | {"fiscal_year": fiscal_year}
    round_, is_new = Round.objects.get_or_create(number=number, defaults=first)
    if not is_new:  # by somebody at the same moment
        raise Refused(_there_is(round_))
    for part in (Host, Prize, Criterion, RoundContact):
        _copy(part._default_manager.filter(round=before), round_)
    facts = {"reason": reason} if reason else {}
    record(Event.ROUND_CREATED, round_, by=by, at=at, number=number, **facts)
    return round_


def _there_is(round_: Round) -> str:
    return _("第%(n)d回は、既にあります（%(phase)s）。") % {
        "n": round_.number,
        "phase": round_.get_phase_display(),
    }


def _why_odd_year(number: int, fiscal_year: int) -> str:
    """Why that year is not one a round of this number is expected in; empty when it is."""
    ask = _("この年度でよいときは、理由を書いて、もう一度送信してください。")
    for other in Round.objects.order_by("number"):
        words = {"other": other, "year": fiscal_year_label(other.fiscal_year)}
        if other.fiscal_year == fiscal_year:
            return _("%(other)sも、%(year)sです。") % words + ask
        if (other.number < number) != (other.fiscal_year < fiscal_year):
            return _("%(other)sは%(year)sのため、回と年度の順が逆になります。") % words + ask
    return ""


@right_of(SECRETARIAT)
@transaction.atomic
def delete_round(round_: Round, *, by: User, at: datetime) -> None:
    """Take back a round in which nothing has begun; the ledger keeps that it was there."""
    take(round_)
    if why := why_not_delete(round_):
        raise Refused(why)
    record(Event.ROUND_DELETED, round_, by=by, at=at, number=round_.number)
    round_.delete()


def _carried_over(before: Round) -> dict[str, object]:
    """The words and rules, but not the chair, the ceremony, and what is said of this call or the next."""
    setup = read(before)
    words = replace(
        setup.words, chair=Text(), ceremony_on=None, next_call=Text(), guidelines_url=""
    )
    kinds = {"eligible_kinds": list(setup.rules.eligible_kinds)}
    return words.flat() | setup.rules.flat() | kinds


def _copy(rows: Iterable[Host | Prize | Criterion | RoundContact], to: Round) -> None:
    for row in rows:
        row.pk, row.round = None, to
        row._state.adding = True
        row.save()


@right_of(SECRETARIAT)
@transaction.atomic
def revise_round(
    round_: Round, section: S, *, seen: str, by: User, at: datetime, reason: str = ""
) -> S:
    """Save one section of the set-up whole; the section as it is then stored.

    ``seen`` is of what the writer started from. Bringing the deadline of nominations forward takes
    a reason, which is told to the bodies whose drafts it cuts off. A row that is missing is removed, one that was
    never this round's is ``DoesNotExist``. The ledger has no line of what changes nothing.
    """
    take(round_)
    stored = cast(S, read(round_).section(section.slug))
    if section != stored and (why := why_fixed(round_, type(section))):
        raise Refused(why)
    if isinstance(section, Words):
        _refuse_other_languages(round_, cast(Words, stored), section)
    if isinstance(section, RuleRows):
        _refuse_one_code_for_two(section)
    if isinstance(section, Schedule):
        _reschedule(round_, cast(Schedule, stored), section, reason, at)

    def write_and_record(columns: Mapping[str, object]) -> None:
        _write(round_, section, columns)
        _record(round_, section, columns, reason, by=by, at=at)

    row = RoundContact(round=round_) if isinstance(section, Contact) else round_
    return save_section(row, stored, section, TABLES, seen=seen, write=write_and_record)


def _refuse_other_languages(round_: Round, stored: Words, section: Words) -> None:
    """English that nobody has proofread would become public, or what is public would go."""
    if round_.results_at and section.publishes_english != stored.publishes_english:
        raise Refused(
            _("公表の手続を確定した後は、受賞団体を英語でも公表するかどうかを変えられません。")
        )


def _reschedule(
    round_: Round, stored: Schedule, section: Schedule, reason: str, at: datetime
) -> None:
    nominations = ("nominations_open_at", "nominations_close_at")
    moved = any(getattr(stored, name) != getattr(section, name) for name in nominations)
    if moved and round_.phase == Phase.JUDGING:
        raise Refused(_("審査を始めた後は、推薦の受付の日時を変えられません。"))
    why = why_reason_needed(round_, section, at)
    if why and (not reason.strip() or section.nominations_close_at is None):
        raise Refused(why)
    if why and section.nominations_close_at:
        _tell_cut_off(round_, section.nominations_close_at, reason, at)


def _tell_cut_off(round_: Round, until: datetime, reason: str, at: datetime) -> None:
    bodies = cut_off(round_, until).values("body")
    officers = BodySeat.objects.filter(body__in=bodies).holders(at)
    letters.queue_each("deadline_moved", officers, round_=round_, until=until, reason=reason)


def _refuse_one_code_for_two(section: RuleRows) -> None:
    for code, n in Counter(row.code for row in section.rows).items():
        if n > 1:
            raise Refused(
                _("符号「%(code)s」を2か所に付けています。一つずつ違う符号にしてください。")
                % {"code": code}
            )


def _write(round_: Round, section: Section, columns: Mapping[str, object]) -> None:
    """The section's own columns; its contact is one row of a table of its own."""
    if isinstance(section, Contact):
        RoundContact.objects.update_or_create(
            round=round_, defaults=columns, create_defaults={"position": 1, **columns}
        )
    else:
        write(round_, **columns)


def _record(
    round_: Round,
    section: Section,
    columns: Mapping[str, object],
    reason: str,
    *,
    by: User,
    at: datetime,
) -> None:
    if isinstance(section, Schedule):
        moments = {name: _moment(getattr(section, name)) for name in columns}
        if reason:
            moments["reason"] = reason
        record(Event.ROUND_DEADLINES_SET, round_, by=by, at=at, **moments)
    elif isinstance(section, RuleRows):
        name = TABLES[type(section)].model._meta.model_name
        record(Event.ROUND_RULES_SET, round_, by=by, at=at, what=name, rows=len(section.rows))
    else:
        record(Event.ROUND_REVISED, round_, by=by, at=at, columns=sorted(columns))


def _moment(at: datetime | None) -> str:
    return at.isoformat() if at else ""


@right_of(SECRETARIAT)
@transaction.atomic
def open_nominations(round_: Round, *, by: User, at: datetime) -> None:
    take(round_)
    other = Round.objects.filter(phase=Phase.OPEN).exclude(pk=round_.pk).first()
    if other:
        raise Refused(
            _("%(other)sが推薦受付中です。その回を審査に進めてから始めてください。")
            % {"other": other}
        )
    if missing := missing_before_opening(round_, at):
        raise Refused(" ".join(missing))
    move(round_, NEXT, Phase.OPEN, column="phase")
    record(Event.ROUND_OPENED, round_, by=by, at=at)


@right_of(SECRETARIAT)
@transaction.atomic
def start_judging(round_: Round, *, by: User, at: datetime) -> None:
    """Close nominations and let the committee score what was accepted."""
    take(round_)
    if missing := missing_before_judging(round_, at):
        raise Refused(" ".join(missing))
    move(round_, NEXT, Phase.JUDGING, column="phase")
    entries = nominations_of(round_)
    record(Event.ROUND_JUDGING_STARTED, round_, by=by, at=at, nominations=len(entries.lines))
    seal(round_, entries, by=by, at=at)
    members = CommitteeSeat.objects.filter(round=round_).holders(at)
    letters.queue_each("judging_started", members, round_=round_, accepted=len(entries.lines))


@right_of(SECRETARIAT)
@transaction.atomic
def close_scoring(round_: Round, *, by: User, at: datetime) -> None:
    """From here on members and secretariat see the scores, and none can be changed."""
    take(round_)
    move(round_, NEXT, Phase.DELIBERATING, column="phase")
    scores = scores_of(round_)
    record(Event.ROUND_SCORING_CLOSED, round_, by=by, at=at, scores=len(scores.lines))
    seal(round_, scores, by=by, at=at)


@right_of(SECRETARIAT)
@transaction.atomic
def reopen_scoring(
    round_: Round, *, scoring_closes_at: datetime, reason: str, by: User, at: datetime
) -> None:
    """Let the committee score again until a new deadline; only until a resolution is tabled."""
    take(round_)
    if round_.phase == Phase.JUDGING and round_.scoring_closes_at == scoring_closes_at:
        return  # the second click of the same button
    if why := why_not_reopen(round_):
        raise Refused(why)
    if scoring_closes_at <= max(at, round_.nominations_close_at or at):
        raise Refused(_("新しい採点期限は、これからの日時にしてください。"))
    if not reason.strip():
        raise Refused(_("委員に伝える、採点を再開する理由を書いてください。"))
    move(round_, NEXT, Phase.JUDGING, column="phase", scoring_closes_at=scoring_closes_at)
    members = CommitteeSeat.objects.filter(round=round_).holders(at)
    letters.queue_each(
        "scoring_reopened", members, round_=round_, until=scoring_closes_at, reason=reason
    )
    until = scoring_closes_at.isoformat()
    record(Event.ROUND_SCORING_REOPENED, round_, by=by, at=at, until=until, reason=reason)
