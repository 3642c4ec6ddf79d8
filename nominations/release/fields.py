"""Form fields only this desk needs."""

import re
from decimal import Decimal, InvalidOperation
from typing import Unpack

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from awards.fields import LineField
from awards.fields.options import LineOptions
from awards.text import narrow


class SlugField(LineField):
    """The last part of a public address."""

    def tidy(self, text: str) -> str:
        return narrow(text).strip().lower()

    def validate(self, value: object) -> None:
        super().validate(value)
        if value and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", str(value)):
            raise ValidationError(
                _(
                    "英小文字と数字を使い、言葉の間はハイフンでつないでください（例：takasaki-city）。"
                )
            )


class DegreeField(LineField):
    """Degrees with up to five decimals; north and east are positive."""

    def __init__(self, *, most: int, **options: Unpack[LineOptions]) -> None:
        self.most = most
        super().__init__(**options)
        self.empty_value = None

    def to_python(self, value: object) -> Decimal | None:  # type: ignore[override]  # no text
        typed = narrow(super().to_python(value)).strip().replace("−", "-")
        if not typed:
            return None
        try:
            if not re.fullmatch(r"[+-]?\d{1,3}(\.\d{1,20})?", typed, re.ASCII):
                raise InvalidOperation
            # As many decimals as the column has, so that equal degrees are written alike.
            degrees = Decimal(typed).quantize(Decimal("0.00001"))
        except InvalidOperation:
            raise ValidationError(
                _("度を小数で入力してください（例：36.32194。南緯と西経は負の数）。")
            ) from None
        if abs(degrees) > self.most:
            raise ValidationError(
                _("-%(most)sから%(most)sまでの度を入力してください。"), params={"most": self.most}
            )
        return degrees

    def validate(self, value: object) -> None:
        """Whatever could be read is a degree."""

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, Decimal):
            return value
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
