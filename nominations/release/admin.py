"""From which nomination a profile was drafted, and what was accepted in it: found and read."""

from django.contrib import admin

from awards.admin_bases import ReadOnly
from nominations.release.models import AcceptedFinding, Profile


@admin.register(Profile)
class ProfileAdmin(ReadOnly):
    list_display = ("winner", "nomination", "version")
    list_filter = ("winner__round",)
    list_select_related = ("winner__round", "nomination__body", "nomination__round")
    search_fields = ("winner__name", "winner__slug", "nomination__title")
    ordering = ("-winner__round__number", "winner__position", "pk")
    fields = ("winner", "nomination", "version")


@admin.register(AcceptedFinding)
class AcceptedFindingAdmin(ReadOnly):
    list_display = ("profile", "check_id", "section", "by", "at")
    list_filter = ("profile__winner__round", "check_id")
    list_select_related = ("profile__winner__round", "by")
    search_fields = ("profile__winner__name", "excerpt", "reason")
    ordering = ("-at", "pk")
    fields = ("profile", "check_id", "section", "excerpt", "reason", "by", "at")
