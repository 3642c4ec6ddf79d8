import pytest
from django.urls import reverse

from awards.rounds.models import Prize
from nominations.decision import actions
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.models import Resolution
from tests import make
from tests.decision.stage import AT, approve, deliberating, drafted, line, tabled, write
from tests.filled import filled

pytestmark = pytest.mark.django_db


def typed(page):
    return filled(page.html)


def url(name, on):
    return reverse(name, args=[on.round.number])


def test_the_first_page_shows_the_secretariat_each_round_and_its_standing(page):
    on = deliberating()

    text = page(reverse("decision-home"), on.office).text

    assert (str(on.round) in text, "未起案" in text) == (True, True)


def test_a_host_does_not_hear_of_a_round_before_it_is_tabled(page, client):
    on = deliberating()
    drafted(on)

    text = page(reverse("decision-home"), on.ministry).text

    assert str(on.round) not in text
    assert client.get(url("resolution", on)).status_code == 404


def test_a_host_reads_titles_groups_prizes_places_reasons_and_approvals(page):
    on = deliberating()
    made = tabled(on, line(on.entries[1], on.prizes["minister"], 1, "広がりがあるため"))
    approve(made, on, "clair")

    text = page(url("resolution", on), on.ministry).text

    for expected in (on.entries[1].title, "総務大臣賞", "2位", "広がりがあるため", "未承認"):
        assert expected in text


def test_an_officer_of_another_rounds_host_gets_the_same_404_as_for_no_round(client):
    on = deliberating()
    tabled(on)
    client.force_login(make.host_officer("elsewhere"))

    found = client.get(url("resolution", on))
    absent = client.get(reverse("resolution", args=[9999]))

    assert (found.status_code, absent.status_code) == (404, 404)
    assert found.content == absent.content


def test_the_secretariat_drafts_chooses_and_tables_by_the_pages(client, page):
    on = deliberating()
    client.force_login(on.office)
    first = on.entries[0]

    began = client.post(url("resolution-draft", on))
    form = page(url("resolution-edit", on), on.office)
    sent = typed(form) | {f"n{first.entry_number}-prize": on.prizes["minister"].pk, "note": "案"}
    saved = client.post(url("resolution-edit", on), sent)
    sure = page(url("resolution-table", on), on.office)
    sent = client.post(url("resolution-table", on), typed(sure))

    assert [answer.status_code for answer in (began, saved, sent)] == [302, 302, 302]
    made = Resolution.objects.get()
    assert (made.state, made.note) == ("tabled", "案")
    assert [(c.nomination, c.place) for c in made.choices.all()] == [(first, 1)]


def test_an_empty_place_becomes_the_next_free_one_higher_prizes_first(client, page):
    on = deliberating()
    drafted(on)
    prizes = ["special", "minister", "minister"]
    form = page(url("resolution-edit", on), on.office)
    sent = typed(form) | {
        f"n{entry.entry_number}-prize": on.prizes[prize].pk
        for entry, prize in zip(on.entries, prizes, strict=False)
    }
    sent[f"n{on.entries[2].entry_number}-place"] = "１"
    sent[f"n{on.entries[0].entry_number}-place"] = ""

    client.post(url("resolution-edit", on), sent)

    kept = Resolution.objects.get().choices.order_by("place").values_list("nomination", "place")
    assert list(kept) == [(on.entries[2].pk, 1), (on.entries[1].pk, 2), (on.entries[0].pk, 3)]


def test_a_prize_without_a_limit_is_named_without_a_number(page):
    on = deliberating()
    drafted(on)
    Prize.objects.filter(code="special").update(max_winners=None)

    edited = page(url("resolution-edit", on), on.office).text
    set_up = page(reverse("round-setup", args=[on.round.number]), on.office).text

    assert [word in edited for word in ("審査委員会特別賞（該当なしも可）", "None")] == [
        True,
        False,
    ]
    assert [word in set_up for word in ("審査委員会特別賞", "None", "審査委員会特別賞（")] == [
        *(True, False, False),
    ]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"prize": "", "place": "1"}, "賞を選んでください"),
        ({"prize": "", "reason": "理由だけ"}, "賞を選んでください"),
        ({"place": "0"}, "1から始まる番号"),
        ({"place": "最初"}, "数字で入力"),
        ({"prize": "999999"}, "選択"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_stays(client, page, wrong, sentence):
    on = deliberating()
    drafted(on)
    form = page(url("resolution-edit", on), on.office)
    prefix = f"n{on.entries[1].entry_number}"
    given = {"prize": on.prizes["minister"].pk, "place": "", "reason": "書いた理由"} | wrong
    posted = typed(form) | {f"{prefix}-{name}": value for name, value in given.items()}

    answer = client.post(url("resolution-edit", on), posted)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert str(given["reason"]) in answer.content.decode()


def test_the_loser_of_two_writers_sees_both_texts(client, page):
    on = deliberating()
    made = drafted(on)
    form = page(url("resolution-edit", on), on.office)
    write(made, on, [line(on.entries[1], on.prizes["minister"], 1, "先に書いた理由")])
    posted = typed(form) | {
        f"n{on.entries[2].entry_number}-prize": on.prizes["minister"].pk,
        f"n{on.entries[2].entry_number}-reason": "後から書いた理由",
    }

    answer = client.post(url("resolution-edit", on), posted)

    text = answer.content.decode()
    assert answer.status_code == 409
    assert ("先に書いた理由" in text, "後から書いた理由" in text) == (True, True)


def test_tabling_is_refused_with_each_sentence_on_the_page(client, page):
    on = deliberating()
    made = drafted(on, line(on.entries[1], on.prizes["minister"]))

    text = page(url("resolution", on), on.office).text
    sent = {"seen": fingerprint_of_resolution(made)}
    answer = client.post(url("resolution-table", on), sent)

    made.refresh_from_db()
    assert (answer.status_code, made.state) == (409, "drafting")
    for said in (text, answer.content.decode()):
        assert "に先んじています。理由を書いてください。" in said


def test_what_was_rewritten_before_it_is_tabled_is_shown_first(client, page):
    on = deliberating()
    made = drafted(on)
    sent = typed(page(url("resolution-table", on), on.office))
    best = [line(entry, on.prizes["minister"], n) for n, entry in enumerate(on.entries[:2], 1)]
    write(made, on, best)

    refused = client.post(url("resolution-table", on), sent)
    again = client.post(url("resolution-table", on), {"seen": seen_in(refused)})

    assert (refused.status_code, again.status_code) == (409, 302)
    assert on.entries[1].title in refused.content.decode()
    assert Resolution.objects.get().state == "tabled"


def test_an_approval_of_an_older_version_is_asked_for_again_with_what_is_tabled_now(client, page):
    on = deliberating()
    made = tabled(on)
    sent = typed(page(url("resolution-approve", on), on.ministry))
    actions.recall(made, reason="誤りを直すため", by=on.office, at=AT)
    write(made, on, [line(on.entries[1], on.prizes["minister"], 1, "広がりがあるため")])
    hidden = client.post(url("resolution-approve", on), sent)
    actions.table(made, seen=fingerprint_of_resolution(made), by=on.office, at=AT)

    refused = client.post(url("resolution-approve", on), sent)
    again = client.post(url("resolution-approve", on), sent | {"seen": seen_in(refused)})

    assert [answer.status_code for answer in (hidden, refused, again)] == [404, 409, 302]
    assert on.entries[1].title in refused.content.decode()
    assert made.approvals.get().version == 2


def seen_in(answer):
    return answer.context["form"]["seen"].value()


def test_a_round_decided_before_this_system_is_not_told_how_to_begin(page):
    past = make.round_("decided")

    text = page(reverse("resolution", args=[past.number]), make.secretary()).text

    assert "この回は決定済みです。決定案の記録は、このシステムにはありません。" in text
    assert "起案できます" not in text


def test_a_resolution_that_cannot_be_drafted_yet_says_why_on_its_page(client):
    round_ = make.round_("judging")
    client.force_login(make.secretary())

    answer = client.post(reverse("resolution-draft", args=[round_.number]))

    assert answer.status_code == 409
    assert "「協議」に進めると起案できます。" in answer.content.decode()
    assert not Resolution.objects.exists()


def test_two_hosts_approve_by_the_pages_and_the_round_is_decided(client, page):
    on = deliberating()
    tabled(on)

    for officer in (on.ministry, on.clair):
        form = page(url("resolution-approve", on), officer)
        assert client.post(url("resolution-approve", on), typed(form)).status_code == 302

    on.round.refresh_from_db()
    assert on.round.phase == "decided"


def test_the_secretariat_recalls_with_a_reason(client):
    on = deliberating()
    made = tabled(on)
    client.force_login(on.office)

    without = client.post(url("resolution-recall", on), {"reason": ""})
    client.post(url("resolution-recall", on), {"reason": "賞を改めるため"})

    made.refresh_from_db()
    assert "「差戻しの理由」を入力してください。" in without.content.decode()
    assert (made.state, made.version) == ("drafting", 2)


@pytest.mark.parametrize("name", ["resolution-edit", "resolution-table", "resolution-recall"])
def test_only_the_secretariat_reaches_what_changes_a_proposal(client, name):
    on = deliberating()
    tabled(on)
    client.force_login(on.ministry)

    assert client.get(url(name, on)).status_code == 403


def test_the_secretariat_cannot_approve_for_a_host(client):
    on = deliberating()
    tabled(on)
    client.force_login(on.office)

    assert client.get(url("resolution-approve", on)).status_code == 403


def test_the_pages_cost_the_same_however_many_are_chosen(page):
    few, many = deliberating(1), deliberating(4)
    drafted(few)
    made = actions.draft(many.round, by=many.office, at=AT)
    minister = many.prizes["minister"]
    write(made, many, [line(e, minister, n) for n, e in enumerate(many.entries[:3], start=1)])

    for name in ("resolution", "resolution-edit", "resolution-table"):
        one = page(url(name, few), few.office).queries
        assert page(url(name, many), many.office).queries == one
