"""What is asked before a round moves on: a box for what surprises, a reason for what goes back."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.fields import MomentField, ProseField


class PhaseForm(forms.Form):
    """A box for what surprises: ``to_confirm`` names it; without it nothing is asked."""

    use_required_attribute = False

    def __init__(self, data: Mapping[str, object] | None, to_confirm: str) -> None:
        super().__init__(data)
        if to_confirm:
            self.fields["sure"] = forms.BooleanField(
                label=to_confirm,
                error_messages={"required": _("内容を確かめて、チェックを入れてください。")},
            )

    def clean(self) -> dict[str, object]:
        """The box is for its reader; no act takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "sure"}


class ReopeningForm(PhaseForm):
    scoring_closes_at = MomentField(
        label=_("新しい採点期限"), help_text=_("例：2026年12月25日 17:00")
    )
    reason = ProseField(
        label=_("再開の理由"), limit=500, help_text=_("委員への通知と台帳に載ります。")
    )


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
