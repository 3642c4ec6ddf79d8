"""What a host says of a resolution: a remark, a return to the secretariat, an approval taken back."""

import pytest
from django.urls import reverse
from post_office.models import Email

from nominations.changing import Refused, Stale
from nominations.decision import actions
from nominations.decision.invariants import broken
from nominations.decision.lines import fingerprint_of_resolution
from nominations.decision.models import Remark
from nominations.ledger.models import LedgerEntry
from nominations.people.models import CommitteeSeat
from tests import make
from tests.decision.stage import AT, approve, decided, deliberating, said, tabled
from tests.filled import filled

pytestmark = pytest.mark.django_db

ALL = (actions.remark, actions.send_back, actions.take_back_approval)


def url(name, on):
    return reverse(name, args=[on.round.number])


def told():
    return sorted(str(to[0]) for to in Email.objects.values_list("to", flat=True))


def test_a_remark_is_kept_with_its_host_and_version_and_the_others_hear_of_it():
    on = deliberating()
    made = tabled(on)
    Email.objects.all().delete()

    said(actions.remark, made, on, "soumu", "地域の釣合いも見てください。")

    row = made.remarks.get()
    assert (row.kind, row.version, row.host.code, row.by) == ("remark", 1, "soumu", on.ministry)
    assert told() == sorted([on.clair.email, on.office.email])
    assert (made.state, broken()) == ("tabled", [])


def test_a_host_sends_it_back_and_every_approval_of_that_version_is_void():
    on = deliberating()
    made = tabled(on)
    approve(made, on, "clair")
    Email.objects.all().delete()

    said(actions.send_back, made, on, "soumu", "2位の団体を選ばない理由がありません。")

    made.refresh_from_db()
    assert (made.state, made.version, made.tabled_at) == ("drafting", 2, None)
    assert (made.remarks.get().kind, made.remarks.get().version) == ("sent_back", 1)
    assert told() == sorted([on.clair.email, on.office.email])
    assert broken() == []
    actions.table(made, seen=fingerprint_of_resolution(made), by=on.office, at=AT)
    approve(made, on, "soumu")
    on.round.refresh_from_db()
    assert on.round.phase == "deliberating"


def test_an_approval_is_taken_back_until_the_last_host_has_approved():
    on = deliberating()
    made = tabled(on)
    approve(made, on, "soumu")

    said(actions.take_back_approval, made, on, "soumu", "資料を読み違えていました。")
    approve(made, on, "clair")

    on.round.refresh_from_db()
    assert (on.round.phase, made.approvals.get().host.code) == ("deliberating", "clair")
    assert broken() == []


@pytest.mark.parametrize("act", ALL)
def test_after_the_decision_nothing_is_said_any_more(act):
    on = deliberating()
    made = decided(on)

    with pytest.raises(Refused, match="承認"):
        said(act, made, on, "soumu", "やはり違う。")

    assert not Remark.objects.exists()


@pytest.mark.parametrize("act", ALL)
def test_nothing_is_said_of_a_version_that_was_not_read(act):
    on = deliberating()
    made = tabled(on)
    approve(made, on, "soumu")
    actions.recall(made, reason="誤りを直すため", by=on.office, at=AT)
    actions.table(made, seen=fingerprint_of_resolution(made), by=on.office, at=AT)
    approve(made, on, "soumu")

    with pytest.raises(Stale):
        said(act, made, on, "soumu", "やはり違う。", version=1)

    assert Remark.objects.count() == 1


@pytest.mark.parametrize("act", ALL)
def test_nothing_is_said_without_words(act):
    on = deliberating()
    made = tabled(on)
    approve(made, on, "soumu")

    with pytest.raises(Refused, match="書いてください"):
        said(act, made, on, "soumu", " 　\n")


@pytest.mark.parametrize("act", ALL)
def test_the_second_click_says_nothing_twice(act):
    on = deliberating()
    made = tabled(on)
    approve(made, on, "soumu")
    Email.objects.all().delete()

    for _click in range(3):
        said(act, made, on, "soumu", "見落としがありました。", version=1)

    assert Remark.objects.count() == 1
    assert len(told()) == 2
    assert LedgerEntry.objects.filter(event__in=("resolution.remarked", "resolution.sent_back",
        "resolution.approval_taken_back")).count() == 1  # fmt: skip


def test_a_host_that_has_not_approved_takes_nothing_back():
    on = deliberating()
    made = tabled(on)

    with pytest.raises(Refused, match="まだ承認していません"):
        said(actions.take_back_approval, made, on, "soumu", "見落とし")


def test_no_letter_carries_what_was_said():
    on = deliberating()
    made = tabled(on)
    approve(made, on, "soumu")

    for act in (actions.remark, actions.take_back_approval, actions.send_back):
        said(act, made, on, "soumu", "ひみつの言葉")

    assert not Email.objects.filter(message__contains="ひみつ").exists()
    assert not Email.objects.filter(subject__contains="ひみつ").exists()


def test_a_host_does_it_by_the_pages_and_everybody_concerned_reads_it(client, page):
    on = deliberating()
    tabled(on)

    sent = filled(page(url("resolution-remark", on), on.ministry).html)
    answer = client.post(url("resolution-remark", on), sent | {"text": "地域の釣合いも見る。"})

    assert answer.url == url("resolution", on)
    for reader in (on.ministry, on.clair, on.office):
        text = page(url("resolution", on), reader).text
        assert ("地域の釣合いも見る。" in text, str(on.ministry) in text) == (True, True)


def test_what_a_host_sent_back_tells_the_hosts_why_and_nothing_of_the_next_version(page):
    on = deliberating()
    made = tabled(on)
    said(actions.send_back, made, on, "clair", "順位によらない理由が足りません。")

    for reader in (on.ministry, on.clair):
        first, text = (page(address, reader).text for address in
                       (reverse("decision-home"), url("resolution", on)))  # fmt: skip
        assert (str(on.round) in first, "差戻し" in first) == (True, True)
        assert "順位によらない理由が足りません。" in text
        assert on.entries[0].title not in text
    assert "差し戻された決定案を改める" in page(reverse("desk-home"), on.office).text
    assert "順位によらない理由が足りません。" in page(url("resolution", on), on.office).text


def test_what_was_typed_stays_when_it_was_sent_back_meanwhile(client, page):
    on = deliberating()
    made = tabled(on)
    sent = filled(page(url("resolution-remark", on), on.ministry).html)
    said(actions.send_back, made, on, "clair", "数値の誤り")

    answer = client.post(url("resolution-remark", on), sent | {"text": "長く考えた意見"})

    assert answer.status_code == 409
    assert "長く考えた意見" in answer.content.decode()
    assert on.entries[0].title not in answer.content.decode()


def test_an_officer_of_two_hosts_says_for_which(client, page):
    on = deliberating()
    tabled(on)
    both = make.host_officer("soumu")
    make.sits_for_a_host(both, "clair")

    sent = filled(page(url("resolution-send-back", on), both).html) | {"text": "数値の誤り"}
    without = client.post(url("resolution-send-back", on), sent)
    client.post(url("resolution-send-back", on), sent | {"host": "clair"})

    assert without.status_code == 422
    assert Remark.objects.get().host.code == "clair"


def test_a_host_reads_the_nominations_that_the_proposal_names_and_no_other(client, page):
    on = deliberating()
    tabled(on)

    text = page(url("resolution", on), on.ministry).html
    links = [reverse("resolution-nomination", args=[entry.pk]) for entry in on.entries]

    assert [link in text for link in links] == [True, False, False, False]
    assert [client.get(link).status_code for link in links] == [200, 404, 404, 404]


def test_who_is_recused_from_a_nomination_does_not_read_it_as_a_host(client, page):
    on = deliberating()
    tabled(on)
    seat = {"user": on.ministry, "round": on.round, "role": "member", "starts_on": make.LONG_AGO}
    make.recusal(CommitteeSeat.objects.create(**seat), on.entries[0])

    link = reverse("resolution-nomination", args=[on.entries[0].pk])

    assert link not in page(url("resolution", on), on.ministry).html
    assert client.get(link).status_code == 404
