"""When members may score and declare conflicts: the sentences that say why not."""

from datetime import datetime

from django.utils.translation import gettext as _

from awards.languages import spoken
from awards.rounds.models import Phase, Round

BEFORE = (Phase.PREPARING, Phase.OPEN)


def phase_told(round_: Round, at: datetime) -> str:
    """To members, who do not decide: that the hosts have is told with the winners, not before."""
    if round_.phase == Phase.DECIDED and not round_.is_announced(at):
        return str(Phase.DELIBERATING.label)
    return round_.get_phase_display()


def why_not_scoring(round_: Round, at: datetime) -> str:
    """Why nobody may change a score at ``at``; empty while scoring is open."""
    if round_.phase in BEFORE:
        return _("採点は、事務局が審査を始めてから行えます（今は「%(phase)s」です）。") % {
            "phase": round_.get_phase_display()
        }
    if round_.has_scored:
        return _("採点は締め切られました。採点は変えられません。")
    if round_.scoring_closes_at and at > round_.scoring_closes_at:
        return _(
            "採点期限（%(when)s）を過ぎました。事務局が採点期限を延ばしたときだけ、採点を続けられます。"
        ) % {"when": spoken(round_.scoring_closes_at)}
    return ""


def why_no_recusal(round_: Round) -> str:
    """A recusal after scoring would change a ranking that has been seen."""
    if round_.has_scored:
        return _("採点は締め切られたため、回避と除斥を加えられません。協議の中で申し出てください。")
    return ""


def why_no_ranking(round_: Round) -> str:
    if round_.has_scored:
        return ""
    if round_.scoring_closes_at:
        return _(
            "順位と委員ごとの採点は、採点期限（%(when)s）の後、事務局が採点を締め切ってから見られます。"
        ) % {"when": spoken(round_.scoring_closes_at)}
    return _("順位と委員ごとの採点は、事務局が採点を締め切ってから見られます。")
