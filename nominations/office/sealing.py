"""What is sealed when the judging starts and when scoring closes, made from the rows as they are."""

from collections.abc import Iterator, Mapping

from django.db.models import Q

from awards.rounds.models import Phase, Round
from nominations.intake.digest import digest_of
from nominations.intake.models import State
from nominations.intake.reading import dossier_of, with_dossier
from nominations.judging.models import SheetState
from nominations.ledger import sealed
from nominations.ledger.events import Event
from nominations.ledger.models import LedgerEntry
from nominations.ledger.sealed import SealedNomination, SealedScore, SealedSet


def nominations_of(round_: Round, *, since: int | None = None) -> SealedSet:
    """All that are accepted; and those withdrawn after the ledger's number ``since``."""
    wanted = Q(state=State.ACCEPTED)
    if since is not None:
        wanted |= Q(state=State.WITHDRAWN, pk__in=_withdrawn(since))
    rows = with_dossier().filter(wanted, round=round_, entry_number__isnull=False)
    return sealed.nominations(
        SealedNomination(row.entry_number or 0, row.pk, row.version, digest_of(dossier_of(row)))
        for row in rows
    )


def _withdrawn(since: int) -> list[str]:
    lines = LedgerEntry.objects.filter(event=Event.NOMINATION_WITHDRAWN.code, seq__gt=since)
    return [subject.partition(":")[2] for subject in lines.values_list("subject", flat=True)]


def scores_of(round_: Round) -> SealedSet:
    """The points and words of the final sheets."""
    final = round_.nominations.filter(state=State.ACCEPTED, sheets__state=SheetState.FINAL)
    rows = final.values_list(
        "entry_number",
        "sheets__seat",
        "sheets__scores__criterion__code",
        "sheets__scores__points",
        "sheets__scores__comment",
        "sheets__remark",
    )
    return sealed.scores(
        SealedScore(
            entry or 0,
            seat,
            criterion,
            # A sheet is final with all its points: none is told apart from each of them.
            -1 if points is None else points,
            sealed.digest_of(comment, remark),
        )
        for entry, seat, criterion, points, comment, remark in rows
    )


def resealed(round_: Round, seals: Mapping[str, int]) -> Iterator[SealedSet]:
    """What the round's seals have to be the hash of now; ``seals`` are the numbers of those in force.

    Where there is a seal its set is made, whatever the phase says. Where there is none, a phase
    that comes after the sealing asks for it.
    """
    if "nominations" in seals or round_.phase in (Phase.JUDGING, Phase.DELIBERATING, Phase.DECIDED):
        yield nominations_of(round_, since=seals.get("nominations"))
    if "scores" in seals or round_.has_scored:
        yield scores_of(round_)
