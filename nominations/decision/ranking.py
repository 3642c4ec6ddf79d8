"""The ranking as those who decide read it: all accepted nominations of the round."""

from collections.abc import Hashable
from dataclasses import dataclass

from awards.rounds.models import Round
from nominations.intake.models import Nomination
from nominations.judging import results
from nominations.judging.ranking import in_decimals


@dataclass(frozen=True)
class Ranked:
    """``mean`` is written out to be read; ``place`` is None where nobody has scored it."""

    nomination: Nomination
    group: str
    place: int | None
    mean: str
    counted: int
    expected: int


def ranked(round_: Round) -> list[Ranked]:
    nominations = Nomination.objects.filter(round=round_)
    lines = results.ranking(round_, nominations)
    rows = nominations.select_related("body").prefetch_related("recipients")
    by_key = rows.in_bulk([line.pk for line in lines])
    return [_ranked(line, by_key[line.pk]) for line in lines]


def _ranked(line: results.RankingLine, nomination: Nomination) -> Ranked:
    standing = line.standing
    return Ranked(
        nomination,
        group(nomination),
        standing.place,
        in_decimals(standing.mean),
        standing.counted,
        standing.expected,
    )


def places_of(round_: Round) -> dict[Hashable, int | None]:
    lines = results.ranking(round_, Nomination.objects.filter(round=round_))
    return {line.pk: line.standing.place for line in lines}


def group(nomination: Nomination) -> str:
    """The names of those who would receive the prize."""
    recipients = sorted(nomination.recipients.all(), key=lambda recipient: recipient.position)
    return "、".join(r.name for r in recipients if r.name) or str(nomination.body)
