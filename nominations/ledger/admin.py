"""The ledger in the back office: nobody adds to it, changes it or deletes from it here.

``events`` says whose content waits until the round's scoring has closed, because it holds points.
The salt waits with it: whoever has salt and hash could try all points there are.
"""

import json

from django.contrib import admin
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly
from awards.rounds.models import Round
from nominations.ledger.events import Reader, readers_of
from nominations.ledger.models import Head, LedgerEntry, Seal

SEALED = _("（採点を締め切った後に表示します）")


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ReadOnly):
    list_display = ("seq", "event", "subject", "content")
    list_filter = ("event",)
    # Not the payload: a search for points would tell who gave them.
    search_fields = ("=seq", "event", "subject")
    ordering = ("-seq",)
    fields = (
        "seq",
        "prev_hash",
        "leaf_hash",
        "entry_hash",
        "event",
        "subject",
        "payload_once_closed",
        "salt_once_closed",
    )

    @admin.display(description=_("内容"))
    def content(self, entry: LedgerEntry) -> str | Promise | None:
        """In a list, where each round would be asked for: points only on the entry's own page."""
        return entry.payload if Reader.OPERATOR in readers_of(entry.event) else SEALED

    @admin.display(description=_("内容"))
    def payload_once_closed(self, entry: LedgerEntry) -> str | Promise | None:
        return SEALED if _is_sealed(entry) else entry.payload

    @admin.display(description=_("ソルト（秘匿用の乱数）"))
    def salt_once_closed(self, entry: LedgerEntry) -> str | Promise | None:
        return SEALED if _is_sealed(entry) else entry.salt


def _is_sealed(entry: LedgerEntry) -> bool:
    readers = readers_of(entry.event)
    if entry.payload is None or Reader.OPERATOR in readers:
        return False
    if Reader.OPERATOR_ONCE_SCORED not in readers:
        return True
    number = json.loads(entry.payload)["facts"].get("round")
    round_ = Round.objects.filter(number=number).first()
    return round_ is None or not round_.has_scored


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
