"""What the decision room promises about its rows, asked of the rows themselves."""

from collections.abc import Iterator

from django.db.models import Count, F, Q

from awards.rounds.models import Phase
from nominations.decision.models import Choice, Resolution, State
from nominations.ledger.models import Seal


def broken() -> list[str]:
    return [*_choices(), *_resolutions()]


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
