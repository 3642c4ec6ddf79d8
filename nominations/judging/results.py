"""The ranking, which may be read once scoring has closed.

It is made from the nominations that exist for the reader, so that a recused member's ranking has no
gap where a nomination is missing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import overload
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Max, Q, QuerySet, Sum

from awards.languages import text
from awards.reversing import reverse_each
from awards.rounds.models import Criterion, Round
from nominations.intake.models import BODY_NAMES, Nomination, State
from nominations.judging.models import Recusal, Score, SheetState
from nominations.judging.ranking import (
    JudgedEntry,
    JudgedSheet,
    Scale,
    Standing,
    Total,
    judged,
    placed,
)
from nominations.people.models import CommitteeSeat, User

# Points that count, of a sheet that does.
FINAL: dict[str, object] = {"sheet__state": SheetState.FINAL, "points__isnull": False}


@dataclass(frozen=True)
class RankingLine:
    """One nomination's place in the ranking; ``criteria`` by name in the round's order."""

    pk: UUID
    url: str
    title: str
    body: str
    standing: Standing
    tied: bool
    criteria: tuple[tuple[str, Fraction | None], ...]

    @property
    def entry_number(self) -> int:
        return self.standing.key


@dataclass(frozen=True)
class Placed:
    """Where one nomination stands among those that its reader knows, from sums alone."""

    pk: UUID
    entry_number: int
    counted: int
    expected: int
    place: int | None
    total: Total
    scale: Scale

    @property
    def mean(self) -> Fraction | None:
        """Made when it is read: of thousands, a page shows fifty."""
        return self.scale.mean(self.total)


class Ranking(Sequence[RankingLine]):
    """The accepted nominations that its reader knows, in their order.

    The order is made from sums that the database adds up, in five queries; only the lines that are
    asked for, as ``ranking[:50]``, are read with their scores, in two.
    """

    def __init__(self, round_: Round, readable: "QuerySet[Nomination]") -> None:
        self.criteria = criteria_of(round_)
        self._url = reverse_each("judging-ranking-detail", round_.number)
        self._scale = Scale(weights_of(self.criteria))
        self._recused = _recused_by_seat(round_)
        self.order = self._order(readable.filter(round=round_, state=State.ACCEPTED))
        self._sharing = Counter(one.place for one in self.order)

    @property
    def unsettled(self) -> int:
        """How many have not been judged by all who may."""
        return sum(one.counted != one.expected for one in self.order)

    def __len__(self) -> int:
        return len(self.order)

    def __iter__(self) -> Iterator[RankingLine]:
        return iter(self[:])

    @overload
    def __getitem__(self, which: int) -> RankingLine: ...
    @overload
    def __getitem__(self, which: slice) -> list[RankingLine]: ...
    def __getitem__(self, which: int | slice) -> RankingLine | list[RankingLine]:
        if isinstance(which, int):
            return self._lines([self.order[which]])[0]
        return self._lines(self.order[which])

    def _order(self, accepted: "QuerySet[Nomination]") -> list[Placed]:
        rows = accepted.order_by().values_list("entry_number", "pk")
        keys = {entry: pk for entry, pk in rows if entry}
        final = Score.objects.filter(sheet__seat__in=self._recused, **FINAL)
        counted, weighed = self._sums(final)
        # What those who are recused had judged is added up for itself and taken away again: it is
        # little, and asking of each sheet of the round whether it counts is not.
        less, lighter = self._sums(_of_the_recused(final))
        totals = [
            Total(n, weighed[pk] - lighter[pk], counted[pk] - less[pk]) for n, pk in keys.items()
        ]
        recused = Counter(pk for theirs in self._recused.values() for pk in theirs)
        return [
            Placed(
                pk := keys[total.key],
                total.key,
                total.counted,
                len(self._recused) - recused[pk],
                place,
                total,
                self._scale,
            )
            for total, place in placed(totals, self._scale)
        ]

    def _sums(self, scores: "QuerySet[Score]") -> tuple[Counter[UUID], Counter[UUID]]:
        """By nomination: how many sheets the scores are of, and their weighed points added up.

        A final sheet has points for every criterion, so that one of them counts the sheets.
        """
        counted, weighed = Counter[UUID](), Counter[UUID]()
        alike: dict[int, list[int]] = defaultdict(list)
        for criterion, weight in self._scale.weights.items():
            alike[weight].append(criterion)
        first = [c.pk for c in self.criteria[:1]]
        # Criteria of one weight are added up together: most rounds weigh all of them alike.
        sums = [Sum("points", filter=Q(criterion__in=alike[weight])) for weight in alike]
        by_weight = {f"weight_{n}": added for n, added in enumerate(sums)}
        counting = Count("points", filter=Q(criterion__in=first))
        groups = scores.order_by().values("sheet__nomination")
        rows = groups.annotate(**by_weight, counted=counting)
        for pk, n, *points in rows.values_list("sheet__nomination", "counted", *by_weight):
            counted[pk] = n
            weighed[pk] = sum(w * (p or 0) for w, p in zip(alike, points, strict=True))
        return counted, weighed

    def _lines(self, asked: Sequence[Placed]) -> list[RankingLine]:
        keys = [one.pk for one in asked]
        rows = Nomination.objects.filter(pk__in=keys).values_list("pk", "title", *BODY_NAMES)
        words = {pk: (title, str(text(*body))) for pk, title, *body in rows}
        sheets, points = _judged(keys, self._recused, self.criteria)
        everyone = frozenset(self._recused)
        entries = [
            JudgedEntry(
                one.entry_number,
                everyone - {seat for seat in everyone if one.pk in self._recused[seat]},
                tuple(sheets[one.entry_number]),
            )
            for one in asked
        ]
        found = judged(entries, points, self._scale)
        names = [(str(criterion), criterion.pk) for criterion in self.criteria]
        return [self._line(one, *words[one.pk], found[one.entry_number], names) for one in asked]

    def _line(
        self,
        one: Placed,
        title: str,
        body: str,
        standing: Standing,
        names: Sequence[tuple[str, int]],
    ) -> RankingLine:
        return RankingLine(
            pk=one.pk,
            url=self._url(one.pk),
            title=title,
            body=body,
            standing=replace(standing, place=one.place),
            tied=one.place is not None and self._sharing[one.place] > 1,
            criteria=tuple((name, standing.criteria.get(key)) for name, key in names),
        )


def _recused_by_seat(round_: Round) -> dict[int, set[UUID]]:
    """Everyone with a seat in the round is expected, except for what they are recused from."""
    recused: dict[int, set[UUID]] = defaultdict(set)
    seats = CommitteeSeat.objects.filter(round=round_).order_by("pk")
    for seat, nomination in seats.values_list("pk", "recusals__nomination"):
        recused[seat] |= {nomination} if nomination else set()
    return dict(recused)


def _of_the_recused(scores: "QuerySet[Score]") -> "QuerySet[Score]":
    """Those of members who stepped back from the nomination after they had begun."""
    same = Q(sheet__seat__recusals__nomination=F("sheet__nomination"))
    recusal = FilteredRelation("sheet__seat__recusals", condition=same)
    return scores.alias(recusal=recusal).filter(recusal__isnull=False)


def _judged(
    nominations: Sequence[UUID], seats: Iterable[int], criteria: Sequence[Criterion]
) -> tuple[Mapping[int | None, Sequence[JudgedSheet]], Mapping[int, Mapping[int, int]]]:
    """Their final sheets, by entry number, and the points of each by criterion.

    The database lays the points of a sheet out in one row: there are six times as many of them.
    """
    scores = Score.objects.filter(
        sheet__nomination__in=nominations, sheet__seat__in=seats, **FINAL
    ).order_by()
    columns = ("sheet", "sheet__seat", "sheet__nomination__entry_number")
    by_criterion = {
        f"of_{criterion.pk}": Max("points", filter=Q(criterion=criterion.pk))
        for criterion in criteria
    }
    sheets: dict[int | None, list[JudgedSheet]] = defaultdict(list)
    points: dict[int, dict[int, int]] = {}
    rows = scores.values(*columns).annotate(**by_criterion).values_list(*columns, *by_criterion)
    for sheet, seat, number, *of_sheet in rows:
        sheets[number].append(JudgedSheet(sheet, seat, final=True))
        points[sheet] = {c.pk: n or 0 for c, n in zip(criteria, of_sheet, strict=True)}
    return sheets, points


def ranking(round_: Round, nominations: "QuerySet[Nomination]") -> Ranking:
    """Of the accepted ones of ``nominations``, which are those that exist for the reader."""
    return Ranking(round_, nominations)


def withheld_from(reader: User) -> list[UUID]:
    """What a person may not read of judging, at whichever door: all that they are recused from.

    Read once and named one by one: they are few, and each statement of a page would otherwise look
    for them again, at each of its steps.
    """
    return list(Recusal.objects.filter(seat__user=reader).values_list("nomination", flat=True))


def without_recusals_of(
    reader: User, nominations: "QuerySet[Nomination]"
) -> "QuerySet[Nomination]":
    return nominations.exclude(pk__in=withheld_from(reader))


def criteria_of(round_: Round) -> list[Criterion]:
    return list(round_.criteria.order_by("position", "pk"))


def weights_of(criteria: Sequence[Criterion]) -> dict[int, Fraction]:
    return {criterion.pk: Fraction(criterion.weight) for criterion in criteria}
