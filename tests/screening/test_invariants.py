from nominations.screening import actions
from nominations.screening.invariants import broken
from nominations.screening.models import ScreeningCheck
from tests import make
from tests.screening.conftest import AT


def test_a_nomination_that_went_the_regular_way_breaks_nothing(checked, secretary):
    actions.accept(checked, by=secretary, at=AT)

    assert broken() == []


def test_rows_that_contradict_a_decision_are_named(checked, secretary):
    actions.accept(checked, by=secretary, at=AT)
    ScreeningCheck.objects.filter(item="kind").update(finding="not_met")
    ScreeningCheck.objects.filter(item="route").delete()
    silent = make.nomination("returned", round=checked.round)
    late = make.nomination("submitted", round=make.round_("judging"))

    assert sorted(broken()) == sorted(
        [
            f"nomination {checked.pk} is accepted with 4 checks",
            f"nomination {checked.pk} is accepted although kind is not met",
            f"nomination {silent.pk} is returned without a note that says why",
            f"nomination {late.pk} is submitted in a round that is judging",
        ]
    )
