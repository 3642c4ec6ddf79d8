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
    fields = (
        "round",
        "body",
        "rank",
        "document_number",
        "document_date",
        "nominator",
        "desk_office",
        "desk_person",
        "desk_tel",
        "desk_email",
        "title",
        "started_year",
        "participants",
        "collaborators",
        "overview",
        "reasons",
        "past_awards",
        "press_coverage",
        "confirms_consent",
        "confirms_facts",
        "confirms_authority",
        "state",
        "version",
        "receipt_number",
        "entry_number",
        "created_at",
        "created_by",
        "changed_at",
        "submitted_at",
        "submitted_by",
        "resubmitted_at",
    )


class OfNomination(ReadOnly):
    list_filter = ("nomination__round", "nomination__state")
    list_select_related: ClassVar[tuple[str, ...]] = ("nomination__body", "nomination__round")
    ordering = ("-nomination__round__number", "nomination__body__code", "nomination", "pk")


@admin.register(models.Recipient)
class RecipientAdmin(OfNomination):
    list_display = ("name", "kana", "kind", "home_municipality", "prefecture", "nomination")
    search_fields = ("name", "kana", "home_municipality", "nomination__title")
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
        "nomination",
    )


@admin.register(models.Partner)
class PartnerAdmin(OfNomination):
    list_display = ("name", "local_name", "kind", "country", "signed_on", "nomination")
    search_fields = ("name", "local_name", "nomination__title")
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
        "nomination",
    )


@admin.register(models.RegionFact)
class RegionFactAdmin(OfNomination):
    list_display = ("name", "partner", "population", "as_of", "area_km2", "nomination")
    list_select_related = ("nomination__body", "nomination__round", "partner")
    search_fields = ("name", "description", "nomination__title")
    fields = (
        "position",
        "name",
        "population",
        "as_of",
        "basis",
        "area_km2",
        "description",
        "source",
        "nomination",
        "partner",
    )


@admin.register(models.Photo)
class PhotoAdmin(OfNomination):
    list_display = ("caption", "place", "taken_on", "consent", "width", "height", "nomination")
    search_fields = ("caption", "place", "credit", "nomination__title")
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
        "nomination",
        "stored_as",
        "sha256",
    )


@admin.register(models.Attachment)
class AttachmentAdmin(OfNomination):
    list_display = ("name", "size", "nomination")
    search_fields = ("name", "nomination__title")
    fields = ("position", "nomination", "name", "stored_as", "size", "sha256")


@admin.register(models.Contact)
class ContactAdmin(OfNomination):
    list_display = ("office", "tel", "email", "nomination")
    search_fields = ("office", "address", "email", "nomination__title")
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
        "nomination",
    )


@admin.register(models.Appeal)
class AppealAdmin(OfNomination):
    list_display = ("nomination", "criterion", "text")
    list_select_related = ("nomination__body", "nomination__round", "criterion")
    search_fields = ("text", "nomination__title")
    fields = ("nomination", "criterion", "text")


@admin.register(models.ReturnRequest)
class ReturnRequestAdmin(ReadOnly):
    list_display = ("nomination", "reason", "at", "by", "answered_at")
    list_filter = ("nomination__round",)
    list_select_related = ("nomination__body", "nomination__round", "by")
    search_fields = ("nomination__title", "reason")
    ordering = ("-at", "pk")
    fields = ("nomination", "reason", "at", "by", "answered_at")


@admin.register(models.Extension)
class ExtensionAdmin(ReadOnly):
    list_display = ("body", "round", "until", "reason", "at", "by")
    list_filter = ("round",)
    list_select_related = ("body", "round", "by")
    search_fields = ("body__name", "reason")
    ordering = ("-at", "pk")
    fields = ("round", "body", "until", "reason", "at", "by")
