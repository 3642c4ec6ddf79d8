"""An empty required field is asked for by its own name."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class Named(forms.Field):
    def validate(self, value: object) -> None:
        if self.required and value in self.empty_values:
            raise self.missing()

    def missing(self) -> ValidationError:
        if not self.label:
            return ValidationError(_("入力してください。"), code="required")
        return ValidationError(
            _("「%(label)s」を入力してください。"), code="required", params={"label": self.label}
        )
