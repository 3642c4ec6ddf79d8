"""A nomination that goes back: one deadline, the reason first, what changed, and asking for it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.languages import spoken
from awards.rounds.models import Phase
from nominations.changing import Refused
from nominations.intake import actions
from nominations.intake.models import ReturnRequest
from nominations.ledger.models import LedgerEntry
from nominations.letters.models import Letter
from nominations.office.todo import tasks_for
from nominations.screening import actions as screening
from tests import make

pytestmark = pytest.mark.django_db
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
REASON = "人口を確かめてください。\n出典も書いてください。"


@pytest.fixture
def secretary():
    return make.secretary()


@pytest.fixture
def officer(submitted):
    return make.officer(submitted.body)


@pytest.fixture
def submitted():
    made = make.nomination("draft", complete=True)
    actions.submit(made, by=make.officer(made.body), at=timezone.now() - DAY)
    return made


@pytest.fixture
def due():
    return timezone.now().replace(second=0, microsecond=0) + 3 * DAY


@pytest.fixture
def returned(submitted, officer, secretary, due):
    screening.return_for_correction(
        submitted, reason=REASON, due_at=due, by=secretary, at=timezone.now()
    )
    return submitted


def test_every_place_tells_the_one_deadline_that_the_act_keeps(
    page, client, returned, officer, due
):
    """The round closes later; whoever reads or submits hears of the return's own deadline only."""
    closing = returned.round.nominations_close_at
    assert closing > due

    for name in ("nomination", "nomination-submit"):
        text = page(reverse(name, args=[returned.pk]), officer).text
        assert spoken(due) in text
        assert spoken(closing) not in text
    section = page(reverse("nomination-section", args=[returned.pk, "work"]), officer).text
    assert spoken(due) in section
    letters = Letter.objects.filter(subject__contains="推薦の差戻し")
    assert {letter.to[0] for letter in letters} >= {officer.email}
    assert all(spoken(due) in letter.message for letter in letters)
    assert [task.until for task in tasks_for(officer, timezone.now())][0] == due
    with pytest.raises(Refused, match="再提出の期限を過ぎました"):
        actions.submit(returned, by=officer, at=due + SECOND)


def test_an_extension_for_the_body_moves_the_deadline_of_a_return(
    page, returned, officer, secretary, due
):
    later = returned.round.nominations_close_at + 5 * DAY
    actions.extend(
        returned.round, returned.body, until=later, reason="大雪", by=secretary, at=timezone.now()
    )

    assert spoken(later) in page(reverse("nomination", args=[returned.pk]), officer).text
    actions.submit(returned, by=officer, at=due + DAY)


@pytest.mark.parametrize("section", ["", "cover", "regions", "confirmation"])
def test_the_reason_stands_first_on_every_page(page, returned, officer, section):
    args = [returned.pk, section] if section else [returned.pk]
    name = "nomination-section" if section else "nomination"

    html = page(reverse(name, args=args), officer).html

    reason = "人口を確かめてください。<br>出典も書いてください。"
    assert 0 < html.index(reason) < min(html.index("<h1"), html.index('class="steps"'))


def test_sections_changed_since_the_return_are_marked(page, client, returned, officer):
    url = reverse("nomination-section", args=[returned.pk, "work"])
    client.force_login(officer)
    seen = client.get(url).context["outcome"].seen
    assert "差戻しの後に変更" not in page(url, officer).text

    type(returned).objects.filter(pk=returned.pk).update(title="直した題")

    assert seen != client.get(url).context["outcome"].seen
    steps = client.get(url).context["steps"]
    changed = [step.slug for step in steps if "差戻しの後に変更" in step.note]
    assert changed == ["work"]


def test_a_resubmission_is_visible_with_its_time(page, returned, officer, secretary):
    first = returned.submitted_at
    at = timezone.now()

    actions.submit(returned, by=officer, at=at)

    assert (returned.submitted_at, returned.resubmitted_at) == (first, at)
    receipt = page(reverse("nomination-receipt", args=[returned.pk]), officer)
    assert receipt.h1 == ["再提出を受け付けました"]
    assert "推薦を受け付けました" not in receipt.text
    assert spoken(at) in receipt.text
    overview = page(reverse("nomination", args=[returned.pk]), officer).text
    assert f"{spoken(at)}再提出" in overview
    listed = page(reverse("screening-list"), secretary).text
    assert spoken(at) in listed
    assert "再提出" in listed
    assert f"{spoken(at)}再提出" in page(reverse("screening", args=[returned.pk]), secretary).text
    newest = Letter.objects.filter(subject__contains="再提出").latest("pk")
    assert newest.subject.startswith("【姉妹自治体交流表彰】再提出を受け付けました（受付番号")


def test_the_timeline_tells_what_the_body_was_told(page, submitted, officer, secretary):
    at = timezone.now()
    for item in ("kind", "route", "exchange", "nonprofit", "complete"):
        submitted.checks.create(item=item, finding="met", at=at, by=secretary)
    screening.accept(submitted, by=secretary, at=at)

    text = page(reverse("nomination", args=[submitted.pk]), officer).text

    timeline = text[text.rindex("経過") :]
    assert timeline.index("提出") < timeline.index("受理")


def test_a_body_asks_and_the_secretariat_reads_it_where_it_works(
    client, page, submitted, officer, secretary
):
    client.force_login(officer)
    url = reverse("nomination-request-return", args=[submitted.pk])
    assert url in page(reverse("nomination", args=[submitted.pk]), officer).links

    answer = client.post(url, {"reason": "参加者数を直したい。"})

    assert answer.url == reverse("nomination", args=[submitted.pk])
    assert "差戻しを依頼しました" in page(answer.url, officer).text
    letter = Letter.objects.get(subject__contains="差戻しの依頼")
    assert letter.to == [secretary.email]
    assert "参加者数を直したい。" in letter.message
    assert submitted.title in str([task.text for task in tasks_for(secretary, timezone.now())])
    shown = page(reverse("screening", args=[submitted.pk]), secretary).text
    assert "推薦団体が差戻しを依頼しています" in shown
    assert "参加者数を直したい。" in shown


def test_asking_the_same_twice_leaves_one_request_and_one_letter(submitted, officer, secretary):
    for _click in range(2):
        actions.request_return(submitted, reason="直したい。", by=officer, at=timezone.now())

    assert ReturnRequest.objects.count() == 1
    assert Letter.objects.filter(subject__contains="差戻しの依頼").count() == 1
    assert LedgerEntry.objects.filter(event="nomination.return_requested").count() == 1


def test_a_decision_answers_the_request(page, submitted, officer, secretary, due):
    actions.request_return(submitted, reason="直したい。", by=officer, at=timezone.now())
    screening.return_for_correction(
        submitted, reason="どうぞ。", due_at=due, by=secretary, at=timezone.now()
    )
    actions.submit(submitted, by=officer, at=timezone.now())

    assert (
        "差戻しを依頼しています"
        not in page(reverse("screening", args=[submitted.pk]), secretary).text
    )
    assert not [t for t in tasks_for(secretary, timezone.now()) if "依頼" in t.text]


@pytest.mark.parametrize("state", ["draft", "returned", "withdrawn", "ineligible"])
def test_only_what_was_received_can_be_asked_for(state):
    made = make.nomination(state, complete=True)

    with pytest.raises(Refused, match="提出済みか受理"):
        actions.request_return(made, reason="直す", by=make.officer(made.body), at=timezone.now())


def test_a_new_nomination_is_one_click_from_home_while_one_may_be_started(page, officer, submitted):
    start = reverse("nomination-start")
    assert start in page(reverse("desk-home"), officer).links

    for _more in range(submitted.round.nominations_per_body - 1):
        make.nomination(round=submitted.round, body=submitted.body)

    assert start not in page(reverse("desk-home"), officer).links
    text = page(reverse("nomination-list"), officer)
    assert start not in text.links
    assert "あと0件" in text.text


def test_a_withdrawal_is_told_to_everyone_of_the_body_and_to_the_secretariat(
    submitted, officer, secretary
):
    drafter = make.officer(submitted.body, "drafter")

    actions.withdraw(submitted, reason="都合", by=officer, at=timezone.now())

    told = Letter.objects.filter(subject__contains="取下げ").values_list("to", flat=True)
    assert {drafter.email, officer.email, secretary.email} <= {address for (address,) in told}


@pytest.mark.parametrize("phase", [Phase.JUDGING, Phase.DELIBERATING, Phase.DECIDED])
def test_once_judging_has_begun_no_return_is_asked_for_or_offered(page, phase):
    received = make.nomination("accepted", round=make.round_(phase), entry_number=1)
    officer = make.officer(received.body)

    overview = page(reverse("nomination", args=[received.pk]), officer)

    assert reverse("nomination-request-return", args=[received.pk]) not in overview.links
    assert "事務局に御連絡ください" in overview.text
    assert "差戻しを依頼してください" not in overview.text
    with pytest.raises(Refused, match="推薦の受付を終えている"):
        actions.request_return(received, reason="直したい。", by=officer, at=timezone.now())
