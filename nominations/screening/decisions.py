"""The decisions on a nomination as pages: in which state, and what each asks for.

What follows from a decision is told by its template.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from nominations.intake.models import Nomination, State
from nominations.screening import actions
from nominations.screening.forms import IneligibleForm, RecheckForm, ReturnForm


@dataclass(frozen=True)
class Decision:
    """``name`` is the last word of its address and the name of its template."""

    name: str
    verb: Promise
    done: Promise
    was: State
    act: Callable[..., None]
    form: type[forms.Form] = forms.Form
    danger: bool = False

    def fits(self, nomination: Nomination) -> bool:
        return nomination.state == self.was


DECISIONS = (
    Decision("accept", _("受理する"), _("受理しました"), State.SUBMITTED, actions.accept),
    Decision(
        "return",
        pgettext_lazy("nomination", "差し戻す"),
        _("差し戻しました"),
        State.SUBMITTED,
        actions.return_for_correction,
        ReturnForm,
    ),
    Decision(
        "ineligible",
        _("対象外とする"),
        _("対象外としました"),
        State.SUBMITTED,
        actions.find_ineligible,
        IneligibleForm,
        danger=True,
    ),
    Decision(
        "reconsider",
        _("対象外の判断を取り消す"),
        _("確認に戻しました"),
        State.INELIGIBLE,
        actions.reconsider,
        RecheckForm,
    ),
    Decision(
        "reopen",
        _("受理を取り消す"),
        _("確認に戻しました"),
        State.ACCEPTED,
        actions.reopen,
        RecheckForm,
        danger=True,
    ),
)


def open_decisions(nomination: Nomination) -> list[Decision]:
    """What may be decided now."""
    if actions.why_closed(nomination.round):
        return []
    return [decision for decision in DECISIONS if decision.fits(nomination)]
