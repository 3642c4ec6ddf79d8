"""The address by which a person signs in, however it is typed."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from awards.fields import MailField


class AddressField(MailField):
    """One spelling for one person: narrow and small letters."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", _("メールアドレス"))
        super().__init__(**kwargs)

    def tidy(self, text: str) -> str:
        return super().tidy(text).lower()
