"""Winners in the back office, where they are read.

Before its release a profile is written at the release desk, which keeps its versions; afterwards
its words are corrected there, with a reason that its page shows.
"""

from typing import ClassVar

from django.contrib import admin

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
)


@admin.register(Winner)
class WinnerAdmin(ReadOnly):
    list_display = ("name", "round", "prize", "position", "state", "published_at")
    list_filter = ("round", "state")
    list_select_related = ("round", "prize")
    search_fields = ("name", "name_en", "kana", "title", "title_en", "slug")
    ordering = ("-round__number", "position", "pk")


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


@admin.register(Correction)
class CorrectionAdmin(ReadOnly):
    list_display = ("at", "winner", "section", "reason")
    list_filter = ("winner__round", "section")
    list_select_related = ("winner__round",)
    search_fields = ("reason", "reason_en")
    ordering = ("-at", "-pk")
