"""Rounds in the back office. Phases and deadlines move at the front desk, which records them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest

from awards.admin_bases import Correctable, CorrectableRows, MovableRows, ReadOnly
from awards.dossier.models import RecipientKind
from awards.rounds.models import LIMITS, Criterion, Host, Phase, Prize, Round, RoundContact

RULES = ("fiscal_year", "eligible_kinds", *LIMITS)


class KindsField(forms.TypedMultipleChoiceField):
    """The kinds of groups that a round takes nominations for."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=RecipientKind.choices, widget=forms.CheckboxSelectMultiple, **kwargs
        )


class RuleRows(MovableRows):
    """Who awards what by which criteria: fixed once nominations have opened."""

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return obj is not None and obj.phase == Phase.PREPARING


class HostRows(RuleRows):
    model = Host


class PrizeRows(RuleRows):
    model = Prize


class CriterionRows(RuleRows):
    model = Criterion


class ContactRows(CorrectableRows):
    model = RoundContact
    readonly_fields = ("position",)


@admin.register(Round)
class RoundAdmin(Correctable):
    list_display = ("number", "title", "fiscal_year", "phase", "nominations_close_at", "results_at")
    list_display_links = ("number", "title")
    list_filter = ("phase",)
    search_fields = ("number", "title", "title_en")
    ordering = ("-number",)
    inlines = (HostRows, PrizeRows, CriterionRows, ContactRows)
    kept = (
        "number",
        "phase",
        "nominations_open_at",
        "nominations_close_at",
        "scoring_closes_at",
        "application_count",
        "results_at",
    )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.kept if obj and obj.phase == Phase.PREPARING else self.kept + RULES

    def formfield_for_dbfield(self, db_field: Any, request: Any, **kwargs: Any) -> Any:
        if db_field.name == "eligible_kinds":
            return KindsField(label=db_field.verbose_name)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class OfRound(ReadOnly):
    """Rows of a round, found across rounds; they are changed on the page of their round."""

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
