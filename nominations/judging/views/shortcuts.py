"""What exists for this person: the first line of every view of the room."""

from uuid import UUID

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from awards.rounds.models import Round
from nominations.access import Request
from nominations.intake.models import BODY_NAMES, Door, Nomination, NominationQuerySet
from nominations.judging.results import without_recusals_of
from nominations.people.models import CommitteeSeat, User
from nominations.people.seats import seats_of

# Of a nomination, its body and its round: what is said of them, and what decides whether one may
# score. Their texts are a hundred times as long.
_SAID = ("title", "entry_number", "rank", "state", *BODY_NAMES)
_OF_ROUND = ("number", "fiscal_year", "title", "phase", "scoring_closes_at", "evaluation_limit")
SAID = (*_SAID, *(f"round__{column}" for column in _OF_ROUND))


def seat_and_nomination(
    request: Request, pk: UUID, of: NominationQuerySet | None = None
) -> tuple[CommitteeSeat, Nomination]:
    """A nomination this member may judge, and the seat they judge it from."""
    brief = Nomination.objects.select_related("round", "body").only(*SAID)
    nominations = brief if of is None else of
    nomination = get_object_or_404(nominations.visible_to(request.user, "committee"), pk=pk)
    return seat_in(request.user, nomination.round_id), nomination


def seat_in(user: User, round_id: int) -> CommitteeSeat:
    seat = CommitteeSeat.objects.get(pk=seats_of(user).committees[round_id])
    seat.user = user
    return seat


def round_of(request: Request, number: int) -> Round:
    """A round of the member's own; any for the secretariat."""
    seats = seats_of(request.user)
    rounds = Round.objects.all()
    if not seats.secretariat:
        rounds = rounds.filter(pk__in=seats.committees)
    return get_object_or_404(rounds, number=number)


def readable(user: User, round_: Round) -> "QuerySet[Nomination]":
    """Those of the round. A committee seat outweighs the office; and who is recused stays so, with
    whichever seat."""
    door: Door = "committee" if round_.pk in seats_of(user).committees else "office"
    rows = Nomination.objects.filter(round=round_).visible_to(user, door)
    return without_recusals_of(user, rows)
