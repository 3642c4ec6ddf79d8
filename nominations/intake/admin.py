"""Nominations in the back office: found and read. Their bodies write them, acts move them."""

from typing import ClassVar

from django.contrib import admin

from awards.admin_bases import ReadOnly
from nominations.intake import models


@admin.register(models.Nomination)
class NominationAdmin(ReadOnly):
    list_display = (
        "title",
        "body",
        "round",
        "rank",
        "state",
        "version",
        "receipt_number",
        "entry_number",
        "changed_at",
    )
    list_filter = ("round", "state", "body__kind")
    list_select_related = ("round", "body")
    search_fields = ("title", "body__name", "receipt_number", "=entry_number", "desk_email")
    ordering = ("-round__number", "body__code", "pk")


class OfNomination(ReadOnly):
    list_filter = ("nomination__round", "nomination__state")
    list_select_related: ClassVar[tuple[str, ...]] = ("nomination__body", "nomination__round")
    ordering = ("-nomination__round__number", "nomination__body__code", "nomination", "pk")


@admin.register(models.Recipient)
class RecipientAdmin(OfNomination):
    list_display = ("name", "kana", "kind", "home_municipality", "prefecture", "nomination")
    search_fields = ("name", "kana", "home_municipality", "nomination__title")


@admin.register(models.Partner)
class PartnerAdmin(OfNomination):
    list_display = ("name", "local_name", "kind", "country", "signed_on", "nomination")
    search_fields = ("name", "local_name", "nomination__title")


@admin.register(models.RegionFact)
class RegionFactAdmin(OfNomination):
    list_display = ("name", "partner", "population", "as_of", "area_km2", "nomination")
    list_select_related = ("nomination__body", "nomination__round", "partner")
    search_fields = ("name", "description", "nomination__title")


@admin.register(models.Photo)
class PhotoAdmin(OfNomination):
    list_display = ("caption", "place", "taken_on", "consent", "width", "height", "nomination")
    search_fields = ("caption", "place", "credit", "nomination__title")


@admin.register(models.Attachment)
class AttachmentAdmin(OfNomination):
    list_display = ("name", "size", "nomination")
    search_fields = ("name", "nomination__title")


@admin.register(models.Contact)
class ContactAdmin(OfNomination):
    list_display = ("office", "tel", "email", "nomination")
    search_fields = ("office", "address", "email", "nomination__title")


@admin.register(models.Appeal)
class AppealAdmin(OfNomination):
    list_display = ("nomination", "criterion", "text")
    list_select_related = ("nomination__body", "nomination__round", "criterion")
    search_fields = ("text", "nomination__title")


@admin.register(models.ReturnRequest)
class ReturnRequestAdmin(ReadOnly):
    list_display = ("nomination", "reason", "at", "by", "answered_at")
    list_filter = ("nomination__round",)
    list_select_related = ("nomination__body", "nomination__round", "by")
    search_fields = ("nomination__title", "reason")
    ordering = ("-at", "pk")


@admin.register(models.Extension)
class ExtensionAdmin(ReadOnly):
    list_display = ("body", "round", "until", "reason", "at", "by")
    list_filter = ("round",)
    list_select_related = ("body", "round", "by")
    search_fields = ("body__name", "reason")
    ordering = ("-at", "pk")
