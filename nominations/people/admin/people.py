"""People and bodies in the back office, where the operator enters and corrects them."""

from typing import TYPE_CHECKING, cast

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.db import transaction
from django.db.models import Model
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import Correctable
from nominations.changing import take
from nominations.people import actions
from nominations.people.actions import Access
from nominations.people.forms.backoffice import BodyForm, NewPersonForm, PersonForm
from nominations.people.models import NominatingBody, User

# Of a password that is compared; a longer one is a new one.
MOST_LETTERS = 1_000

if TYPE_CHECKING:
    _UserAdmin = DjangoUserAdmin[User]
else:
    _UserAdmin = DjangoUserAdmin


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

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[str, ...]:
        """Nobody locks themselves out by an unticked box."""
        return (*self.kept, "is_active", "is_staff") if obj == request.user else self.kept

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> User | None:
        """Taken before its form is judged: a seat given meanwhile waits, or is seen."""
        person = super().get_object(request, object_id, from_field)
        if person and request.method == "POST":
            take(person)
        return person

    def save_model(
        self,
        request: HttpRequest,
        obj: Model,
        form: BaseForm,
        change: bool,  # noqa: FBT001 -- Django's signature
    ) -> None:
        """In the transaction of Django's form, with what was stored until now."""
        person = cast(User, obj)
        before = User.objects.select_for_update().filter(pk=person.pk).first()
        former = Access.of(before) if before else None
        super().save_model(request, person, form, change)
        if former:
            by = cast(User, request.user)
            actions.tell_of_access(person, former, by=by, at=timezone.now())

    @transaction.atomic
    def user_change_password(
        self,
        request: HttpRequest,
        id: str,  # noqa: A002 -- Django's name
        form_url: str = "",
    ) -> HttpResponse:
        """Django's form, and the act that tells its owner and the ledger, once for a password."""
        person = get_object_or_404(User.objects.select_for_update(), pk=id)
        was = person.password
        is_same = person.check_password(request.POST.get("password1", "")[:MOST_LETTERS])
        response = super().user_change_password(request, id, form_url)
        person.refresh_from_db()
        if person.password != was and not is_same:
            actions.tell_of_password(person, by=cast(User, request.user), at=timezone.now())
        return response


@admin.register(NominatingBody)
class BodyAdmin(Correctable):
    form = BodyForm
    list_display = ("code", "name", "kana", "kind", "prefecture", "valid_from", "valid_to")
    list_display_links = ("code", "name")
    list_filter = ("kind", "prefecture")
    search_fields = ("code", "name", "name_en", "kana")
    ordering = ("prefecture", "code")

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def get_readonly_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> tuple[str, ...]:
        # The ledger names a body by its code.
        return ("code",) if obj else ()
