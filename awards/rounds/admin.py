"""Rounds in the back office, where they are read. They are set up and moved at the front desk."""

from django.contrib import admin

from awards.admin_bases import ReadOnly
from awards.rounds.models import Criterion, Host, Prize, Round, RoundContact


@admin.register(Round)
class RoundAdmin(ReadOnly):
    list_display = ("number", "title", "fiscal_year", "phase", "nominations_close_at", "results_at")
    list_display_links = ("number", "title")
    list_filter = ("phase",)
    search_fields = ("number", "title", "title_en")
    ordering = ("-number",)


class OfRound(ReadOnly):
    """Rows of a round, found across rounds."""

    list_filter = ("round",)
    list_select_related = ("round",)


@admin.register(Host)
class HostAdmin(OfRound):
    list_display = ("name", "code", "round", "position")
    search_fields = ("name", "name_en", "code")
    ordering = ("-round__number", "position", "pk")


@admin.register(Prize)
class PrizeAdmin(OfRound):
    list_display = ("name", "code", "round", "position", "max_winners", "optional")
    search_fields = ("name", "name_en", "code")
    ordering = ("-round__number", "position", "pk")


@admin.register(Criterion)
class CriterionAdmin(OfRound):
    list_display = ("name", "code", "round", "position", "weight", "max_points", "comment_rule")
    search_fields = ("name", "name_en", "code", "help")
    ordering = ("-round__number", "position", "pk")


@admin.register(RoundContact)
class RoundContactAdmin(OfRound):
    list_display = ("office", "round", "tel", "email")
    search_fields = ("office", "address", "tel", "email")
    ordering = ("-round__number", "pk")
