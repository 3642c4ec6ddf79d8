"""Who may do what in the demonstration."""

from datetime import datetime
from typing import Any

from awards.clock import in_japan
from awards.rounds.models import Round
from nominations.demo.data import Data
from nominations.people import actions
from nominations.people.actions import Person
from nominations.people.models import BodyRole, CommitteeRole, NominatingBody, OfficeRole, User

People = dict[str, User]
OWN_BODY = {"100005": "gunma", "041009": "sendai"}
COMMITTEE = ("chair", "member1", "member2", "member3", "member4")


def seat_the_office(people: People, at: datetime) -> None:
    """The operator seats the first secretary, as in a new installation."""
    common: dict[str, Any] = {"starts_on": in_japan(at).date(), "ends_on": None, "at": at}
    secretary = people["secretariat"]
    actions.seat_in_office(
        secretary, role=OfficeRole.SECRETARIAT, host_code="", by=people["admin"], **common
    )
    actions.seat_in_office(
        people["secretariat2"], role=OfficeRole.SECRETARIAT, host_code="", by=secretary, **common
    )
    for key, code in (("ministry", "soumu"), ("clair", "clair")):
        actions.seat_in_office(
            people[key], role=OfficeRole.HOST, host_code=code, by=secretary, **common
        )


def seat_the_officers(people: People, rounds: list[Data], at: datetime) -> dict[str, User]:
    """One submitter for each body that nominates, by code; two of them have accounts to try."""
    desks = {n["body"]: n["desk"] for data in rounds for n in data["nominations"]}
    return {code: _officer(people, code, desk, at) for code, desk in desks.items()}


def _officer(people: People, code: str, desk: dict[str, str], at: datetime) -> User:
    if code in OWN_BODY:
        person: User | Person = people[OWN_BODY[code]]
    else:
        person = Person(desk["email"], desk["person"], desk["office"])
    seat = actions.seat_officer(
        NominatingBody.objects.get(code=code),
        person,
        role=BodyRole.SUBMITTER,
        starts_on=in_japan(at).date(),
        ends_on=None,
        by=people["secretariat"],
        at=at,
    )
    return seat.user


def seat_the_committee(people: People, round_: Round, at: datetime) -> None:
    for key in COMMITTEE:
        actions.seat_member(
            round_,
            people[key],
            role=CommitteeRole.CHAIR if key == "chair" else CommitteeRole.MEMBER,
            affiliation=people[key].section,
            starts_on=in_japan(at).date(),
            by=people["secretariat"],
            at=at,
        )
