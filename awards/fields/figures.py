"""Populations, areas and other numbers, typed with or without commas."""

from contextlib import suppress
from decimal import Decimal
from typing import Unpack

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from awards.dates import parse
from awards.fields.options import FieldOptions
from awards.fields.required import Named
from awards.numbers import LONGEST, MOST, NumberError, decimal, number
from awards.partial_dates import DateError

_SENTENCES = {
    "negative": _("0以上の数を入力してください。"),
    "too_large": _("%(most)s以下の数を入力してください。"),
    "too_precise": _("小数点以下は%(places)s桁までです。四捨五入した数を入力してください。"),
}


class CountField(Named):
    """``example`` is a number that fits the field, for the sentence about one that is none."""

    widget = forms.TextInput
    unreadable = _("数として読み取れません。「%(example)s」のように、数字で入力してください。")

    def __init__(
        self, *, max_value: int = MOST, example: str = "1,000", **options: Unpack[FieldOptions]
    ) -> None:
        self.max_value, self.example = max_value, example
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
            params = {**error.params, "example": self.example}
            raise ValidationError(sentence, code=error.code, params=params) from error

    def prepare_value(self, value: object) -> object:
        return f"{value:,}" if isinstance(value, int) else value


class YearField(CountField):
    """A fiscal year of the western calendar, also typed as 令和9年度; it has no comma."""

    def read(self, text: str) -> int:
        if len(text) <= LONGEST:
            with suppress(DateError):
                return parse(text.replace("年度", "年")).year
        return number(text, most=self.max_value)

    def prepare_value(self, value: object) -> object:
        return value


class AreaField(CountField):
    """Square kilometres with up to two decimals."""

    unreadable = _(
        "面積として読み取れません。「459.41」のように、平方キロメートルの数字で入力してください。"
    )

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        return {"inputmode": "decimal"}

    def read(self, text: str) -> Decimal:
        return decimal(text, places=2)

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, Decimal):
            return super().prepare_value(value)
        text = f"{value:,.2f}"
        return text.rstrip("0").rstrip(".")
