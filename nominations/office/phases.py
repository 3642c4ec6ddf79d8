"""The acts that move a round from phase to phase, as the secretariat sees them.

What follows from each is written on its page, ``templates/office/phases/<slug>.html``.
"""

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
    """``missing`` lists what the round still needs before ``do`` can be done."""

    slug: str
    verb: Promise
    do: Callable[..., None]
    missing: Callable[[Round, datetime], list[str]] = _nothing


PHASE_ACTS = {
    act.slug: act
    for act in (
        PhaseAct("open", _("推薦の受付を始める"), actions.open_nominations, missing_before_opening),
        PhaseAct("judging", _("審査を始める"), actions.start_judging, missing_before_judging),
        PhaseAct("close-scoring", _("採点を締め切る"), actions.close_scoring),
    )
}
NEXT_ACT = {Phase.PREPARING: "open", Phase.OPEN: "judging", Phase.JUDGING: "close-scoring"}


def act_for(round_: Round) -> PhaseAct | None:
    """The act that would move the round on, if it is the secretariat's to do."""
    return PHASE_ACTS.get(NEXT_ACT.get(Phase(round_.phase), ""))
