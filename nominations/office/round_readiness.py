"""What a round still lacks before its next phase, as sentences for the secretariat."""

from datetime import datetime

from django.db.models import Count
from django.utils.translation import gettext as _

from awards.rounds.models import Round
from nominations.intake.models import State
from nominations.people.models import CommitteeRole, CommitteeSeat


def missing_before_opening(round_: Round, at: datetime) -> list[str]:
    missing = []
    if not (round_.nominations_open_at and round_.nominations_close_at):
        missing.append(_("推薦の受付開始と提出期限を決めてください。"))
    elif round_.nominations_close_at <= at:
        missing.append(_("推薦書の提出期限が過ぎています。これからの日時にしてください。"))
    if not round_.hosts.exists():
        missing.append(_("主催者を一つ以上登録してください。"))
    if not round_.prizes.exists():
        missing.append(_("賞を一つ以上登録してください。"))
    if not round_.criteria.exists():
        missing.append(_("審査基準を一つ以上登録してください。"))
    if not round_.eligible_kinds:
        missing.append(_("対象となる団体の種別を一つ以上選んでください。"))
    return missing


def missing_before_judging(round_: Round, at: datetime) -> list[str]:
    missing = []
    counts = dict(round_.nominations.values_list("state").annotate(n=Count("*")))
    if round_.nominations_close_at and at <= round_.nominations_close_at:
        missing.append(_("推薦書の提出期限を過ぎるまで、審査は始められません。"))
    if round_.extensions.filter(until__gte=at).exists():
        missing.append(
            _("提出期限を延長した団体があります。その期限を過ぎるまで、審査は始められません。")
        )
    waiting = counts.get(State.SUBMITTED, 0) + counts.get(State.RETURNED, 0)
    if waiting:
        missing.append(
            _("確認の終わっていない推薦が%(n)d件あります。受理するか、対象外としてください。")
            % {"n": waiting}
        )
    if not counts.get(State.ACCEPTED):
        missing.append(_("受理した推薦がありません。"))
    missing += _committee(round_)
    return missing


def _committee(round_: Round) -> list[str]:
    seats = CommitteeSeat.objects.filter(round=round_)
    missing = []
    if not seats.filter(role=CommitteeRole.CHAIR).exists():
        missing.append(_("審査委員会の委員長を決めてください。"))
    if not round_.scoring_closes_at:
        missing.append(_("採点期限を決めてください。"))
    return missing
