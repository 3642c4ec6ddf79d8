"""Winners in the back office, where they are read.

Before its release a profile is written at the release desk, which keeps its versions; afterwards
its words are corrected there, with a reason that its page shows.
"""

from typing import ClassVar

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly
from awards.winners.models import (
    Contact,
    Correction,
    EvaluationPoint,
    Partner,
    Photo,
    Recipient,
    RegionFact,
    Winner,
    Withdrawal,
)


@admin.register(Winner)
class WinnerAdmin(ReadOnly):
    list_display = ("name", "round", "prize", "position", "now", "published_at")
    list_filter = ("round", "state")
    list_select_related = ("round", "prize")
    search_fields = ("name", "name_en", "kana", "title", "title_en", "slug")
    ordering = ("-round__number", "position", "pk")
    fields = (
        "round",
        "prize",
        "position",
        "slug",
        "name",
        "name_en",
        "kana",
        "short_name",
        "title",
        "title_en",
        "overview",
        "overview_en",
        "note",
        "note_en",
        "now",
        "published_at",
    )

    @admin.display(description=_("状態"), ordering="state")
    def now(self, winner: Winner) -> str:
        return str(winner.state_at(timezone.now()))


class OfWinner(ReadOnly):
    """Parts of winners, found across winners."""

    list_filter: ClassVar[tuple[str, ...]] = ("winner__round",)
    list_select_related: ClassVar[tuple[str, ...]] = ("winner__round",)
    ordering = ("-winner__round__number", "winner__position", "position", "pk")


@admin.register(Recipient)
class RecipientAdmin(OfWinner):
    list_display = ("name", "winner", "kind", "home_municipality", "prefecture")
    list_filter = ("winner__round", "kind", "prefecture")
    search_fields = ("name", "kana", "name_en", "home_municipality")
    fields = (
        "position",
        "name",
        "kana",
        "kind",
        "legal_form",
        "representative",
        "founded_on",
        "home_municipality",
        "prefecture",
        "winner",
        "name_en",
        "home_municipality_en",
    )


@admin.register(Partner)
class PartnerAdmin(OfWinner):
    list_display = ("name", "winner", "kind", "country", "agreement_kind", "signed_on")
    list_filter = ("winner__round", "kind", "country")
    search_fields = ("name", "local_name", "name_en")
    fields = (
        "position",
        "name",
        "local_name",
        "kind",
        "country",
        "country_at_signing",
        "agreement_kind",
        "signed_on",
        "ended_on",
        "agreement_owner",
        "latitude",
        "longitude",
        "winner",
        "name_en",
        "agreement_kind_en",
        "agreement_owner_en",
    )


@admin.register(RegionFact)
class RegionFactAdmin(OfWinner):
    list_display = ("name", "winner", "partner", "population", "as_of", "area_km2")
    list_select_related = ("winner__round", "partner")
    search_fields = ("name", "name_en", "description")
    fields = (
        "position",
        "name",
        "population",
        "as_of",
        "basis",
        "area_km2",
        "description",
        "source",
        "winner",
        "partner",
        "name_en",
        "description_en",
        "source_en",
    )


@admin.register(EvaluationPoint)
class EvaluationPointAdmin(OfWinner):
    list_display = ("text", "winner", "position")
    search_fields = ("text", "text_en")
    fields = ("winner", "position", "text", "text_en", "criteria")


@admin.register(Photo)
class PhotoAdmin(OfWinner):
    list_display = ("caption", "winner", "place", "taken_on", "credit", "consent")
    search_fields = ("caption", "caption_en", "place", "credit")
    fields = (
        "position",
        "caption",
        "taken_on",
        "place",
        "credit",
        "alt",
        "consent",
        "width",
        "height",
        "winner",
        "stored_as",
        "caption_en",
        "place_en",
        "alt_en",
    )


@admin.register(Contact)
class ContactAdmin(OfWinner):
    list_display = ("office", "winner", "tel", "email", "url")
    search_fields = ("office", "address", "tel", "email")
    fields = (
        "position",
        "office",
        "postal_code",
        "address",
        "care_of",
        "tel",
        "fax",
        "email",
        "url",
        "winner",
        "office_en",
        "address_en",
    )


@admin.register(Correction)
class CorrectionAdmin(ReadOnly):
    list_display = ("at", "winner", "section", "reason")
    list_filter = ("winner__round", "section")
    list_select_related = ("winner__round",)
    search_fields = ("reason", "reason_en")
    ordering = ("-at", "-pk")
    fields = ("winner", "at", "section", "places", "reason", "reason_en")


@admin.register(Withdrawal)
class WithdrawalAdmin(ReadOnly):
    list_display = ("at", "round", "slug", "reason")
    list_filter = ("round",)
    list_select_related = ("round",)
    search_fields = ("slug", "reason", "reason_en")
    ordering = ("-at", "-pk")
    fields = ("round", "slug", "at", "reason", "reason_en")
