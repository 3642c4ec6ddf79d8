from django import forms
from django.utils.translation import gettext_lazy as _

from awards.fields import CountField, ProseField, YearField


class NewRoundForm(forms.Form):
    number = CountField(label=_("回"), max_value=999, example="8", help_text=_("例：8"))
    fiscal_year = YearField(
        label=_("年度（西暦）"),
        max_value=2999,
        example="2026",
        help_text=_("第1回は平成18（2006）年度です。"),
    )
    reason = ProseField(
        label=_("この年度とする理由"),
        limit=500,
        required=False,
        help_text=_("同じ年度に2回行うときなど、回と年度の順が通例と違うときに書きます。"),
    )
