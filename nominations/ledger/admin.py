"""The ledger in the back office: nobody adds to it, changes it or deletes from it here.

``events`` says whose content waits, until the round's scoring has closed or its hosts have
decided. The salt waits with it: whoever has salt and hash could try all points there are.
"""

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.admin_bases import ReadOnly
from awards.languages import spoken
from nominations.ledger.events import Event, Reader
from nominations.ledger.models import Head, LedgerEntry, Seal
from nominations.ledger.telling import OCCASIONS, Told, label_of, tell, waits

SEALED = _("（採点を締め切り、又は受賞団体を決定した後に表示します）")
# In a list, where each round would be asked for, what waits is never told.
UNTOLD_IN_A_LIST = {event.code for event in Event if Reader.OPERATOR not in event.readers}


class EventFilter(admin.SimpleListFilter):
    title = _("行為")
    parameter_name = "event"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [(event.code, label_of(event.code)) for event in Event]

    def queryset(
        self, request: HttpRequest, queryset: QuerySet[LedgerEntry]
    ) -> QuerySet[LedgerEntry]:
        asked = {event.code for event in Event} & {self.value()}
        return queryset.filter(event__in=asked) if asked else queryset


class Page(ChangeList):
    """A page of entries, told together: their names are read at once."""

    def get_results(self, request: HttpRequest) -> None:
        super().get_results(request)
        self.result_list = list(self.result_list)
        told = tell(self.result_list, UNTOLD_IN_A_LIST)
        for entry in self.result_list:
            entry.__dict__["told"] = told[entry.seq]


@admin.register(LedgerEntry)
class LedgerEntryAdmin(ReadOnly):
    list_display = ("seq", "at", "by", "what", "details")
    list_display_links = ("seq", "what")
    list_filter = (EventFilter,)
    # Not the payload: a search for points would tell who gave them.
    search_fields = ("=seq", "event", "subject")
    ordering = ("-seq",)
    fields = (
        "what",
        "at",
        "by",
        "details",
        "seq",
        "event",
        "subject",
        "payload_once_open",
        "salt_once_open",
        "prev_hash",
        "leaf_hash",
        "entry_hash",
    )

    def get_changelist(self, request: HttpRequest, **kwargs: object) -> type[ChangeList]:
        return Page

    @admin.display(description=_("内容"))
    def what(self, entry: LedgerEntry) -> str:
        return _told(entry).what

    @admin.display(description=_("日時"))
    def at(self, entry: LedgerEntry) -> str:
        return spoken(_told(entry).at)

    @admin.display(description=_("操作者"))
    def by(self, entry: LedgerEntry) -> str:
        return _told(entry).by

    @admin.display(description=_("詳細"))
    def details(self, entry: LedgerEntry) -> str | Promise:
        told = _told(entry)
        return SEALED if entry.payload and told.at is None else told.details

    @admin.display(description=_("記録した値"))
    def payload_once_open(self, entry: LedgerEntry) -> str | Promise | None:
        return SEALED if _waits(entry) else entry.payload

    @admin.display(description=_("ソルト（秘匿用の乱数）"))
    def salt_once_open(self, entry: LedgerEntry) -> str | Promise | None:
        return SEALED if _waits(entry) else entry.salt


def _told(entry: LedgerEntry) -> Told:
    """As the list has told it, or on the entry's own page, with what it no longer waits for."""
    if "told" not in entry.__dict__:
        hidden = {entry.event} if _waits(entry) else set()
        entry.__dict__["told"] = tell([entry], hidden)[entry.seq]
    told: Told = entry.__dict__["told"]
    return told


def _waits(entry: LedgerEntry) -> bool:
    return waits(entry.event, entry.payload)


class OccasionFilter(admin.SimpleListFilter):
    title = _("時点")
    parameter_name = "occasion"

    def lookups(self, request: HttpRequest, model_admin: object) -> list[tuple[str, str]]:
        return [(code, str(label)) for code, label in OCCASIONS.items()]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Seal]) -> QuerySet[Seal]:
        asked = OCCASIONS.keys() & {self.value()}
        return queryset.filter(occasion__in=asked) if asked else queryset


@admin.register(Seal)
class SealAdmin(ReadOnly):
    list_display = ("round", "sealed_at", "seq", "row_count", "content_hash", "at", "by")
    list_filter = ("round", OccasionFilter)
    list_select_related = ("round", "by")
    search_fields = ("occasion", "head_hash", "content_hash")
    ordering = ("-pk",)
    fields = ("round", "sealed_at", "seq", "head_hash", "row_count", "content_hash", "at", "by")

    @admin.display(description=_("時点"), ordering="occasion")
    def sealed_at(self, seal: Seal) -> Promise | str:
        return OCCASIONS.get(seal.occasion, seal.occasion)


@admin.register(Head)
class HeadAdmin(ReadOnly):
    list_display = ("seq", "entry_hash")
    search_fields = ("=seq", "entry_hash")
    ordering = ("pk",)
    fields = ("seq", "entry_hash")
