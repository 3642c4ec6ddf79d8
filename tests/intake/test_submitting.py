"""Submitting, withdrawing, and the deadline."""

from datetime import timedelta

import pytest
from django.utils import timezone
from post_office.models import Email

from awards.rounds.models import RoundContact
from nominations.changing import Refused, Stale
from nominations.intake import actions
from nominations.intake.models import NEXT, Extension, Nomination, State
from nominations.ledger.models import LedgerEntry
from nominations.screening.models import ReturnNote
from tests import make

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)

ARROWS = {
    ("draft", "submitted"),
    ("draft", "withdrawn"),
    ("submitted", "returned"),
    ("submitted", "accepted"),
    ("submitted", "ineligible"),
    ("submitted", "withdrawn"),
    ("returned", "submitted"),
    ("returned", "withdrawn"),
    ("accepted", "submitted"),
    ("accepted", "withdrawn"),
    ("ineligible", "submitted"),
}


def test_the_arrows_are_these_and_no_others():
    assert {(was.value, to.value) for was, nexts in NEXT.items() for to in nexts} == ARROWS
    assert set(NEXT) == set(State)


@pytest.fixture
def draft():
    return make.nomination(complete=True)


@pytest.fixture
def submitter(draft):
    return make.officer(draft.body)


def returned(due, **fields):
    made = make.nomination("returned", complete=True, **fields)
    ReturnNote.objects.create(
        nomination=made,
        reason="数値を確かめてください。",
        due_at=due,
        at=timezone.now(),
        by=make.user(),
    )
    return made


def extend(nomination, until, at=None):
    Extension.objects.create(
        round=nomination.round,
        body=nomination.body,
        until=until,
        reason="災害",
        at=at or timezone.now(),
        by=make.user(),
    )


def test_the_secretariat_hears_of_a_submission_at_the_rounds_own_address(draft, submitter):
    RoundContact.objects.update(email="o@round.example")

    for _click in range(2):
        actions.submit(draft, by=submitter, at=timezone.now())

    told = Email.objects.filter(to="o@round.example")
    assert [draft.receipt_number in letter.subject for letter in told] == [True]
    assert draft.title in told[0].message


def test_submitting_gives_a_receipt_two_letters_and_one_line_in_the_ledger(draft, submitter):
    at = timezone.now()

    actions.submit(draft, by=submitter, at=at)

    draft.refresh_from_db()
    assert (draft.state, draft.submitted_at, draft.submitted_by) == ("submitted", at, submitter)
    assert len(draft.receipt_number) == 8
    letters = Email.objects.order_by("pk")
    assert [mail.to for mail in letters] == [[submitter.email], ["desk@test.example"]]
    assert draft.receipt_number in letters[0].subject
    entry = LedgerEntry.objects.get()
    assert entry.event == "nomination.submitted"
    assert draft.receipt_number in entry.payload


def test_one_letter_goes_to_a_submitter_who_is_the_desk(draft):
    by = make.officer(draft.body, email="desk@test.example")

    actions.submit(draft, by=by, at=timezone.now())

    assert [mail.to for mail in Email.objects.all()] == [["desk@test.example"]]


def test_submitting_twice_has_one_effect(draft, submitter):
    actions.submit(draft, by=submitter, at=timezone.now())
    first = Nomination.objects.get(pk=draft.pk)

    actions.submit(draft, by=submitter, at=timezone.now() + SECOND)

    draft.refresh_from_db()
    assert draft.receipt_number == first.receipt_number
    assert draft.submitted_at == first.submitted_at
    assert (LedgerEntry.objects.count(), Email.objects.count()) == (1, 2)


def test_a_drafter_cannot_submit(draft):
    with pytest.raises(Refused, match="提出担当の方に依頼"):
        actions.submit(draft, by=make.officer(draft.body, "drafter"), at=timezone.now())

    draft.refresh_from_db()
    assert draft.state == "draft"


def test_an_officer_of_another_body_cannot_submit(draft):
    with pytest.raises(Refused, match="担当者だけ"):
        actions.submit(draft, by=make.officer(make.body()), at=timezone.now())


def test_an_unfinished_nomination_is_refused_with_what_is_missing():
    empty = make.nomination()

    with pytest.raises(Refused, match="交流先を一つ以上"):
        actions.submit(empty, by=make.officer(empty.body), at=timezone.now())

    empty.refresh_from_db()
    assert (empty.state, empty.receipt_number) == ("draft", None)
    assert (LedgerEntry.objects.count(), Email.objects.count()) == (0, 0)


def test_the_same_rank_twice_is_refused_within_one_body_only(draft, submitter):
    make.nomination("submitted", round=draft.round, rank=1)
    actions.submit(draft, by=submitter, at=timezone.now())
    second = make.nomination(complete=True, round=draft.round, body=draft.body)

    with pytest.raises(Refused, match="推薦順位の1"):
        actions.submit(second, by=submitter, at=timezone.now())


def test_what_was_rewritten_after_the_confirmation_page_is_not_submitted_unread(draft, submitter):
    Nomination.objects.filter(pk=draft.pk).update(version=2)

    with pytest.raises(Stale, match="見比べて"):
        actions.submit(draft, by=submitter, at=timezone.now(), seen="1")


@pytest.mark.parametrize(("after", "taken"), [(-SECOND, True), (0 * SECOND, True), (SECOND, False)])
def test_the_closing_instant_still_counts_and_the_next_second_does_not(
    draft, submitter, after, taken
):
    at = draft.round.nominations_close_at + after

    if taken:
        actions.submit(draft, by=submitter, at=at)
    else:
        with pytest.raises(Refused, match="提出期限"):
            actions.submit(draft, by=submitter, at=at)

    draft.refresh_from_db()
    assert draft.state == ("submitted" if taken else "draft")


@pytest.mark.parametrize(("after", "taken"), [(0 * SECOND, True), (SECOND, False)])
def test_an_extension_moves_the_deadline_of_one_body(draft, submitter, after, taken):
    until = draft.round.nominations_close_at + DAY
    extend(draft, until)
    other = make.nomination(complete=True, round=draft.round)

    with pytest.raises(Refused):
        actions.submit(other, by=make.officer(other.body), at=until)
    if taken:
        actions.submit(draft, by=submitter, at=until + after)
    else:
        with pytest.raises(Refused):
            actions.submit(draft, by=submitter, at=until + after)

    draft.refresh_from_db()
    assert draft.state == ("submitted" if taken else "draft")


def test_of_two_extensions_the_newest_counts(draft, submitter):
    closed = draft.round.nominations_close_at
    now = timezone.now()
    extend(draft, closed + 5 * DAY, at=now - DAY)
    extend(draft, closed + DAY, at=now)

    with pytest.raises(Refused):
        actions.submit(draft, by=submitter, at=closed + 3 * DAY)


def test_a_returned_nomination_keeps_its_receipt_and_is_taken_until_it_is_due():
    due = timezone.now() + 30 * DAY
    back = returned(due)
    by = make.officer(back.body)
    receipt, first = back.receipt_number, back.submitted_at

    actions.submit(back, by=by, at=due)

    back.refresh_from_db()
    assert (back.state, back.receipt_number, back.submitted_at) == ("submitted", receipt, first)


def test_a_returned_nomination_is_refused_a_second_after_it_was_due():
    due = timezone.now() + 30 * DAY
    back = returned(due)

    with pytest.raises(Refused, match="再提出の期限"):
        actions.submit(back, by=make.officer(back.body), at=due + SECOND)


@pytest.mark.parametrize("state", ["ineligible", "withdrawn"])
def test_what_is_out_cannot_be_submitted(state):
    out = make.nomination(state, complete=True)

    with pytest.raises(Refused, match="変えられません"):
        actions.submit(out, by=make.officer(out.body), at=timezone.now())


def test_a_drafter_withdraws_a_draft_but_not_what_was_submitted(draft):
    drafter = make.officer(draft.body, "drafter")
    filed = make.nomination("submitted", round=draft.round, body=draft.body)

    actions.withdraw(draft, reason="作り直し", by=drafter, at=timezone.now())
    with pytest.raises(Refused, match="提出担当"):
        actions.withdraw(filed, reason="作り直し", by=drafter, at=timezone.now())

    assert (draft.state, filed.state) == ("withdrawn", "submitted")
    entry = LedgerEntry.objects.get()
    assert (entry.event, "作り直し" in entry.payload) == ("nomination.withdrawn", True)


def test_all_officers_of_the_body_and_the_secretariat_hear_of_a_withdrawal(draft, submitter):
    drafter, secretary = make.officer(draft.body, "drafter"), make.secretary()
    filed = make.nomination("submitted", body=draft.body, round=draft.round)

    actions.withdraw(filed, reason="作り直し", by=submitter, at=timezone.now())

    told = {address for mail in Email.objects.all() for address in mail.to}
    assert told == {submitter.email, drafter.email, secretary.email}


def test_withdrawing_twice_has_one_effect(draft, submitter):
    actions.withdraw(draft, reason="一", by=submitter, at=timezone.now())
    actions.withdraw(draft, reason="二", by=submitter, at=timezone.now())

    assert LedgerEntry.objects.count() == 1


@pytest.mark.parametrize("phase", ["deliberating", "decided"])
def test_nothing_is_withdrawn_once_the_members_confer(phase):
    accepted = make.nomination("accepted", round=make.round_(phase))

    with pytest.raises(Refused, match="取り下げられません"):
        actions.withdraw(accepted, reason="都合", by=make.officer(accepted.body), at=timezone.now())


def test_the_secretariat_extends_the_deadline_and_the_submitters_hear_of_it(draft, submitter):
    make.officer(draft.body, "drafter")
    until = draft.round.nominations_close_at + DAY

    actions.extend(
        draft.round, draft.body, until=until, reason="災害", by=make.secretary(), at=timezone.now()
    )

    assert Extension.objects.get().until == until
    assert [mail.to for mail in Email.objects.all()] == [[submitter.email]]
    assert [entry.event for entry in LedgerEntry.objects.all()] == ["round.extended"]


def test_an_extension_is_refused_to_others_in_other_phases_and_into_the_past(draft, submitter):
    close, now = draft.round.nominations_close_at, timezone.now()

    def extended(round_, until, by):
        actions.extend(round_, draft.body, until=until, reason="災害", by=by, at=now)

    with pytest.raises(Refused, match="事務局として登録された方だけ"):
        extended(draft.round, close + DAY, submitter)
    with pytest.raises(Refused, match="推薦受付の間"):
        extended(make.round_("judging"), close + DAY, make.secretary())
    with pytest.raises(Refused, match="元の提出期限より後"):
        extended(draft.round, close - DAY, make.secretary())
    assert not Extension.objects.exists()
