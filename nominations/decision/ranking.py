"""The ranking as those who decide read it: all accepted nominations of the round."""

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload
from uuid import UUID

from django.db.models import Q

from awards.rounds.models import Round
from nominations.intake.models import BODY_NAMES, Nomination, State
from nominations.judging import results
from nominations.judging.ranking import in_decimals
from nominations.people.models import User

# What a line says of a nomination; its texts are a hundred times as long.
SHOWN = ("title", "entry_number", "round_id", *BODY_NAMES)
LARGEST = 32767  # entry number


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


class RankedRound(Sequence[Ranked]):
    """All that were accepted. What the reader is recused from stands last, and the others are
    ranked as if it were not there: a gap would tell its place.

    Of a round of any size only what is asked for is read with its names.
    """

    def __init__(self, round_: Round, reader: User) -> None:
        self.accepted = Nomination.objects.filter(round=round_, state=State.ACCEPTED)
        known = results.without_recusals_of(reader, self.accepted)
        self._placed = {one.pk: one for one in results.ranking(round_, known).order}
        withheld = self.accepted.filter(recusals__seat__user=reader).distinct()
        rest = withheld.order_by("entry_number").values_list("pk", flat=True)
        self.keys = [*self._placed, *(pk for pk in rest if pk not in self._placed)]

    @property
    def places(self) -> dict[Hashable, int | None]:
        """None where nobody has scored it, or it is withheld."""
        return {pk: self._placed[pk].place if pk in self._placed else None for pk in self.keys}

    def __len__(self) -> int:
        return len(self.keys)

    def __iter__(self) -> Iterator[Ranked]:
        return iter(self[:])

    @overload
    def __getitem__(self, which: int) -> Ranked: ...
    @overload
    def __getitem__(self, which: slice) -> list[Ranked]: ...
    def __getitem__(self, which: int | slice) -> Ranked | list[Ranked]:
        if isinstance(which, int):
            return self.of([self.keys[which]])[0]
        return self.of(self.keys[which])

    def of(self, asked: Iterable[UUID]) -> list[Ranked]:
        """Those that were accepted, in the order of the ranking."""
        wanted = set(asked)
        rows = self.accepted.filter(pk__in=wanted).select_related("body").only(*SHOWN)
        found = {row.pk: row for row in rows.prefetch_related("recipients")}
        return [self._ranked(found[pk]) for pk in self.keys if pk in found]

    def _ranked(self, nomination: Nomination) -> Ranked:
        one = self._placed.get(nomination.pk)
        if one is None:
            return Ranked(nomination, group(nomination), None, "", 0, 0, is_withheld=True)
        mean = in_decimals(one.mean)
        return Ranked(nomination, group(nomination), one.place, mean, one.counted, one.expected)

    def numbered(self, entries: Iterable[int]) -> list[UUID]:
        """Keys by entry number, of those that were accepted."""
        found = self.accepted.filter(entry_number__in=[n for n in entries if n <= LARGEST])
        return list(found.values_list("pk", flat=True))

    def matching(self, words: str) -> list[UUID]:
        """Keys of those with this entry number, or with the words in a name."""
        if words.isdecimal():
            found = self.accepted.filter(entry_number=min(int(words[:6]), LARGEST))
        else:
            found = self.accepted.filter(
                Q(title__contains=words)
                | Q(body__name__contains=words)
                | Q(recipients__name__contains=words)
            )
        return list(found.order_by("entry_number").values_list("pk", flat=True).distinct())


def ranked(round_: Round, reader: User) -> RankedRound:
    return RankedRound(round_, reader)


def places_of(round_: Round) -> dict[Hashable, int | None]:
    order = results.ranking(round_, Nomination.objects.filter(round=round_)).order
    return {one.pk: one.place for one in order}


def group(nomination: Nomination) -> str:
    """The names of those who would receive the prize."""
    recipients = sorted(nomination.recipients.all(), key=lambda recipient: recipient.position)
    return "、".join(r.name for r in recipients if r.name) or str(nomination.body)
