"""Two hosts at once, two releases at once: one effect, one line in the ledger."""

from dataclasses import replace

import pytest
from django.utils.timezone import now

from awards.bilingual import Text
from awards.rounds.models import Round
from awards.winners.models import Correction, Winner
from nominations.changing import Refused
from nominations.decision import actions as decision
from nominations.decision.invariants import broken
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.models import Resolution
from nominations.editing.saving import seen_of
from nominations.intake.models import Nomination
from nominations.ledger.models import Seal
from nominations.people.models import User
from nominations.release import actions as release
from nominations.release.reading import read
from nominations.screening import actions as screening
from tests import make
from tests.decision.stage import approve, deliberating, drafted, line, tabled
from tests.ledger.whole import verify
from tests.races.together import at_once, count
from tests.release.stage import AT, decided


def test_two_hosts_approving_at_once_decide_exactly_once(crowd):
    on = deliberating()
    pk = tabled(on).pk

    def approval(code, officer):
        def act():
            mine = Resolution.objects.get(pk=pk)
            person = User.objects.get(pk=officer.pk)
            decision.approve(on.hosts[code], mine, seen="1", by=person, at=AT)

        return act

    ministry, clair = approval("soumu", on.ministry), approval("clair", on.clair)
    outcomes = at_once(ministry, clair, ministry, clair, ministry, clair)

    assert outcomes == ["done"] * 6
    assert Resolution.objects.get().state == "approved"
    assert Round.objects.get(pk=on.round.pk).phase == "decided"
    assert [count(f"resolution.{e}") for e in ("approved_by_host", "approved")] == [2, 1]
    assert (Seal.objects.filter(occasion="decision").count(), verify()) == (1, [])


def test_late_clicks_of_the_screening_beside_the_last_approval_wait_for_their_turn(crowd):
    """Both take the round and the chosen nominations: in two orders they would wait forever."""
    on = deliberating()
    pk = tabled(on, *(line(e, on.prizes["minister"], n) for n, e in enumerate(on.entries[:3]))).pk
    approve(Resolution.objects.get(pk=pk), on, "soumu")

    def last_approval():
        mine = Resolution.objects.get(pk=pk)
        person = User.objects.get(pk=on.clair.pk)
        decision.approve(on.hosts["clair"], mine, seen="1", by=person, at=AT)

    def clicks(entry):
        def act():
            mine = Nomination.objects.get(pk=entry.pk)
            person = User.objects.get(pk=on.office.pk)
            for _ in range(20):  # so that some fall into the middle of the approval
                with pytest.raises(Refused):
                    screening.reopen(mine, reason="数値の誤り", by=person, at=AT)

        return act

    outcomes = at_once(*map(clicks, on.entries[:3]), last_approval)

    assert outcomes == ["done"] * 4
    assert Round.objects.get(pk=on.round.pk).phase == "decided"


def test_an_approval_at_the_moment_of_a_recall_is_of_no_version_or_of_the_old_one(crowd):
    on = deliberating()
    pk = tabled(on).pk

    def recall():
        mine = Resolution.objects.get(pk=pk)
        decision.recall(mine, reason="誤りを直すため", by=User.objects.get(pk=on.office.pk), at=AT)

    def approve():
        mine = Resolution.objects.get(pk=pk)
        person = User.objects.get(pk=on.ministry.pk)
        decision.approve(on.hosts["soumu"], mine, seen="1", by=person, at=AT)

    outcomes = at_once(recall, approve)

    made = Resolution.objects.get()
    assert outcomes[0] == "done"
    assert (made.state, made.version) == ("drafting", 2)
    assert made.approvals.filter(version=2).count() == 0
    assert made.approvals.count() == (outcomes[1] == "done")


def test_an_approval_taken_back_beside_the_last_one_is_taken_back_or_decided(crowd):
    on = deliberating()
    pk = tabled(on).pk
    approve(Resolution.objects.get(pk=pk), on, "soumu")

    def take_back():
        mine = Resolution.objects.get(pk=pk)
        by = User.objects.get(pk=on.ministry.pk)
        decision.take_back_approval(
            on.hosts["soumu"], mine, text="読み違えた。", seen="1", by=by, at=AT
        )

    def last():
        mine = Resolution.objects.get(pk=pk)
        by = User.objects.get(pk=on.clair.pk)
        decision.approve(on.hosts["clair"], mine, seen="1", by=by, at=AT)

    taken_back, approved = at_once(take_back, last)

    made = Resolution.objects.get()
    assert (approved, taken_back in ("done", "refused")) == ("done", True)
    assert made.state == ("tabled" if taken_back == "done" else "approved")
    assert made.approvals.count() == (1 if taken_back == "done" else 2)
    assert (verify(), broken()) == ([], [])


def test_six_tablings_at_once_tell_each_officer_once(crowd):
    on = deliberating()
    made = drafted(on)
    seen = fingerprint_of_resolution(made)

    def table():
        mine = Resolution.objects.get(pk=made.pk)
        decision.table(mine, seen=seen, by=User.objects.get(pk=on.office.pk), at=AT)

    assert at_once(*[table] * 6) == ["done"] * 6
    assert count("resolution.tabled") == 1


def test_six_drafts_of_one_profile_make_one(crowd):
    on = decided(1)

    def draft():
        person = User.objects.get(pk=on.office.pk)
        release.draft_profile(
            type(on.entries[0]).objects.get(pk=on.entries[0].pk), by=person, at=AT
        )

    assert at_once(*[draft] * 6) == ["done"] * 6
    assert (Winner.objects.count(), count("profile.drafted")) == (1, 1)


def test_ten_identical_corrections_are_one(crowd):
    winner, office = make.winner("released", name_en="Group"), make.secretary()
    stored = read(winner).names
    wanted = replace(stored, title=Text("正しい題", "A title"))

    def correct():
        mine = Winner.objects.get(pk=winner.pk)
        person = User.objects.get(pk=office.pk)
        release.correct(
            mine, wanted, seen=seen_of(stored), reason="誤りがあったため。", by=person, at=now()
        )

    assert at_once(*[correct] * 10) == ["done"] * 10
    assert (Correction.objects.count(), count("profile.corrected"), verify()) == (1, 1, [])
