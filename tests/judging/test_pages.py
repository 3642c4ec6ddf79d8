"""What members and the secretariat see, and what they must not."""

import re
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from awards.rounds.models import Criterion, Phase
from nominations.intake.models import Appeal
from nominations.judging import member_work
from nominations.judging.models import Recusal, Score, ScoreSheet
from nominations.people.models import OfficeSeat
from tests import make
from tests import world as worlds
from tests.filled import filled
from tests.judging.conftest import AT

HOME = "/desk/judging/"


def url(name, *args):
    return reverse(f"judging{name}", args=args)


def typed(table, *points, seen=0, **more):
    keys = [criterion.pk for criterion in table.criteria]
    given = {f"points_{key}": str(n) for key, n in zip(keys, points, strict=False) if n}
    return {"seen": str(seen), "remark": ""} | given | more


def test_the_list_shows_the_own_state_of_each_and_counts_them(page, table):
    begun, final = (make.nomination("accepted", round=table.round) for _ in range(2))
    make.sheet(table.seat, begun, 3, state="open")
    make.sheet(table.seat, final, 3, 3, 3, 3, 3, 3)

    text = " ".join(page(HOME, table.seat.user).text.split())

    assert "3件中1件確定" in text
    assert re.findall("未着手 1|採点中 1|確定 1", text)[:3] == ["未着手 1", "採点中 1", "確定 1"]


def test_a_recused_nomination_is_a_count_and_not_a_line(page, table):
    make.recusal(table.seat, make.nomination("accepted", round=table.round, title="伏せる事業"))

    text = page(HOME, table.seat.user).text

    assert "回避・除斥 1（対応済み）" in text
    assert "1件中0件確定" in text
    assert "伏せる事業" not in text


def test_an_english_sheet_names_the_body_and_its_priority_in_english(page, table):
    body = make.body(name="北海道", name_en="Hokkaido")
    one = make.nomination("accepted", round=table.round, body=body, rank=2)

    text = page("/en" + reverse("judging", args=[one.pk]), table.seat.user).text

    assert "Nominated by Hokkaido (nominator’s priority: 2)" in " ".join(text.split())


def test_a_sheet_with_long_comments_can_be_finalised(client, table):
    """What it sends is longer than a button is."""
    client.force_login(table.seat.user)
    address = reverse("judging", args=[table.nomination.pk])
    form = filled(client.get(address).content.decode())
    criteria = list(table.round.criteria.all())
    form |= {f"points_{one.pk}": "3" for one in criteria}
    form |= {f"comment_{one.pk}": "継続の工夫が見える。" * 40 for one in criteria}

    answer = client.post(f"{address}finalise/", form)

    assert (answer.status_code, len(urlencode(form)) > 20_000) == (302, True)
    assert table.seat.sheets.get(nomination=table.nomination).state == "final"


def test_the_list_costs_the_same_however_long(page, table):
    table.save(5, 4, None, None, None, None)
    few = page(HOME, table.seat.user).queries
    for _ in range(5):
        make.sheet(table.seat, make.nomination("accepted", round=table.round), 3)

    assert page(HOME, table.seat.user).queries == few
    assert few <= 12


def test_the_page_reads_and_scores_side_by_side(page, table):
    Criterion.objects.filter(pk=table.criteria[0].pk).update(
        anchors=["見当たらない", "少しある", "ある", "目を引く", "手本になる"], weight="1.50"
    )
    make.fill(table.nomination)

    shown = page(url("", table.nomination.pk), table.seat.user)

    assert shown.h1 == [table.nomination.title]
    assert "見本友好協会" in shown.text
    assert "手本になる" in shown.text
    assert "重み 1.5" in shown.text
    fields = {given["name"] for _id, given in shown.controls if given.get("name")}
    keys = [criterion.pk for criterion in table.criteria]
    assert fields == {f"{part}_{key}" for part in ("points", "comment") for key in keys} | {
        "remark"
    }


def test_saving_half_done_keeps_what_was_given(client, table):
    client.force_login(table.seat.user)

    answer = client.post(url("", table.nomination.pk), typed(table, 4, None, 2))

    assert answer.url == url("", table.nomination.pk)
    stored = Score.objects.order_by("criterion__position").values_list("points", flat=True)
    assert list(stored) == [4, None, 2, None, None, None]


def test_saving_and_going_on_leads_to_the_next_unfinished_one(client, table):
    following = make.nomination("accepted", round=table.round)
    client.force_login(table.seat.user)

    answer = client.post(url("", table.nomination.pk), typed(table, 4, next="1"))

    assert answer.url == url("", following.pk)


@pytest.mark.parametrize("points", ["0", "6", "-1", "４.5", "abc"])
def test_points_outside_the_scale_are_refused_at_the_field(client, table, points):
    client.force_login(table.seat.user)

    answer = client.post(url("", table.nomination.pk), typed(table, points, comment=""))

    assert answer.status_code == 422
    assert "1から5までの点を選んでください。" in answer.content.decode()
    assert not ScoreSheet.objects.exists()


@pytest.mark.parametrize("seen", ["", "x", "-1", "99999999999999999999999"])
def test_a_forged_version_is_no_error_of_ours(client, table, seen):
    client.force_login(table.seat.user)

    answer = client.post(url("", table.nomination.pk), typed(table, 4, seen=seen))

    assert answer.status_code == 409
    assert not ScoreSheet.objects.exists()


def test_a_stale_page_shows_both_texts_and_can_be_saved_then(client, table):
    first = table.criteria[0].pk
    table.save(2, 2, 2, 2, 2, 2, comments={first: "先に保存した所見"})
    client.force_login(table.seat.user)
    mine = typed(table, 5, 5) | {f"comment_{first}": "後から書いた所見"}

    answer = client.post(url("", table.nomination.pk), mine)
    again = client.post(url("", table.nomination.pk), mine | {"seen": "1"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert "先に保存した所見" in text
    assert "後から書いた所見" in text
    assert 'name="seen" value="1"' in text
    assert again.status_code == 302


def test_finalise_saves_what_was_typed_first(client, table):
    client.force_login(table.seat.user)

    client.post(url("-finalise", table.nomination.pk), typed(table, 1, 2, 3, 4, 5, 4))

    assert ScoreSheet.objects.get().state == "final"


def test_an_incomplete_sheet_is_saved_and_says_at_the_field_what_is_missing(client, table):
    client.force_login(table.seat.user)

    answer = client.post(url("-finalise", table.nomination.pk), typed(table, 1, 2, 3, 4, 5))

    assert answer.status_code == 422
    assert "「成果」の点を選ぶと、確定できます。" in answer.content.decode()
    assert 'name="seen" value="1"' in answer.content.decode()
    assert (ScoreSheet.objects.get().state, Score.objects.filter(points=5).count()) == ("open", 1)


def test_a_double_click_on_finalise_is_answered_calmly(client, table):
    client.force_login(table.seat.user)
    client.post(url("-finalise", table.nomination.pk), typed(table, 1, 2, 3, 4, 5, 4))

    answer = client.post(url("-finalise", table.nomination.pk), typed(table, 1, 2, 3, 4, 5, 4))

    assert answer.url == url("", table.nomination.pk)
    assert ScoreSheet.objects.get().state == "final"


def test_what_is_sent_to_a_sheet_that_is_final_already_is_not_saved_and_stays_on_the_page(
    client, table
):
    table.save(1, 2, 3, 4, 5, 4)
    table.finalise()
    client.force_login(table.seat.user)
    mine = typed(table, 5, seen=1) | {f"comment_{table.criteria[0].pk}": "別の窓の所見"}

    answer = client.post(url("", table.nomination.pk), mine)

    assert answer.status_code == 409
    assert "この採点は確定しています" in answer.content.decode()
    assert "別の窓の所見" in answer.content.decode()
    assert not Score.objects.filter(comment="別の窓の所見").exists()


def test_a_recusal_imposed_too_late_says_why_and_keeps_the_reason(client, table):
    client.force_login(make.secretary())
    type(table.round).objects.filter(pk=table.round.pk).update(phase=Phase.DELIBERATING)
    facts = {"seat": table.seat.pk, "nomination": table.nomination.pk, "reason": "親族のため"}

    answer = client.post(url("-impose", table.round.number), facts)

    assert answer.status_code == 409
    assert "回避と除斥を加えられません" in answer.content.decode()
    assert "親族のため" in answer.content.decode()
    assert not Recusal.objects.exists()


def test_late_text_is_kept_on_the_page(client, table):
    type(table.round).objects.filter(pk=table.round.pk).update(phase=Phase.DELIBERATING)
    client.force_login(table.seat.user)
    mine = typed(table, 4) | {f"comment_{table.criteria[0].pk}": "遅れた所見"}

    answer = client.post(url("", table.nomination.pk), mine)

    assert answer.status_code == 409
    assert "遅れた所見" in answer.content.decode()
    assert "採点は締め切られました" in answer.content.decode()


def test_declaring_a_conflict_makes_the_nomination_vanish(client, table):
    client.force_login(table.seat.user)
    pk = table.nomination.pk

    answer = client.post(url("-recuse", pk), {"reason": "役員を務めているため"})

    assert answer.url == HOME
    assert Recusal.objects.get().reason == "役員を務めているため"
    gone = [url("", pk), url("-recuse", pk), url("-reopen", pk), url("-photo", pk, 1)]
    assert [client.get(address).status_code for address in gone] == [404] * 4
    assert client.post(url("-finalise", pk)).status_code == 404


def test_a_reason_is_asked_for_and_the_page_stays(client, table):
    client.force_login(table.seat.user)

    answer = client.post(url("-recuse", table.nomination.pk), {"reason": "　"})

    assert answer.status_code == 422
    assert "「回避する理由」を入力してください。" in answer.content.decode()
    assert not Recusal.objects.exists()


def test_reopening_asks_for_a_reason_and_opens_the_form_again(client, table):
    table.save(1, 2, 3, 4, 5, 4)
    table.finalise()
    client.force_login(table.seat.user)

    client.post(url("-reopen", table.nomination.pk), {"reason": "読み違い"})

    assert ScoreSheet.objects.get().state == "open"
    assert "この採点を確定" in client.get(url("", table.nomination.pk)).content.decode()


def marked_sheet(table, by=None):
    """Another member's final sheet, which everything leaks from if anything does."""
    other = by or make.member(table.round, name="mark-name")
    sheet = make.sheet(other, table.nomination, 1, 1, 1, 1, 1, 1)
    sheet.scores.update(comment="mark-comment")
    ScoreSheet.objects.filter(pk=sheet.pk).update(remark="mark-remark")
    return other


def addresses(table):
    number = table.round.number
    return [
        HOME,
        url("", table.nomination.pk),
        url("-ranking", number),
        url("-ranking-detail", number, table.nomination.pk),
    ]


def test_while_scoring_is_open_a_member_sees_nothing_of_anothers_sheet(page, table):
    before = [page(address, table.seat.user).text for address in addresses(table)]
    marked_sheet(table)

    after = [page(address, table.seat.user).text for address in addresses(table)]

    assert after == before


def test_while_scoring_is_open_the_office_sees_counts_only(page, table):
    marked_sheet(table)
    office = make.secretary()
    number = table.round.number

    text = page(url("-progress", number), office).text
    ranking = page(url("-ranking", number), office).text

    assert set(re.findall(r"mark-([a-z]+)", text + ranking)) == {"name"}
    assert "1件中1件" in text
    assert "2099年12月7日（月）17時" in ranking


def test_once_closed_members_read_scores_without_names_and_the_office_with_them(page, table):
    marked_sheet(table)
    type(table.round).objects.filter(pk=table.round.pk).update(phase=Phase.DELIBERATING)
    address = url("-ranking-detail", table.round.number, table.nomination.pk)

    member, office = page(address, table.seat.user).text, page(address, make.secretary()).text

    assert set(re.findall(r"mark-([a-z]+)", member)) == {"comment", "remark"}
    assert set(re.findall(r"mark-([a-z]+)", office)) == {"name", "comment", "remark"}
    assert "委員A" in member


def test_for_a_recused_member_the_round_reads_as_if_the_nomination_were_not_there(page, table):
    """Two worlds, the same pages."""
    rest = [make.nomination("accepted", round=table.round) for _ in range(2)]
    other = marked_sheet(table)
    for nomination in rest:
        make.sheet(other, nomination, 3, 3, 3, 3, 3, 3)
    make.recusal(table.seat, table.nomination)
    number, user = table.round.number, table.seat.user
    type(table.round).objects.filter(pk=table.round.pk).update(phase=Phase.DELIBERATING)
    pages = [url("-ranking", number), url("-ranking-detail", number, rest[0].pk)]

    hidden = [page(address, user).text for address in pages]
    type(table.nomination).objects.filter(pk=table.nomination.pk).update(state="withdrawn")
    absent = [page(address, user).text for address in pages]

    assert hidden == absent
    assert table.nomination.title not in "".join(hidden)


def test_a_recusal_outlasts_the_seat_of_the_committee(client, page, table):
    make.recusal(table.seat, table.nomination)
    OfficeSeat.objects.create(user=table.seat.user, role="secretariat", starts_on=make.LONG_AGO)
    type(table.seat).objects.filter(pk=table.seat.pk).update(ends_on=make.LONG_AGO)
    number, pk, user = table.round.number, table.nomination.pk, table.seat.user
    type(table.round).objects.filter(pk=table.round.pk).update(phase=Phase.DELIBERATING)

    assert table.nomination.title not in page(url("-ranking", number), user).text
    assert client.get(url("-ranking-detail", number, pk)).status_code == 404


def test_a_second_seat_in_the_office_does_not_undo_a_recusal(client, page, table):
    make.recusal(table.seat, table.nomination)
    OfficeSeat.objects.create(user=table.seat.user, role="secretariat", starts_on=make.LONG_AGO)
    number, pk, user = table.round.number, table.nomination.pk, table.seat.user
    title = table.nomination.title

    progress = page(url("-progress", number), user).text
    type(table.round).objects.filter(pk=table.round.pk).update(phase=Phase.DELIBERATING)
    ranking = page(url("-ranking", number), user).text

    assert title not in progress + ranking
    assert client.get(url("", pk)).status_code == 404
    assert client.get(url("-ranking-detail", number, pk)).status_code == 404


def test_how_far_others_are_with_what_is_withheld_shows_nowhere_before_scoring_closes(page, table):
    make.recusal(table.seat, table.nomination)
    OfficeSeat.objects.create(user=table.seat.user, role="secretariat", starts_on=make.LONG_AGO)
    other = make.member(table.round)
    sheet = ScoreSheet.objects.create(seat=other, nomination=table.nomination)
    closing = reverse("round-phase", args=[table.round.number, "close-scoring"])
    urls = (closing, url("-progress", table.round.number), reverse("desk-home"))

    begun = [page(one, table.seat.user).text for one in urls]
    ScoreSheet.objects.filter(pk=sheet.pk).update(state="final", final_at=AT)

    assert [page(one, table.seat.user).text for one in urls] == begun


def test_a_member_of_another_round_gets_the_404_of_a_stranger(client, table):
    stranger = make.member(make.round_(Phase.JUDGING))
    client.force_login(stranger.user)
    number = table.round.number

    guesses = [*addresses(table)[1:], url("-recuse", table.nomination.pk)]

    assert [client.get(guess).status_code for guess in guesses] == [404] * 4
    assert client.get(url("-progress", number)).status_code == 403


def test_the_office_imposes_a_recusal_with_a_reason(client, table):
    client.force_login(make.secretary())
    facts = {"seat": table.seat.pk, "nomination": table.nomination.pk, "reason": "親族のため"}

    answer = client.post(url("-impose", table.round.number), facts)

    assert answer.url == url("-progress", table.round.number)
    made = Recusal.objects.get()
    assert (made.seat, made.nomination, made.kind) == (table.seat, table.nomination, "imposed")


@pytest.mark.parametrize("forged", ["", "x", "0", "99999999999999999999999"])
def test_a_forged_choice_is_refused_at_the_field(client, table, forged):
    client.force_login(make.secretary())
    facts = {"seat": forged, "nomination": forged, "reason": "親族のため"}

    answer = client.post(url("-impose", table.round.number), facts)

    assert answer.status_code == 422
    assert not Recusal.objects.exists()


def test_saving_costs_few_queries(client, table, django_assert_max_num_queries):
    table.save(1, 2, 3, 4, 5, 4, at=AT)
    client.force_login(table.seat.user)
    address, mine = url("", table.nomination.pk), typed(table, 4, 4, seen=1)

    # Two more only open and close the transaction.
    with django_assert_max_num_queries(12 + 2):
        client.post(address, mine)


def test_each_criterion_stands_beside_the_reason_it_judges(page, table):
    first = table.criteria[0]
    Appeal.objects.filter(nomination=table.nomination).delete()
    Appeal.objects.create(nomination=table.nomination, criterion=first, text="初めての試みである。")

    html = page(url("", table.nomination.pk), table.seat.user).html

    scale = html.index(f'name="points_{first.pk}"')
    assert html.rindex("初めての試みである。", 0, scale) > html.index('id="score"')
    assert 'class="follow"' in html
    assert '<a href="#score">採点表</a>' in html


def test_the_list_shows_own_means_and_own_distribution_and_nobody_elses(page, table):
    table.save(5, 4, 4, 4, 3, 1)
    other = make.member(table.round)
    make.sheet(other, table.nomination, 2, 2, 2, 2, 2, 2)

    text = page(url("-home"), table.seat.user).text

    weights = [criterion.weight for criterion in table.criteria]
    points = (5, 4, 4, 4, 3, 1)
    mean = sum(w * n for w, n in zip(weights, points, strict=True)) / sum(weights)
    assert f"{mean:.3f}" in text
    assert "1点：1　2点：0　3点：1　4点：3　5点：1" in text


def test_a_sheet_half_done_has_no_mean(page, table):
    table.save(5, 4, None, None, None, None)

    assert "自分の平均" in page(url("-home"), table.seat.user).text
    listed = member_work.to_judge(table.seat)
    shown = member_work.lines(table.criteria, listed)
    assert [(one.state, one.mean) for one in shown] == [("open", None)]


def test_when_a_comment_is_obligatory_is_said_before_it_is_opened(page, table):
    Criterion.objects.filter(pk=table.criteria[0].pk).update(comment_rule="at_extremes")

    text = page(url("", table.nomination.pk), table.seat.user).text

    assert "所見（最低点・最高点のときは必須）" in text


def test_a_photograph_can_be_enlarged(page, table):
    make.fill(table.nomination)
    worlds.picture_of(table.nomination)
    photo = table.nomination.photos.first()

    shown = page(url("", table.nomination.pk), table.seat.user)

    assert reverse("judging-photo", args=[table.nomination.pk, photo.pk]) in shown.links


def test_the_page_of_progress_does_not_grow_with_the_nominations(page, table):
    office = make.secretary()
    before = page(url("-progress", table.round.number), office)
    for _ in range(30):
        make.nomination("accepted", round=table.round)

    after = page(url("-progress", table.round.number), office)

    assert len(after.html) - len(before.html) < 100
    assert after.queries == before.queries
