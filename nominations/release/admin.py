"""What the winners' desk keeps, in the back office: found and read."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly
from nominations.release.models.confirmations import ConfirmationLink, GroupApproval, GroupComment
from nominations.release.models.profiles import AcceptedFinding, Profile
from nominations.release.models.releases import Release
from nominations.release.models.republications import Republication


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


@admin.register(Republication)
class RepublicationAdmin(ReadOnly):
    list_display = ("round", "winner", "prepared_by", "confirmed_by", "cancelled_by")
    list_filter = ("round",)
    list_select_related = ("round", "winner", "prepared_by", "confirmed_by", "cancelled_by")
    search_fields = ("winner__name", "reason")
    ordering = ("-pk",)
    fields = (
        "round",
        "winner",
        "reason",
        "reason_en",
        "prepared_at",
        "prepared_by",
        "confirmed_at",
        "confirmed_by",
        "cancelled_at",
        "cancelled_by",
    )


OF_A_LINK = ("link__profile__winner__round", "link__sent_by")


@admin.register(ConfirmationLink)
class ConfirmationLinkAdmin(ReadOnly):
    list_display = ("profile", "addressee", "email", "sent_at", "ends_at", "opened_at", "ended_how")
    list_filter = ("ended_how",)
    list_select_related = ("profile__winner__round", "sent_by", "ended_by")
    search_fields = ("profile__winner__name", "email", "addressee")
    ordering = ("-sent_at", "-pk")
    # Not the hash of the token: nobody needs it.
    fields = (
        "profile",
        "addressee",
        "email",
        "sent_at",
        "sent_by",
        "ends_at",
        "opened_at",
        "last_opened_at",
        "ended_at",
        "ended_by",
        "ended_how",
    )


@admin.register(GroupComment)
class GroupCommentAdmin(ReadOnly):
    list_display = ("link", "title", "at", "state", "settled_by")
    list_filter = ("state",)
    list_select_related = (*OF_A_LINK, "settled_by")
    search_fields = ("link__profile__winner__name", "title", "text")
    ordering = ("-at", "-pk")
    fields = (
        "link",
        "title",
        "excerpt",
        "text",
        "at",
        "state",
        "answer",
        "settled_at",
        "settled_by",
    )


@admin.register(GroupApproval)
class GroupApprovalAdmin(ReadOnly):
    list_display = ("link", "name", "at", "digest")
    list_select_related = OF_A_LINK
    search_fields = ("link__profile__winner__name", "name", "=digest")
    ordering = ("-at", "-pk")
    fields = ("link", "name", "at", "digest")


@admin.register(AcceptedFinding)
class AcceptedFindingAdmin(ReadOnly):
    list_display = ("profile", "check_id", "section", "by", "at")
    list_filter = ("profile__winner__round", "check_id")
    list_select_related = ("profile__winner__round", "by")
    search_fields = ("profile__winner__name", "excerpt", "reason")
    ordering = ("-at", "pk")
    fields = ("profile", "check_id", "section", "excerpt", "reason", "by", "at")
