"""The decisions on a nomination as pages: what each asks for and what follows from it."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from nominations.intake.models import NEXT, Nomination, State
from nominations.screening import actions
from nominations.screening.forms import IneligibleForm, RecheckForm, ReturnForm


@dataclass(frozen=True)
class Act:
    url: str
    verb: Promise
    done: Promise
    was: State
    to: State
    do: Callable[..., None]
    form: type[forms.Form]
    consequences: tuple[Promise, ...]
    danger: bool = False

    def fits(self, nomination: Nomination) -> bool:
        return nomination.state == self.was and self.to in NEXT[self.was]


RETURN = Act(
    "screening-return",
    _("差し戻す"),
    _("差し戻しました"),
    State.SUBMITTED,
    State.RETURNED,
    actions.return_for_correction,
    ReturnForm,
    (
        _("推薦団体が、期限まで推薦書を書き直せるようになります。"),
        _("推薦団体の担当者全員に、直していただきたい点をメールで知らせます。"),
    ),
)
ACCEPT = Act(
    "screening-accept",
    _("受理する"),
    _("受理しました"),
    State.SUBMITTED,
    State.ACCEPTED,
    actions.accept,
    forms.Form,
    (
        _("整理番号を付け、審査委員会の審査に付します。"),
        _("推薦団体の担当者全員に、メールで知らせます。"),
    ),
)
INELIGIBLE = Act(
    "screening-ineligible",
    _("対象外とする"),
    _("対象外としました"),
    State.SUBMITTED,
    State.INELIGIBLE,
    actions.find_ineligible,
    IneligibleForm,
    (
        _("この推薦は、審査に付されません。"),
        _("推薦団体の担当者全員に、理由をメールで知らせます。"),
    ),
    danger=True,
)
RECONSIDER = Act(
    "screening-reconsider",
    _("対象外の判断を取り消す"),
    _("確認に戻しました"),
    State.INELIGIBLE,
    State.SUBMITTED,
    actions.reconsider,
    RecheckForm,
    (_("資格の確認をやり直します。推薦団体の担当者全員に、理由をメールで知らせます。"),),
)
REOPEN = Act(
    "screening-reopen",
    _("受理を取り消す"),
    _("確認に戻しました"),
    State.ACCEPTED,
    State.SUBMITTED,
    actions.reopen,
    RecheckForm,
    (
        _("審査に付す推薦から外し、資格の確認をやり直します。整理番号は変わりません。"),
        _("推薦団体の担当者全員に、理由をメールで知らせます。"),
    ),
    danger=True,
)
ACTS = (ACCEPT, RETURN, INELIGIBLE, RECONSIDER, REOPEN)


def acts_for(nomination: Nomination) -> list[Act]:
    """What may be decided now."""
    if actions.why_closed(nomination.round):
        return []
    return [act for act in ACTS if act.fits(nomination)]
