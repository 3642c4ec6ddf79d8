"""What the import promises about its rows, asked of the rows themselves."""

from collections.abc import Iterator

from awards.rounds.models import Round
from awards.winners.models import State, Winner
from nominations.intake.models import Nomination


def broken() -> list[str]:
    return [*_rounds(), *_winners()]


def _rounds() -> Iterator[str]:
    """What was imported had no process here."""
    for round_ in Round.objects.exclude(coverage=""):
        if Nomination.objects.filter(round=round_).exists():
            yield f"round {round_.number} is imported and has nominations"
        if round_.results_at is None:
            yield f"round {round_.number} is imported and was never announced"


def _winners() -> Iterator[str]:
    imported = Winner.objects.exclude(round__coverage="")
    for winner in imported.exclude(state=State.RELEASED):
        yield f"winner {winner.pk} is imported and {winner.state}"
    for winner in imported.filter(round__coverage="none"):
        yield f"winner {winner.pk} is of a round of which none is known"
