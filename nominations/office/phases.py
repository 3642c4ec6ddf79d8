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
from nominations.office.consequences import (
    Effects,
    of_closing,
    of_judging,
    of_opening,
    of_reopening,
)
from nominations.office.forms.phases import PhaseForm, ReopeningForm
from nominations.office.round_readiness import missing_before_judging, missing_before_opening
from nominations.people.models import User


def _nothing(round_: Round, at: datetime) -> list[str]:
    return []


@dataclass(frozen=True)
class PhaseAct:
    """``missing`` lists what the round still needs before ``do`` can be done.

    ``effects`` is what its page tells its reader of, and ``form`` asks for what the act takes.
    """

    slug: str
    verb: Promise
    do: Callable[..., None]
    effects: Callable[[Round, datetime, User], Effects]
    missing: Callable[[Round, datetime], list[str]] = _nothing
    form: type[PhaseForm] = PhaseForm


PHASE_ACTS = {
    act.slug: act
    for act in (
        PhaseAct(
            "open",
            _("推薦の受付を始める"),
            actions.open_nominations,
            of_opening,
            missing_before_opening,
        ),
        PhaseAct(
            "judging",
            _("審査を始める"),
            actions.start_judging,
            of_judging,
            missing_before_judging,
        ),
        PhaseAct(
            "close-scoring",
            _("採点を締め切る"),
            actions.close_scoring,
            of_closing,
        ),
        PhaseAct(
            "reopen-scoring",
            _("採点を再開する"),
            actions.reopen_scoring,
            of_reopening,
            form=ReopeningForm,
        ),
    )
}
NEXT_ACT = {Phase.PREPARING: "open", Phase.OPEN: "judging", Phase.JUDGING: "close-scoring"}


def act_for(round_: Round) -> PhaseAct | None:
    """The act that would move the round on, if it is the secretariat's to do."""
    return PHASE_ACTS.get(NEXT_ACT.get(Phase(round_.phase), ""))
