"""What is sealed with the last host's approval, made from the rows as they are."""

from collections.abc import Iterator, Mapping

from awards.rounds.models import Phase, Round
from nominations.decision.models import Choice, Resolution
from nominations.ledger import sealed
from nominations.ledger.sealed import SealedChoice, SealedSet


def choices_of(round_: Round) -> SealedSet:
    columns = ("place", "prize__code", "nomination__entry_number", "nomination_id")
    rows = Choice.objects.filter(resolution__round=round_).values_list(*columns)
    return sealed.decision(map(SealedChoice._make, rows))


def resealed(round_: Round, seals: Mapping[str, int]) -> Iterator[SealedSet]:
    """A seal has its set, whatever the phase says; a round that is decided has to have a seal."""
    if "decision" in seals or (
        round_.phase == Phase.DECIDED and Resolution.objects.filter(round=round_).exists()
    ):
        yield choices_of(round_)
