"""Fields of a draft: marked as required, but demanded only when the nomination is submitted.

Formats are judged at once. Too long is said beside the counter and saved all the same.
"""

from typing import Any

from django import forms

from awards import fields


class Draft(forms.Field):
    def validate(self, value: Any) -> None:
        required, self.required = self.required, False
        try:
            super().validate(value)
        finally:
            self.required = required


class DraftLine(Draft, fields.LineField):
    """``limit`` is the round's and shown; ``most`` is what the column holds."""

    def __init__(self, *, most: int | None = 20_000, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.most = most

    def validate(self, value: Any) -> None:
        shown, self.limit = self.limit, self.most
        try:
            super().validate(value)
        finally:
            self.limit = shown


class DraftProse(DraftLine, fields.ProseField):
    pass


class DraftKana(DraftLine, fields.KanaField):
    pass


class DraftPostal(DraftLine, fields.PostalField):
    pass


class DraftPhone(DraftLine, fields.PhoneField):
    pass


class DraftMail(DraftLine, fields.MailField):
    pass


class DraftWeb(DraftLine, fields.WebField):
    pass


class DraftWhen(Draft, fields.WhenField):
    pass


class DraftCount(Draft, fields.CountField):
    pass


class DraftArea(Draft, fields.AreaField):
    pass


class DraftChoice(Draft, forms.ChoiceField):
    pass


class DraftTick(Draft, forms.BooleanField):
    pass
