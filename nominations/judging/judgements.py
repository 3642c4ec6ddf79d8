"""What each member judged of one nomination, which may be read once scoring has closed."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.utils.crypto import salted_hmac

from awards.rounds.models import Criterion
from nominations.intake.models import Nomination
from nominations.judging.models import Score, ScoreSheet, SheetState
from nominations.judging.results import criteria_of, weights_of


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
    weights = weights_of(criteria)
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
