import re

import pytest
from django.urls import reverse

from awards.rounds.models import Phase
from nominations.intake.models import Nomination, RegionFact
from nominations.ledger.models import LedgerEntry
from nominations.screening import actions
from nominations.screening.models import Item, ReturnNote, ScreeningCheck
from tests import make
from tests.screening.conftest import AT, MET

LIST = "/desk/screening/"


def url(name, nomination):
    return reverse(f"screening{name}", args=[nomination.pk])


def typed(finding="met", **more):
    return {"seen": "", **{f"finding_{item}": finding for item in Item}, **more}


def test_the_list_shows_what_was_submitted_by_the_bodys_code_and_counts_states(page, secretary):
    round_ = make.round_(Phase.OPEN)
    second, first = make.body(code="400009"), make.body(code="010006")
    make.nomination("submitted", round=round_, body=second, title="後の推薦")
    make.nomination("accepted", round=round_, body=first, title="先の推薦")
    make.nomination("draft", round=round_, body=first, title="下書きの推薦")

    text = page(LIST, secretary).text

    assert text.index("先の推薦") < text.index("後の推薦")
    assert "下書きの推薦" not in text
    assert [label for label in ("提出済み 1", "受理 1", "差戻し 0") if label in text] == [
        "提出済み 1",
        "受理 1",
        "差戻し 0",
    ]


def test_the_list_is_narrowed_by_round_state_and_body(page, secretary):
    newer = make.nomination("submitted", title="今回").round
    older = make.nomination("accepted", round=make.round_("decided"), title="前の回").round
    wanted = make.nomination("submitted", round=newer, body=make.body(name="群馬県"), title="群馬")

    def titles(query):
        text = page(LIST + query, secretary).text
        return [title for title in ("今回", "前の回", "群馬の") if title in text]

    Nomination.objects.filter(pk=wanted.pk).update(title="群馬の推薦")

    assert titles("") == ["今回", "群馬の"]
    assert titles(f"?round={older.number}") == ["前の回"]
    assert titles(f"?round={newer.number}&q=群馬") == ["群馬の"]
    assert titles(f"?round={newer.number}&state=accepted") == []


def test_an_english_list_and_page_name_the_body_in_english(page, secretary):
    body = make.body(name="北海道", name_en="Hokkaido")
    one = make.nomination("submitted", body=body)
    make.nomination("submitted", body=body, round=one.round)

    beside = page("/en" + reverse("screening", args=[one.pk]), secretary).html
    assert "Hokkaido" in page("/en" + LIST, secretary).text
    assert "<small>Hokkaido" in beside


@pytest.mark.parametrize("query", ["?round=x", "?state=x", "?page=-1", "?round=99999999999999999"])
def test_an_address_somebody_made_up_shows_the_list(page, secretary, query):
    make.nomination("submitted", title="今回")

    assert "今回" in page(LIST + query, secretary).text


def test_the_list_costs_the_same_however_long(page, secretary):
    round_ = make.nomination("submitted").round
    one = page(LIST, secretary).queries
    for _ in range(4):
        make.nomination("submitted", round=round_)

    assert page(LIST, secretary).queries == one
    assert one <= 12


def test_without_any_round_the_list_says_so(page, secretary):
    assert "提出された推薦はありません" in page(LIST, secretary).text


def test_a_nomination_is_read_beside_the_check_with_what_the_papers_suggest(page, secretary):
    nomination = make.nomination("submitted", complete=True)

    text = page(url("", nomination), secretary).text

    assert "見本友好協会" in text
    assert "desk@test.example" in text
    assert "全ての被推薦団体の種別が、この回の対象にあります。" in text


def findings_shown(page, nomination, secretary):
    """The answers that are chosen on the page, by item."""
    controls = page(url("", nomination), secretary).controls
    return {
        given["name"].removeprefix("finding_"): given["value"]
        for _id, given in controls
        if given.get("type") == "radio" and "checked" in given
    }


def test_what_the_papers_tell_is_chosen_ahead_and_nothing_is_saved_by_it(page, secretary):
    nomination = make.nomination("submitted", complete=True)
    nomination.recipients.update(kind="npo", legal_form="任意団体")

    chosen = findings_shown(page, nomination, secretary)

    # Whether an association without a legal form is run for profit, only its statutes tell.
    assert chosen == {"kind": "met", "route": "met", "exchange": "met", "complete": "met"}
    assert "まだ保存していません" in page(url("", nomination), secretary).text
    assert not ScreeningCheck.objects.exists()


def test_a_contradiction_in_the_papers_is_chosen_ahead_as_not_met(page, secretary):
    nomination = make.nomination("submitted", complete=True)
    nomination.partners.all().delete()

    assert findings_shown(page, nomination, secretary)["exchange"] == "not_met"


def test_what_somebody_has_found_stands_before_what_the_papers_tell(page, secretary):
    nomination = make.nomination("submitted", complete=True)
    found = {"exchange": ("not_met", "提携書の写しがない")}
    actions.check(nomination, found, seen="", by=secretary, at=AT)

    chosen = findings_shown(page, nomination, secretary)

    assert (chosen["exchange"], chosen["kind"]) == ("not_met", "met")


def test_findings_are_saved_and_acceptance_asked_in_one_step(client, submitted, secretary):
    client.force_login(secretary)

    answer = client.post(url("-check", submitted), typed(accept="1"))

    assert answer.url == url("-accept", submitted)
    assert ScreeningCheck.objects.count() == len(Item)
    submitted.refresh_from_db()
    assert submitted.state == "submitted"


def test_a_draft_does_not_exist_for_the_office(client, secretary):
    draft = make.nomination("draft")
    client.force_login(secretary)

    addresses = [url(name, draft) for name in ("", "-accept", "-return", "-ineligible")]

    assert [client.get(address).status_code for address in addresses] == [404] * 4


def test_findings_are_saved_from_the_page(client, submitted, secretary):
    client.force_login(secretary)

    client.post(url("-check", submitted), typed(note_kind="確かめた"))

    assert ScreeningCheck.objects.filter(finding="met").count() == len(Item)
    assert ScreeningCheck.objects.get(item="kind").note == "確かめた"


def test_an_unknown_finding_is_refused_at_the_field_and_the_rest_stays(
    client, submitted, secretary
):
    client.force_login(secretary)

    answer = client.post(url("-check", submitted), typed(finding_kind="x", note_route="残す文"))

    assert answer.status_code == 422
    assert "適合、不適合、該当なしから選んでください。" in answer.content.decode()
    assert "残す文" in answer.content.decode()
    assert not ScreeningCheck.objects.exists()


def test_a_check_that_came_too_late_says_why_and_keeps_what_was_written(
    client, submitted, secretary
):
    client.force_login(secretary)
    Nomination.objects.filter(pk=submitted.pk).update(state="withdrawn")

    answer = client.post(url("-check", submitted), typed(note_route="残す文"))

    assert answer.status_code == 409
    assert "この推薦は「取下げ」です。" in answer.content.decode()
    assert "残す文" in answer.content.decode()
    assert not ScreeningCheck.objects.exists()


def test_two_of_the_office_at_once_the_loser_sees_both_texts(client, submitted, secretary):
    client.force_login(secretary)
    seen = client.get(url("", submitted)).context["form"]["seen"].value()
    findings = MET | {"kind": ("not_met", "先の備考")}
    actions.check(submitted, findings, seen="", by=secretary, at=AT)

    answer = client.post(url("-check", submitted), typed(seen=seen, note_kind="後の備考"))
    stored = ScreeningCheck.objects.get(item="kind").note
    seen_now = answer.context["form"]["seen"].value()
    again = client.post(url("-check", submitted), typed(seen=seen_now, note_kind="後の備考"))

    assert answer.status_code == 409
    assert "先の備考" in answer.content.decode()
    assert "後の備考" in answer.content.decode()
    assert (stored, again.status_code) == ("先の備考", 302)
    assert ScreeningCheck.objects.get(item="kind").note == "後の備考"


def test_accepting_from_the_page_says_what_is_now_true(client, checked, secretary):
    client.force_login(secretary)

    answer = client.post(url("-accept", checked), follow=True)

    assert f"{checked.title}：受理しました。" in answer.content.decode()
    assert Nomination.objects.get(pk=checked.pk).entry_number == 1


def test_a_refused_acceptance_says_why(client, submitted, secretary):
    client.force_login(secretary)

    answer = client.post(url("-accept", submitted))

    assert answer.status_code == 409
    assert "まだ確認していない事項があります" in answer.content.decode()


def test_a_refused_return_keeps_the_reason(client, submitted, secretary):
    client.force_login(secretary)

    answer = client.post(
        url("-return", submitted), {"reason": "長い理由の文", "due_at": "2011年2月30日 17:00"}
    )

    assert answer.status_code == 422
    assert "長い理由の文" in answer.content.decode()
    assert "2011年2月30日" in answer.content.decode()
    assert not ReturnNote.objects.exists()


def test_a_return_is_written_and_shown_with_what_changed_since(client, page, secretary):
    nomination = make.nomination("submitted", complete=True)
    client.force_login(secretary)
    due = {"reason": "写真の説明を直す", "due_at": "令和81年12月7日 17:00"}

    client.post(url("-return", nomination), due)
    nomination.photos.update(caption="直した説明")

    text = page(url("", nomination), secretary).text
    assert "写真の説明を直す" in text
    assert "2099年12月7日（月）17時" in text
    assert "差戻しの後に変わった項目" in text


def test_every_decision_asks_on_a_page_of_its_own(page, secretary, submitted):
    for name in ("-accept", "-return", "-ineligible"):
        assert page(url(name, submitted), secretary).h1


def test_a_decision_that_no_longer_fits_leads_back_to_the_nomination(client, secretary):
    accepted = make.nomination("accepted")
    client.force_login(secretary)

    assert client.get(url("-accept", accepted)).url == url("", accepted)


@pytest.mark.django_db
def test_the_secretariat_reads_what_the_body_was_asked_to_look_at_again(page):
    nomination = make.nomination("submitted", complete=True)
    RegionFact.objects.filter(nomination=nomination).update(as_of="2001-04-01")

    text = page(reverse("screening", args=[nomination.pk]), make.secretary()).text

    assert "推薦団体に確認をお願いした所" in text
    assert "人口の基準日が5年より前です。" in text


def test_a_nomination_leads_to_its_neighbours_in_the_list(page, secretary):
    round_ = make.round_(Phase.OPEN)
    late, early = make.body(code="400009"), make.body(code="010006")
    third = make.nomination("submitted", round=round_, body=late, rank=1, title="三")
    second = make.nomination("accepted", round=round_, body=early, rank=2, title="二")
    first = make.nomination("submitted", round=round_, body=early, rank=1, title="一")
    make.nomination("submitted", round=make.round_("decided"), body=early, title="前の回")
    make.nomination("draft", round=round_, body=early, title="下書き")

    def neighbours(of):
        html = page(url("", of), secretary).html
        return [(rel, href) for href, rel in re.findall('<a href="(.*?)" rel="(.*?)">', html)]

    assert neighbours(first) == [("next", url("", second))]
    assert neighbours(second) == [("prev", url("", first)), ("next", url("", third))]
    assert neighbours(third) == [("prev", url("", second))]


def test_an_acceptance_is_revoked_with_a_reason_until_judging_begins(client, checked, secretary):
    client.force_login(secretary)
    asked = client.get(url("-accept", checked)).content.decode()
    assert "審査を始めるまで、理由を書いて取り消せます" in asked
    client.post(url("-accept", checked))

    without = client.post(url("-reopen", checked), {"reason": ""})
    answer = client.post(url("-reopen", checked), {"reason": "提携書を確かめ直すため"})

    assert (without.status_code, answer.status_code) == (422, 302)
    checked.refresh_from_db()
    assert (checked.state, checked.entry_number) == ("submitted", 1)
    line = LedgerEntry.objects.latest("seq")
    assert line.event == "nomination.reopened"
    assert "提携書を確かめ直すため" in str(line.payload)
