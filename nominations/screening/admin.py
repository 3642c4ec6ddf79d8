"""What the secretariat found, in the back office: to search and to read."""

from typing import ClassVar

from django.contrib import admin

from awards.admin_bases import ReadOnly
from nominations.screening.models import IneligibleNote, ReturnNote, ScreeningCheck


class OfNomination(ReadOnly):
    list_filter: ClassVar[tuple[str, ...]] = ("nomination__round",)
    list_select_related = ("nomination__body", "nomination__round", "by")
    ordering = ("-at", "pk")


@admin.register(ScreeningCheck)
class ScreeningCheckAdmin(OfNomination):
    list_display = ("nomination", "item", "finding", "note", "at", "by")
    list_filter = ("nomination__round", "item", "finding")
    search_fields = ("note", "nomination__title", "nomination__receipt_number")
    fields = ("nomination", "item", "finding", "note", "at", "by")


@admin.register(ReturnNote)
class ReturnNoteAdmin(OfNomination):
    list_display = ("nomination", "reason", "due_at", "at", "by")
    search_fields = ("reason", "nomination__title", "nomination__receipt_number")
    fields = ("nomination", "reason", "due_at", "at", "by")


@admin.register(IneligibleNote)
class IneligibleNoteAdmin(OfNomination):
    list_display = ("nomination", "reason", "at", "by")
    search_fields = ("reason", "nomination__title", "nomination__receipt_number")
    fields = ("nomination", "reason", "at", "by")
