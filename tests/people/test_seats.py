from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from inspect import isfunction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from nominations.changing import NotAllowed, Refused
from nominations.ledger.models import LedgerEntry
from nominations.letters.models import Letter
from nominations.people import actions
from nominations.people.actions import Person, load_bodies
from nominations.people.models import BodySeat, CommitteeSeat, NominatingBody, OfficeSeat, User
from nominations.people.seat_details import details_of, fingerprint_of_details
from nominations.people.seats import officer, seats_of, secretariat, with_seats
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def fresh(person):
    return User.objects.get(pk=person.pk)


def test_a_seat_gives_rights_from_its_first_day_and_is_recorded():
    body, person = make.body(), make.user()

    actions.seat_officer(
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

    actions.end_seat(BodySeat.objects.get(user=person), by=make.secretary(), at=datetime.now(UTC))

    assert not officer(fresh(person))


@pytest.mark.parametrize("is_active", [True, False])
@pytest.mark.parametrize("term", [(-1, None), (0, 0), (-9, -1), (1, None), (-1, 1), (-9, 0)])
def test_whoever_is_signed_in_has_the_seats_that_are_held_that_day(term, is_active):
    first, last = (None if n is None else TODAY + timedelta(days=n) for n in term)
    person, body, round_ = make.user(is_active=is_active), make.body(), make.round_()
    its = {"user": person, "starts_on": first, "ends_on": last}
    BodySeat.objects.create(**its, body=body, role="drafter")
    CommitteeSeat.objects.create(**its, round=round_)
    OfficeSeat.objects.create(**its, role="host", host_code="soumu")

    (signed_in,) = with_seats(User.objects.filter(pk=person.pk))
    found = seats_of(signed_in, AT)

    held = [seats.objects.held(TODAY) for seats in (BodySeat, CommitteeSeat, OfficeSeat)]
    bodies, committees, offices = held
    assert found.bodies == set(bodies.values_list("body", flat=True))
    assert found.committees == dict(committees.values_list("round", "pk"))
    assert found.hosts == set(offices.values_list("host_code", flat=True))
    assert bool(found.bodies) == (is_active and term in [(-1, None), (0, 0), (-1, 1), (-9, 0)])
    assert found == seats_of(fresh(person), AT)


def test_whoever_is_signed_in_comes_with_their_seats(client):
    client.force_login(make.secretary())

    with CaptureQueriesContext(connection) as queries:
        client.get(reverse("people-home"))

    asked = [query["sql"] for query in queries if "people_officeseat" in query["sql"]]
    assert [sql.count('FROM "people_officeseat"') for sql in asked[:1]] == [1]
    assert 'FROM "people_user"' in asked[0]
    assert not any("JSON" in sql for sql in asked[1:])


def test_a_seat_that_has_not_begun_gives_nothing():
    person = make.user()
    BodySeat.objects.create(
        user=person, body=make.body(), role="submitter", starts_on=date(2999, 4, 1)
    )

    assert not officer(fresh(person))


def test_the_last_secretary_cannot_unseat_themselves():
    person = make.secretary()

    with pytest.raises(Refused, match="事務局の担当者が誰もいなくなります"):
        actions.end_seat(OfficeSeat.objects.get(user=person), by=person, at=datetime.now(UTC))

    assert secretariat(fresh(person))


def test_the_same_seat_is_not_given_twice_for_the_same_days():
    body, person, by = make.body(), make.user(), make.secretary()
    actions.seat_officer(body, person, role="drafter", starts_on=TODAY, ends_on=None, by=by, at=AT)

    with pytest.raises(Refused, match="期間が重なっています"):
        actions.seat_officer(
            body, person, role="submitter", starts_on=date(2027, 4, 1), ends_on=None, by=by, at=AT
        )


def test_a_committee_has_one_chair():
    round_, by = make.round_(), make.secretary()
    make.member(round_, role="chair")

    with pytest.raises(Refused, match="委員長は、既に決まっています"):
        actions.seat_member(
            round_, make.user(), role="chair", affiliation="", starts_on=TODAY, by=by, at=AT
        )


def test_an_operator_of_the_back_office_sits_on_no_committee():
    round_, by, operator = make.round_(), make.secretary(), make.user(is_staff=True)

    with pytest.raises(Refused, match="審査委員になれません"):
        actions.seat_member(
            round_, operator, role="member", affiliation="", starts_on=TODAY, by=by, at=AT
        )


def seat_somebody(email, body, by=None):
    """A seat for whoever has that address, given by a secretary or by somebody else."""
    return actions.seat_officer(
        body,
        Person(email, "新人", "国際課"),
        role="drafter",
        starts_on=TODAY,
        ends_on=None,
        by=by or make.secretary(),
        at=AT,
    )


def test_a_known_address_finds_its_person_whatever_its_case():
    person = make.user(email="taro@pref.example", name="太郎")

    seat = seat_somebody("Taro@Pref.example", make.body())

    assert (seat.user, seat.user.name) == (person, "太郎")


def test_a_new_person_cannot_sign_in_before_choosing_a_password():
    seat = seat_somebody("new@pref.example", make.body())

    assert (seat.user.name, seat.user.section) == ("新人", "国際課")
    assert not fresh(seat.user).has_usable_password()


def test_a_refused_seat_enters_nobody_and_writes_nothing():
    round_, by = make.round_("decided"), make.secretary()
    late = Person("late@univ.example", "遅れた人")

    with pytest.raises(Refused, match="採点を締め切った後は"):
        actions.seat_member(
            round_, late, role="member", affiliation="", starts_on=TODAY, by=by, at=AT
        )

    assert not User.objects.filter(email=late.email).exists()
    assert (LedgerEntry.objects.count(), Letter.objects.count()) == (0, 0)


def test_the_letter_leads_to_the_desk_under_the_address_of_the_house(settings):
    settings.BASE_URL = "https://award.example"

    seat_somebody("new@pref.example", make.body())

    letter = Letter.objects.get()
    assert letter.to == ["new@pref.example"]
    assert "新人様" in letter.message
    assert "\nhttps://award.example/desk/\n" in letter.message


def seat_given_by(by):
    return seat_somebody("new@pref.example", make.body(), by=by)


def committee_seat_given_by(by):
    return actions.seat_member(
        make.round_(), make.user(), role="member", affiliation="", starts_on=TODAY, by=by, at=AT
    )


def office_seat_given_by(by):
    return actions.seat_in_office(
        make.user(), role="host", host_code="soumu", starts_on=TODAY, ends_on=None, by=by, at=AT
    )


def seat_ended_by(by):
    seat = BodySeat.objects.get(user=make.officer(make.body()))
    actions.end_seat(seat, by=by, at=AT)
    return seat


def last_committee_seated_by(by):
    make.member(make.round_("decided"))
    [seat] = actions.seat_last_committee(make.round_(), by=by, at=AT)
    return seat


def seat_revised_by(person):
    seat = BodySeat.objects.get(user=make.officer(make.body()))
    stored = details_of(seat)
    seen = fingerprint_of_details(stored)
    actions.revise_seat(seat, replace(stored, name="直した 名前"), seen=seen, by=person, at=AT)
    return seat


ACTS = (
    seat_given_by,
    committee_seat_given_by,
    last_committee_seated_by,
    office_seat_given_by,
    seat_ended_by,
    seat_revised_by,
)
STRANGERS = {
    "an officer": lambda: make.officer(make.body()),
    "a chair": lambda: make.member(make.round_(), role="chair").user,
    "a host": make.host_officer,
    "somebody without a seat": make.user,
    "an operator who is locked out": lambda: make.user(is_staff=True, is_active=False),
}


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("stranger", STRANGERS)
def test_nobody_else_gives_or_ends_a_seat_whoever_calls_the_act(act, stranger):
    with pytest.raises(NotAllowed, match="事務局として登録された方と、管理画面を使える方だけです"):
        act(STRANGERS[stranger]())

    assert not LedgerEntry.objects.exists()


@pytest.mark.parametrize("act", ACTS)
@pytest.mark.parametrize("person", ["secretary", "operator"])
def test_a_secretary_and_an_operator_give_and_end_seats(act, person):
    by = make.secretary() if person == "secretary" else make.user(is_staff=True)

    seat = act(by)

    assert seat.pk
    assert LedgerEntry.objects.get().event.startswith("seat.")


def test_every_act_of_people_but_the_command_s_states_whose_right_it_is():
    rights = {
        name: getattr(act, "right", None) for name, act in vars(actions).items() if isfunction(act)
    }

    assert rights.pop("load_bodies") is None
    assert {rights.pop("tell_of_password"), rights.pop("tell_of_access")} == {"operator"}
    assert rights.pop("send_letter_again") == "secretariat"
    assert list(rights.values()) == ["secretariat or operator"] * len(ACTS)


def test_a_secretary_whose_term_is_over_gives_no_seat():
    by = make.user()
    OfficeSeat.objects.create(
        user=by, role="secretariat", starts_on=make.LONG_AGO, ends_on=date(2026, 11, 22)
    )

    with pytest.raises(NotAllowed):
        seat_given_by(by)


def test_there_are_67_bodies_today_and_66_in_the_round_of_fiscal_2010():
    load_bodies()

    assert NominatingBody.objects.standing(TODAY).count() == 67
    assert NominatingBody.objects.standing(date(2010, 10, 1)).count() == 66
    okinawa = NominatingBody.objects.get(code="470007")
    assert okinawa.valid_from == date(1972, 5, 15)  # the day of its return to Japan


def test_loading_the_bodies_again_enters_nothing():
    load_bodies()

    assert load_bodies() == 0


def test_the_last_committee_is_seated_again_as_it_was_and_nobody_twice():
    last, here = make.round_("decided", number=7), make.round_(number=8)
    make.member(make.round_("decided", number=6))
    chair, member = make.member(last, "chair"), make.member(last)
    CommitteeSeat.objects.filter(pk=member.pk).update(affiliation="見本大学教授")
    gone, there = make.member(last), make.member(last)
    CommitteeSeat.objects.filter(pk=gone.pk).update(ends_on=TODAY)
    CommitteeSeat.objects.create(user=there.user, round=here, starts_on=TODAY)

    seats = actions.seat_last_committee(here, by=make.secretary(), at=AT)

    assert [(s.user, s.role, s.affiliation, s.starts_on) for s in seats] == [
        (chair.user, "chair", "", TODAY),
        (member.user, "member", "見本大学教授", TODAY),
    ]
    assert not {gone.user, there.user} & {seat.user for seat in seats}
    assert Letter.objects.count() == 2
    with pytest.raises(Refused, match="まだ登録されていない委員はいません"):
        actions.seat_last_committee(here, by=make.secretary(), at=AT)


def test_a_round_that_has_a_chair_does_not_get_the_former_one():
    last, here = make.round_("decided", number=7), make.round_(number=8)
    make.member(last, "chair")
    member = make.member(last)
    make.member(here, "chair")

    seats = actions.seat_last_committee(here, by=make.secretary(), at=AT)

    assert [seat.user for seat in seats] == [member.user]
