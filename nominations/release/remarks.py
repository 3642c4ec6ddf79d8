"""What members wrote about a nomination, by criterion, for whoever words the evaluation points."""

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nominations.intake.models import Nomination
from nominations.judging.judgements import Judgement, judgements
from nominations.judging.results import withheld_from
from nominations.people.models import User


@dataclass(frozen=True)
class Remarks:
    """``criterion`` is its code, ``name`` what it is called; both are empty for the whole."""

    criterion: str
    name: str
    texts: tuple[str, ...]

    @property
    def draft(self) -> str:
        return "\n".join(self.texts)


def remarks_on(nomination: Nomination, reader: User) -> list[Remarks]:
    """Those that members suggested for publication first, then by criterion in the round's order.

    Nothing for a reader who is recused, whatever other seat they hold. No text is by a name or a
    letter: under each criterion they stand in an order of their own, so that nobody's can be
    followed from one to the next.
    """
    if nomination.pk in withheld_from(reader):
        return []
    sheets = judgements(nomination, own=None, named=False)
    whole = Remarks("", "", _shuffled("", (sheet.remark for sheet in sheets)))
    return [one for one in (whole, *_by_criterion(sheets)) if one.texts]


def _by_criterion(sheets: Iterable[Judgement]) -> Iterator[Remarks]:
    scores = [score for sheet in sheets for score in sheet.scores]
    criteria = {score.criterion_id: score.criterion for score in scores}
    for key, criterion in sorted(criteria.items(), key=lambda one: (one[1].position, one[0])):
        texts = (score.comment for score in scores if score.criterion_id == key)
        yield Remarks(criterion.code, str(criterion), _shuffled(criterion.code, texts))


def _shuffled(criterion: str, texts: Iterable[str]) -> tuple[str, ...]:
    def turn(text: str) -> str:
        return hashlib.sha256(f"{criterion} {text}".encode()).hexdigest()

    return tuple(sorted((text.strip() for text in texts if text.strip()), key=turn))
