"""Where somebody can be reached, and official codes: narrow characters, whatever was typed."""

import re
from collections.abc import Callable

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator
from django.utils.translation import gettext_lazy as _

from awards.codes import is_code
from awards.fields.options import Label
from awards.fields.words import LineField
from awards.text import ascii_width, narrow

# Longer than this, it is no telephone number (characters).
LONGEST_PHONE = 60
_LABEL = re.compile(r"^(?:tel|fax|電話)[:.\s]*", re.IGNORECASE)
_ADDED = re.compile(
    r"\s*\(?(?:(?:内線?|ext\.?|x)[:\s]*(?P<extension>\d{1,8})|(?P<note>代表?|直通|fax兼用))\)?",
    re.ASCII | re.IGNORECASE,
)
_HOST = re.compile(r"(?:[^/／]*[/／]{2})?[^/／?？#＃]*")


class NarrowField(LineField):
    """Empty stays empty; anything else must be ``accepts``-able, or the sentence says how."""

    sentence: Label = ""
    inputmode = "text"

    def tidy(self, text: str) -> str:
        return narrow(text)

    def accepts(self, value: str) -> bool:
        raise NotImplementedError

    def validate(self, value: object) -> None:
        super().validate(value)
        if value and not self.accepts(str(value)):
            raise ValidationError(self.sentence, code="invalid")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, object]:
        return super().widget_attrs(widget) | {"inputmode": self.inputmode}


class PostalField(NarrowField):
    sentence = _("郵便番号は7桁の数字で入力してください（例：370-8501）。")
    inputmode = "numeric"

    def tidy(self, text: str) -> str:
        code = re.sub(r"[〒\s]", "", narrow(text))
        return f"{code[:3]}-{code[3:]}" if re.fullmatch(r"\d{7}", code, re.ASCII) else code

    def accepts(self, value: str) -> bool:
        return re.fullmatch(r"\d{3}-\d{4}", value, re.ASCII) is not None


class PhoneField(NarrowField):
    """Hyphens stay where they were typed: only the office knows its area code."""

    sentence = _(
        "電話番号は、市外局番から10桁又は11桁で入力してください（例：027-321-1201、027-321-1201（内線2345））。"
    )
    inputmode = "tel"

    def tidy(self, text: str) -> str:
        if len(text) > LONGEST_PHONE:
            return text
        number, notes = _ADDED.sub("", narrow(text)), ""
        for added in _ADDED.finditer(narrow(text)):
            note = (added["note"] or "").replace("代表", "代").replace(
                "代", "代表"
            ) or f"内線{added['extension']}"
            notes += f"（{note.upper()}）"
        number = re.sub(r"[()\s./-]+", "-", _LABEL.sub("", number)).strip("-")
        return re.sub(r"^(?:\+|00)81-?0?-?", "0", number) + notes

    def accepts(self, value: str) -> bool:
        number = re.fullmatch(r"([\d-]+)(（(内線\d{1,8}|代表|直通|FAX兼用)）)*", value, re.ASCII)
        return number is not None and bool(
            re.fullmatch(r"0\d{9,10}", number[1].replace("-", ""), re.ASCII)
        )


class MailField(NarrowField):
    sentence = _("メールアドレスは「kokusai@city.example.jp」のように入力してください。")
    inputmode = "email"

    def tidy(self, text: str) -> str:
        name, at, domain = ascii_width(text).removeprefix("mailto:").rpartition("@")
        return f"{name}{at}{domain.lower()}"

    def accepts(self, value: str) -> bool:
        # A comma, allowed in quotes, would make two addresses of one in a letter.
        return "," not in value and _passes(EmailValidator(allowlist=[]), value)


class WebField(NarrowField):
    sentence = _(
        "ウェブサイトは「https://」又は「http://」から入力してください"
        "（例：https://www.city.example.jp/）。"
    )
    inputmode = "url"

    def tidy(self, text: str) -> str:
        """Another path would be another page, so it is narrowed only with all the rest."""
        line = text.strip()
        beginning = _HOST.match(line)
        if beginning and ascii_width(beginning[0]) != beginning[0]:
            line = ascii_width(line)
        return f"https://{line}" if line.lower().startswith("www.") else line

    def accepts(self, value: str) -> bool:
        return _passes(URLValidator(schemes=["http", "https"]), value)


class CodeField(NarrowField):
    sentence = _("団体コードは検査数字を含む6桁で入力してください（例：102024）。")
    inputmode = "numeric"

    def accepts(self, value: str) -> bool:
        return is_code(value)


def _passes(validator: Callable[[str], None], value: str) -> bool:
    try:
        validator(value)
    except ValidationError:
        return False
    return True
