"""From the rows of a resolution to the plain values its rules are about."""

from collections.abc import Iterable

from awards.rounds.models import Prize
from nominations.changing import fingerprint
from nominations.decision.models import Choice, Resolution
from nominations.decision.quota import ChoiceLine, PrizeRule


def rules_of(prizes: Iterable[Prize]) -> list[PrizeRule]:
    return [PrizeRule(p.pk, p.position, p.max_winners, p.optional) for p in prizes]


def lines_of(choices: Iterable[Choice]) -> list[ChoiceLine]:
    return [ChoiceLine(c.nomination_id, c.prize_id, c.place, c.reason) for c in choices]


def fingerprint_of_lines(note: str, lines: Iterable[ChoiceLine]) -> str:
    """Changes when the text or a choice does; a form carries it to see what it would overwrite."""
    written = sorted((str(line.nomination_id), *_rest(line)) for line in lines)
    return fingerprint({"note": note, "lines": written})


def _rest(line: ChoiceLine) -> tuple[int, int, str]:
    return line.prize_id, line.place, line.reason


def fingerprint_of_resolution(resolution: Resolution) -> str:
    return fingerprint_of_lines(resolution.note, lines_of(resolution.choices.all()))
