from datetime import UTC, datetime, timedelta
from inspect import isfunction

import pytest

from awards.rounds.models import NEXT, Criterion, Host, Phase, Prize, Round, RoundContact
from nominations.changing import NotAllowed, Refused, Stale, fingerprint
from nominations.ledger.models import LedgerEntry, Seal
from nominations.office import actions, stored
from nominations.office.invariants import broken
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)

ARROWS = {
    ("preparing", "open"),
    ("open", "judging"),
    ("judging", "deliberating"),
    ("deliberating", "decided"),
}


def test_the_arrows_are_these_and_no_others():
    assert {(was, to) for was, nexts in NEXT.items() for to in nexts} == ARROWS
    assert set(NEXT) == set(Phase)


def test_a_new_round_starts_with_the_words_and_rules_of_the_one_before():
    before = make.round_(Phase.DECIDED, number=90, purpose="交流を広める。", bullets_max=5)

    made = actions.create_round(91, 2096, by=make.secretary(), at=AT)

    assert (made.phase, made.purpose, made.bullets_max) == ("preparing", "交流を広める。", 5)
    assert [c.code for c in made.criteria.order_by("position")] == list(make.CRITERIA)
    assert [h.code for h in made.hosts.order_by("position")] == ["soumu", "clair"]
    assert made.contact.office == before.contact.office
    assert before.criteria.count() == 6


def test_a_round_is_prepared_once_however_often_the_button_is_pressed():
    actions.create_round(91, 2096, by=make.secretary(), at=AT)

    with pytest.raises(Refused, match="第91回は、すでにあります"):
        actions.create_round(91, 2096, by=make.secretary(), at=AT)

    assert Round.objects.filter(number=91).count() == 1


def test_opening_a_round_is_recorded():
    round_ = make.round_()

    actions.open_nominations(round_, by=make.secretary(), at=AT)

    assert round_.phase == Phase.OPEN
    assert LedgerEntry.objects.get().event == "round.opened"


def test_a_second_round_does_not_open_while_one_is_open():
    make.round_(Phase.OPEN, title="先の回")
    second = make.round_()

    with pytest.raises(Refused, match="先の回が推薦受付中です"):
        actions.open_nominations(second, by=make.secretary(), at=AT)

    assert Round.objects.get(pk=second.pk).phase == Phase.PREPARING


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [
        (lambda r: Host.objects.filter(round=r).delete(), "主催者を1つ以上"),
        (lambda r: Prize.objects.filter(round=r).delete(), "賞を1つ以上"),
        (lambda r: Criterion.objects.filter(round=r).delete(), "評価基準を1つ以上"),
        (lambda r: Round.objects.filter(pk=r.pk).update(eligible_kinds=[]), "種別を1つ以上"),
        (lambda r: Round.objects.filter(pk=r.pk).update(nominations_close_at=None), "締切を決めて"),
    ],
)
def test_a_round_that_lacks_something_says_what_and_does_not_open(missing, sentence):
    round_ = make.round_()
    missing(round_)

    with pytest.raises(Refused, match=sentence):
        actions.open_nominations(round_, by=make.secretary(), at=AT)


def judging_ready():
    """An open round past its deadline with one accepted nomination and a chair."""
    round_ = make.round_(
        Phase.OPEN,
        nominations_open_at=AT - timedelta(days=20),
        nominations_close_at=AT - timedelta(seconds=1),
        scoring_closes_at=AT + timedelta(days=20),
    )
    make.member(round_, role="chair")
    make.nomination("accepted", round=round_)
    return round_


def test_judging_starts_with_a_seal_of_what_was_accepted():
    round_ = judging_ready()

    actions.start_judging(round_, by=make.secretary(), at=AT)

    assert round_.phase == Phase.JUDGING
    assert [(seal.occasion, seal.row_count) for seal in Seal.objects.all()] == [("nominations", 1)]


@pytest.mark.parametrize("state", ["submitted", "returned"])
def test_judging_waits_for_every_nomination_to_be_checked(state):
    round_ = judging_ready()
    make.nomination(state, round=round_)

    with pytest.raises(Refused, match="確認の終わっていない推薦が1件"):
        actions.start_judging(round_, by=make.secretary(), at=AT)


def test_judging_waits_for_the_deadline():
    round_ = judging_ready()

    with pytest.raises(Refused, match="締切を過ぎるまで"):
        actions.start_judging(round_, by=make.secretary(), at=round_.nominations_close_at)


def test_judging_waits_for_a_chair():
    round_ = judging_ready()
    round_.committee_seats.all().delete()

    with pytest.raises(Refused, match="委員長を決めて"):
        actions.start_judging(round_, by=make.secretary(), at=AT)


def test_closing_the_scoring_seals_the_final_scores_only():
    round_ = make.round_(Phase.JUDGING)
    nomination = make.nomination("accepted", round=round_)
    make.sheet(make.member(round_), nomination, 5, 4, 3, 2, 1, 5)
    make.sheet(make.member(round_), nomination, 1, 1, 1, 1, 1, 1, state="open")

    actions.close_scoring(round_, by=make.secretary(), at=AT)

    assert Seal.objects.get().row_count == 6
    assert round_.phase == Phase.DELIBERATING


def test_the_second_of_two_writers_is_refused_and_nothing_of_the_first_is_lost():
    round_ = make.round_()
    seen = fingerprint(stored.columns_of(round_, Round, ["purpose"]))
    by = make.secretary()

    actions.revise_round(round_, seen=seen, changes={"purpose": "先"}, by=by, at=AT)
    with pytest.raises(Stale):
        actions.revise_round(round_, seen=seen, changes={"purpose": "後"}, by=by, at=AT)

    assert Round.objects.get(pk=round_.pk).purpose == "先"


def test_a_moved_deadline_is_recorded_with_its_new_moment():
    round_ = make.round_()
    changes = {"nominations_close_at": datetime(2026, 12, 2, 8, 0, tzinfo=UTC)}
    seen = fingerprint(stored.columns_of(round_, Round, changes))

    actions.revise_round(round_, seen=seen, changes=changes, by=make.secretary(), at=AT)

    entry = LedgerEntry.objects.get()
    assert entry.event == "round.deadlines_set"
    assert '"nominations_close_at":"2026-12-02T08:00:00+00:00"' in entry.payload


def test_criteria_cannot_change_once_bodies_nominate_by_them():
    round_ = make.round_(Phase.OPEN)
    seen = fingerprint(stored.rows_of(round_, Criterion, ["id"]))

    with pytest.raises(Refused, match="準備中の回で設定します"):
        actions.replace_rows(
            round_, Criterion, seen=seen, columns=["id"], rows=[], by=make.secretary(), at=AT
        )

    assert round_.criteria.count() == 6


def test_a_forged_row_id_of_another_round_does_not_touch_that_round():
    theirs = make.round_().prizes.get(code="minister")
    mine = make.round_()
    columns = ["id", "code", "name", "max_winners"]
    seen = fingerprint(stored.rows_of(mine, Prize, columns))
    row = {"id": theirs.pk, "code": "forged", "name": "偽", "max_winners": 9}

    actions.replace_rows(
        mine, Prize, seen=seen, columns=columns, rows=[row], by=make.secretary(), at=AT
    )

    theirs.refresh_from_db()
    assert theirs.name == "総務大臣賞"
    assert [(p.code, p.position) for p in mine.prizes.all()] == [("forged", 1)]


def test_the_contact_is_written_where_there_was_none():
    round_ = make.round_()
    RoundContact.objects.filter(round=round_).delete()
    seen = fingerprint(stored.columns_of(round_, RoundContact, ["office"]))

    actions.revise_round(
        round_, RoundContact, seen=seen, changes={"office": "国際課"}, by=make.secretary(), at=AT
    )

    assert RoundContact.objects.get(round=round_).office == "国際課"


ACTS = {
    "create": lambda by: actions.create_round(91, 2096, by=by, at=AT),
    "revise": lambda by: actions.revise_round(make.round_(), seen="", changes={}, by=by, at=AT),
    "replace": lambda by: actions.replace_rows(
        make.round_(), Host, seen="", columns=[], rows=[], by=by, at=AT
    ),
    "open": lambda by: actions.open_nominations(make.round_(), by=by, at=AT),
    "judge": lambda by: actions.start_judging(judging_ready(), by=by, at=AT),
    "close": lambda by: actions.close_scoring(make.round_(Phase.JUDGING), by=by, at=AT),
}
STRANGERS = {
    "an officer": lambda: make.officer(make.body()),
    "a chair": lambda: make.member(make.round_(), role="chair").user,
    "a host": make.host_officer,
    "an operator": lambda: make.user(is_staff=True, is_superuser=True),
}


@pytest.mark.parametrize("stranger", STRANGERS)
@pytest.mark.parametrize("act", ACTS)
def test_only_the_secretariat_sets_up_a_round_whoever_calls_the_act(act, stranger):
    with pytest.raises(NotAllowed, match="事務局の席がある人だけです"):
        ACTS[act](STRANGERS[stranger]())

    assert not LedgerEntry.objects.exists()


def test_every_act_of_the_office_states_whose_right_it_is():
    acts = [
        act
        for name, act in vars(actions).items()
        if isfunction(act) and act.__module__ == actions.__name__ and name[0] != "_"
    ]

    assert [getattr(act, "right", act.__name__) for act in acts] == ["secretariat"] * len(ACTS)


def test_a_sound_database_breaks_no_promise():
    make.round_(Phase.OPEN)

    assert broken() == []
