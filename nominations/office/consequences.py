"""What an act of the secretariat would do to whom, and why it cannot be done, before it is done."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from awards.clock import in_japan
from awards.dossier.values import Section
from awards.languages import spoken
from awards.rounds.models import Phase, Round
from awards.rounds.values import RuleRows, Rules, Schedule
from nominations.decision.models import Resolution
from nominations.decision.models import State as ResolutionState
from nominations.intake.models import Nomination, State
from nominations.judging.progress import MemberProgress, progress_of
from nominations.judging.results import withheld_from
from nominations.office.round_readiness import missing_before_judging
from nominations.people.models import BodySeat, NominatingBody, User

# Fewer than these rarely are a committee: it is asked, never refused.
FEW_MEMBERS = 3


@dataclass(frozen=True)
class Effects:
    """What a step of a round would do. ``to_confirm`` names what takes a confirmation of its own."""

    @property
    def to_confirm(self) -> str:
        return ""


@dataclass(frozen=True)
class Opening(Effects):
    """How many bodies may nominate, and how many have somebody registered who can submit."""

    bodies: int
    registered: int


def of_opening(round_: Round, at: datetime, _reader: User) -> Opening:
    day = in_japan(at).date()
    standing = NominatingBody.objects.standing(day)
    seats = BodySeat.objects.held(day).filter(body__in=standing)
    return Opening(standing.count(), seats.values("body").distinct().count())


@dataclass(frozen=True)
class StartOfJudging(Effects):
    """What the committee will score, and whose drafts can no longer be submitted.

    What a draft says is its body's own; the secretariat knows that there is one.
    """

    accepted: int
    members: int
    drafting: list[NominatingBody]
    can_begin: bool

    @property
    def to_confirm(self) -> str:
        """Nothing, as long as something else is in the way, which the act names."""
        if self.members >= FEW_MEMBERS or not self.can_begin:
            return ""
        return _("審査委員が%(members)d人だけであることを確かめました") % {"members": self.members}


def of_judging(round_: Round, at: datetime, _reader: User) -> StartOfJudging:
    return StartOfJudging(
        accepted=round_.nominations.filter(state=State.ACCEPTED).count(),
        members=round_.committee_seats.held(in_japan(at).date()).count(),
        drafting=drafting(round_.nominations.filter(state=State.DRAFT)),
        can_begin=not missing_before_judging(round_, at),
    )


def drafting(drafts: "QuerySet[Nomination]") -> list[NominatingBody]:
    return list(NominatingBody.objects.filter(pk__in=drafts.values("body")).by_code())


@dataclass(frozen=True)
class EndOfScoring(Effects):
    """Members whose sheets would not count, and the days that the deadline still leaves."""

    unfinished: list[MemberProgress]
    days_early: int

    @property
    def sheets(self) -> int:
        return sum(member.expected - member.final for member in self.unfinished)

    @property
    def to_confirm(self) -> str:
        if self.sheets and self.days_early:
            return _(
                "採点期限まで%(days)d日あり、確定していない採点表%(sheets)d件が集計に入らないことを確かめました"
            ) % {"days": self.days_early, "sheets": self.sheets}
        if self.sheets:
            return _("確定していない採点表%(sheets)d件が集計に入らないことを確かめました") % {
                "sheets": self.sheets
            }
        if self.days_early:
            return _("採点期限まで%(days)d日あることを確かめました") % {"days": self.days_early}
        return ""


def of_closing(round_: Round, at: datetime, reader: User) -> EndOfScoring:
    """As far as ``reader`` may know of the sheets. A day that has begun counts."""
    closes = round_.scoring_closes_at
    early = (closes - at).days + 1 if closes and closes > at else 0
    members = progress_of(round_, withheld_from(reader))
    return EndOfScoring([one for one in members if not one.is_done], early)


def of_reopening(_round: Round, _at: datetime, _reader: User) -> Effects:
    return Effects()


def why_fixed(round_: Round, section: type[Section]) -> str:
    """Why that section of the set-up cannot be changed any more; empty while it can."""
    if issubclass(section, RuleRows) and round_.phase != Phase.PREPARING:
        return _(
            "推薦の受付を始めた後は、主催者、賞、審査基準を変えられません。準備中の回で設定します。"
        )
    if section is Rules and round_.phase not in (Phase.PREPARING, Phase.OPEN):
        return _("審査を始めた後は、対象と上限を変えられません。")
    if section is Schedule and round_.has_scored:
        return _(
            "採点を締め切った後は、日程を変えられません。採点を再開するときに、採点期限を定めます。"
        )
    return ""


def why_not_reopen(round_: Round) -> str:
    """Why the scoring cannot be reopened now; empty when it can."""
    if round_.phase != Phase.DELIBERATING:
        return _("%(round)sは「%(phase)s」です。採点は、「協議」の間に再開できます。") % {
            "round": round_,
            "phase": round_.get_phase_display(),
        }
    if Resolution.objects.filter(round=round_).exclude(state=ResolutionState.DRAFTING).exists():
        return _("決定案を協議に付しています。採点を再開するには、先に決定案を差し戻してください。")
    return ""


def why_not_delete(round_: Round) -> str:
    """Why the round cannot be deleted; empty while nothing has begun in it."""
    if round_.phase == Phase.PREPARING and not (
        round_.nominations.exists() or round_.committee_seats.exists()
    ):
        return ""
    return _("%(round)sには、推薦か委員の登録があるか、受付を始めています。削除できません。") % {
        "round": round_
    }


def cut_off(round_: Round, until: datetime) -> "QuerySet[Nomination]":
    """Drafts that a deadline brought forward to ``until`` leaves without the time they had."""
    extended = round_.extensions.filter(until__gt=until).values("body")
    return round_.nominations.filter(state=State.DRAFT).exclude(body__in=extended)


def why_reason_needed(round_: Round, wanted: Schedule, at: datetime) -> str:
    """Why moving the deadlines to ``wanted`` takes a reason; empty when it does not."""
    was, now = round_.nominations_close_at, wanted.nominations_close_at
    if round_.phase != Phase.OPEN or was is None or (now is not None and now >= was):
        return ""
    if now is None:
        return _("推薦の受付中は、推薦書の提出期限を空けられません。")
    drafts = cut_off(round_, now)
    words: dict[str, object] = {"until": spoken(now)}
    if n := drafts.count():
        words |= {"n": n, "bodies": "、".join(map(str, drafting(drafts)))}
        whom = _(
            "提出期限を%(until)sに早めると、下書き%(n)d件（%(bodies)s）が、予定より早く提出できなくなります。"
        )
    else:
        whom = _("提出期限を%(until)sに早めます。")
    if now <= at:
        whom += _("この日時は、もう過ぎています。")
    return whom % words + _("変更の理由を書いて、もう一度保存してください。")
