"""The ledger in the back office: nobody adds to it, changes it or deletes from it here."""

from django.contrib import admin

from awards.backoffice import ReadOnly
from nominations.ledger.models import Head, LedgerEntry, Seal


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ReadOnly):
    list_display = ("seq", "event", "subject", "payload")
    list_filter = ("event",)
    search_fields = ("=seq", "event", "subject", "payload")
    ordering = ("-seq",)


@admin.register(Seal)
class SealAdmin(ReadOnly):
    list_display = ("round", "occasion", "seq", "row_count", "content_hash", "at", "by")
    list_filter = ("round", "occasion")
    list_select_related = ("round", "by")
    search_fields = ("occasion", "head_hash", "content_hash")
    ordering = ("-pk",)


@admin.register(Head)
class HeadAdmin(ReadOnly):
    list_display = ("seq", "entry_hash")
    search_fields = ("=seq", "entry_hash")
    ordering = ("pk",)
