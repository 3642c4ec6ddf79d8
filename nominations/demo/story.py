"""The whole demonstration, in the order in which it happened."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from awards.rounds.models import Round
from awards.rounds.values import Schedule
from nominations.demo import accounts, nominating, released, scoring, screening, seats
from nominations.demo.calendar import Calendar
from nominations.demo.data import Data, round_data
from nominations.demo.rounds import set_up
from nominations.demo.seats import People
from nominations.office import actions
from nominations.people.models import User

Say = Callable[[str, str], None]


@transaction.atomic
def load(now: datetime, say: Say) -> None:
    """Enter everything or nothing; ``say`` hears what comes next, in Japanese and in English."""
    days, files = Calendar(now), [round_data("judged"), round_data("open")]
    past = files[0] | round_data("released")  # the same rules as in the round after it
    say("利用者と利用登録", "people and their roles")
    people = accounts.enter()
    seats.seat_the_office(people, days.on(-500))
    officers = seats.seat_the_officers(people, [*files, past], days.on(-499))
    say("公表済みの前の回", "the round of last year, published")
    released.enter(past, people, officers, days)
    say("15件の推薦と見本の写真", "15 nominations, with sample pictures")
    judged = _judged(files[0], people, officers, days)
    say("採点", "their scores")
    scoring.score(judged, people, days)
    say("次の回の推薦", "the nominations of the next round")
    _open(files[1], people, officers, days)


def _judged(data: Data, people: People, officers: dict[str, User], days: Calendar) -> Round:
    office = people["secretariat"]
    schedule = Schedule(
        nominations_open_at=days.on(-100),
        nominations_close_at=days.on(-40, 17),
        scoring_closes_at=days.on(14, 17),
    )
    round_ = set_up(
        data,
        schedule,
        number=days.number(),
        fiscal_year=days.fiscal_year(),
        by=office,
        at=days.on(-110),
    )
    seats.seat_the_committee(people, round_, days.on(-105))
    actions.open_nominations(round_, by=office, at=days.on(-100))
    written = []
    for place, one in enumerate(data["nominations"]):
        officer, day = officers[one["body"]], -90 + 2 * place
        nomination = nominating.write(one, round_, by=officer, at=days.on(day, 10))
        nominating.submit(nomination, by=officer, at=days.on(day + 1, 14, 5 + place))
        written.append((nomination, officer))
    returned, its_officer = written[screening.RETURNED]
    screening.send_back_and_forth(returned, days, office=office, officer=its_officer)
    for nomination, _officer in written:
        screening.accept(nomination, days, office=office)
    actions.start_judging(round_, by=office, at=days.on(-35, 10))
    return round_


def _open(data: Data, people: People, officers: dict[str, User], days: Calendar) -> None:
    office = people["secretariat"]
    schedule = Schedule(
        nominations_open_at=days.on(-10),
        nominations_close_at=days.on(30, 17),
        scoring_closes_at=days.on(75, 17),
    )
    round_ = set_up(
        data,
        schedule,
        number=days.number(1),
        fiscal_year=days.fiscal_year(1),
        by=office,
        at=days.on(-20),
    )
    actions.open_nominations(round_, by=office, at=days.on(-10))
    for place, one in enumerate(data["nominations"]):
        officer = officers[one["body"]]
        nomination = nominating.write(one, round_, by=officer, at=days.on(-8 + place, 10))
        if one["state"] == "submitted":
            nominating.submit(nomination, by=officer, at=days.on(-3, 15, 10 + place))
