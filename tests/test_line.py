"""Hypothesis drives the actions of all rooms in random order; the promises hold after each step.

One step in three is the act that moves the line on, so that runs reach the last room; the others
are whatever anybody might try at any time. A refusal is fine, a broken promise is not.
"""

import uuid
from collections import Counter
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from awards.rounds.models import Phase, Round
from awards.winners.models import EvaluationPoint, Winner, Withdrawal
from nominations.changing import Refused
from nominations.decision import actions as decision
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.models import Resolution
from nominations.decision.models import State as ResolutionState
from nominations.decision.quota import ChoiceLine
from nominations.intake import actions as intake
from nominations.intake.models import Nomination, State
from nominations.judging import actions as judging
from nominations.judging.models import ScoreSheet
from nominations.ledger.models import LedgerEntry
from nominations.office import actions as office
from nominations.office.invariants import broken
from nominations.people.models import CommitteeSeat
from nominations.release import actions as release
from nominations.release.models.releases import Release
from nominations.release.models.republications import Republication
from nominations.screening import actions as screening
from nominations.screening.checks import fingerprint_of_checks
from nominations.screening.models import Finding, Item
from tests import make
from tests.release.stage import translated
from tests.world import picture_of

NUMBERS = st.integers(0, 5)
POINTS = st.lists(st.integers(1, 5), min_size=6, max_size=6)
reached: Counter[str] = Counter()


class House(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.world = transaction.atomic()
        self.world.__enter__()
        self.at = datetime.now().astimezone()
        self.office, self.second = make.secretary(), make.secretary()
        self.hosts = {code: make.host_officer(code) for code in ("soumu", "clair")}
        self.round = make.round_(
            nominations_open_at=self.at,
            nominations_close_at=self.at + timedelta(days=10),
            scoring_closes_at=self.at + timedelta(days=30),
        )
        self.officers = [make.officer(make.body()) for _ in range(2)]
        self.seats = [make.member(self.round, role) for role in ("chair", "member")]

    @initialize(steps=st.integers(0, 6), points=POINTS)
    def begin_somewhere_along_the_line(self, steps: int, points: list[int]) -> None:
        for _ in range(steps):
            self.go_on(points)

    def teardown(self) -> None:
        reached.update(LedgerEntry.objects.values_list("event", flat=True))
        transaction.set_rollback(True)
        self.world.__exit__(None, None, None)

    def attempt(self, act: Any, *args: Any, by: Any, **kwargs: Any) -> None:
        self.at += timedelta(minutes=1)
        with suppress(Refused), transaction.atomic():
            act(*args, by=by, at=self.at, **kwargs)

    def nomination(self, n: int) -> Nomination | None:
        found = list(Nomination.objects.filter(round=self.round).order_by("created_at", "pk"))
        return found[n % len(found)] if found else None

    def fresh(self) -> Round:
        return Round.objects.get(pk=self.round.pk)

    # A body's officers

    @rule(n=NUMBERS)
    def start(self, n: int) -> None:
        if Nomination.objects.filter(round=self.round).count() >= 5:
            return
        by = self.officers[n % 2]
        key = uuid.uuid4()
        self.attempt(intake.start, by.body_seats.get().body, self.fresh(), key=key, by=by)
        if made := Nomination.objects.filter(pk=key).first():
            made.rank = Nomination.objects.filter(body=made.body).count()
            make.fill(made)
            picture_of(made)

    @rule(n=NUMBERS, who=NUMBERS)
    def submit(self, n: int, who: int) -> None:
        if nomination := self.nomination(n):
            self.attempt(intake.submit, nomination, by=self.officers[who % 2])

    @rule(n=NUMBERS, who=NUMBERS)
    def withdraw(self, n: int, who: int) -> None:
        if (nomination := self.nomination(n)) and n == 0:
            self.attempt(
                intake.withdraw, nomination, reason="都合のため", by=self.officers[who % 2]
            )

    # The secretariat

    @rule(n=NUMBERS)
    def send_back(self, n: int) -> None:
        if nomination := self.nomination(n):
            due = self.at + timedelta(days=3)
            act = screening.return_for_correction
            self.attempt(act, nomination, reason="人口の基準日", due_at=due, by=self.office)

    @rule(n=NUMBERS)
    def accept(self, n: int) -> None:
        if nomination := self.nomination(n):
            findings = dict.fromkeys(Item, (Finding.MET, ""))
            seen = fingerprint_of_checks(nomination.checks.all())
            self.attempt(screening.check, nomination, findings, seen=seen, by=self.office)
            self.attempt(screening.accept, nomination, by=self.office)

    @rule(n=NUMBERS, act=st.sampled_from(["find_ineligible", "reconsider", "reopen"]))
    def judge_again(self, n: int, act: str) -> None:
        if nomination := self.nomination(n):
            self.attempt(getattr(screening, act), nomination, reason="確認", by=self.office)

    @rule(act=st.sampled_from(["open_nominations", "start_judging", "close_scoring"]))
    def move_the_round(self, act: str) -> None:
        self.attempt(getattr(office, act), self.fresh(), by=self.office)

    @rule(n=NUMBERS, who=NUMBERS)
    def ask_for_a_return(self, n: int, who: int) -> None:
        if nomination := self.nomination(n):
            by = self.officers[who % 2]
            self.attempt(intake.request_return, nomination, reason="数値の誤り", by=by)

    @rule(n=NUMBERS, days=st.integers(-1, 9))
    def score_once_more(self, n: int, days: int) -> None:
        if n == 0:
            until = self.at + timedelta(days=days)
            self.attempt(
                office.reopen_scoring,
                self.fresh(),
                scoring_closes_at=until,
                reason="採点の漏れ",
                by=self.office,
            )

    @rule(days=st.integers(1, 4))
    def wait(self, days: int) -> None:
        self.at += timedelta(days=days)

    # The committee

    @rule(n=NUMBERS, who=NUMBERS, points=POINTS)
    def score(self, n: int, who: int, points: list[int]) -> None:
        if nomination := self.nomination(n):
            self._score(self.seats[who % 2], nomination, points)

    def _score(self, seat: CommitteeSeat, nomination: Nomination, points: list[int]) -> None:
        sheet = ScoreSheet.objects.filter(seat=seat, nomination=nomination).first()
        criteria = list(self.round.criteria.order_by("position").values_list("pk", flat=True))
        self.attempt(
            judging.save,
            seat,
            nomination,
            by=seat.user,
            remark="",
            points=dict(zip(criteria, points, strict=True)),
            comments=dict.fromkeys(criteria, "所見"),
            seen=str(sheet.version if sheet else 0),
        )
        self.attempt(judging.finalise, seat, nomination, by=seat.user)

    @rule(n=NUMBERS, who=NUMBERS)
    def score_again(self, n: int, who: int) -> None:
        if nomination := self.nomination(n):
            seat = self.seats[who % 2]
            self.attempt(judging.reopen, seat, nomination, reason="見直し", by=seat.user)

    @rule(n=NUMBERS)
    def recuse(self, n: int) -> None:
        if (nomination := self.nomination(n)) and n == 0:
            seat = self.seats[1]
            act = judging.declare_conflict
            self.attempt(act, seat, nomination, reason="関係者のため", by=seat.user)

    # The hosts

    @rule(choose=st.integers(0, 4))
    def propose(self, choose: int) -> None:
        self.attempt(decision.draft, self.fresh(), by=self.office)
        if made := Resolution.objects.filter(round=self.round).first():
            prize = self.round.prizes.get(code="minister")
            accepted = Nomination.objects.filter(round=self.round, state=State.ACCEPTED)
            lines = [
                ChoiceLine(pk, prize.pk, place, "分野の釣合いを考えた。")
                for place, pk in enumerate(
                    accepted.order_by("pk").values_list("pk", flat=True)[:choose], start=1
                )
            ]
            seen = fingerprint_of_resolution(made)
            self.attempt(decision.revise, made, seen=seen, note="", choices=lines, by=self.office)
            self.attempt(decision.table, made, seen=fingerprint_of_resolution(made), by=self.office)

    @rule(code=st.sampled_from(["soumu", "clair"]), version=st.integers(1, 3))
    def approve(self, code: str, version: int) -> None:
        if made := Resolution.objects.filter(round=self.round).first():
            host = self.round.hosts.get(code=code)
            self.attempt(decision.approve, host, made, seen=str(version), by=self.hosts[code])

    @rule(n=NUMBERS)
    def recall(self, n: int) -> None:
        if n == 0 and (made := Resolution.objects.filter(round=self.round).first()):
            self.attempt(decision.recall, made, reason="再考", by=self.office)

    @rule(code=st.sampled_from(["soumu", "clair"]), kind=st.integers(0, 2), n=NUMBERS)
    def say(self, code: str, kind: int, n: int) -> None:
        if n == 0 and (made := Resolution.objects.filter(round=self.round).first()):
            given = {"seen": str(made.version), "by": self.hosts[code]}
            host = self.round.hosts.get(code=code)
            if kind == 0:
                self.attempt(decision.remark, host, made, text="意見", **given)
            elif kind == 1:
                self.attempt(decision.take_back_approval, host, made, text="再考", **given)
            else:
                self.attempt(decision.send_back, host, made, text="再考", **given)

    # The profiles

    @rule()
    def draft_profiles(self) -> None:
        for nomination in Nomination.objects.filter(round=self.round, choices__isnull=False):
            self.attempt(release.draft_profile, nomination, by=self.office)
        for winner in Winner.objects.filter(round=self.round, name_en=""):
            Winner.objects.filter(pk=winner.pk).update(name_en="Group", title_en="Exchange")
            EvaluationPoint.objects.create(winner=winner, position=1, text="手本となる。")
            translated(winner)

    @rule(back=st.booleans())
    def proofread(self, back: bool) -> None:  # noqa: FBT001 -- Hypothesis calls it by name
        for winner in Winner.objects.filter(round=self.round):
            self.attempt(release.proofread, winner, by=self.office)
            if back:
                self.attempt(release.unproofread, winner, reason="直し", by=self.office)

    @rule(days=st.integers(-1, 3))
    def publish(self, days: int) -> None:
        publish_at = self.at + timedelta(days=days)
        self.attempt(release.prepare, self.fresh(), publish_at=publish_at, by=self.office)

    @rule(n=NUMBERS)
    def confirm(self, n: int) -> None:
        """Also by the one who prepared it, and one that is over."""
        for prepared in Release.objects.filter(round=self.round):
            by = self.office if n == 0 else self.second
            self.attempt(release.confirm, prepared, by=by)

    @rule(n=NUMBERS)
    def cancel(self, n: int) -> None:
        if n < 2:
            for prepared in Release.objects.filter(round=self.round):
                self.attempt(release.cancel, prepared, reason=f"延期{n}", by=self.office)

    @rule(n=NUMBERS)
    def withdraw_winners(self, n: int) -> None:
        if n == 0:
            self.attempt(release.withdraw_round, self.fresh(), reason="誤り", by=self.office)
        elif n == 1:
            for winner in Winner.objects.filter(round=self.round):
                self.attempt(release.withdraw, winner, reason="申出", by=self.second)

    @rule(n=NUMBERS)
    def publish_again(self, n: int) -> None:
        """Also by the one who prepared it."""
        for withdrawal in Withdrawal.objects.filter(round=self.round):
            self.attempt(
                release.prepare_republication, withdrawal, reason="取下げの誤り", by=self.office
            )
        for prepared in Republication.objects.filter(round=self.round):
            if n == 0:
                self.attempt(release.cancel_republication, prepared, reason="不要", by=self.second)
            by = self.office if n == 1 else self.second
            self.attempt(release.republish, prepared, by=by)

    # What moves the line on, so that runs reach the last room

    @rule(points=POINTS)
    def go_on(self, points: list[int]) -> None:
        phase = self.fresh().phase
        {
            Phase.PREPARING: lambda: self.attempt(
                office.open_nominations, self.fresh(), by=self.office
            ),
            Phase.OPEN: self._finish_intake,
            Phase.JUDGING: lambda: self._finish_judging(points),
            Phase.DELIBERATING: self._finish_deciding,
            Phase.DECIDED: self._finish_release,
        }[Phase(phase)]()

    def _finish_intake(self) -> None:
        self.start(0)
        for n in range(5):
            self.submit(n, 0)
            self.submit(n, 1)
            self.accept(n)
        closed = self.round.nominations_close_at
        assert closed is not None
        self.at = max(self.at, closed + timedelta(hours=1))
        self.attempt(office.start_judging, self.fresh(), by=self.office)

    def _finish_judging(self, points: list[int]) -> None:
        for n in range(5):
            for who in (0, 1):
                self.score(n, who, points)
        self.score_again(0, 0)
        self.score(0, 0, points)
        self.attempt(office.close_scoring, self.fresh(), by=self.office)

    def _finish_deciding(self) -> None:
        self.propose(1)
        self.recall(0)
        self.propose(1)
        made = Resolution.objects.get(round=self.round)
        if made.state == ResolutionState.TABLED:
            self.approve("soumu", made.version)
            self.approve("clair", made.version)

    def _finish_release(self) -> None:
        self.draft_profiles()
        self.proofread(back=False)
        self.publish(1)
        self.confirm(1)

    @invariant()
    def no_promise_is_broken(self) -> None:
        assert broken() == []


@pytest.mark.django_db
def test_whatever_is_tried_in_whatever_order_no_promise_is_broken():
    reached.clear()

    run_state_machine_as_test(
        House,
        settings=settings(
            max_examples=20,
            stateful_step_count=16,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )

    last_of_each_room = {
        "nomination.submitted", "nomination.accepted", "sheet.finalised", "sheet.reopened",
        "resolution.recalled", "resolution.approved", "profile.proofread", "round.released",
    }  # fmt: skip
    assert last_of_each_room - set(reached) == set()
