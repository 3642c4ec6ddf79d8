import json
from datetime import timedelta

import pytest
from post_office.models import Email

from awards.rounds.models import CommentRule, Criterion, Phase
from nominations.changing import NotAllowed, Refused, Stale
from nominations.intake.models import Nomination
from nominations.judging import actions
from nominations.judging.models import NEXT, Recusal, Score, ScoreSheet, SheetState
from nominations.ledger.models import LedgerEntry
from tests import make
from tests.judging.conftest import AT

ARROWS = {("open", "final"), ("final", "open")}


def test_the_arrows_are_these_and_no_others():
    assert {(was, to) for was, nexts in NEXT.items() for to in nexts} == ARROWS
    assert set(NEXT) == set(SheetState)


def points_of(sheet):
    return list(sheet.scores.order_by("criterion__position").values_list("points", flat=True))


def recorded():
    entries = LedgerEntry.objects.order_by("seq")
    return [(entry.event, json.loads(entry.payload or "")["facts"]) for entry in entries]


def test_a_half_done_sheet_is_kept_as_it_is_and_leaves_no_line_in_the_ledger(table):
    first = table.criteria[0].pk

    sheet = table.save(4, None, 3, None, None, None, comments={first: "手本になる。"}, remark="案")

    sheet.refresh_from_db()
    assert (sheet.state, sheet.version, sheet.remark, sheet.saved_at) == ("open", 1, "案", AT)
    assert points_of(sheet) == [4, None, 3, None, None, None]
    assert sheet.scores.get(criterion=first).comment == "手本になる。"
    assert recorded() == []


def test_saving_again_changes_the_same_rows(table):
    table.save(4, None, 3, None, None, None)

    sheet = table.save(5, 2, None, None, None, None, seen=1)

    assert points_of(sheet) == [5, 2, None, None, None, None]
    assert (ScoreSheet.objects.count(), Score.objects.count(), sheet.version) == (1, 6, 2)


def test_a_page_older_than_the_last_save_is_refused_and_nothing_is_lost(table):
    sheet = table.save(4, 4, 4, 4, 4, 4)

    with pytest.raises(Stale, match="見比べて"):
        table.save(1, 1, 1, 1, 1, 1, seen=0)

    assert points_of(sheet) == [4, 4, 4, 4, 4, 4]


def test_a_final_sheet_cannot_be_overwritten(table):
    sheet = table.save(4, 4, 4, 4, 4, 4)
    table.finalise()

    with pytest.raises(Refused, match="確定しています"):
        table.save(1, 1, 1, 1, 1, 1, seen=2)

    assert points_of(sheet) == [4, 4, 4, 4, 4, 4]


def about(table):
    return {"nomination": str(table.nomination.pk), "round": table.round.number}


def test_finalise_writes_the_points_into_the_ledger(table):
    table.save(4, 3, 5, 4, 2, 1)

    table.finalise()

    sheet = ScoreSheet.objects.get()
    assert (sheet.state, sheet.final_at, sheet.version) == ("final", AT, 2)
    facts = {**about(table), "points": [4, 3, 5, 4, 2, 1]}
    assert recorded() == [("sheet.finalised", facts)]


def test_finalise_asks_for_every_point_that_is_missing(table):
    table.save(4, 3, 5, 4, None, None)

    with pytest.raises(actions.Incomplete) as refusal:
        table.finalise()

    assert str(refusal.value) == (
        "「協働性」の点を選ぶと、確定できます。 「成果」の点を選ぶと、確定できます。"
    )
    assert ScoreSheet.objects.get().state == SheetState.OPEN


def test_a_sheet_nobody_has_begun_cannot_be_final(table):
    with pytest.raises(actions.Incomplete):
        table.finalise()

    assert not ScoreSheet.objects.exists()


@pytest.mark.parametrize(
    ("rule", "points", "refused"),
    [
        (CommentRule.OPTIONAL, 5, False),
        (CommentRule.AT_EXTREMES, 1, True),
        (CommentRule.AT_EXTREMES, 5, True),
        (CommentRule.AT_EXTREMES, 4, False),
        (CommentRule.ALWAYS, 3, True),
    ],
)
def test_the_comment_rule_of_the_criterion_is_kept(table, rule, points, refused):
    Criterion.objects.filter(pk=table.criteria[0].pk).update(comment_rule=rule)
    table.save(points, 3, 3, 3, 3, 3)

    if refused:
        with pytest.raises(actions.Incomplete, match="「先進性」.*所見"):
            table.finalise()
    else:
        table.finalise()

    assert ScoreSheet.objects.get().state == ("open" if refused else "final")


def test_a_comment_satisfies_the_rule(table):
    Criterion.objects.update(comment_rule=CommentRule.ALWAYS)
    comments = {criterion.pk: "よい。" for criterion in table.criteria}
    table.save(1, 3, 3, 3, 3, 5, comments=comments)

    table.finalise()

    assert ScoreSheet.objects.get().state == SheetState.FINAL


def test_the_second_of_two_finalisations_leaves_one_line(table):
    table.save(4, 3, 5, 4, 2, 1)
    table.finalise()

    with pytest.raises(Refused, match="既に確定"):
        table.finalise()

    assert [event for event, _ in recorded()] == ["sheet.finalised"]


def test_reopen_takes_a_final_sheet_back_with_its_reason(table):
    table.save(4, 3, 5, 4, 2, 1)
    table.finalise()

    actions.reopen(table.seat, table.nomination, reason="見落とし", by=table.seat.user, at=AT)

    sheet = ScoreSheet.objects.get()
    assert (sheet.state, sheet.final_at) == ("open", None)
    facts = {**about(table), "reason": "見落とし"}
    assert recorded()[1:] == [("sheet.reopened", facts)]


def test_an_open_sheet_needs_no_reopening(table):
    table.save(4, 3, 5, 4, 2, 1)

    with pytest.raises(Refused, match="そのまま書き換えられます"):
        actions.reopen(table.seat, table.nomination, reason="x", by=table.seat.user, at=AT)


@pytest.mark.parametrize("phase", [Phase.OPEN, Phase.DELIBERATING, Phase.DECIDED])
def test_scores_are_taken_in_judging_only(table, phase):
    type(table.round).objects.filter(pk=table.round.pk).update(phase=phase)

    with pytest.raises(Refused, match="採点"):
        table.save(4, 4, 4, 4, 4, 4)

    assert not ScoreSheet.objects.exists()


def test_the_closing_instant_still_counts_and_the_next_microsecond_does_not(table):
    closing = table.round.scoring_closes_at

    table.save(4, 4, 4, 4, 4, 4, at=closing)
    with pytest.raises(Refused, match="2099年12月7日（月）17時"):
        table.save(5, 5, 5, 5, 5, 5, seen=1, at=closing + timedelta(microseconds=1))

    assert points_of(ScoreSheet.objects.get()) == [4, 4, 4, 4, 4, 4]


def test_another_members_seat_cannot_be_used(table):
    intruder = make.member(table.round)

    with pytest.raises(NotAllowed):
        actions.finalise(table.seat, table.nomination, by=intruder.user, at=AT)


def test_a_seat_of_another_round_does_not_score_this_one(table):
    stranger = make.member(make.round_(Phase.JUDGING))

    with pytest.raises(Refused):
        table.save(4, 4, 4, 4, 4, 4, seat=stranger)


def declare(table, **changes):
    facts = {"reason": "役員のため", "by": table.seat.user, "at": AT}
    return actions.declare_conflict(table.seat, table.nomination, **(facts | changes))


def test_a_declared_recusal_is_recorded_and_sends_no_letter(table):
    made = declare(table)

    assert (made.kind, made.reason, made.by) == ("declared", "役員のため", table.seat.user)
    facts = {"seat": table.seat.pk, "nomination": str(table.nomination.pk), "kind": "declared"}
    assert recorded() == [("recusal.made", facts)]
    assert not Email.objects.exists()


def test_a_member_hears_of_a_recusal_that_the_office_imposed(table):
    office = make.secretary()
    actions.impose_recusal(table.seat, table.nomination, reason="役員のため", by=office, at=AT)

    letter = Email.objects.get()
    assert letter.to == [table.seat.user.email]
    assert table.nomination.title not in letter.subject + letter.message
    assert "役員のため" in letter.message


def test_a_recused_member_scores_no_more_and_the_sheet_stays_stored(table):
    table.save(4, 4, 4, 4, 4, 4)
    declare(table)

    with pytest.raises(Refused, match="審査の対象ではなくなりました"):
        table.save(5, 5, 5, 5, 5, 5, seen=1)

    assert points_of(ScoreSheet.objects.get()) == [4, 4, 4, 4, 4, 4]


def test_a_second_recusal_changes_nothing(table):
    declare(table)

    with pytest.raises(Refused, match="既に回避又は除斥"):
        declare(table)

    assert Recusal.objects.count() == 1


def test_nobody_is_recused_after_the_ranking_can_be_seen(table):
    type(table.round).objects.filter(pk=table.round.pk).update(phase=Phase.DELIBERATING)

    with pytest.raises(Refused, match="締め切られた"):
        declare(table)

    assert not Recusal.objects.exists()


def test_a_withdrawn_nomination_is_scored_no_more(table):
    Nomination.objects.update(state="withdrawn")

    with pytest.raises(Refused, match="審査の対象ではなくなりました"):
        table.save(4, 4, 4, 4, 4, 4)
