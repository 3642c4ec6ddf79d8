"""The round of last year, from its nomination to the public page, as two of the secretariat release it."""

from dataclasses import replace
from typing import TypeVar

from awards.dossier.values import Section
from awards.rounds.models import Round
from awards.rounds.values import Schedule
from awards.winners.models import Winner
from nominations.decision import actions as decision
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.quota import ChoiceLine
from nominations.demo import nominating, screening
from nominations.demo.calendar import Calendar
from nominations.demo.data import Data, value_from
from nominations.demo.rounds import set_up
from nominations.demo.scoring import judge_one
from nominations.demo.seats import COMMITTEE, People, seat_the_committee
from nominations.editing.saving import seen_of
from nominations.intake.models import Nomination
from nominations.office import actions as office
from nominations.people.models import User
from nominations.release import actions as release
from nominations.release.findings import proof_of
from nominations.release.reading import read

S = TypeVar("S", bound=Section)
# A year ago, so that it belongs to the fiscal year before, whatever the day.
RELEASED = -365


def enter(data: Data, people: People, officers: dict[str, User], days: Calendar) -> None:
    by = people["secretariat"]
    round_ = _open(data, people, days)
    (one,) = data["nominations"]
    officer = officers[one["body"]]
    nomination = nominating.write(one, round_, by=officer, at=days.on(-475, 10))
    nominating.submit(nomination, by=officer, at=days.on(-474, 14))
    screening.accept(nomination, days, office=by, on=-460)
    office.start_judging(round_, by=by, at=days.on(-445, 10))
    for place, key in enumerate(COMMITTEE):
        judge_one(round_, people[key], nomination, place, at=days.on(-430, 10 + place))
    office.close_scoring(round_, by=by, at=days.on(-415, 10))
    _decide(round_, nomination, people, days)
    winner = _written(nomination, data["profile"], by, days)
    _accept(winner, by, days)
    release.proofread(winner, by=by, at=days.on(-370, 10))
    prepared = release.prepare(
        round_, publish_at=days.on(RELEASED, 14), by=by, at=days.on(-370, 11)
    )
    release.confirm(prepared, by=people["secretariat2"], at=days.on(-369, 10))
    _correct(winner, data["correction"], people["secretariat2"], days)


def _open(data: Data, people: People, days: Calendar) -> Round:
    by = people["secretariat"]
    schedule = Schedule(
        nominations_open_at=days.on(-480),
        nominations_close_at=days.on(-450, 17),
        scoring_closes_at=days.on(-420, 17),
    )
    number, year = days.number(-1), days.fiscal_year(-1)
    at = days.on(-490)
    round_ = set_up(data, schedule, number=number, fiscal_year=year, by=by, at=at)
    seat_the_committee(people, round_, days.on(-485))
    office.open_nominations(round_, by=by, at=days.on(-480))
    return round_


def _decide(round_: Round, nomination: Nomination, people: People, days: Calendar) -> None:
    by = people["secretariat"]
    made = decision.draft(round_, by=by, at=days.on(-410))
    prize = round_.prizes.get(code="minister")
    lines = [ChoiceLine(nomination.pk, prize.pk, 1, "")]
    seen = fingerprint_of_resolution(made)
    at = days.on(-409)
    decision.revise(made, seen=seen, note="", choices=lines, by=by, at=at)
    seen = fingerprint_of_resolution(made)
    decision.table(made, seen=seen, by=by, at=days.on(-408))
    for person, code in (("ministry", "soumu"), ("clair", "clair")):
        host, on = round_.hosts.get(code=code), days.on(-400)
        decision.approve(host, made, seen=str(made.version), by=people[person], at=on)
    round_.refresh_from_db()


def _accept(winner: Winner, by: User, days: Calendar) -> None:
    """The figures of the file grow old; whoever proofreads says why they stay."""
    at = days.on(-371, 10)
    for told in proof_of(read(winner), at).open:
        reason = "推薦の時に公表されていた最新の数値であるため。"
        release.accept_finding(winner, digest=told.finding.digest, reason=reason, by=by, at=at)


def _written(nomination: Nomination, words: Data, by: User, days: Calendar) -> Winner:
    """The profile as it begins, and the English that the file has for it."""
    winner = release.draft_profile(nomination, by=by, at=days.on(-390))
    for hour, slug in enumerate(words, start=9):
        section = _with(read(winner).section(slug), words[slug])
        seen = seen_of(read(winner).section(slug))
        release.revise_profile(winner, section, seen=seen, by=by, at=days.on(-385, hour))
    return winner


def _with(section: S, words: Data) -> S:
    """The section's own columns, and those of its rows in their order; rows that are more are new."""
    named = words.get("rows", [])
    kept = [*section.rows, *(section.row() for _new in named[len(section.rows) :] if section.row)]
    rows = tuple(value_from(row, columns) for row, columns in zip(kept, named, strict=True))
    return replace(value_from(section, words), rows=rows or section.rows)


def _correct(winner: Winner, data: Data, by: User, days: Calendar) -> None:
    winner.refresh_from_db()
    stored = read(winner).section(data["section"])
    release.correct(
        winner,
        _with(stored, data),
        seen=seen_of(stored),
        reason=data["reason"],
        reason_en=data["reason_en"],
        by=by,
        at=days.on(RELEASED + 10, 11),
    )
