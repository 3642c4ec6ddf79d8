"""Who may do what, judged by the act itself: one table of act × person. The committee can read it.

Each act is called for real, whoever the caller. ``Y`` is somebody who may do it, whether or not
the state of things lets them now; ``n`` is somebody who is told who may.
"""

import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from importlib import import_module
from io import BytesIO
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

import nominations
from awards.clock import in_japan
from awards.rounds.values import Hosts
from awards.winners.dossier import Overview
from nominations.changing import NotAllowed, Refused
from nominations.intake.dossier import Past
from nominations.intake.reading import read
from nominations.people.actions import Access
from nominations.people.models import BodySeat, CommitteeSeat, OfficeSeat, User
from nominations.people.seat_details import details_of, fingerprint_of_details
from nominations.release.models.confirmations import Settled
from nominations.release.passages import Passage
from tests import make
from tests import world as worlds

pytestmark = pytest.mark.django_db

WHO = (
    "stranger", "drafter", "submitter", "other", "member", "recused", "chair", "secretariat", "host", "operator",
)  # fmt: skip
Y, n = True, False

#                                   stranger drafter submitter other member recused chair secretariat host operator
ACTS: dict[str, tuple[bool, ...]] = {
    # the body's own people write; only a submitter submits, and withdraws what was received
    "intake.start":                    (n, Y, Y, n, n, n, n, n, n, n),
    "intake.revise":                   (n, Y, Y, n, n, n, n, n, n, n),
    "intake.add_photos":               (n, Y, Y, n, n, n, n, n, n, n),
    "intake.revise_photo":             (n, Y, Y, n, n, n, n, n, n, n),
    "intake.remove_photo":             (n, Y, Y, n, n, n, n, n, n, n),
    "intake.move_photo":               (n, Y, Y, n, n, n, n, n, n, n),
    "intake.attach":                   (n, Y, Y, n, n, n, n, n, n, n),
    "intake.detach":                   (n, Y, Y, n, n, n, n, n, n, n),
    "intake.submit":                   (n, n, Y, n, n, n, n, n, n, n),
    "intake.request_return":                 (n, Y, Y, n, n, n, n, n, n, n),
    "intake.withdraw":                 (n, n, Y, n, n, n, n, n, n, n),
    "intake.extend":                   (n, n, n, n, n, n, n, Y, n, n),
    # the secretariat checks
    "screening.check":                 (n, n, n, n, n, n, n, Y, n, n),
    "screening.return_for_correction": (n, n, n, n, n, n, n, Y, n, n),
    "screening.accept":                (n, n, n, n, n, n, n, Y, n, n),
    "screening.find_ineligible":       (n, n, n, n, n, n, n, Y, n, n),
    "screening.reconsider":            (n, n, n, n, n, n, n, Y, n, n),
    "screening.reopen":                (n, n, n, n, n, n, n, Y, n, n),
    # a member scores from their own seat; here it is the seat of "member"
    "judging.pledge":                  (n, n, n, n, Y, n, n, n, n, n),
    "judging.save":                    (n, n, n, n, Y, n, n, n, n, n),
    "judging.finalise":                (n, n, n, n, Y, n, n, n, n, n),
    "judging.reopen":                  (n, n, n, n, Y, n, n, n, n, n),
    "judging.declare_conflict":        (n, n, n, n, Y, n, n, n, n, n),
    "judging.impose_recusal":          (n, n, n, n, n, n, n, Y, n, n),
    # the secretariat proposes, each host approves
    "decision.draft":                  (n, n, n, n, n, n, n, Y, n, n),
    "decision.revise":                 (n, n, n, n, n, n, n, Y, n, n),
    "decision.table":                  (n, n, n, n, n, n, n, Y, n, n),
    "decision.recall":                 (n, n, n, n, n, n, n, Y, n, n),
    "decision.approve":                (n, n, n, n, n, n, n, n, Y, n),
    "decision.take_back_approval":     (n, n, n, n, n, n, n, n, Y, n),
    "decision.remark":                 (n, n, n, n, n, n, n, n, Y, n),
    "decision.send_back":              (n, n, n, n, n, n, n, n, Y, n),
    # the secretariat sets up a round and moves it on
    "office.create_round":             (n, n, n, n, n, n, n, Y, n, n),
    "office.revise_round":             (n, n, n, n, n, n, n, Y, n, n),
    "office.open_nominations":         (n, n, n, n, n, n, n, Y, n, n),
    "office.start_judging":            (n, n, n, n, n, n, n, Y, n, n),
    "office.reopen_scoring":           (n, n, n, n, n, n, n, Y, n, n),
    "office.delete_round":             (n, n, n, n, n, n, n, Y, n, n),
    "office.close_scoring":            (n, n, n, n, n, n, n, Y, n, n),
    # the secretariat writes the winners' profiles, publishes and corrects them
    "release.draft_profile":           (n, n, n, n, n, n, n, Y, n, n),
    "release.revise_profile":          (n, n, n, n, n, n, n, Y, n, n),
    "release.accept_finding":          (n, n, n, n, n, n, n, Y, n, n),
    "release.fix_finding":             (n, n, n, n, n, n, n, Y, n, n),
    "release.proofread":               (n, n, n, n, n, n, n, Y, n, n),
    "release.unproofread":             (n, n, n, n, n, n, n, Y, n, n),
    # what one of it has prepared, another confirms; here somebody else has
    "release.prepare":                 (n, n, n, n, n, n, n, Y, n, n),
    "release.confirm":                 (n, n, n, n, n, n, n, Y, n, n),
    "release.cancel":                  (n, n, n, n, n, n, n, Y, n, n),
    "release.correct":                 (n, n, n, n, n, n, n, Y, n, n),
    "release.withdraw":                (n, n, n, n, n, n, n, Y, n, n),
    "release.withdraw_round":          (n, n, n, n, n, n, n, Y, n, n),
    "release.prepare_republication":   (n, n, n, n, n, n, n, Y, n, n),
    "release.republish":               (n, n, n, n, n, n, n, Y, n, n),
    "release.cancel_republication":    (n, n, n, n, n, n, n, Y, n, n),
    "release.send_for_confirmation":   (n, n, n, n, n, n, n, Y, n, n),
    "release.revoke_confirmation":     (n, n, n, n, n, n, n, Y, n, n),
    "release.settle_comment":          (n, n, n, n, n, n, n, Y, n, n),
    # nobody by an account: only who has the link, see tests/release/test_confirming.py
    "release.note_opening":            (n, n, n, n, n, n, n, n, n, n),
    "release.comment":                 (n, n, n, n, n, n, n, n, n, n),
    "release.approve_profile":         (n, n, n, n, n, n, n, n, n, n),
    # and imports the rounds before this system
    "archive.send_file":               (n, n, n, n, n, n, n, Y, n, n),
    "archive.import_file":             (n, n, n, n, n, n, n, Y, n, n),
    # seats, of which the operator gives the first
    "people.seat_officer":             (n, n, n, n, n, n, n, Y, n, Y),
    "people.seat_member":              (n, n, n, n, n, n, n, Y, n, Y),
    "people.seat_last_committee":      (n, n, n, n, n, n, n, Y, n, Y),
    "people.seat_in_office":           (n, n, n, n, n, n, n, Y, n, Y),
    "people.send_letter_again":        (n, n, n, n, n, n, n, Y, n, n),
    "people.revise_seat":              (n, n, n, n, n, n, n, Y, n, Y),
    "people.end_seat":                 (n, n, n, n, n, n, n, Y, n, Y),
    # the operator
    "people.tell_of_password":         (n, n, n, n, n, n, n, n, n, Y),
    "people.tell_of_access":           (n, n, n, n, n, n, n, n, n, Y),
    "letters.queue_again":             (n, n, n, n, n, n, n, n, n, Y),
}  # fmt: skip

# Parts of acts: whoever calls them has judged the right to the act.
PARTS = {"ledger.record", "ledger.seal"}

WHOLE_TEXT = Passage("whole", "全体について", (), "whole")

Call = tuple[tuple[Any, ...], dict[str, Any]]


def of(*args: Any, **kwargs: Any) -> Call:
    return args, kwargs


# What each act is called with.
SUBJECTS: dict[str, Callable[[SimpleNamespace], Call]] = {
    "intake.start": lambda t: of(t.body, t.open, key=uuid4()),
    "intake.revise": lambda t: of(t.draft, Past(past_awards="なし"), seen=""),
    "intake.add_photos": lambda t: of(t.draft, [BytesIO(worlds.picture())]),
    "intake.revise_photo": lambda t: of(t.draft, read(t.draft).photos.rows[0], seen="", data=None),
    "intake.remove_photo": lambda t: of(t.draft, t.draft.photos.get().pk),
    "intake.move_photo": lambda t: of(t.draft, t.draft.photos.get(), position=1),
    "intake.attach": lambda t: of(t.draft, ContentFile(b"%PDF-1.7", "a.pdf"), name="資料"),
    "intake.detach": lambda t: of(t.draft, t.draft.attachments.get().pk),
    "intake.submit": lambda t: of(t.draft),
    "intake.request_return": lambda t: of(t.submitted, reason="数値の誤り"),
    "intake.withdraw": lambda t: of(t.submitted, reason="都合"),
    "intake.extend": lambda t: of(t.open, t.body, until=t.later, reason="災害"),
    "screening.check": lambda t: of(t.submitted, {}, seen=""),
    "screening.return_for_correction": lambda t: of(t.submitted, reason="直す", due_at=t.later),
    "screening.accept": lambda t: of(t.submitted),
    "screening.find_ineligible": lambda t: of(t.submitted, reason="対象外"),
    "screening.reconsider": lambda t: of(t.ineligible, reason="資料"),
    "screening.reopen": lambda t: of(t.accepted, reason="誤り"),
    "judging.pledge": lambda t: of(t.seat),
    "judging.save": lambda t: of(t.seat, t.entry, points={}, comments={}, remark="", seen="0"),
    "judging.finalise": lambda t: of(t.seat, t.entry),
    "judging.reopen": lambda t: of(t.seat, t.entry, reason="誤り"),
    "judging.declare_conflict": lambda t: of(t.seat, t.entry, reason="役員"),
    "judging.impose_recusal": lambda t: of(t.seat, t.entry, reason="親族"),
    "decision.draft": lambda t: of(t.scored),
    "decision.revise": lambda t: of(t.resolution, seen="", note="", choices=[]),
    "decision.table": lambda t: of(t.resolution, seen=""),
    "decision.recall": lambda t: of(t.resolution, reason="誤り"),
    "decision.approve": lambda t: of(t.host, t.resolution, seen="1"),
    "decision.take_back_approval": lambda t: of(t.host, t.resolution, text="誤り", seen="1"),
    "decision.remark": lambda t: of(t.host, t.resolution, text="釣合いを見てください。", seen="1"),
    "decision.send_back": lambda t: of(t.host, t.resolution, text="誤り", seen="1"),
    "office.create_round": lambda t: of(990, 2995),
    "office.revise_round": lambda t: of(t.preparing, Hosts(), seen=""),
    "office.open_nominations": lambda t: of(t.preparing),
    "office.start_judging": lambda t: of(t.open),
    "office.reopen_scoring": lambda t: of(t.scored, scoring_closes_at=t.later, reason="誤り"),
    "office.delete_round": lambda t: of(make.round_()),
    "office.close_scoring": lambda t: of(t.judging),
    "release.draft_profile": lambda t: of(t.chosen),
    "release.revise_profile": lambda t: of(t.profile, Overview(), seen=""),
    "release.accept_finding": lambda t: of(t.profile, digest="", reason="確かめた"),
    "release.fix_finding": lambda t: of(t.profile, digest=""),
    "release.proofread": lambda t: of(t.profile),
    "release.unproofread": lambda t: of(t.profile, reason="誤り"),
    "release.prepare": lambda t: of(t.decided, publish_at=t.later),
    "release.confirm": lambda t: of(t.prepared),
    "release.cancel": lambda t: of(t.prepared, reason="誤り"),
    "release.withdraw": lambda t: of(t.released, reason="申出"),
    "release.withdraw_round": lambda t: of(t.announced, reason="誤り"),
    "release.prepare_republication": lambda t: of(t.withdrawal, reason="誤り"),
    "release.republish": lambda t: of(t.republication),
    "release.cancel_republication": lambda t: of(t.republication, reason="誤り"),
    "release.correct": lambda t: of(t.released, Overview(), seen="", reason="誤り"),
    "release.send_for_confirmation": lambda t: of(
        t.profile, email="group@test.example", addressee="見本協会", ends_at=t.later, seen=""
    ),
    "release.revoke_confirmation": lambda t: of(t.confirmation_link),
    "release.settle_comment": lambda t: of(t.remark, state=Settled.DONE),
    "release.note_opening": lambda t: of(t.confirmation_link),
    "release.comment": lambda t: of(t.confirmation_link, WHOLE_TEXT, text="読点を直してください。"),
    "release.approve_profile": lambda t: of(t.confirmation_link, name="見本花子", seen=""),
    "archive.send_file": lambda t: of(make.ARCHIVE, name="a.csv"),
    "archive.import_file": lambda t: of(make.archive_file(), seen=""),
    "people.seat_officer": lambda t: of(
        t.body, make.user(), role="drafter", starts_on=t.later.date(), ends_on=None
    ),
    "people.seat_member": lambda t: of(
        t.preparing, make.user(), role="member", affiliation="", starts_on=t.later.date()
    ),
    "people.seat_last_committee": lambda t: of(t.preparing),
    "people.seat_in_office": lambda t: of(
        make.user(), role="secretariat", host_code="", starts_on=t.later.date(), ends_on=None
    ),
    "people.send_letter_again": lambda t: of(t.letter),
    "people.revise_seat": lambda t: of(
        seat := BodySeat.objects.get(user=t.people["drafter"]),
        replace(details_of(seat), section="国際課"),
        seen=fingerprint_of_details(details_of(seat)),
    ),
    "people.end_seat": lambda t: of(BodySeat.objects.get(user=t.people["drafter"])),
    "people.tell_of_password": lambda t: of(make.user()),
    "people.tell_of_access": lambda t: of(make.user(), Access.of(make.user())),
    "letters.queue_again": lambda t: of([]),
}


def acts() -> dict[str, Callable[..., Any]]:
    """Every public function of an ``actions`` module that somebody does, by room and name."""
    return {
        f"{module.split('.')[1]}.{name}": function
        for module in modules()
        for name, function in inspect.getmembers(import_module(module), inspect.isfunction)
        if function.__module__ == module
        and not name.startswith("_")
        and "by" in inspect.signature(function).parameters
    }


def modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(nominations.__path__, "nominations."):
        if module.name.split(".")[2:3] == ["actions"]:
            yield module.name


def test_every_act_carries_its_right_and_is_in_the_table():
    expected = set(acts()) - PARTS

    assert [name for name in expected if not hasattr(acts()[name], "right")] == []
    assert expected == set(ACTS) == set(SUBJECTS)


@pytest.fixture
def things() -> SimpleNamespace:
    """What the acts are about, and ``people`` by the column they have in the table."""
    world = worlds.build()
    things, people = world.things, world.people
    things.later = timezone.now() + timedelta(days=30)
    things.seat = things.seats[things.judging.pk, "member"]
    things.host = things.scored.hosts.get(code="soumu")
    things.people = {
        "stranger": make.user(),
        "drafter": make.officer(things.body, role="drafter"),
        "submitter": people["body"],
        "operator": people["admin"],
    } | {name: people[name] for name in WHO if name in people}
    return things


def answers(things: SimpleNamespace, at: datetime) -> dict[str, tuple[bool, ...]]:
    """What the table would have to be, found out by trying. Nothing stays of it."""
    return {
        name: tuple(
            may(acts()[name], SUBJECTS[name](things), User.objects.get(pk=person.pk), at)
            for person in (things.people[who] for who in WHO)
        )
        for name in ACTS
    }


def may(act: Callable[..., Any], call: Call, by: User, at: datetime) -> bool:
    args, kwargs = call
    with transaction.atomic():
        try:
            act(*args, by=by, at=at, **kwargs)
        except NotAllowed:
            return False
        except Refused:
            return True
        finally:
            transaction.set_rollback(True)
    return True


def test_the_table(things):
    found = answers(things, timezone.now())

    assert {name: row for name, row in found.items() if row != ACTS[name]} == {}


def test_a_right_lasts_as_long_as_the_seat_and_is_judged_on_the_day_of_the_act(things):
    now = timezone.now()
    yesterday = in_japan(now).date() - timedelta(days=1)
    for seats in (BodySeat, CommitteeSeat, OfficeSeat):
        seats.objects.update(ends_on=yesterday)

    before, after = answers(things, now - timedelta(days=2)), answers(things, now)

    assert before == ACTS
    operators = {name for name, row in ACTS.items() if row[WHO.index("operator")]}
    assert {name for name, row in after.items() if any(row)} == operators


def test_nobody_who_may_not_sign_in_may_do_anything(things):
    User.objects.update(is_active=False)

    found = answers(things, timezone.now())

    assert [name for name, row in found.items() if any(row)] == []
