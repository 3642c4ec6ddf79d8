"""What must hold of nominations after every act and every fault."""

from collections.abc import Iterator

from django.db.models import Count, F

from nominations.intake.models import Attachment, Nomination, Photo, RegionFact, State
from nominations.ledger.events import Event
from nominations.ledger.models import LedgerEntry


def broken() -> list[str]:
    return [*_submitted(), *_withdrawn(), *_too_many(), *_regions(), *_files()]


def _submitted() -> Iterator[str]:
    """A receipt and its line in the ledger come together."""
    recorded = _subjects(Event.NOMINATION_SUBMITTED)
    for pk in Nomination.objects.filter(submitted_at__isnull=False).values_list("pk", flat=True):
        if f"intake.nomination:{pk}" not in recorded:
            yield f"intake: nomination {pk} was submitted without a line in the ledger"
    have = Nomination.objects.filter(receipt_number__isnull=False).values_list("pk", flat=True)
    receipts = {f"intake.nomination:{pk}" for pk in have}
    for subject in sorted(recorded - receipts):
        yield f"intake: {subject} is in the ledger as submitted and has no receipt"


def _withdrawn() -> Iterator[str]:
    recorded = _subjects(Event.NOMINATION_WITHDRAWN)
    for pk in Nomination.objects.filter(state=State.WITHDRAWN).values_list("pk", flat=True):
        if f"intake.nomination:{pk}" not in recorded:
            yield f"intake: nomination {pk} was withdrawn without a line in the ledger"


def _subjects(event: Event) -> set[str]:
    return set(LedgerEntry.objects.filter(event=event.code).values_list("subject", flat=True))


def _too_many() -> Iterator[str]:
    counted = (
        Nomination.objects.exclude(state=State.WITHDRAWN)
        .values("round", "body", most=F("round__nominations_per_body"))
        .annotate(n=Count("pk"))
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
