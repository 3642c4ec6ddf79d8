import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from inspect import isfunction

import pytest
from post_office.models import Email

from awards.bilingual import Text
from awards.rounds import models
from awards.rounds.models import NEXT, Phase, Round
from awards.rounds.reading import read
from awards.rounds.values import Contact, Criteria, Hosts, Prize, Prizes, RoundSetup, Words
from nominations.changing import NotAllowed, Refused, Stale
from nominations.editing.saving import seen_of
from nominations.ledger.models import LedgerEntry, Seal
from nominations.office import actions
from nominations.office.invariants import broken
from tests import make

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)

ARROWS = {
    ("preparing", "open"),
    ("open", "judging"),
    ("judging", "deliberating"),
    ("deliberating", "judging"),
    ("deliberating", "decided"),
}


def test_the_arrows_are_these_and_no_others():
    assert {(was, to) for was, nexts in NEXT.items() for to in nexts} == ARROWS
    assert set(NEXT) == set(Phase)


def test_a_new_round_starts_with_the_words_and_rules_of_the_one_before():
    before = make.round_(
        Phase.DECIDED, number=90, purpose="交流を広める。", bullets_max=5, chair="前の委員長"
    )

    made = actions.create_round(91, 2096, by=make.secretary(), at=AT)

    assert (made.phase, made.purpose, made.bullets_max) == ("preparing", "交流を広める。", 5)
    assert (made.fiscal_year, made.chair, made.nominations_open_at) == (2096, "", None)
    assert made.eligible_kinds == before.eligible_kinds
    assert [c.code for c in made.criteria.order_by("position")] == list(make.CRITERIA)
    assert [h.code for h in made.hosts.order_by("position")] == ["soumu", "clair"]
    assert made.contact.office == before.contact.office
    assert before.criteria.count() == 6


def test_a_round_is_prepared_once_however_often_the_button_is_pressed():
    actions.create_round(91, 2096, by=make.secretary(), at=AT)

    with pytest.raises(Refused, match="第91回は、既にあります"):
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
        (lambda r: models.Host.objects.filter(round=r).delete(), "主催者を一つ以上"),
        (lambda r: models.Prize.objects.filter(round=r).delete(), "賞を一つ以上"),
        (lambda r: models.Criterion.objects.filter(round=r).delete(), "審査基準を一つ以上"),
        (lambda r: Round.objects.filter(pk=r.pk).update(eligible_kinds=[]), "種別を一つ以上"),
        (
            lambda r: Round.objects.filter(pk=r.pk).update(nominations_close_at=None),
            "提出期限を決めて",
        ),
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


def test_each_member_hears_that_the_judging_has_begun():
    round_ = judging_ready()
    seats = [round_.committee_seats.get(), make.member(round_)]
    make.member(make.round_())

    actions.start_judging(round_, by=make.secretary(), at=AT)

    told = Email.objects.filter(message__contains="推薦の数　1件")
    assert sorted(to for letter in told for to in letter.to) == sorted(s.user.email for s in seats)


@pytest.mark.parametrize("state", ["submitted", "returned"])
def test_judging_waits_for_every_nomination_to_be_checked(state):
    round_ = judging_ready()
    make.nomination(state, round=round_)

    with pytest.raises(Refused, match="確認の終わっていない推薦が1件"):
        actions.start_judging(round_, by=make.secretary(), at=AT)


def test_judging_waits_for_the_deadline():
    round_ = judging_ready()

    with pytest.raises(Refused, match="提出期限を過ぎるまで"):
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


def seen(round_, slug):
    return seen_of(read(round_).section(slug))


def revise(round_, section, **more):
    more.setdefault("seen", seen(round_, section.slug))
    return actions.revise_round(round_, section, by=make.secretary(), at=AT, **more)


def recorded():
    """The event and the facts of the only line."""
    entry = LedgerEntry.objects.get()
    return entry.event, json.loads(entry.payload or "")["facts"]


def test_the_second_of_two_writers_is_refused_and_nothing_of_the_first_is_lost():
    round_ = make.round_()
    before = seen(round_, "words")
    words = read(round_).words

    revise(round_, replace(words, purpose=Text("先")), seen=before)
    with pytest.raises(Stale):
        revise(round_, replace(words, purpose=Text("後")), seen=before)

    assert Round.objects.get(pk=round_.pk).purpose == "先"


def test_a_moved_deadline_is_recorded_with_its_new_moment():
    round_ = make.round_()
    moment = datetime(2026, 12, 2, 8, 0, tzinfo=UTC)

    revise(round_, replace(read(round_).schedule, nominations_close_at=moment))

    facts = {"nominations_close_at": "2026-12-02T08:00:00+00:00"}
    assert recorded() == ("round.deadlines_set", facts)


def test_what_was_revised_is_recorded_by_its_columns():
    round_ = make.round_()

    revise(round_, replace(read(round_).words, title=Text("名称", "Title"), chair=Text("会長")))

    assert recorded() == ("round.revised", {"columns": ["chair", "title", "title_en"]})


def test_what_is_stored_already_leaves_no_line():
    round_ = make.round_()

    for slug in RoundSetup.sections():
        revise(round_, read(round_).section(slug))

    assert not LedgerEntry.objects.exists()


@pytest.mark.parametrize("section", [Hosts(), Prizes(), Criteria()])
def test_rules_cannot_change_once_bodies_nominate_by_them(section):
    round_ = make.round_(Phase.OPEN)

    with pytest.raises(Refused, match="準備中の回で設定します"):
        revise(round_, section)

    assert (round_.hosts.count(), round_.prizes.count(), round_.criteria.count()) == (2, 2, 6)


def test_criteria_in_another_order_stand_in_that_order_and_are_recorded():
    round_ = make.round_()
    criteria = read(round_).criteria

    revise(round_, replace(criteria, rows=criteria.rows[::-1]))

    codes = round_.criteria.order_by("position").values_list("code", flat=True)
    assert list(codes) == list(make.CRITERIA)[::-1]
    assert recorded() == ("round.rules_set", {"what": "criterion", "rows": 6})


def test_a_new_row_may_take_the_code_that_another_gives_up():
    round_ = make.round_()
    first, second = read(round_).prizes.rows

    revise(round_, Prizes(rows=(replace(first, code="grand"), Prize(code="minister"), second)))

    codes = round_.prizes.order_by("position").values_list("code", flat=True)
    assert list(codes) == ["grand", "minister", "special"]


def test_a_row_of_another_round_is_not_found_and_stays():
    theirs = read(make.round_()).prizes.rows[0]
    round_ = make.round_()

    with pytest.raises(models.Prize.DoesNotExist):
        revise(round_, Prizes(rows=(replace(theirs, name=Text("偽")),)))

    assert set(models.Prize.objects.values_list("name", flat=True).filter(position=1)) == {
        "総務大臣賞"
    }
    assert round_.prizes.count() == 2


def test_the_contact_is_written_where_there_was_none():
    round_ = make.round_()
    models.RoundContact.objects.filter(round=round_).delete()

    revise(round_, Contact(office=Text("国際課")))

    assert models.RoundContact.objects.get(round=round_).office == "国際課"


ACTS = {
    "create": lambda by: actions.create_round(91, 2096, by=by, at=AT),
    "revise": lambda by: actions.revise_round(make.round_(), Words(), seen="", by=by, at=AT),
    "open": lambda by: actions.open_nominations(make.round_(), by=by, at=AT),
    "judge": lambda by: actions.start_judging(judging_ready(), by=by, at=AT),
    "close": lambda by: actions.close_scoring(make.round_(Phase.JUDGING), by=by, at=AT),
    "reopen": lambda by: actions.reopen_scoring(
        make.round_(Phase.DELIBERATING),
        scoring_closes_at=AT + timedelta(1),
        reason="誤り",
        by=by,
        at=AT,
    ),
    "delete": lambda by: actions.delete_round(make.round_(), by=by, at=AT),
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
    with pytest.raises(NotAllowed, match="事務局として登録された方だけです"):
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
