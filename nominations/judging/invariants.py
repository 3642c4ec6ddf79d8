"""What the judging room promises about its rows, asked of the rows themselves."""

from collections.abc import Iterator

from django.db.models import Count, F, Q

from nominations.judging.completeness import ScoreEntry, missing_in
from nominations.judging.models import Recusal, Score, ScoreSheet, SheetState


def broken() -> list[str]:
    return [*_strangers(), *_points(), *_unfinished(), *_comments()]


def _strangers() -> Iterator[str]:
    for name, rows in (("sheet", ScoreSheet.objects), ("recusal", Recusal.objects)):
        for row in rows.exclude(seat__round=F("nomination__round")):
            yield f"{name} {row.pk} is of another round than its member"
    others = Score.objects.exclude(criterion__round=F("sheet__nomination__round"))
    for score in others:
        yield f"score {score.pk} is under a criterion of another round"


def _points() -> Iterator[str]:
    for score in Score.objects.filter(points__gt=F("criterion__max_points")):
        yield f"score {score.pk} has more points than its criterion gives"


def _unfinished() -> Iterator[str]:
    scored = Count("scores", filter=Q(scores__points__isnull=False), distinct=True)
    wanted = Count("nomination__round__criteria", distinct=True)
    final = ScoreSheet.objects.filter(state=SheetState.FINAL).annotate(scored=scored, wanted=wanted)
    for sheet in final.exclude(scored=F("wanted")):
        yield f"sheet {sheet.pk} is final with {sheet.scored} of {sheet.wanted} points"


def _comments() -> Iterator[str]:
    """A final sheet keeps the comment rule of each criterion."""
    final = Score.objects.filter(sheet__state=SheetState.FINAL, points__isnull=False, comment="")
    for score in final.exclude(criterion__comment_rule="optional").select_related("criterion"):
        of = score.criterion
        entry = ScoreEntry(of.pk, of.name, of.max_points, of.comment_rule, score.points, "")
        if missing_in([entry]):
            yield f"score {score.pk} is final without the comment its criterion asks for"
