"""What was withdrawn, and with what: one page by itself, or all that a round had public."""

from awards.winners.models import State, Winner, Withdrawal


def winners_withdrawn_by(withdrawal: Withdrawal) -> list[Winner]:
    """In their order. A round's is of the pages that went at its moment, not of those before."""
    gone = Winner.objects.filter(round=withdrawal.round_id, state=State.WITHDRAWN)
    if withdrawal.slug:
        return list(gone.filter(slug=withdrawal.slug))
    together = Withdrawal.objects.filter(round=withdrawal.round_id, at=withdrawal.at)
    return list(gone.filter(slug__in=together.values("slug")).order_by("position"))
