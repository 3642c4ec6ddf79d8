"""The ranking as those who decide read it: all accepted nominations of the round."""

from collections.abc import Hashable
from dataclasses import dataclass

from awards.rounds.models import Round
from nominations.intake.models import Nomination, State
from nominations.judging import results
from nominations.judging.ranking import in_decimals
from nominations.people.models import User


@dataclass(frozen=True)
class Ranked:
    """``mean`` is written out to be read; ``place`` is None where nobody has scored it.

    Withheld is what its reader was recused from as a member: there it has neither.
    """

    nomination: Nomination
    group: str
    place: int | None
    mean: str
    counted: int
    expected: int
    is_withheld: bool = False


def ranked(round_: Round, reader: User) -> list[Ranked]:
    """All that were accepted. What the reader is recused from stands last, and the others are
    ranked as if it were not there: a gap would tell its place.
    """
    accepted = Nomination.objects.filter(round=round_, state=State.ACCEPTED)
    lines = results.ranking(round_, results.without_recusals_of(reader, accepted))
    rows = accepted.select_related("body").prefetch_related("recipients").order_by("entry_number")
    by_key = {row.pk: row for row in rows}
    seen = [_ranked(line, by_key.pop(line.pk)) for line in lines]
    return seen + [_withheld(nomination) for nomination in by_key.values()]


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


def _withheld(nomination: Nomination) -> Ranked:
    return Ranked(nomination, group(nomination), None, "", 0, 0, is_withheld=True)


def places_of(round_: Round) -> dict[Hashable, int | None]:
    lines = results.ranking(round_, Nomination.objects.filter(round=round_))
    return {line.pk: line.standing.place for line in lines}


def group(nomination: Nomination) -> str:
    """The names of those who would receive the prize."""
    recipients = sorted(nomination.recipients.all(), key=lambda recipient: recipient.position)
    return "、".join(r.name for r in recipients if r.name) or str(nomination.body)
