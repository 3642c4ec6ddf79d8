"""What may be read once scoring has closed: the ranking, and each member's scores.

Both are made from the nominations that exist for the reader, so that a recused member's ranking
has no gap where a nomination is missing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from django.db.models import QuerySet
from django.utils.crypto import salted_hmac

from awards.rounds.models import Criterion, Round
from nominations.intake.models import Nomination, State
from nominations.judging.models import Recusal, Score, ScoreSheet, SheetState
from nominations.judging.ranking import JudgedEntry, JudgedSheet, SheetPoints, Standing, standings
from nominations.people.models import CommitteeSeat, User


@dataclass(frozen=True)
class RankingLine:
    """One nomination's place in the ranking; ``criteria`` by name in the round's order."""

    pk: UUID
    title: str
    body: str
    standing: Standing
    tied: bool
    criteria: tuple[tuple[str, Fraction | None], ...]

    @property
    def entry_number(self) -> int:
        return self.standing.key


@dataclass(frozen=True)
class Judgement:
    """One member's final sheet, under the name its reader may see."""

    member: str
    is_own: bool
    mean: Fraction | None
    scores: tuple[Score, ...]
    remark: str

    @property
    def comments(self) -> list[tuple[str, str]]:
        """What was written, each with the name of its criterion."""
        return [(str(score.criterion), score.comment) for score in self.scores if score.comment]

    @property
    def has_words(self) -> bool:
        return bool(self.remark or self.comments)


def ranking(round_: Round, nominations: "QuerySet[Nomination]") -> list[RankingLine]:
    """The accepted ones of ``nominations`` in their order. Six queries, however many."""
    criteria = criteria_of(round_)
    accepted = nominations.filter(round=round_, state=State.ACCEPTED)
    columns = ("entry_number", "pk", "title", "body__name")
    rows = {row[0]: row for row in accepted.values_list(*columns) if row[0]}
    table = standings(_entries(round_, rows), _scores(round_), _weights(criteria))
    sharing = Counter(standing.place for standing in table)
    return [
        RankingLine(
            pk=rows[standing.key][1],
            title=rows[standing.key][2],
            body=rows[standing.key][3],
            standing=standing,
            tied=standing.place is not None and sharing[standing.place] > 1,
            criteria=tuple((str(c), standing.criteria.get(c.pk)) for c in criteria),
        )
        for standing in table
    ]


def without_recusals_of(
    reader: User, nominations: "QuerySet[Nomination]"
) -> "QuerySet[Nomination]":
    """What a person may read of judging, at whichever door: nothing of what they are recused from."""
    return nominations.exclude(recusals__seat__user=reader)


def criteria_of(round_: Round) -> list[Criterion]:
    return list(round_.criteria.order_by("position", "pk"))


def _weights(criteria: Sequence[Criterion]) -> dict[int, Fraction]:
    return {criterion.pk: Fraction(criterion.weight) for criterion in criteria}


def _entries(round_: Round, keys: Iterable[int]) -> list[JudgedEntry]:
    """Everyone with a seat in the round is expected, except where recused."""
    members = frozenset(CommitteeSeat.objects.filter(round=round_).values_list("pk", flat=True))
    recused: dict[int, set[int]] = defaultdict(set)
    entry = "nomination__entry_number"
    for key, seat in Recusal.objects.filter(seat__in=members).values_list(entry, "seat"):
        recused[key].add(seat)
    sheets: dict[int, list[JudgedSheet]] = defaultdict(list)
    rows = ScoreSheet.objects.filter(seat__round=round_).order_by("pk")
    for key, sheet, seat, state in rows.values_list(entry, "pk", "seat", "state"):
        sheets[key].append(JudgedSheet(sheet, seat, state == SheetState.FINAL))
    return [JudgedEntry(key, members - recused[key], tuple(sheets[key])) for key in keys]


def _scores(round_: Round) -> list[SheetPoints]:
    final = Score.objects.filter(sheet__seat__round=round_, sheet__state=SheetState.FINAL)
    rows = final.values_list("sheet_id", "criterion_id", "points")
    return [(sheet, criterion, points) for sheet, criterion, points in rows if points is not None]


def judgements(nomination: Nomination, *, own: int | None, named: bool) -> list[Judgement]:
    """The final sheets that count. ``own`` is the reader's seat; see ``_label`` for the names."""
    sheets = list(
        ScoreSheet.objects.filter(nomination=nomination, state=SheetState.FINAL)
        .exclude(seat__recusals__nomination=nomination)
        .select_related("seat__user")
        .prefetch_related("scores__criterion")
    )
    sheets.sort(key=lambda sheet: sheet.seat.user.name if named else _shuffled(sheet))
    criteria = criteria_of(nomination.round)
    return [
        _judgement(sheet, sheet.seat.user.name if named else _label(index), criteria, own)
        for index, sheet in enumerate(sheets)
    ]


def _judgement(
    sheet: ScoreSheet, member: str, criteria: Sequence[Criterion], own: int | None
) -> Judgement:
    by_criterion = {score.criterion_id: score for score in sheet.scores.all()}
    scores = tuple(by_criterion[c.pk] for c in criteria if c.pk in by_criterion)
    weights = _weights(criteria)
    total = sum(weights.values())
    weighed = sum(weights[score.criterion_id] * (score.points or 0) for score in scores)
    mean = Fraction(weighed) / total if total else None
    return Judgement(member, sheet.seat_id == own, mean, scores, sheet.remark)


def _shuffled(sheet: ScoreSheet) -> str:
    """Another order for each nomination, so that no letter can be followed through the round."""
    return salted_hmac("judging.results", f"{sheet.nomination_id} {sheet.seat_id}").hexdigest()


def _label(index: int) -> str:
    """A to Z, then A2 and so on."""
    letter, again = chr(ord("A") + index % 26), index // 26
    return f"{letter}{again + 1}" if again else letter
