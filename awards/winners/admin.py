"""Winners in the back office.

Before its release a profile is written at the release desk, which keeps its versions; afterwards
its printed words may be corrected here. What was decided and when it was released never changes.
"""

from typing import Any, ClassVar

from django.contrib import admin
from django.http import HttpRequest

from awards.admin_bases import Correctable, CorrectableRows, ReadOnly
from awards.winners.models import (
    Contact,
    EvaluationPoint,
    Partner,
    Photo,
    Recipient,
    RegionFact,
    State,
    Winner,
)
from awards.winners.search_index import search_text


class RecipientRows(CorrectableRows):
    model = Recipient
    readonly_fields = ("position",)


class PartnerRows(CorrectableRows):
    model = Partner
    readonly_fields = ("position",)


class RegionRows(CorrectableRows):
    model = RegionFact
    readonly_fields = ("position", "partner")


class EvaluationRows(CorrectableRows):
    model = EvaluationPoint
    readonly_fields = ("position",)


class PhotoRows(CorrectableRows):
    model = Photo
    exclude = ("original",)
    readonly_fields = ("position", "consent", "width", "height")


class ContactRows(CorrectableRows):
    model = Contact
    readonly_fields = ("position",)


@admin.register(Winner)
class WinnerAdmin(Correctable):
    list_display = ("name", "round", "prize", "position", "state", "published_at")
    list_filter = ("round", "state")
    list_select_related = ("round", "prize")
    search_fields = ("name", "name_en", "kana", "title", "title_en", "slug")
    ordering = ("-round__number", "position", "pk")
    inlines = (RecipientRows, PartnerRows, RegionRows, EvaluationRows, PhotoRows, ContactRows)
    kept = ("round", "prize", "position", "slug", "state", "published_at")

    def may_correct(self, row: Winner) -> bool:
        return row.state == State.RELEASED

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:  # noqa: FBT001 -- Django's signature
        super().save_related(request, form, formsets, change)
        form.instance.search_text = search_text(form.instance)
        form.instance.save(update_fields=["search_text"])


class OfWinner(ReadOnly):
    """Parts of winners, found across winners; they are corrected on the page of their winner."""

    list_filter: ClassVar[tuple[str, ...]] = ("winner__round",)
    list_select_related: ClassVar[tuple[str, ...]] = ("winner__round",)
    ordering = ("-winner__round__number", "winner__position", "position", "pk")


@admin.register(Recipient)
class RecipientAdmin(OfWinner):
    list_display = ("name", "winner", "kind", "home_municipality", "prefecture")
    list_filter = ("winner__round", "kind", "prefecture")
    search_fields = ("name", "kana", "name_en", "home_municipality")


@admin.register(Partner)
class PartnerAdmin(OfWinner):
    list_display = ("name", "winner", "kind", "country", "agreement_kind", "signed_on")
    list_filter = ("winner__round", "kind", "country")
    search_fields = ("name", "local_name", "name_en")


@admin.register(RegionFact)
class RegionFactAdmin(OfWinner):
    list_display = ("name", "winner", "partner", "population", "as_of", "area_km2")
    list_select_related = ("winner__round", "partner")
    search_fields = ("name", "name_en", "description")


@admin.register(EvaluationPoint)
class EvaluationPointAdmin(OfWinner):
    list_display = ("text", "winner", "position")
    search_fields = ("text", "text_en")


@admin.register(Photo)
class PhotoAdmin(OfWinner):
    list_display = ("caption", "winner", "place", "taken_on", "credit", "consent")
    search_fields = ("caption", "caption_en", "place", "credit")


@admin.register(Contact)
class ContactAdmin(OfWinner):
    list_display = ("office", "winner", "tel", "email", "url")
    search_fields = ("office", "address", "tel", "email")
