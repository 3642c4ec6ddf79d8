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
        .annotate(n=Count("pk"))
        .values_list("prize", "n", "prize__max_winners")
    ):
        if chosen > most:
            yield f"prize {prize} is given to {chosen} of at most {most}"


def _resolutions() -> Iterator[str]:
    tabled = Q(state=State.DRAFTING) ^ Q(tabled_at__isnull=False)
    for resolution in Resolution.objects.exclude(tabled):
        yield f"resolution {resolution.pk} is {resolution.state} with tabled_at {resolution.tabled_at}"
    current = Count("approvals", filter=Q(approvals__version=F("version")), distinct=True)
    rows = Resolution.objects.annotate(
        given=current, hosts=Count("round__hosts", distinct=True)
    ).select_related("round")
    for row in rows:
        complete = row.given == row.hosts > 0
        if (row.state == State.APPROVED) != complete:
            yield f"resolution {row.pk} is {row.state} with {row.given} of {row.hosts} approvals"
        if (row.state == State.APPROVED) != (row.round.phase == Phase.DECIDED):
            yield f"resolution {row.pk} is {row.state} in a round that is {row.round.phase}"
        seals = Seal.objects.filter(round=row.round, occasion="decision").count()
        if seals != (row.state == State.APPROVED):
            yield f"resolution {row.pk} is {row.state} with {seals} seals of a decision"
