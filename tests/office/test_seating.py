from datetime import UTC, date, datetime

import pytest

from nominations.changing import Refused
from nominations.ledger.models import LedgerEntry
from nominations.office import seating
from nominations.people.actions import find_or_invite, load_bodies
from nominations.people.models import BodySeat, NominatingBody, OfficeSeat, User
from nominations.people.seats import officer, seats_of, secretariat
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def fresh(person):
    return User.objects.get(pk=person.pk)


def test_a_seat_gives_rights_from_its_first_day_and_is_recorded():
    body, person = make.body(), make.user()

    seating.seat_officer(
        body, person, role="submitter", starts_on=TODAY, ends_on=None, by=make.secretary(), at=AT
    )

    assert seats_of(fresh(person)).submits_for == {body.pk}
    assert LedgerEntry.objects.get().event == "seat.given"


def test_a_drafter_may_write_and_not_submit():
    body = make.body()

    seats = seats_of(make.officer(body, role="drafter"))

    assert (seats.bodies, seats.submits_for) == ({body.pk}, frozenset())


def test_an_ended_seat_gives_nothing_from_that_moment():
    person = make.officer(make.body())

    seating.end(BodySeat.objects.get(user=person), by=make.secretary(), at=datetime.now(UTC))

    assert not officer(fresh(person))


def test_a_seat_that_has_not_begun_gives_nothing():
    person = make.user()
    BodySeat.objects.create(
        user=person, body=make.body(), role="submitter", starts_on=date(2999, 4, 1)
    )

    assert not officer(fresh(person))


def test_the_last_secretary_cannot_unseat_themselves():
    person = make.secretary()

    with pytest.raises(Refused, match="事務局の席が1つもなくなります"):
        seating.end(OfficeSeat.objects.get(user=person), by=person, at=datetime.now(UTC))

    assert secretariat(fresh(person))


def test_the_same_seat_is_not_given_twice_for_the_same_days():
    body, person, by = make.body(), make.user(), make.secretary()
    seating.seat_officer(body, person, role="drafter", starts_on=TODAY, ends_on=None, by=by, at=AT)

    with pytest.raises(Refused, match="任期が重なっています"):
        seating.seat_officer(
            body, person, role="submitter", starts_on=date(2027, 4, 1), ends_on=None, by=by, at=AT
        )


def test_a_committee_has_one_chair():
    round_, by = make.round_(), make.secretary()
    make.member(round_, role="chair")

    with pytest.raises(Refused, match="委員長は、すでに決まっています"):
        seating.seat_member(
            round_, make.user(), role="chair", affiliation="", starts_on=TODAY, by=by, at=AT
        )


def test_a_known_address_finds_its_person_whatever_its_case():
    person = make.user(email="taro@pref.example")

    assert find_or_invite("Taro@Pref.example", "別の名") == person


def test_an_invited_person_cannot_sign_in_before_choosing_a_password():
    assert not find_or_invite("new@pref.example", "新人").has_usable_password()


def test_there_are_67_bodies_today_and_66_in_the_round_of_fiscal_2010():
    load_bodies()

    assert NominatingBody.objects.standing(TODAY).count() == 67
    assert NominatingBody.objects.standing(date(2010, 10, 1)).count() == 66


def test_loading_the_bodies_again_enters_nothing():
    load_bodies()

    assert load_bodies() == 0
