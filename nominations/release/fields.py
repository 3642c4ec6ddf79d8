"""Form fields only this desk needs."""

import re
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from awards.fields import LineField, ProseField
from awards.text import count, narrow


class SlugField(LineField):
    """The last part of a public address."""

    def tidy(self, text: str) -> str:
        return narrow(text).strip().lower()

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", value):
            raise ValidationError(
                _(
                    "英小文字と数字を使い、言葉の間はハイフンでつないでください（例：takasaki-city）。"
                )
            )


class DegreeField(LineField):
    """Degrees with up to five decimals; north and east are positive."""

    def __init__(self, *, most: int, **kwargs: Any) -> None:
        self.most = most
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Any:
        typed = narrow(str(value)).strip().replace("−", "-") if value is not None else ""
        if not typed:
            return None
        try:
            if not re.fullmatch(r"[+-]?\d{1,3}(\.\d+)?", typed, re.ASCII):
                raise InvalidOperation
            degrees = round(Decimal(typed), 5)
        except InvalidOperation:
            raise ValidationError(
                _("度を小数で入力してください（例：36.32194。南緯と西経は負の数）。")
            ) from None
        if abs(degrees) > self.most:
            raise ValidationError(
                _("-%(most)sから%(most)sまでの度を入力してください。"), params={"most": self.most}
            )
        return degrees

    def validate(self, value: Any) -> None:
        pass

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        shown = f"{value:f}"
        return shown.rstrip("0").rstrip(".") if "." in shown else shown


class BulletsField(ProseField):
    """One item a line; what comes out is the list of them."""

    def __init__(self, *, each: int | None = None, most: int | None = None, **kwargs: Any) -> None:
        self.each, self.most = each, most
        super().__init__(**kwargs)

    def clean(self, value: Any) -> Any:
        bullets = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if self.most is not None and len(bullets) > self.most:
            raise ValidationError(
                _("%(most)d項目までです。1行が1項目になります。"), params={"most": self.most}
            )
        for n, bullet in enumerate(bullets, start=1):
            if self.each is not None and count(bullet) > self.each:
                raise ValidationError(
                    _("%(n)d項目めは、%(each)d文字までです。%(over)d文字超えています。"),
                    params={"n": n, "each": self.each, "over": count(bullet) - self.each},
                )
        return bullets

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value
