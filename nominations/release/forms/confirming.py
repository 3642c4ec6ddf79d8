"""What is asked when a group confirms its profile: of the secretariat, and of the group."""

from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.clock import in_japan
from awards.fields import LineField, MailField, MomentField, ProseField
from nominations.release.actions.confirming import LONGEST_COMMENT
from nominations.release.models.confirmations import Settled

TWO_WEEKS = timedelta(days=14)


class SendForm(forms.Form):
    addressee = LineField(
        label=_("宛名"),
        limit=120,
        help_text=_("通知メールの初めに「様」を付けて載ります。例：見本市国際交流協会　事務局長"),
    )
    email = MailField(
        label=_("送り先のメールアドレス"),
        help_text=_(
            "リンクを受け取った方だけが、この団体の紹介文を見られます。組織の代表アドレスではなく、確認する方のアドレスにしてください。"
        ),
    )
    ends_at = MomentField(label=_("確認の期限"), help_text=_("60日以内。例：2026年12月23日 17:00"))
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class CommentForm(forms.Form):
    """One on each paragraph, so its fields are named for their paragraph: ``prefix``."""

    text = ProseField(
        label=_("意見"),
        limit=LONGEST_COMMENT,
        rows=3,
        help_text=_("直す所と、正しい内容を書いてください。何度でも送れます。"),
    )
    place = forms.CharField(widget=forms.HiddenInput)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class ApproveForm(forms.Form):
    name = LineField(
        label=_("確認した方の役職と氏名"), limit=120, help_text=_("例：理事長　見本花子")
    )
    seen = forms.CharField(required=False, widget=forms.HiddenInput)


class SettleForm(forms.Form):
    state = forms.ChoiceField(label=_("対応"), choices=Settled.choices, widget=forms.RadioSelect)
    answer = ProseField(
        label=_("回答"),
        limit=LONGEST_COMMENT,
        rows=3,
        required=False,
        help_text=_("被推薦団体が、確認のページで読みます。"),
    )


def proposed_term(at: datetime) -> datetime:
    """Two weeks from now, at the close of an office day."""
    return (in_japan(at) + TWO_WEEKS).replace(hour=17, minute=0, second=0, microsecond=0)
