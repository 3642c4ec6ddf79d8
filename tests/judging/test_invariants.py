from awards.rounds.models import Criterion, Phase
from nominations.judging.invariants import broken
from nominations.judging.models import Score, ScoreSheet
from tests import make


def test_a_sheet_that_went_the_regular_way_breaks_nothing(table):
    table.save(1, 2, 3, 4, 5, 4)
    table.finalise()

    assert broken() == []


def test_rows_that_contradict_a_final_sheet_are_named(table):
    table.save(1, 2, 3, 4, 5, 4)
    table.finalise()
    sheet = ScoreSheet.objects.get()
    first, second, *_rest = sheet.scores.order_by("criterion__position")
    Score.objects.filter(pk=first.pk).update(points=6)
    Score.objects.filter(pk=second.pk).update(points=None)
    Criterion.objects.filter(pk=first.criterion_id).update(comment_rule="always")
    stray = make.recusal(make.member(make.round_(Phase.OPEN)), table.nomination)

    assert sorted(broken()) == sorted(
        [
            f"recusal {stray.pk} is of another round than its member",
            f"score {first.pk} has more points than its criterion gives",
            f"sheet {sheet.pk} is final with 5 of 6 points",
            f"score {first.pk} is final without the comment its criterion asks for",
        ]
    )
