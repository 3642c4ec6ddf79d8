"""From which nomination a profile was drafted, and who released a round: found and read."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly
from nominations.release.models import Profile, Release


@admin.register(Profile)
class ProfileAdmin(ReadOnly):
    list_display = ("winner", "nomination", "version")
    list_filter = ("winner__round",)
    list_select_related = ("winner__round", "nomination__body", "nomination__round")
    search_fields = ("winner__name", "winner__slug", "nomination__title")
    ordering = ("-winner__round__number", "winner__position", "pk")
    fields = ("winner", "nomination", "version")


@admin.register(Release)
class ReleaseAdmin(ReadOnly):
    list_display = ("round", "now", "publish_at", "prepared_by", "confirmed_by", "ended_by")
    list_filter = ("round", "stage")
    list_select_related = ("round", "prepared_by", "confirmed_by", "ended_by")
    search_fields = ("reason",)
    ordering = ("-pk",)
    fields = (
        "round",
        "now",
        "publish_at",
        "prepared_at",
        "prepared_by",
        "confirmed_at",
        "confirmed_by",
        "ended_at",
        "ended_by",
        "reason",
    )

    @admin.display(description=_("状態"), ordering="stage")
    def now(self, release: Release) -> str:
        return str(release.stage_at(timezone.now()))
