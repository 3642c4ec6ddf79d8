"""The acts that move a round from phase to phase, as the secretariat sees them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.rounds.models import Phase, Round
from nominations.office import actions
from nominations.office.round_readiness import missing_before_judging, missing_before_opening


def _nothing(round_: Round, at: datetime) -> list[str]:
    return []


@dataclass(frozen=True)
class PhaseAct:
    slug: str
    verb: Promise
    consequences: tuple[Promise, ...]
    do: Callable[..., None]
    missing: Callable[[Round, datetime], list[str]] = _nothing


PHASE_ACTS = {
    act.slug: act
    for act in (
        PhaseAct(
            "open",
            _("推薦の受付を始める"),
            (
                _("受付期間のあいだ、推薦団体が推薦を作り、提出できるようになります。"),
                _("主催者、賞、評価基準は、この後は変えられません。"),
                _("この回は、公開のページに現れます。"),
            ),
            actions.open_nominations,
            missing_before_opening,
        ),
        PhaseAct(
            "judging",
            _("審査を始める"),
            (
                _("受理した推薦を、委員が採点できるようになります。"),
                _("推薦の受付は終わり、下書きは提出できなくなります。"),
                _("受理した推薦の一覧を封印します。"),
            ),
            actions.start_judging,
            missing_before_judging,
        ),
        PhaseAct(
            "close-scoring",
            _("採点を締め切る"),
            (
                _("この後は、誰も採点を変えられません。確定していない採点表は集計に入りません。"),
                _("委員と事務局が、集計と順位を見られるようになります。"),
                _("採点の一覧を封印します。"),
            ),
            actions.close_scoring,
        ),
    )
}
NEXT_ACT = {Phase.PREPARING: "open", Phase.OPEN: "judging", Phase.JUDGING: "close-scoring"}


def act_for(round_: Round) -> PhaseAct | None:
    """The act that would move the round on, if it is the secretariat's to do."""
    return PHASE_ACTS.get(NEXT_ACT.get(Phase(round_.phase), ""))
