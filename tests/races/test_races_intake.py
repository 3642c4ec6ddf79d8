"""Two clicks, two tabs, two officers at the same instant."""

import uuid
from dataclasses import replace

from django.utils import timezone
from post_office.models import Email

from nominations.editing.saving import seen_of
from nominations.intake import actions
from nominations.intake.models import Nomination
from nominations.intake.reading import read
from nominations.ledger.models import LedgerEntry
from nominations.people.models import User
from tests import make
from tests.races.together import at_once


def of(model, pk):
    return model.objects.get(pk=pk)


def test_ten_identical_submissions_have_one_effect(crowd):
    draft = make.nomination(complete=True)
    by = make.officer(draft.body)

    def submit():
        mine, who = of(Nomination, draft.pk), of(User, by.pk)
        actions.submit(mine, by=who, at=timezone.now(), seen="1")

    assert at_once(*[submit] * 10) == ["done"] * 10

    draft.refresh_from_db()
    assert draft.state == "submitted"
    assert LedgerEntry.objects.count() == 1
    assert Email.objects.count() == 2


def test_what_is_submitted_is_what_the_submitter_read(crowd):
    draft = make.nomination(complete=True, title="読んだ題")
    by = make.officer(draft.body)
    work = read(draft).work

    def submit():
        mine, who = of(Nomination, draft.pk), of(User, by.pk)
        actions.submit(mine, by=who, at=timezone.now(), seen="1")

    def revise():
        mine, who = of(Nomination, draft.pk), of(User, by.pk)
        written = replace(work, title="読んでいない題")
        actions.revise(mine, written, seen=seen_of(work), by=who, at=timezone.now())

    outcome = at_once(submit, revise)

    draft.refresh_from_db()
    assert (outcome, draft.state, draft.title) in [
        (["done", "refused"], "submitted", "読んだ題"),
        (["stale", "done"], "draft", "読んでいない題"),
    ]


def test_of_two_writers_from_the_same_text_one_is_told(crowd):
    draft = make.nomination(complete=True)
    by = make.officer(draft.body)
    work = read(draft).work

    def revise(title):
        def act():
            mine, who = of(Nomination, draft.pk), of(User, by.pk)
            written = replace(work, title=title)
            actions.revise(mine, written, seen=seen_of(work), by=who, at=timezone.now())

        return act

    outcome = at_once(revise("一"), revise("二"))

    draft.refresh_from_db()
    assert sorted(outcome) == ["done", "stale"]
    assert draft.version == 2


def test_a_double_click_on_start_makes_one_draft_and_many_make_no_more_than_allowed(crowd):
    body, round_ = make.body(), make.round_("open", nominations_per_body=3)
    by = make.officer(body)
    key = uuid.uuid4()

    def start(with_key):
        def act():
            mine, who = of(type(body), body.pk), of(User, by.pk)
            actions.start(
                mine, of(type(round_), round_.pk), key=with_key(), by=who, at=timezone.now()
            )

        return act

    outcome = at_once(*[start(lambda: key)] * 4, *[start(uuid.uuid4)] * 6)

    assert Nomination.objects.count() == 3
    assert outcome[:4] in (["done"] * 4, ["refused"] * 4)


def test_two_of_one_body_with_the_same_rank_are_not_both_submitted(crowd):
    first = make.nomination(complete=True, rank=1)
    second = make.nomination(complete=True, rank=1, round=first.round, body=first.body)
    by = make.officer(first.body)

    def submit(pk):
        def act():
            actions.submit(of(Nomination, pk), by=of(User, by.pk), at=timezone.now())

        return act

    outcome = at_once(submit(first.pk), submit(second.pk))

    assert outcome == ["refused", "refused"]
    assert not Nomination.objects.filter(state="submitted").exists()
