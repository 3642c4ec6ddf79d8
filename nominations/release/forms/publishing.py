"""What is asked beside an act: a reason, a moment."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.fields import MomentField, ProseField


class ReopenForm(forms.Form):
    reason = ProseField(label=_("作成中に戻す理由"), limit=1000, help_text=_("台帳に残ります。"))


class AcceptForm(forms.Form):
    reason = ProseField(
        label=_("そのままでよい理由"),
        limit=300,
        rows=3,
        help_text=_("台帳に残ります。例：当時の資料に基準日がなく、確かめられないため。"),
    )


class CorrectionForm(forms.Form):
    reason = ProseField(
        label=_("訂正の理由"),
        limit=300,
        rows=3,
        help_text=_(
            "訂正した日と訂正した所とともに、紹介文のページに載ります。例：交流を始めた年に誤りがあったため。"
        ),
    )
    reason_en = ProseField(
        label=_("訂正の理由（英語）"), limit=600, rows=3, required=False, english=True
    )


class ReleaseForm(forms.Form):
    publish_at = MomentField(label=_("公表の日時"), help_text=_("例：2026年12月23日 14:00"))

    def __init__(self, *args: Any, at: datetime, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.at = at

    def clean_publish_at(self) -> datetime:
        publish_at: datetime = self.cleaned_data["publish_at"]
        if publish_at <= self.at:
            raise forms.ValidationError(_("これからの日時を入力してください。"))
        return publish_at


class ConfirmationForm(forms.Form):
    """``release`` is the one that the person had before them."""

    release = forms.IntegerField(
        widget=forms.HiddenInput,
        error_messages={
            "required": _("画面を開き直して、内容を確かめてから確定してください。"),
            "invalid": _("画面を開き直して、内容を確かめてから確定してください。"),
        },
    )


class CancellationForm(forms.Form):
    reason = ProseField(
        label=_("取消しの理由"),
        limit=500,
        rows=3,
        help_text=_("台帳と、事務局のほかの担当者への通知メールに載ります。"),
    )


class RepublicationForm(forms.Form):
    reason = ProseField(
        label=_("公表を再開する理由"),
        limit=300,
        rows=3,
        help_text=_("再び公表するページに、日付とともに載ります。例：誤って取り下げたため。"),
    )
    reason_en = ProseField(
        label=_("公表を再開する理由（英語）"),
        limit=600,
        rows=3,
        required=False,
        help_text=_("書かないときは、英語のページにも日本語の理由を載せます。"),
    )


class WithdrawalForm(forms.Form):
    reason = ProseField(
        label=_("取下げの理由"),
        limit=300,
        rows=3,
        help_text=_(
            "公表していたページに載ります。例：受賞団体から公表をやめてほしいとの申出があったため。"
        ),
    )
    reason_en = ProseField(
        label=_("取下げの理由（英語）"),
        limit=600,
        rows=3,
        required=False,
        english=True,
        help_text=_("書かないときは、英語のページにも日本語の理由を載せます。"),
    )
