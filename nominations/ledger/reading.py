"""What the ledger's lines tell, for the rooms that compare it with their rows."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet

from awards.rounds.models import Round
from nominations.ledger.chain import content_of
from nominations.ledger.events import Event
from nominations.ledger.models import LedgerEntry


class Line(NamedTuple):
    """One whose content is there; the content of others was erased at the end of their term."""

    event: str
    subject: str
    by: int | None
    at: datetime
    facts: dict[str, Any]


def lines(*events: Event) -> Iterator[Line]:
    """In the order of the chain."""
    for entry in _entries(*events).exclude(payload=None):
        content = content_of(entry.payload or "")
        if not content:
            continue  # the chain's own check names it
        at = datetime.fromisoformat(content["at"])
        yield Line(entry.event, entry.subject, content["by"], at, content["facts"])


def subjects(*events: Event) -> dict[str, str]:
    """What lines are about, with the last of these events; that is never erased."""
    return dict(_entries(*events).values_list("subject", "event"))


def erased(*events: Event) -> set[str]:
    """What such lines are about as have no content any more."""
    return set(_entries(*events).filter(payload=None).values_list("subject", flat=True))


def rounds_begun_here() -> QuerySet[Round]:
    """All but those that were taken over from records, of whose way here the ledger tells nothing."""
    begun = subjects(Event.ROUND_CREATED)
    return Round.objects.filter(pk__in=[subject.partition(":")[2] for subject in begun])


def _entries(*events: Event) -> QuerySet[LedgerEntry]:
    codes = [event.code for event in events]
    return LedgerEntry.objects.filter(event__in=codes).order_by("seq")
