"""The order of a round's nominations: exact arithmetic on plain values."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from math import lcm

Weight = Decimal | Fraction
SheetPoints = Mapping[int, Mapping[int, int]]  # by sheet and criterion


@dataclass(frozen=True)
class JudgedSheet:
    id: int
    member: int
    final: bool


@dataclass(frozen=True)
class JudgedEntry:
    """One nomination: the members who may judge it, so without those recused, and its sheets."""

    key: int
    members: frozenset[int]
    sheets: tuple[JudgedSheet, ...] = ()

    @property
    def counted(self) -> list[int]:
        """The sheets that count: final ones of members who may judge it."""
        return [sheet.id for sheet in self.sheets if sheet.final and sheet.member in self.members]


@dataclass(frozen=True)
class Total:
    """What decides a nomination's place: its weighed points, added up, of ``counted`` members."""

    key: int
    weighed: int
    counted: int


@dataclass(frozen=True)
class Standing:
    """``counted`` of ``expected`` members have judged it; without any there is no place or mean.

    ``means`` are the members' own, highest first and without their names.
    """

    key: int
    counted: int
    expected: int
    place: int | None = None
    mean: Fraction | None = None
    spread: Fraction | None = None
    criteria: Mapping[int, Fraction] = field(default_factory=dict)
    means: tuple[Fraction, ...] = ()

    @property
    def is_settled(self) -> bool:
        return self.counted == self.expected


def standings(
    entries: Iterable[JudgedEntry], points: SheetPoints, weights: Mapping[int, Weight]
) -> list[Standing]:
    """Order nominations by the mean of their members' weighted means, highest first.

    A member's mean is the sum of weight x points over the sum of weights; a nomination's mean is
    the plain mean over the members whose sheet is final. Nobody stands in for the others: a
    recused member and an unfinished sheet are absent, not zero.

    Tie rule: equal means, compared exactly and not as they are printed, share a place, and as
    many places as they take up are skipped after it (1, 2, 2, 4). Ties are ordered by ``key`` for
    display only. Nominations without a final sheet come last, without a place.

    ``spread`` is the highest less the lowest member's mean: how far the members disagree.
    """
    scale = Scale(weights)
    unplaced = judged(entries, points, scale)
    totals = [_total(standing, scale) for standing in unplaced.values()]
    return [replace(unplaced[total.key], place=place) for total, place in placed(totals, scale)]


def judged(
    entries: Iterable[JudgedEntry], points: SheetPoints, scale: "Scale"
) -> dict[int, Standing]:
    """By key, without their places: what ``standings`` says of each by itself."""
    return {entry.key: _judge(entry, points, scale) for entry in entries}


class Scale:
    """Weights as whole numbers, so that only one division is left for each nomination."""

    def __init__(self, weights: Mapping[int, Weight]) -> None:
        exact = {criterion: Fraction(weight) for criterion, weight in weights.items()}
        common = lcm(*(weight.denominator for weight in exact.values()))
        self.weights = {criterion: int(weight * common) for criterion, weight in exact.items()}
        self.total = sum(self.weights.values())

    def weigh(self, points: Mapping[int, int]) -> int:
        return sum(weight * points.get(c, 0) for c, weight in self.weights.items())

    def mean(self, total: Total) -> Fraction | None:
        """None where nobody has judged, or nothing weighs."""
        if not total.counted or not self.total:
            return None
        return Fraction(total.weighed, self.total * total.counted)


def _judge(entry: JudgedEntry, points: SheetPoints, scale: Scale) -> Standing:
    sheets = [points[sheet] for sheet in entry.counted if sheet in points]
    expected, counted = len(entry.members), len(sheets)
    if not sheets or not scale.total:
        return Standing(entry.key, counted, expected)
    weighed = [scale.weigh(sheet) for sheet in sheets]
    return Standing(
        entry.key,
        counted,
        expected,
        mean=Fraction(sum(weighed), scale.total * counted),
        spread=Fraction(max(weighed) - min(weighed), scale.total),
        criteria={c: _mean([sheet.get(c, 0) for sheet in sheets]) for c in scale.weights},
        means=tuple(Fraction(one, scale.total) for one in sorted(weighed, reverse=True)),
    )


def _mean(points: Sequence[int]) -> Fraction:
    return Fraction(sum(points), len(points))


def _total(of: Standing, scale: Scale) -> Total:
    return Total(of.key, int(sum(of.means, Fraction(0)) * scale.total), of.counted)


def placed(totals: Iterable[Total], scale: Scale) -> list[tuple[Total, int | None]]:
    """The order and the places of ``standings``, from sums alone: for rounds of any size.

    Means are compared as whole numbers, over a denominator that all of them share.
    """
    by_key = sorted(totals, key=lambda total: total.key)
    counted = [total for total in by_key if total.counted and scale.total]
    common = lcm(*{total.counted for total in counted})
    means = {total.key: total.weighed * (common // total.counted) for total in counted}
    # A stable sort keeps ties in the order of their keys.
    counted.sort(key=lambda total: means[total.key], reverse=True)
    order: list[tuple[Total, int | None]] = []
    for _mean, tied in groupby(counted, key=lambda total: means[total.key]):
        place = len(order) + 1
        order += [(total, place) for total in tied]
    return order + [(total, None) for total in by_key if total.key not in means]


def in_decimals(value: Fraction | None, places: int = 3) -> str:
    """The value to read, half a last digit rounded up; places are never decided on this."""
    if value is None:
        return ""
    unit = 10**places
    whole, rest = divmod(
        (2 * value.numerator * unit + value.denominator) // (2 * value.denominator), unit
    )
    return f"{whole}.{rest:0{places}}"
