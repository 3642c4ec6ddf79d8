"""What must hold of nominations after every act and every fault."""

from collections.abc import Iterator

from django.db.models import Count, F, QuerySet

from nominations.intake.models import Attachment, Nomination, Photo, RegionFact, State
from nominations.ledger.events import Event
from nominations.ledger.models import LedgerEntry


def broken() -> list[str]:
    received = Nomination.objects.received()
    withdrawn = Nomination.objects.filter(state=State.WITHDRAWN)
    return [
        *_without_a_line(received, Event.NOMINATION_SUBMITTED, "submitted"),
        *_without_a_receipt(),
        *_without_a_line(withdrawn, Event.NOMINATION_WITHDRAWN, "withdrawn"),
        *_too_many(),
        *_regions(),
        *_files(),
    ]


def _without_a_line(rows: QuerySet[Nomination], event: Event, what: str) -> Iterator[str]:
    recorded = _subjects(event)
    for pk in rows.values_list("pk", flat=True):
        if f"intake.nomination:{pk}" not in recorded:
            yield f"intake: nomination {pk} was {what} without a line in the ledger"


def _without_a_receipt() -> Iterator[str]:
    have = Nomination.objects.filter(receipt_number__isnull=False).values_list("pk", flat=True)
    receipts = {f"intake.nomination:{pk}" for pk in have}
    for subject in sorted(_subjects(Event.NOMINATION_SUBMITTED) - receipts):
        yield f"intake: {subject} is in the ledger as submitted and has no receipt"


def _subjects(event: Event) -> set[str]:
    return set(LedgerEntry.objects.filter(event=event.code).values_list("subject", flat=True))


def _too_many() -> Iterator[str]:
    counted = (
        Nomination.objects.exclude(state=State.WITHDRAWN)
        .values("round", "body", most=F("round__nominations_per_body"))
        .annotate(n=Count("*"))
        .filter(n__gt=F("most"))
    )
    for row in counted:
        yield f"intake: body {row['body']} has {row['n']} nominations in round {row['round']}"


def _regions() -> Iterator[str]:
    """A region tells of a partner of its own nomination."""
    strays = RegionFact.objects.exclude(partner=None).exclude(partner__nomination=F("nomination"))
    for pk in strays.values_list("pk", flat=True):
        yield f"intake: region {pk} tells of another nomination's partner"


def _files() -> Iterator[str]:
    """Every row of a file has its bytes."""
    for model in (Photo, Attachment):
        for row in model.objects.order_by("pk").iterator():
            if not row.file.storage.exists(row.file.name or ""):
                yield f"intake: {model._meta.model_name} {row.pk} has lost its file"
