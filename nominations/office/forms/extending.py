from django import forms
from django.utils.translation import gettext_lazy as _

from awards.fields import MomentField, ProseField


class ExtensionForm(forms.Form):
    until = MomentField(label=_("延長後の提出期限"), help_text=_("例：2026年12月25日 17:00"))
    reason = ProseField(label=_("理由"), limit=500, help_text=_("台帳に残ります。"))
