"""Forms of accounts: signing in, and choosing a password."""

from typing import Any
from uuid import uuid4

from allauth.account import forms as allauth_forms
from allauth.core import context
from allauth.core.ratelimit import clear
from django import forms
from django.contrib.auth.password_validation import password_validators_help_texts
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from post_office.models import Email

from nominations.access import Request
from nominations.people.counters import keys_of
from nominations.people.forms.addresses import AddressField
from nominations.people.models import User

LABELS = {
    "login": _("メールアドレス"),
    "email": _("メールアドレス"),
    "password": _("パスワード"),
    "oldpassword": _("今のパスワード"),
    "password1": _("新しいパスワード"),
    "password2": _("新しいパスワード（確認）"),
}
REQUIRED = {
    "login": _("メールアドレスを入力してください。"),
    "email": _("メールアドレスを入力してください。"),
    "password": _("パスワードを入力してください。"),
    "oldpassword": _("今のパスワードを入力してください。"),
    "password1": _("新しいパスワードを入力してください。"),
    "password2": _("新しいパスワードを、もう一度入力してください。"),
}


class OurLook(forms.Form):
    """allauth's forms with our labels and sentences, without placeholders."""

    address = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.address:
            self.fields[self.address] = AddressField()
            self.fields[self.address].widget.attrs["autocomplete"] = "username"
        for name, field in self.fields.items():
            if name in ("password", "oldpassword"):
                field.help_text = ""  # a second way to the reset, beside that of our templates
            if name == "password1":
                field.help_text = " ".join(password_validators_help_texts())
            field.label = LABELS.get(name, field.label)
            field.error_messages["required"] = REQUIRED.get(name, field.error_messages["required"])
            for unwanted in ("placeholder", "maxlength"):
                field.widget.attrs.pop(unwanted, None)


class SignInForm(OurLook, allauth_forms.LoginForm):
    address = "login"


class ForgottenPasswordForm(OurLook, allauth_forms.ResetPasswordForm):
    address = "email"

    users: list[User]

    @transaction.atomic
    def save(self, request: Request, **kwargs: Any) -> str:
        """An address without an open account costs the same work as one that has it.

        Otherwise the time of the answer would tell who has an account: a letter is written all the
        same, to nobody, and thrown away before anything could send it.
        """
        nobody = f"{uuid4().hex}@nobody.invalid"
        if not self.users:
            self.users = [User(pk=0, email=nobody)]
            self.cleaned_data["email"] = nobody
        super().save(request, **kwargs)
        # One statement: Django's own first looks for what hangs on a letter.
        letter = Email.objects.filter(to=nobody)
        letter._raw_delete(letter.db)
        return str(self.cleaned_data["email"])


class NewPasswordForm(OurLook, allauth_forms.ResetPasswordKeyForm):
    def save(self) -> None:
        """Whoever reads the account's mail is its owner: a stranger's wrong tries end here."""
        super().save()
        for key in keys_of(self.user.email):
            clear(context.request, action="login_failed", key=key)


class ChangePasswordForm(OurLook, allauth_forms.ChangePasswordForm):
    pass
