"""Forms of people and bodies in the back office."""

from typing import TYPE_CHECKING

from django import forms
from django.contrib.auth.forms import (
    AdminUserCreationForm,
    ReadOnlyPasswordHashField,
    ReadOnlyPasswordHashWidget,
    UserChangeForm,
)
from django.contrib.auth.hashers import is_password_usable
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from awards.codes import is_code
from nominations.people.forms.addresses import AddressField
from nominations.people.models import CommitteeSeat, NominatingBody, User

if TYPE_CHECKING:
    _Body = forms.ModelForm[NominatingBody]
    _Change = UserChangeForm[User]
    _New = AdminUserCreationForm[User]
else:
    _Body, _Change, _New = forms.ModelForm, UserChangeForm, AdminUserCreationForm


class PasswordIsSet(ReadOnlyPasswordHashWidget):
    """Whether there is one: Django's own shows the beginnings of its salt and its hash."""

    def get_context(
        self, name: str, value: str | None, attrs: dict[str, object] | None
    ) -> dict[str, object]:
        context: dict[str, object] = super().get_context(name, value, attrs)
        told = _("設定済み") if value and is_password_usable(value) else _("未設定")
        return context | {"summary": [{"label": told}]}


class PersonForm(_Change):
    email = AddressField(limit=254)
    password = ReadOnlyPasswordHashField(label=_("パスワード"), widget=PasswordIsSet)

    class Meta:
        model = User
        fields = ("email", "password", "name", "section", "is_active", "is_staff")

    def clean_is_staff(self) -> bool:
        """The back office shows points of nominations that a member may be recused from."""
        is_staff: bool = self.cleaned_data["is_staff"]
        is_new = "is_staff" in self.changed_data
        if is_staff and is_new and CommitteeSeat.objects.filter(user=self.instance).exists():
            raise ValidationError(
                _("審査委員である方、又は審査委員であった方は、管理画面を使えません。")
            )
        return is_staff


class NewPersonForm(_New):
    email = AddressField(limit=254)

    class Meta:
        model = User
        fields = ("email", "name", "section")


class BodyForm(_Body):
    class Meta:
        model = NominatingBody
        fields = "__all__"

    def clean_code(self) -> str:
        code: str = self.cleaned_data["code"]
        if not is_code(code):
            raise ValidationError(
                _("団体コードは検査数字を含む6桁で入力してください（例：102024）。")
            )
        return code
