import json
from datetime import timedelta

import pytest
from post_office.models import Email

from awards.rounds.models import Phase
from nominations.changing import Refused, Stale
from nominations.intake.comparing import changed_since_return
from nominations.intake.models import Nomination
from nominations.intake.reading import read
from nominations.ledger.models import LedgerEntry
from nominations.people.models import BodySeat
from nominations.screening import actions
from nominations.screening.checks import fingerprint_of_checks
from nominations.screening.models import IneligibleNote, Item, ReturnNote, ScreeningCheck
from tests import make
from tests.screening.conftest import AT, MET


def events():
    return list(LedgerEntry.objects.order_by("seq").values_list("event", flat=True))


def state_of(nomination):
    return Nomination.objects.get(pk=nomination.pk).state


DUE = AT + timedelta(days=14)
ACTS = {
    "accept": {},
    "return_for_correction": {"reason": "写真の説明", "due_at": DUE},
    "find_ineligible": {"reason": "対象外の種別"},
    "reconsider": {"reason": "資料が届いた"},
    "reopen": {"reason": "数値の誤り"},
}


def check(nomination, findings, by, at=AT):
    """As somebody does who has the page before them."""
    seen = fingerprint_of_checks(nomination.checks.all())
    actions.check(nomination, findings, seen=seen, by=by, at=at)


def act(name, nomination, by, **changes):
    getattr(actions, name)(nomination, **ACTS[name] | changes, by=by, at=AT)


def test_findings_are_kept_once_per_item_with_who_and_when(submitted, secretary):
    check(submitted, MET, secretary)
    check(submitted, {"kind": ("not_met", "種別が違う")}, secretary)

    kind = ScreeningCheck.objects.get(item="kind")
    assert (kind.finding, kind.note, kind.by, kind.at) == ("not_met", "種別が違う", secretary, AT)
    assert ScreeningCheck.objects.count() == len(Item)
    assert events() == ["screening.checked", "screening.checked"]


def test_the_same_findings_twice_leave_one_line(submitted, secretary):
    actions.check(submitted, MET, seen="", by=secretary, at=AT)
    actions.check(submitted, MET, seen="", by=secretary, at=AT)

    assert events() == ["screening.checked"]


def test_findings_nobody_has_seen_are_not_overwritten(checked, secretary):
    with pytest.raises(Stale, match="見比べて"):
        actions.check(checked, {"kind": ("not_met", "")}, seen="old", by=secretary, at=AT)

    assert ScreeningCheck.objects.get(item="kind").finding == "met"


def test_accept_gives_the_next_entry_number_of_the_round(checked, secretary):
    make.nomination("accepted", round=checked.round, entry_number=7)

    act("accept", checked, secretary)

    stored = Nomination.objects.get(pk=checked.pk)
    assert (stored.state, stored.entry_number) == ("accepted", 8)
    facts = json.loads(LedgerEntry.objects.latest("seq").payload or "")["facts"]
    assert (events()[-1], facts) == ("nomination.accepted", {"entry_number": 8})


def test_accepting_twice_gives_one_number_one_letter_and_one_line(checked, secretary):
    act("accept", checked, secretary)
    act("accept", checked, secretary)

    assert Nomination.objects.get(pk=checked.pk).entry_number == 1
    assert events().count("nomination.accepted") == 1
    assert Email.objects.count() == 1


def test_an_accepted_one_that_is_reopened_keeps_its_number(checked, secretary):
    act("accept", checked, secretary)
    act("reopen", checked, secretary)
    make.nomination("accepted", round=checked.round, entry_number=2)

    act("accept", checked, secretary)

    assert Nomination.objects.get(pk=checked.pk).entry_number == 1


def test_accept_names_what_has_not_been_checked(submitted, secretary):
    given = {item: finding for item, finding in MET.items() if item != "complete"}
    check(submitted, given, secretary)

    with pytest.raises(Refused, match="記載と資料に不足がない"):
        act("accept", submitted, secretary)

    assert state_of(submitted) == "submitted"


def test_accept_refuses_what_does_not_qualify(checked, secretary):
    check(checked, {"kind": ("not_met", "")}, secretary)

    with pytest.raises(Refused, match="不適合の事項"):
        act("accept", checked, secretary)


def test_a_corrected_nomination_has_to_be_checked_again(checked, secretary):
    act("return_for_correction", checked, secretary)
    Nomination.objects.filter(pk=checked.pk).update(state="submitted")

    with pytest.raises(Refused, match="まだ確認していない"):
        act("accept", checked, secretary)
    check(checked, MET, secretary, at=AT + timedelta(hours=1))
    act("accept", checked, secretary)

    assert state_of(checked) == "accepted"


def test_a_return_is_noted_with_its_reason_and_due_date(submitted, secretary):
    act("return_for_correction", submitted, secretary)

    note = ReturnNote.objects.get()
    assert (note.reason, note.due_at, note.at, note.by) == ("写真の説明", DUE, AT, secretary)
    assert state_of(submitted) == "returned"
    assert events() == ["nomination.returned"]


def test_everyone_who_holds_a_seat_of_the_body_today_gets_one_letter(submitted, secretary):
    first = BodySeat.objects.get(body=submitted.body).user
    drafter = make.officer(submitted.body, role="drafter")
    BodySeat.objects.create(
        user=drafter, body=submitted.body, role="submitter", starts_on=make.LONG_AGO.replace(day=2)
    )
    gone = make.officer(submitted.body)
    BodySeat.objects.filter(user=gone).update(ends_on=AT.date() - timedelta(days=1))
    make.officer(make.body())

    act("return_for_correction", submitted, secretary)

    letters = Email.objects.all()
    assert sorted(letter.to[0] for letter in letters) == sorted([first.email, drafter.email])
    assert [len(letter.to) for letter in letters] == [1, 1]
    assert all("写真の説明" in letter.message for letter in letters)
    assert all("2026年12月8日（火）12時" in letter.message for letter in letters)


def test_a_due_date_that_has_passed_is_refused(submitted, secretary):
    with pytest.raises(Refused, match="これからの日時"):
        act("return_for_correction", submitted, secretary, due_at=AT)

    assert state_of(submitted) == "submitted"


@pytest.mark.parametrize("name", ["return_for_correction", "find_ineligible"])
def test_a_reason_is_required(submitted, secretary, name):
    with pytest.raises(Refused, match="理由を書いて"):
        act(name, submitted, secretary, reason="　")

    assert state_of(submitted) == "submitted"
    assert events() == []


def test_the_second_click_on_a_return_changes_nothing(submitted, secretary):
    act("return_for_correction", submitted, secretary)
    act("return_for_correction", submitted, secretary)

    assert (ReturnNote.objects.count(), events()) == (1, ["nomination.returned"])


def test_another_reason_for_what_is_returned_already_is_refused(submitted, secretary):
    act("return_for_correction", submitted, secretary)

    with pytest.raises(Refused, match="差戻し"):
        act("return_for_correction", submitted, secretary, reason="別の理由")

    assert ReturnNote.objects.get().reason == "写真の説明"


def test_an_ineligible_one_is_told_why_and_can_be_reconsidered(submitted, secretary):
    act("find_ineligible", submitted, secretary)
    assert (state_of(submitted), IneligibleNote.objects.get().reason) == (
        "ineligible",
        "対象外の種別",
    )
    assert "対象外の種別" in Email.objects.get().message

    act("reconsider", submitted, secretary)

    assert state_of(submitted) == "submitted"
    assert events() == ["nomination.found_ineligible", "nomination.reconsidered"]


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("accept", "returned"),
        ("accept", "ineligible"),
        ("accept", "withdrawn"),
        ("return_for_correction", "accepted"),
        ("return_for_correction", "withdrawn"),
        ("find_ineligible", "accepted"),
        ("find_ineligible", "returned"),
        ("reconsider", "accepted"),
        ("reconsider", "submitted"),
        ("reopen", "ineligible"),
        ("reopen", "submitted"),
    ],
)
def test_an_act_that_the_state_forbids_changes_nothing(secretary, name, state):
    nomination = make.nomination(state)

    with pytest.raises(Refused):
        act(name, nomination, secretary)

    assert (state_of(nomination), events(), Email.objects.count()) == (state, [], 0)


@pytest.mark.parametrize("name", sorted(ACTS))
@pytest.mark.parametrize("phase", [Phase.JUDGING, Phase.DELIBERATING, Phase.DECIDED])
def test_nothing_is_decided_once_judging_has_begun(secretary, name, phase):
    was = {"reconsider": "ineligible", "reopen": "accepted"}.get(name, "submitted")
    nomination = make.nomination(was, round=make.round_(phase))

    with pytest.raises(Refused, match="「推薦受付」の間だけ"):
        act(name, nomination, secretary)

    assert (state_of(nomination), events()) == (was, [])


def test_the_office_is_told_which_sections_changed_since_the_return(secretary):
    nomination = make.nomination("submitted", complete=True)
    act("return_for_correction", nomination, secretary)
    note = ReturnNote.objects.get()
    before = changed_since_return(read(note.nomination))

    nomination.photos.update(caption="直した説明")
    Nomination.objects.filter(pk=nomination.pk).update(past_awards="県の賞")
    note = ReturnNote.objects.get()

    assert (before, changed_since_return(read(note.nomination))) == (set(), {"past", "photos"})
