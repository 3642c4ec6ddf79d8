"""Until when a body may write and submit, and why it may not."""

from datetime import datetime

from django.utils.translation import gettext as _

from awards.languages import spoken
from awards.rounds.models import Phase, Round
from nominations.intake.models import Extension, Nomination, State
from nominations.people.models import NominatingBody


def extension_of(round_: Round, body: NominatingBody) -> Extension | None:
    """The newest one counts, whatever earlier ones said."""
    return Extension.objects.filter(round=round_, body=body).order_by("-at", "-pk").first()


def closing_for(round_: Round, body: NominatingBody) -> datetime | None:
    """The instant until which this body may submit; the instant itself still counts."""
    extension = extension_of(round_, body)
    known = [round_.nominations_close_at, extension.until if extension else None]
    return max((moment for moment in known if moment), default=None)


def is_open_for(round_: Round, body: NominatingBody, at: datetime) -> bool:
    if round_.takes_nominations(at):
        return True
    extension = extension_of(round_, body)
    return round_.phase == Phase.OPEN and extension is not None and at <= extension.until


def why_not_open(round_: Round, body: NominatingBody, at: datetime) -> str:
    """The sentence for a round in which this body cannot write now; empty when it can."""
    if is_open_for(round_, body, at):
        return ""
    closing = closing_for(round_, body)
    if round_.phase != Phase.OPEN or closing is None:
        return _(
            "%(round)sは「%(phase)s」のため、推薦を受け付けていません。受付の期間に入力と提出ができます。"
        ) % {"round": round_, "phase": round_.get_phase_display()}
    if round_.nominations_open_at and at < round_.nominations_open_at:
        return _("推薦の受付は、%(moment)s（日本時間）に始まります。") % {
            "moment": spoken(round_.nominations_open_at)
        }
    return _(
        "締切の%(moment)s（日本時間）を過ぎました。事情があるときは、事務局に締切の延長を相談してください。"
    ) % {"moment": spoken(closing)}


def due_at(nomination: Nomination) -> datetime | None:
    """Until when this nomination may be submitted, or submitted again."""
    closing = closing_for(nomination.round, nomination.body)
    if nomination.state != State.RETURNED:
        return closing
    return max((m for m in (closing, _asked_by(nomination)) if m), default=None)


def _asked_by(nomination: Nomination) -> datetime | None:
    newest = nomination.return_notes.order_by("-at", "-pk").first()
    return newest.due_at if newest else None


def why_locked(nomination: Nomination, at: datetime) -> str:
    """Why its body cannot change or submit it at that moment; empty when it can."""
    if not nomination.is_editable:
        return _closed_states()[State(nomination.state)]
    if nomination.state == State.RETURNED and nomination.round.phase == Phase.OPEN:
        due = due_at(nomination)
        if due and at <= due:
            return ""
        return _(
            "再提出の期限を過ぎました。提出が必要なときは、事務局に期限の延長を相談してください。"
        )
    return why_not_open(nomination.round, nomination.body, at)


def _closed_states() -> dict[State, str]:
    return {
        State.SUBMITTED: _(
            "提出済みのため、内容は変えられません。直す所があるときは、事務局に差戻しを依頼してください。"
        ),
        State.ACCEPTED: _(
            "事務局が受理したため、内容は変えられません。誤りに気付いたときは、事務局に連絡してください。"
        ),
        State.INELIGIBLE: _(
            "この回の対象外とされたため、内容は変えられません。理由はこのページに記しています。"
        ),
        State.WITHDRAWN: _(
            "取り下げたため、内容は変えられません。受付の期間内であれば、新しい推薦を作れます。"
        ),
    }
