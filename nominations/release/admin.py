"""From which nomination a profile was drafted, in the back office: found and read."""

from django.contrib import admin

from awards.admin_bases import ReadOnly
from nominations.release.models import Profile


@admin.register(Profile)
class ProfileAdmin(ReadOnly):
    list_display = ("winner", "nomination", "version")
    list_filter = ("winner__round",)
    list_select_related = ("winner__round", "nomination__body", "nomination__round")
    search_fields = ("winner__name", "winner__slug", "nomination__title")
    ordering = ("-winner__round__number", "winner__position", "pk")
    fields = ("winner", "nomination", "version")
