"""The filter of the list of letters."""

from django import forms
from django.utils.translation import gettext_lazy as _

from awards.fields import LineField
from nominations.letters.models import STATES


class LetterFilter(forms.Form):
    """An unknown value filters nothing."""

    q = LineField(label=_("件名・宛先"), limit=100, required=False)
    state = forms.ChoiceField(
        label=_("状態"),
        required=False,
        choices=[("", _("全て")), *((str(value), label) for value, label in STATES.items())],
    )
