"""The address by which a person signs in, however it is typed."""

from typing import Unpack

from django.utils.translation import gettext_lazy as _

from awards.fields import MailField
from awards.fields.options import LineOptions


class AddressField(MailField):
    """One spelling for one person: narrow and small letters."""

    def __init__(self, **options: Unpack[LineOptions]) -> None:
        options.setdefault("label", _("メールアドレス"))
        super().__init__(**options)

    def tidy(self, text: str) -> str:
        return super().tidy(text).lower()
