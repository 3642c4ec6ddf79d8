"""Seats in the back office: given and ended by the same acts as at the desk, which record them.

Here an operator gives the first seat of the secretariat, before whom nobody could give one.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, ClassVar, TypedDict, cast

from django.contrib import admin, messages
from django.db.models import ForeignKey, Model
from django.forms import BaseForm, ModelChoiceField
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly
from awards.rounds.models import Round
from nominations.changing import Refused
from nominations.people import actions
from nominations.people.models import (
    AnySeat,
    BodySeat,
    CommitteeSeat,
    NominatingBody,
    OfficeSeat,
    User,
)

if TYPE_CHECKING:
    _PersonChoice = ModelChoiceField[User]
else:
    _PersonChoice = ModelChoiceField


class Columns(TypedDict, total=False):
    """What the forms of the three kinds of seats hold, each its own part."""

    user: User
    body: NominatingBody
    round: Round
    role: str
    affiliation: str
    host_code: str
    starts_on: date
    ends_on: date | None


class PersonChoice(_PersonChoice):
    def label_from_instance(self, obj: User) -> str:
        return f"{obj.name}（{obj.email}）"


class SeatAdmin(ReadOnly):
    list_select_related: ClassVar[tuple[str, ...]] = ("user",)
    actions = ("end_terms",)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return True

    def formfield_for_foreignkey(
        self, db_field: "ForeignKey[Any, Any]", request: HttpRequest, **kwargs: Any
    ) -> "ModelChoiceField[Any] | None":
        """A plain list, which keyboards and screen readers know, with addresses beside names."""
        if db_field.name == "user":
            kwargs |= {"form_class": PersonChoice, "queryset": User.objects.order_by("name")}
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def add_view(
        self,
        request: HttpRequest,
        form_url: str = "",
        extra_context: dict[str, object] | None = None,
    ) -> HttpResponse:
        try:
            return super().add_view(request, form_url, extra_context)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return redirect(request.get_full_path())

    def save_model(
        self,
        request: HttpRequest,
        obj: Model,
        form: BaseForm,
        change: bool,  # noqa: FBT001 -- Django's signature
    ) -> None:
        seat = self.give(
            cast(Columns, form.cleaned_data), by=cast(User, request.user), at=timezone.now()
        )
        obj.pk = seat.pk

    def give(self, columns: Columns, *, by: User, at: datetime) -> AnySeat:
        raise NotImplementedError

    @admin.action(description=_("任期を終える（権利はすぐになくなります）"))
    def end_terms(self, request: HttpRequest, seats: Iterable[AnySeat]) -> HttpResponse | None:
        for seat in seats:
            try:
                actions.end_seat(seat, by=request.user, at=timezone.now())  # type: ignore[arg-type]
            except Refused as refusal:
                messages.error(request, f"{seat}：{refusal}")
            else:
                messages.success(request, _("%(seat)s：任期を終えました。") % {"seat": seat})
        return None


@admin.register(BodySeat)
class BodySeatAdmin(SeatAdmin):
    list_display = ("user", "body", "role", "starts_on", "ends_on")
    list_filter = ("role", "body")
    list_select_related = ("user", "body")
    search_fields = ("user__name", "user__email", "body__name", "body__code")
    ordering = ("body__prefecture", "body__code", "-starts_on", "pk")
    fields = ("user", "body", "role", "starts_on", "ends_on")

    def give(self, columns: Columns, *, by: User, at: datetime) -> BodySeat:
        return actions.seat_officer(
            columns["body"],
            columns["user"],
            role=columns["role"],
            starts_on=columns["starts_on"],
            ends_on=columns["ends_on"],
            by=by,
            at=at,
        )


@admin.register(CommitteeSeat)
class CommitteeSeatAdmin(SeatAdmin):
    list_display = ("user", "round", "role", "affiliation", "starts_on", "ends_on")
    list_filter = ("round", "role")
    list_select_related = ("user", "round")
    search_fields = ("user__name", "user__email", "affiliation")
    ordering = ("-round__number", "pk")
    fields = ("user", "round", "role", "affiliation", "starts_on")

    def give(self, columns: Columns, *, by: User, at: datetime) -> CommitteeSeat:
        return actions.seat_member(
            columns["round"],
            columns["user"],
            role=columns["role"],
            affiliation=columns["affiliation"],
            starts_on=columns["starts_on"],
            by=by,
            at=at,
        )


@admin.register(OfficeSeat)
class OfficeSeatAdmin(SeatAdmin):
    list_display = ("user", "role", "host_code", "starts_on", "ends_on")
    list_filter = ("role",)
    search_fields = ("user__name", "user__email")
    ordering = ("role", "host_code", "-starts_on", "pk")
    fields = ("user", "role", "host_code", "starts_on", "ends_on")

    def give(self, columns: Columns, *, by: User, at: datetime) -> OfficeSeat:
        return actions.seat_in_office(
            columns["user"],
            role=columns["role"],
            host_code=columns["host_code"],
            starts_on=columns["starts_on"],
            ends_on=columns["ends_on"],
            by=by,
            at=at,
        )
