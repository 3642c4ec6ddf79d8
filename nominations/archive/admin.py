"""Files of earlier rounds in the back office: found and read."""

from django.contrib import admin

from awards.admin_bases import ReadOnly
from nominations.archive.models import ArchiveFile


@admin.register(ArchiveFile)
class ArchiveFileAdmin(ReadOnly):
    list_display = ("name", "sent_by", "sent_at", "imported_at")
    list_select_related = ("sent_by",)
    search_fields = ("name", "sha256", "sent_by__name")
    ordering = ("-sent_at", "pk")
    fields = ("name", "size", "sha256", "sent_by", "sent_at", "imported_at")
