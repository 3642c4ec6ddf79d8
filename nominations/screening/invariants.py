"""What the screening room promises about its rows, asked of the rows themselves."""

from collections.abc import Iterator

from django.db.models import Count, Exists, OuterRef

from awards.rounds.models import Phase
from nominations.intake.models import Nomination, State
from nominations.screening.models import Finding, IneligibleNote, Item, ReturnNote, ScreeningCheck


def broken() -> list[str]:
    return [*_accepted(), *_unexplained(), *_undecided()]


def _accepted() -> Iterator[str]:
    """What was checked on its way; a nomination that was loaded with its round has no checks."""
    accepted = Nomination.objects.filter(state=State.ACCEPTED).annotate(checked=Count("checks"))
    for nomination in accepted.filter(checked__gt=0, checked__lt=len(Item)):
        n = nomination.checked  # type: ignore[attr-defined]  # annotated
        yield f"nomination {nomination.pk} is accepted with {n} checks"
    failed = ScreeningCheck.objects.filter(
        finding=Finding.NOT_MET, nomination__state=State.ACCEPTED
    )
    for check in failed:
        yield f"nomination {check.nomination_id} is accepted although {check.item} is not met"


def _unexplained() -> Iterator[str]:
    for state, note in ((State.RETURNED, ReturnNote), (State.INELIGIBLE, IneligibleNote)):
        noted = note._default_manager.filter(nomination=OuterRef("pk"))
        for nomination in Nomination.objects.filter(~Exists(noted), state=state):
            yield f"nomination {nomination.pk} is {state} without a note that says why"


def _undecided() -> Iterator[str]:
    waiting = Nomination.objects.filter(state__in=[State.SUBMITTED, State.RETURNED]).exclude(
        round__phase=Phase.OPEN
    )
    for nomination in waiting.select_related("round"):
        phase = nomination.round.phase
        yield f"nomination {nomination.pk} is {nomination.state} in a round that is {phase}"
