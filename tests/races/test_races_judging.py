"""No score lands after scoring has closed; of two windows one saves."""

import pytest

from awards.rounds.models import Phase, Round
from nominations.intake.models import Nomination
from nominations.judging import actions
from nominations.judging.models import Recusal, Score, ScoreSheet
from nominations.ledger.models import Seal
from nominations.office import actions as office
from nominations.people.models import CommitteeSeat, User
from tests import make
from tests.judging.conftest import AT
from tests.ledger.whole import verify
from tests.races.together import at_once, count


@pytest.fixture
def seat(crowd) -> CommitteeSeat:
    round_ = make.round_(Phase.JUDGING, scoring_closes_at=AT.replace(year=2099))
    make.nomination("accepted", round=round_)
    return make.member(round_)


def fresh(seat):
    mine = CommitteeSeat.objects.select_related("user").get(pk=seat.pk)
    return mine, Nomination.objects.select_related("round").get()


def saving(seat, points, seen):
    def act():
        mine, nomination = fresh(seat)
        keys = list(nomination.round.criteria.values_list("pk", flat=True))
        actions.save(
            mine,
            nomination,
            points=dict.fromkeys(keys, points),
            comments=dict.fromkeys(keys, ""),
            remark="",
            seen=str(seen),
            by=mine.user,
            at=AT,
        )

    return act


def finalising(seat):
    def act():
        mine, nomination = fresh(seat)
        actions.finalise(mine, nomination, by=mine.user, at=AT)

    return act


def closing(seat, by):
    def act():
        round_ = Round.objects.get(pk=seat.round_id)
        office.close_scoring(round_, by=User.objects.get(pk=by.pk), at=AT)

    return act


def points():
    return list(Score.objects.order_by("pk").values_list("points", flat=True))


def test_of_five_windows_that_save_other_points_at_once_one_does(seat):
    outcomes = at_once(*(saving(seat, n, seen=0) for n in (1, 2, 3, 4, 5)))

    assert sorted(outcomes) == ["done"] + ["stale"] * 4
    assert (len(set(points())), len(points())) == (1, 6)
    assert ScoreSheet.objects.get().version == 1


def test_finalising_six_times_at_once_leaves_one_line(seat):
    saving(seat, 4, seen=0)()

    outcomes = at_once(*[finalising(seat)] * 6)

    assert sorted(outcomes) == ["done"] + ["refused"] * 5
    assert (count("sheet.finalised"), verify()) == (1, [])


def test_a_sheet_is_final_before_scoring_closes_or_not_at_all(seat):
    saving(seat, 4, seen=0)()

    outcomes = at_once(finalising(seat), closing(seat, make.secretary()))

    state = ScoreSheet.objects.get().state
    sealed = Seal.objects.get(occasion="scores").row_count
    assert outcomes[1] == "done"
    assert (outcomes[0], state, sealed) in (("done", "final", 6), ("refused", "open", 0))


def test_a_save_lands_before_scoring_closes_or_not_at_all(seat):
    saving(seat, 4, seen=0)()

    outcomes = at_once(saving(seat, 5, seen=1), closing(seat, make.secretary()))

    assert outcomes[1] == "done"
    assert (outcomes[0], set(points())) in (("done", {5}), ("refused", {4}))


def test_declaring_a_conflict_twice_at_once_records_one(seat):
    def declare():
        mine, nomination = fresh(seat)
        actions.declare_conflict(mine, nomination, reason="役員", by=mine.user, at=AT)

    outcomes = at_once(*[declare] * 6)

    assert sorted(outcomes) == ["done"] + ["refused"] * 5
    assert (Recusal.objects.count(), count("recusal.made")) == (1, 1)
