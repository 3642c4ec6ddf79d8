"""Populations, areas and other numbers, typed with or without commas."""

from decimal import Decimal
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from awards.fields.options import FieldOptions
from awards.fields.required import Named
from awards.numbers import MOST, NumberError, decimal, number

_SENTENCES = {
    "negative": _("0以上の数を入力してください。"),
    "too_large": _("%(most)s以下の数を入力してください。"),
    "too_precise": _("小数点以下は%(places)s桁までです。四捨五入した数を入力してください。"),
}


class CountField(Named):
    widget = forms.TextInput
    unreadable = _("数字だけで入力してください（例：374,997）。")

    def __init__(self, *, max_value: int = MOST, **options: Unpack[FieldOptions]) -> None:
        self.max_value = max_value
        super().__init__(**options)

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        return {"inputmode": "numeric"}

    def read(self, text: str) -> int | Decimal:
        return number(text, most=self.max_value)

    def to_python(self, value: object) -> int | Decimal | None:
        if value is None or not str(value).strip():
            return None
        try:
            return self.read(str(value))
        except NumberError as error:
            sentence = _SENTENCES.get(error.code, self.unreadable)
            raise ValidationError(sentence, code=error.code, params=error.params) from error

    def prepare_value(self, value: object) -> object:
        return f"{value:,}" if isinstance(value, int) else value


class AreaField(CountField):
    """Square kilometres with up to two decimals."""

    unreadable = _("平方キロメートルの数字で入力してください（例：459.41）。")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        return {"inputmode": "decimal"}

    def read(self, text: str) -> Decimal:
        return decimal(text, places=2)

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, Decimal):
            return super().prepare_value(value)
        text = f"{value:,.2f}"
        return text.rstrip("0").rstrip(".")
