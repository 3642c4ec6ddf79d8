"""What the decision room promises about its rows, asked of the rows themselves."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime

from django.db.models import Count, F, Q

from awards.rounds.models import Phase
from nominations.decision.models import Choice, Resolution, State
from nominations.ledger.events import Event
from nominations.ledger.models import Seal
from nominations.ledger.reading import erased, lines, rounds_begun_here


def broken() -> list[str]:
    return [*_choices(), *_resolutions(), *_approvals()]


def _choices() -> Iterator[str]:
    strangers = Choice.objects.exclude(
        nomination__round=F("resolution__round"), prize__round=F("resolution__round")
    )
    for choice in strangers:
        yield f"choice {choice.pk} is of another round than its resolution"
    decided = Choice.objects.exclude(resolution__state=State.DRAFTING)
    for prize, chosen, most in (
        decided.values_list("prize")
        .annotate(n=Count("*"))
        .values_list("prize", "n", "prize__max_winners")
    ):
        if most is not None and chosen > most:
            yield f"prize {prize} is given to {chosen} of at most {most}"


def _resolutions() -> Iterator[str]:
    tabled = Q(state=State.DRAFTING) ^ Q(tabled_at__isnull=False)
    for resolution in Resolution.objects.exclude(tabled):
        yield f"resolution {resolution.pk} is {resolution.state} with tabled_at {resolution.tabled_at}"
    for resolution in Resolution.objects.select_related("round").prefetch_related("approvals"):
        yield from _of_approvals(resolution)


def _of_approvals(of: Resolution) -> Iterator[str]:
    approvals = sum(approval.version == of.version for approval in of.approvals.all())
    hosts = of.round.hosts.count()
    approved = of.state == State.APPROVED
    if approved != (approvals == hosts > 0):
        yield f"resolution {of.pk} is {of.state} with {approvals} of {hosts} approvals"
    if approved != (of.round.phase == Phase.DECIDED):
        yield f"resolution {of.pk} is {of.state} in a round that is {of.round.phase}"
    seals = Seal.objects.filter(round=of.round, occasion="decision").count()
    if seals != approved:
        yield f"resolution {of.pk} is {of.state} with {seals} seals of a decision"


def _approvals() -> Iterator[str]:
    """Each has its line in the ledger, and each line its approval, unless it was taken back."""
    events = (Event.RESOLUTION_APPROVED_BY_HOST, Event.RESOLUTION_APPROVAL_TAKEN_BACK)
    told: dict[str, dict[tuple[int, str], tuple[int | None, datetime]]] = defaultdict(dict)
    for line in lines(*events):
        what = (line.facts["version"], line.facts["host"])
        if line.event == Event.RESOLUTION_APPROVED_BY_HOST.code:
            told[line.subject][what] = (line.by, line.at)
        else:
            told[line.subject].pop(what, None)
    unknown = erased(*events)
    for resolution in Resolution.objects.filter(round__in=rounds_begun_here()):
        subject = f"decision.resolution:{resolution.pk}"
        rows = resolution.approvals.values_list("version", "host__code", "by", "at")
        stored = {(version, host): (by, at) for version, host, by, at in rows}
        if subject not in unknown and stored != told[subject]:
            yield f"resolution {resolution.pk}: its approvals are not those of the ledger"
