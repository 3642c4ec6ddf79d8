from collections.abc import Mapping
from typing import Unpack

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from awards.fields.options import FormOptions
from nominations.people.models import NominatingBody


class StartForm(forms.Form):
    """``key`` comes with the form, so that a second click makes no second nomination."""

    use_required_attribute = False
    key = forms.UUIDField(widget=forms.HiddenInput)
    body = forms.ModelChoiceField(
        NominatingBody.objects.none(), label=_("推薦団体"), empty_label=_("選んでください")
    )

    def __init__(
        self,
        data: Mapping[str, object] | None = None,
        *,
        bodies: QuerySet[NominatingBody],
        **options: Unpack[FormOptions],
    ) -> None:
        super().__init__(data, **options)
        field = self.fields["body"]
        field.queryset = bodies  # type: ignore[attr-defined]
        field.error_messages["required"] = _("推薦団体を選んでください。")
        if len(bodies) == 1:
            field.widget = forms.HiddenInput()
            self.initial["body"] = bodies[0].pk
