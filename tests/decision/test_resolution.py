import pytest
from post_office.models import Email

from awards.rounds.models import Phase
from nominations.changing import Refused, Stale
from nominations.decision import actions
from nominations.decision.invariants import broken
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.models import NEXT, Approval, Choice, Resolution, State
from nominations.decision.ranking import places_of
from nominations.ledger.models import LedgerEntry, Seal
from tests import make
from tests.decision.stage import (
    AT,
    approve,
    decided,
    deliberating,
    drafted,
    line,
    tabled,
    write,
)
from tests.ledger.whole import verify

pytestmark = pytest.mark.django_db

ARROWS = {("drafting", "tabled"), ("tabled", "drafting"), ("tabled", "approved")}


def events():
    names = LedgerEntry.objects.order_by("seq").values_list("event", flat=True)
    return [name for name in names if name.startswith("resolution.")]


def letters():
    return sorted(to for email in Email.objects.all() for to in email.to)


def test_the_arrows_are_these_and_no_others():
    assert {(was, to) for was, nexts in NEXT.items() for to in nexts} == ARROWS
    assert set(NEXT) == set(State)


def test_a_resolution_is_drafted_once_however_often_it_is_asked_for():
    on = deliberating()

    first = actions.draft(on.round, by=on.office, at=AT)
    second = actions.draft(on.round, by=on.office, at=AT)

    assert first == second
    assert events() == ["resolution.drafted"]


@pytest.mark.parametrize("phase", ["preparing", "open", "judging", "decided"])
def test_a_resolution_is_drafted_only_in_deliberation(phase):
    round_ = make.round_(phase)

    with pytest.raises(Refused, match="「協議」に進める"):
        actions.draft(round_, by=make.secretary(), at=AT)

    assert not Resolution.objects.exists()


def test_what_was_chosen_is_kept_with_its_prize_place_and_reason():
    on = deliberating()
    minister = on.prizes["minister"]

    made = drafted(
        on, line(on.entries[1], minister, 1, "広がりがある"), line(on.entries[0], minister, 2)
    )

    kept = made.choices.order_by("place").values_list("nomination", "prize", "reason")
    assert list(kept) == [
        (on.entries[1].pk, minister.pk, "広がりがある"),
        (on.entries[0].pk, minister.pk, ""),
    ]


def test_the_same_proposal_sent_twice_is_written_once():
    on = deliberating()
    made = drafted(on)

    actions.revise(
        made,
        seen="from an older page",
        note="",
        choices=[line(on.entries[0], on.prizes["minister"])],
        by=on.office,
        at=AT,
    )

    assert events() == ["resolution.drafted", "resolution.revised"]


def test_a_proposal_that_was_rewritten_meanwhile_is_not_overwritten():
    on = deliberating()
    made = drafted(on)
    seen = fingerprint_of_resolution(made)
    write(made, on, [line(on.entries[1], on.prizes["minister"])])

    with pytest.raises(Stale):
        actions.revise(made, seen=seen, note="別の案", choices=[], by=on.office, at=AT)

    assert [choice.nomination for choice in made.choices.all()] == [on.entries[1]]


def _of_another_round(on):
    return [line(make.nomination("accepted"), on.prizes["minister"])]


def _not_accepted(on):
    return [line(make.nomination("ineligible", round=on.round), on.prizes["minister"])]


def _foreign_prize(on):
    return [line(on.entries[0], make.round_(Phase.DECIDED).prizes.get(code="minister"))]


def _twice(on):
    return [line(on.entries[0], on.prizes["minister"], n) for n in (1, 2)]


def _one_place_for_two(on):
    return [line(entry, on.prizes["minister"], 1) for entry in on.entries[:2]]


@pytest.mark.parametrize(
    "choices", [_of_another_round, _not_accepted, _foreign_prize, _twice, _one_place_for_two]
)
def test_a_proposal_of_impossible_choices_is_refused_and_changes_nothing(choices):
    on = deliberating()
    made = drafted(on)

    with pytest.raises(Refused):
        write(made, on, choices(on))

    assert [choice.nomination for choice in made.choices.all()] == [on.entries[0]]


def test_tabling_tells_each_officer_of_each_host_and_names_no_winner():
    on = deliberating()
    second = make.host_officer("clair")
    make.host_officer("elsewhere")
    on.entries[0].title = "秘密の取組"
    on.entries[0].save()

    made = tabled(on)

    assert (made.state, made.tabled_at) == ("tabled", AT)
    assert letters() == sorted([on.ministry.email, on.clair.email, second.email])
    assert [mail.pk for mail in Email.objects.all() if "秘密の取組" in mail.message] == []


def test_more_than_three_of_the_ministers_prize_cannot_be_tabled():
    on = deliberating()
    four = [line(entry, on.prizes["minister"], n) for n, entry in enumerate(on.entries, start=1)]
    made = drafted(on, *four)

    with pytest.raises(Refused, match="総務大臣賞は3団体までですが、4団体を選んでいます。"):
        actions.table(made, seen=fingerprint_of_resolution(made), by=on.office, at=AT)

    made.refresh_from_db()
    assert (made.state, letters()) == ("drafting", [])


def test_every_sentence_is_said_when_tabling_is_refused():
    on = deliberating()
    made = drafted(on, line(on.entries[3], on.prizes["special"]))

    found = actions.obstacles(made, places_of(on.round))
    assert [one.entry_number for one in found] == [None, on.entries[3].entry_number]
    assert [one.sentence for one in found] == [
        "総務大臣賞の団体を選んでいません。",
        (
            f"整理番号{on.entries[3].entry_number}の「{on.entries[3].title}」は、順位が上の"
            f"整理番号{on.entries[0].entry_number}の「{on.entries[0].title}」ほか2件に先んじています。"
            "理由を書いてください。"
        ),
    ]


def test_a_choice_that_is_no_longer_accepted_cannot_be_tabled():
    on = deliberating()
    made = drafted(on)
    on.entries[0].state = "withdrawn"
    on.entries[0].save()

    with pytest.raises(Refused, match="受理されている推薦ではありません"):
        actions.table(made, seen=fingerprint_of_resolution(made), by=on.office, at=AT)


def test_tabling_what_was_rewritten_after_the_confirmation_is_refused():
    on = deliberating()
    made = drafted(on)
    seen = fingerprint_of_resolution(made)
    write(
        made, on, [line(entry, on.prizes["minister"], n) for n, entry in enumerate(on.entries[:2])]
    )

    with pytest.raises(Stale):
        actions.table(made, seen=seen, by=on.office, at=AT)


def test_a_tabled_resolution_cannot_be_rewritten():
    on = deliberating()
    made = tabled(on)

    with pytest.raises(Refused, match="協議中"):
        write(made, on, [])

    assert Choice.objects.count() == 1


def test_one_host_alone_does_not_decide():
    on = deliberating()
    made = tabled(on)

    approve(made, on, "soumu")
    approve(made, on, "soumu")

    on.round.refresh_from_db()
    assert (made.state, on.round.phase, made.approvals.count()) == ("tabled", "deliberating", 1)


def test_the_last_host_decides_the_round_seals_it_and_the_secretariat_hears():
    on = deliberating()

    made = decided(on)

    seal = Seal.objects.get()
    assert (made.state, made.approved_at, on.round.phase) == ("approved", AT, "decided")
    assert (seal.occasion, seal.row_count, seal.round) == ("decision", 1, on.round)
    assert letters().count(on.office.email) == 1
    assert verify() == []


def test_a_choice_withdrawn_after_tabling_is_not_decided():
    on = deliberating()
    made = tabled(on)
    approve(made, on, "soumu")
    on.entries[0].state = "withdrawn"
    on.entries[0].save()

    with pytest.raises(Refused, match="差し戻してから"):
        approve(made, on, "clair")

    on.round.refresh_from_db()
    assert (on.round.phase, made.approvals.count()) == ("deliberating", 1)


def test_what_the_room_promises_holds_at_each_step():
    on = deliberating()

    for step in (drafted, tabled, decided):
        Resolution.objects.all().delete()
        step(on)
        assert broken() == []
        Approval.objects.all().delete()


def test_an_officer_of_another_host_or_of_none_cannot_approve():
    on = deliberating()
    made = tabled(on)

    for stranger in (on.clair, on.office, make.host_officer("elsewhere")):
        with pytest.raises(Refused, match="総務省の担当者"):
            approve(made, on, "soumu", by=stranger)

    assert made.approvals.count() == 0


def test_one_person_of_two_hosts_approves_for_each_on_its_own():
    on = deliberating()
    made = tabled(on)
    both = make.host_officer("soumu")
    both.office_seats.create(role="host", host_code="clair", starts_on=make.LONG_AGO)

    approve(made, on, "soumu", by=both)

    assert [approval.host.code for approval in made.approvals.all()] == ["soumu"]


def test_an_approval_of_what_was_recalled_meanwhile_is_stale():
    on = deliberating()
    made = tabled(on)
    actions.recall(made, reason="誤りを直すため", by=on.office, at=AT)
    actions.table(made, seen=fingerprint_of_resolution(made), by=on.office, at=AT)

    with pytest.raises(Stale):
        approve(made, on, "soumu", version=1)

    assert made.approvals.count() == 0


def test_recalling_voids_what_was_approved_and_tells_the_hosts():
    on = deliberating()
    made = tabled(on)
    approve(made, on, "soumu")
    Email.objects.all().delete()

    actions.recall(made, reason="<資料>の誤り & 差替え", by=on.office, at=AT)

    told = Email.objects.all()
    assert (made.state, made.version) == ("drafting", 2)
    assert letters() == sorted([on.ministry.email, on.clair.email])
    # Whoever reads the queue of letters is none of those who decide: the reason stands on the page.
    assert not any("誤り" in mail.message for mail in told)
    assert made.remarks.get().text == "<資料>の誤り & 差替え"

    actions.table(made, seen=fingerprint_of_resolution(made), by=on.office, at=AT)
    approve(made, on, "clair")
    on.round.refresh_from_db()
    assert (made.state, on.round.phase) == ("tabled", "deliberating")


def test_recalling_needs_a_reason_and_a_tabled_resolution():
    on = deliberating()
    made = drafted(on)

    with pytest.raises(Refused, match="「起案中」のため"):
        actions.recall(made, reason="念のため", by=on.office, at=AT)
    with pytest.raises(Refused, match="理由"):
        actions.recall(made, reason=" ", by=on.office, at=AT)

    assert made.version == 1


def test_a_decided_resolution_cannot_be_recalled():
    on = deliberating()
    made = decided(on)

    with pytest.raises(Refused, match="「承認」のため"):
        actions.recall(made, reason="考え直したため", by=on.office, at=AT)

    made.refresh_from_db()
    assert (made.state, made.version) == ("approved", 1)
