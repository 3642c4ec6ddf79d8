"""Two of the office at once: each nomination is accepted once, under a number of its own."""

from awards.rounds.models import Phase, Round
from nominations.intake.models import Nomination
from nominations.ledger.actions import verify
from nominations.ledger.models import LedgerEntry
from nominations.office import actions as office
from nominations.people.models import User
from nominations.screening import actions
from nominations.screening.models import ReturnNote
from tests import make
from tests.races.together import at_once, count
from tests.screening.conftest import AT, MET


def checked(round_, by):
    nomination = make.nomination("submitted", round=round_)
    actions.check(nomination, MET, seen="", by=by, at=AT)
    return nomination


def acceptance(nomination, by):
    def act():
        mine = Nomination.objects.get(pk=nomination.pk)
        actions.accept(mine, by=User.objects.get(pk=by.pk), at=AT)

    return act


def numbers():
    rows = Nomination.objects.filter(state="accepted").order_by("entry_number")
    return list(rows.values_list("entry_number", flat=True))


def test_accepting_one_nomination_six_times_at_once_gives_one_number(crowd):
    by = make.secretary()
    nomination = checked(make.round_(Phase.OPEN), by)

    outcomes = at_once(*[acceptance(nomination, by)] * 6)

    assert outcomes == ["done"] * 6
    assert (numbers(), count("nomination.accepted"), verify()) == ([1], 1, [])


def test_accepting_six_nominations_at_once_gives_six_numbers(crowd):
    by, round_ = make.secretary(), make.round_(Phase.OPEN)
    nominations = [checked(round_, by) for _ in range(6)]

    outcomes = at_once(*(acceptance(nomination, by) for nomination in nominations))

    assert outcomes == ["done"] * 6
    assert numbers() == [1, 2, 3, 4, 5, 6]


def test_a_nomination_is_accepted_or_returned_never_both(crowd):
    by = make.secretary()
    nomination = checked(make.round_(Phase.OPEN), by)

    def send_back():
        mine = Nomination.objects.get(pk=nomination.pk)
        person = User.objects.get(pk=by.pk)
        actions.return_for_correction(mine, reason="直す", due_at=make_due(), by=person, at=AT)

    outcomes = at_once(acceptance(nomination, by), send_back, acceptance(nomination, by))

    state = Nomination.objects.get(pk=nomination.pk).state
    assert (state, count(f"nomination.{state}")) in (("accepted", 1), ("returned", 1))
    decided = LedgerEntry.objects.filter(event__in=["nomination.accepted", "nomination.returned"])
    assert decided.count() == 1
    assert ReturnNote.objects.count() == (1 if state == "returned" else 0)
    assert "refused" in outcomes


def make_due():
    return AT.replace(year=2099)


def test_nothing_is_taken_back_while_judging_begins(crowd):
    by = make.secretary()
    long_ago = AT.replace(year=2020)
    round_ = make.round_(Phase.OPEN, nominations_open_at=long_ago, nominations_close_at=long_ago)
    make.member(round_, role="chair")
    nomination = make.nomination("accepted", round=round_)

    def begin():
        office.start_judging(Round.objects.get(pk=round_.pk), by=User.objects.get(pk=by.pk), at=AT)

    def reopen():
        mine = Nomination.objects.get(pk=nomination.pk)
        actions.reopen(mine, reason="誤り", by=User.objects.get(pk=by.pk), at=AT)

    outcomes = at_once(begin, reopen)

    now = (Round.objects.get(pk=round_.pk).phase, Nomination.objects.get(pk=nomination.pk).state)
    assert sorted(map(str, outcomes)) == ["done", "refused"]
    assert now in (("judging", "accepted"), ("open", "submitted"))
