"""Rounds in the back office, where they are read. They are set up and moved at the front desk."""

from django.contrib import admin

from awards.admin_bases import ReadOnly
from awards.rounds.models import Announcement, Criterion, Host, Prize, Round, RoundContact


@admin.register(Round)
class RoundAdmin(ReadOnly):
    list_display = ("number", "title", "fiscal_year", "phase", "nominations_close_at")
    list_display_links = ("number", "title")
    list_filter = ("phase",)
    search_fields = ("number", "title", "title_en")
    ordering = ("-number",)
    fields = (
        "number",
        "fiscal_year",
        "title",
        "title_en",
        "subtitle",
        "subtitle_en",
        "purpose",
        "purpose_en",
        "eligibility",
        "eligibility_en",
        "eligible_kinds",
        "procedure",
        "procedure_en",
        "committee_name",
        "committee_name_en",
        "chair",
        "chair_en",
        "booklet_title",
        "booklet_title_en",
        "publisher",
        "publisher_en",
        "ceremony_on",
        "guidelines_url",
        "certificate_text",
        "next_call",
        "next_call_en",
        "publishes_english",
        "coverage",
        "source",
        "source_url",
        "nominations_open_at",
        "nominations_close_at",
        "scoring_closes_at",
        "nominations_per_body",
        "title_limit",
        "bullets_max",
        "bullet_limit",
        "overview_limit",
        "appeal_limit",
        "description_limit",
        "caption_limit",
        "photos_max",
        "attachments_max",
        "evaluations_max",
        "evaluation_limit",
        "phase",
    )


class OfRound(ReadOnly):
    """Rows of a round, found across rounds."""

    list_filter = ("round",)
    list_select_related = ("round",)


@admin.register(Announcement)
class AnnouncementAdmin(OfRound):
    list_display = ("round", "at", "application_count")
    search_fields = ("round__number", "round__title")
    ordering = ("-round__number", "pk")
    fields = ("round", "at", "application_count")


@admin.register(Host)
class HostAdmin(OfRound):
    list_display = ("name", "code", "round", "position")
    search_fields = ("name", "name_en", "code")
    ordering = ("-round__number", "position", "pk")
    fields = ("round", "position", "code", "name", "name_en")


@admin.register(Prize)
class PrizeAdmin(OfRound):
    list_display = ("name", "code", "round", "position", "max_winners", "optional")
    search_fields = ("name", "name_en", "code")
    ordering = ("-round__number", "position", "pk")
    fields = ("round", "position", "code", "name", "name_en", "max_winners", "optional")


@admin.register(Criterion)
class CriterionAdmin(OfRound):
    list_display = ("name", "code", "round", "position", "weight", "max_points", "comment_rule")
    search_fields = ("name", "name_en", "code", "help")
    ordering = ("-round__number", "position", "pk")
    fields = (
        "round",
        "position",
        "code",
        "name",
        "name_en",
        "help",
        "help_en",
        "anchors",
        "anchors_en",
        "weight",
        "max_points",
        "comment_rule",
    )


@admin.register(RoundContact)
class RoundContactAdmin(OfRound):
    list_display = ("office", "round", "tel", "email")
    search_fields = ("office", "address", "tel", "email")
    ordering = ("-round__number", "pk")
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
        "round",
        "office_en",
        "address_en",
    )
