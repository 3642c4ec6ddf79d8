"""People and bodies in the back office, and the back office's own door.

Sign-in goes through the accounts' page, so that its throttling holds here, too. Seats stand in
``office``, whose acts record them.
"""

from typing import TYPE_CHECKING, Any

from allauth.account import admin as allauth_admin
from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.models import Group
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import Correctable
from nominations.people.backoffice_forms import BodyForm, NewPersonForm, PersonForm
from nominations.people.models import NominatingBody, User

if TYPE_CHECKING:
    _UserAdmin = DjangoUserAdmin[User]
else:
    _UserAdmin = DjangoUserAdmin


def _change_password(request: HttpRequest, extra_context: Any = None) -> HttpResponse:
    return redirect("account_change_password")


admin.site.site_header = admin.site.site_title = _("管理画面（姉妹自治体交流表彰）")
admin.site.index_title = _("記録の一覧")
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]
admin.site.password_change = _change_password  # type: ignore[method-assign, assignment]
# Rights hang on seats and addresses on users; a second place for either would be a second truth.
admin.site.unregister([Group, allauth_admin.EmailAddress])


@admin.register(User)
class PersonAdmin(Correctable, _UserAdmin):
    form = PersonForm
    add_form = NewPersonForm
    list_display = ("email", "name", "section", "is_active", "is_staff", "last_login")
    list_filter = ("is_active", "is_staff")
    search_fields = ("email", "name", "section")
    ordering = ("email",)
    filter_horizontal = ()
    kept = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "password", "name", "section")}),
        (_("できること"), {"fields": ("is_active", "is_staff")}),
        (_("記録"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = (
        (
            None,
            {"fields": ("email", "name", "section", "usable_password", "password1", "password2")},
        ),
    )

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody locks themselves out by an unticked box."""
        return (*self.kept, "is_active", "is_staff") if obj == request.user else self.kept

    @transaction.atomic
    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> Any:  # noqa: A002 -- Django's name
        return super().user_change_password(request, id, form_url)


@admin.register(NominatingBody)
class BodyAdmin(Correctable):
    form = BodyForm
    list_display = ("code", "name", "kana", "kind", "prefecture", "valid_from", "valid_to")
    list_display_links = ("code", "name")
    list_filter = ("kind", "prefecture")
    search_fields = ("code", "name", "name_en", "kana")
    ordering = ("prefecture", "code")

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return True

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        # The ledger names a body by its code.
        return ("code",) if obj else ()
