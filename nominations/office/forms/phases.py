"""What is asked before a round moves on: a box for what surprises, a reason for what goes back."""

from collections.abc import Mapping
from datetime import datetime

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.fields import MomentField, ProseField
from awards.rounds.models import Round
from nominations.office.consequences import of_closing

Data = Mapping[str, object] | None


def no_question(data: Data, round_: Round, at: datetime) -> forms.Form:
    return forms.Form(data)


class ClosingForm(forms.Form):
    use_required_attribute = False

    def __init__(self, data: Data, surprise: str) -> None:
        super().__init__(data)
        if surprise:
            self.fields["sure"] = forms.BooleanField(
                label=surprise,
                error_messages={"required": _("内容を確かめて、チェックを入れてください。")},
            )

    def clean(self) -> dict[str, object]:
        """The box is for the reader; the act takes nothing."""
        return {}


class ReopeningForm(forms.Form):
    use_required_attribute = False
    scoring_closes_at = MomentField(
        label=_("新しい採点期限"), help_text=_("例：2026年12月25日 17:00")
    )
    reason = ProseField(
        label=_("再開の理由"), limit=500, help_text=_("委員への通知と台帳に載ります。")
    )


def closing_question(data: Data, round_: Round, at: datetime) -> forms.Form:
    return ClosingForm(data, of_closing(round_, at).surprise)


def reopening_question(data: Data, round_: Round, at: datetime) -> forms.Form:
    return ReopeningForm(data)


class RescheduleForm(forms.Form):
    """Beside the schedule, while nominations are open."""

    use_required_attribute = False
    reason = ProseField(
        label=_("変更の理由"),
        limit=500,
        required=False,
        help_text=_(
            "提出期限を早めるときは、必ず書きます。下書きのある団体への通知と台帳に載ります。"
        ),
    )
