"""The secretariat's steps beside each other and beside what others do at the same instant."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from post_office.models import Email

from awards.rounds.models import Phase, Round
from nominations.changing import Refused
from nominations.decision import actions as decision
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.models import Resolution
from nominations.intake import actions as intake
from nominations.intake.models import Nomination, ReturnRequest
from nominations.office import actions
from nominations.people import actions as people
from nominations.people.models import CommitteeSeat, User
from nominations.screening import actions as screening
from tests import make
from tests.races.together import at_once, count

DAY = timedelta(days=1)


@pytest.fixture
def office(crowd):
    return make.secretary()


def who(user: User) -> User:
    return User.objects.get(pk=user.pk)


@pytest.fixture
def submitted(office):
    return make.nomination("submitted", complete=True)


@pytest.fixture
def deliberating(office):
    past = timezone.now() - DAY
    round_ = make.round_(Phase.DELIBERATING, nominations_close_at=past)
    make.member(round_)
    return round_


def reopening(round_, office, until):
    def act():
        actions.reopen_scoring(
            Round.objects.get(pk=round_.pk),
            scoring_closes_at=until,
            reason="採点の漏れ",
            by=who(office),
            at=timezone.now(),
        )

    return act


def requesting(nomination, by):
    def act():
        mine = Nomination.objects.get(pk=nomination.pk)
        intake.request_return(mine, reason="数値の誤り", by=who(by), at=timezone.now())

    return act


def deleting(round_, office):
    def act():
        stored = Round(pk=round_.pk)  # as a page has read it, whatever has become of it since
        actions.delete_round(stored, by=who(office), at=timezone.now())

    return act


def test_nobody_becomes_operator_and_member_at_once(office):
    """Each reads that the other has not happened, unless both take the person first."""
    round_, someone, operator = make.round_(), make.user(), make.user(is_staff=True)

    def promoting():
        client = Client()
        client.force_login(who(operator))
        sent = {"email": someone.email, "name": someone.name, "is_active": "on", "is_staff": "on"}
        address = reverse("admin:people_user_change", args=[someone.pk])
        if client.post(address, sent).status_code != 302:
            raise Refused("the form says why")

    def seating():
        people.seat_member(
            Round.objects.get(pk=round_.pk), who(someone), role="member", affiliation="",
            starts_on=timezone.localdate(), by=who(office), at=timezone.now(),
        )  # fmt: skip

    for _turn in range(5):
        CommitteeSeat.objects.all().delete()
        User.objects.filter(pk=someone.pk).update(is_staff=False)
        assert sorted(at_once(promoting, seating)) == ["done", "refused"]
        assert who(someone).is_staff != CommitteeSeat.objects.filter(user=someone).exists()


def test_ten_identical_requests_for_a_return_are_one(submitted):
    officer = make.officer(submitted.body)

    assert at_once(*[requesting(submitted, officer)] * 10) == ["done"] * 10

    assert (ReturnRequest.objects.count(), Email.objects.count()) == (1, 1)
    assert count("nomination.return_requested") == 1


def test_a_request_beside_the_return_itself_is_answered_or_refused(submitted, office):
    officer = make.officer(submitted.body)

    def returning():
        screening.return_for_correction(
            Nomination.objects.get(pk=submitted.pk),
            reason="直す",
            due_at=timezone.now() + DAY,
            by=who(office),
            at=timezone.now(),
        )

    outcome = at_once(requesting(submitted, officer), returning)

    assert outcome in (["done", "done"], ["refused", "done"])
    assert not ReturnRequest.objects.filter(answered_at=None).exists()


def test_ten_identical_reopenings_are_one(deliberating, office):
    until = timezone.now() + 5 * DAY

    assert at_once(*[reopening(deliberating, office, until)] * 10) == ["done"] * 10

    deliberating.refresh_from_db()
    assert (deliberating.phase, deliberating.scoring_closes_at) == (Phase.JUDGING, until)
    assert (count("round.scoring_reopened"), Email.objects.count()) == (1, 1)


def test_a_resolution_is_tabled_or_the_scoring_reopened_never_both(deliberating, office):
    make.nomination("accepted", complete=True, round=deliberating, entry_number=1)
    made = decision.draft(deliberating, by=office, at=timezone.now())
    deliberating.prizes.update(optional=True)
    seen = fingerprint_of_resolution(made)

    def tabling():
        stored = Resolution.objects.get(pk=made.pk)
        decision.table(stored, seen=seen, by=who(office), at=timezone.now())

    outcome = at_once(tabling, reopening(deliberating, office, timezone.now() + DAY))

    assert sorted(outcome) == ["done", "refused"]
    deliberating.refresh_from_db()
    made.refresh_from_db()
    assert (deliberating.phase, made.state) in [
        (Phase.DELIBERATING, "tabled"),
        (Phase.JUDGING, "drafting"),
    ]


def test_ten_deletions_of_a_round_are_one(office):
    round_ = make.round_()

    outcome = at_once(*[deleting(round_, office)] * 10)

    assert sorted(outcome) == ["done"] + ["refused"] * 9
    assert (Round.objects.count(), count("round.deleted")) == (0, 1)


def test_a_round_is_deleted_or_gets_its_member_never_both(office):
    round_ = make.round_()
    person = make.user()

    def seating():
        people.seat_member(
            Round(pk=round_.pk),
            who(person),
            role="member",
            affiliation="",
            starts_on=timezone.localdate(),
            by=who(office),
            at=timezone.now(),
        )

    outcome = at_once(deleting(round_, office), seating)

    assert sorted(outcome) == ["done", "refused"]
    assert Round.objects.exists() == (outcome[1] == "done")
