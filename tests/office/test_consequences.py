"""Acts of the secretariat say their consequences in numbers and names, and what is final is locked."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.languages import spoken
from awards.rounds.models import Phase, Round
from awards.rounds.reading import read
from awards.rounds.values import Rules, Schedule
from nominations.changing import Refused
from nominations.decision import actions as decision
from nominations.editing.saving import seen_of
from nominations.intake.models import Nomination
from nominations.ledger.models import LedgerEntry
from nominations.letters.models import Letter
from nominations.office import actions
from nominations.people.models import CommitteeSeat
from tests import make
from tests import world as worlds

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def office(client):
    person = make.secretary()
    client.force_login(person)
    return person


@pytest.fixture
def judged():
    """Two members; of four sheets one is final."""
    now = timezone.now()
    round_ = make.round_(
        Phase.JUDGING, nominations_close_at=now - DAY, scoring_closes_at=now + 13.5 * DAY
    )
    first, second = (make.member(round_, name=name) for name in ("常盤", "浅葱"))
    one, _other = (
        make.nomination("accepted", complete=True, round=round_, entry_number=n) for n in (1, 2)
    )
    make.sheet(first, one, 1, 2, 3, 4, 5, 5)
    assert second
    return round_


def phase_url(round_, act):
    return reverse("round-phase", args=[round_.number, act])


def test_closing_early_names_the_members_and_takes_a_second_confirmation(
    client, page, office, judged
):
    url = phase_url(judged, "close-scoring")
    shown = page(url, office).text
    assert "確定していない採点表が3件あります" in shown
    assert "常盤　2件のうち1件を確定" in shown
    assert "浅葱　2件のうち0件を確定" in shown
    assert "採点期限まで、まだ14日あります。" in shown

    refused = client.post(url)
    assert refused.status_code == 422
    assert "チェックを入れてください" in refused.content.decode()
    assert Round.objects.get(pk=judged.pk).phase == Phase.JUDGING

    client.post(url, {"sure": "on"})
    assert Round.objects.get(pk=judged.pk).phase == Phase.DELIBERATING


def test_a_finished_scoring_after_its_deadline_closes_with_one_press(client, office):
    round_ = make.round_(
        Phase.JUDGING,
        nominations_open_at=timezone.now() - 3 * DAY,
        nominations_close_at=timezone.now() - 2 * DAY,
        scoring_closes_at=timezone.now() - DAY,
    )

    client.post(phase_url(round_, "close-scoring"))

    assert Round.objects.get(pk=round_.pk).phase == Phase.DELIBERATING


def test_scoring_is_reopened_with_a_reason_until_a_resolution_is_tabled(
    client, page, office, judged
):
    actions.close_scoring(judged, by=office, at=timezone.now())
    link = phase_url(judged, "reopen-scoring")
    assert link in page(reverse("round-setup", args=[judged.number]), office).links
    until = timezone.localtime() + 5 * DAY

    answer = client.post(
        link, {"scoring_closes_at": f"{until:%Y-%m-%d %H:%M}", "reason": "採点の漏れがあったため。"}
    )

    judged.refresh_from_db()
    assert answer.status_code == 302
    assert judged.phase == Phase.JUDGING
    assert judged.scoring_closes_at == until.replace(second=0, microsecond=0)
    letters = Letter.objects.filter(subject__contains="採点を再開")
    assert len(letters) == 2
    assert all("採点の漏れがあったため。" in letter.message for letter in letters)
    assert LedgerEntry.objects.filter(event="round.scoring_reopened").exists()
    ranking = client.get(reverse("judging-ranking", args=[judged.number])).content.decode()
    assert "採点を締め切ってから見られます" in ranking


def test_a_drafted_resolution_shows_no_place_while_scoring_is_open_again(client, office, judged):
    actions.close_scoring(judged, by=office, at=timezone.now())
    resolution = decision.draft(judged, by=office, at=timezone.now())
    edit = reverse("resolution-edit", args=[judged.number])
    assert client.get(edit).status_code == 200

    actions.reopen_scoring(
        judged,
        scoring_closes_at=timezone.now() + DAY,
        reason="漏れ",
        by=office,
        at=timezone.now(),
    )

    assert client.get(edit).status_code == 404
    shown = client.get(reverse("resolution", args=[judged.number])).content.decode()
    assert "採点を締め切って「協議」に進めると" in shown
    with pytest.raises(Refused):
        decision.table(resolution, seen="", by=office, at=timezone.now())


def test_scoring_is_not_reopened_once_a_resolution_is_tabled(page, office):
    scored = worlds.build().things.scored

    with pytest.raises(Refused, match="先に決定案を差し戻してください"):
        actions.reopen_scoring(
            scored,
            scoring_closes_at=timezone.now() + DAY,
            reason="漏れ",
            by=office,
            at=timezone.now(),
        )

    link = phase_url(scored, "reopen-scoring")
    assert link not in page(reverse("round-setup", args=[scored.number]), office).links


def reschedule(client, round_, **moments):
    url = reverse("round-section", args=[round_.number, "schedule"])
    typed = {"seen": seen_of(read(round_).schedule), "save": "1"}
    schedule = read(round_).schedule
    for name in ("nominations_open_at", "nominations_close_at", "scoring_closes_at"):
        moment = getattr(schedule, name)
        typed[name] = f"{timezone.localtime(moment):%Y-%m-%d %H:%M}" if moment else ""
    return client.post(url, typed | moments)


def test_a_deadline_brought_forward_names_whom_it_cuts_off_and_takes_a_reason(client, office):
    round_ = make.round_(Phase.OPEN)
    draft = make.nomination(round=round_)
    drafter = make.officer(draft.body)
    actions_body = make.nomination(round=round_).body
    assert round_.nominations_close_at
    later = round_.nominations_close_at + DAY
    round_.extensions.create(
        body=actions_body, until=later, reason="大雪", at=timezone.now(), by=office
    )
    sooner = timezone.localtime() + DAY
    typed = {"nominations_close_at": f"{sooner:%Y-%m-%d %H:%M}"}

    refused = reschedule(client, round_, **typed)

    text = refused.content.decode()
    assert refused.status_code == 409
    assert f"下書き1件（{draft.body}）が、予定より早く提出できなくなります。" in text
    assert typed["nominations_close_at"] in text
    saved = reschedule(client, round_, **typed, reason="日程を早めるため。")
    assert saved.status_code == 302
    round_.refresh_from_db()
    assert round_.nominations_close_at == sooner.replace(second=0, microsecond=0)
    letter = Letter.objects.get(subject__contains="提出期限を変更")
    assert letter.to == [drafter.email]
    assert "日程を早めるため。" in letter.message
    assert spoken(round_.nominations_close_at) in letter.message


def test_a_deadline_in_the_past_says_so(client, office):
    round_ = make.round_(Phase.OPEN)
    past = timezone.localtime() - timedelta(hours=1)

    refused = reschedule(client, round_, nominations_close_at=f"{past:%Y-%m-%d %H:%M}")

    assert refused.status_code == 409
    assert "この日時は、もう過ぎています。" in refused.content.decode()


def test_a_later_deadline_needs_no_reason(client, office):
    round_ = make.round_(Phase.OPEN, scoring_closes_at=timezone.now() + 30 * DAY)
    later = timezone.localtime() + 20 * DAY

    assert (
        reschedule(client, round_, nominations_close_at=f"{later:%Y-%m-%d %H:%M}").status_code
        == 302
    )


@pytest.mark.parametrize(
    ("phase", "section"),
    [
        (Phase.OPEN, "hosts"),
        (Phase.OPEN, "prizes"),
        (Phase.OPEN, "criteria"),
        (Phase.JUDGING, "rules"),
        (Phase.DELIBERATING, "schedule"),
        (Phase.DECIDED, "schedule"),
        (Phase.DECIDED, "criteria"),
    ],
)
def test_a_locked_section_is_shown_as_text(page, office, phase, section):
    shown = page(reverse("round-section", args=[make.round_(phase).number, section]), office)

    assert [given for _id, given in shown.controls] == []
    assert "変えられません" in shown.text


@pytest.mark.parametrize(
    ("phase", "value"), [(Phase.DECIDED, Schedule()), (Phase.JUDGING, Rules())]
)
def test_a_locked_section_is_refused_by_the_act(office, phase, value):
    round_ = make.round_(phase)
    seen = seen_of(read(round_).section(value.slug))

    with pytest.raises(Refused, match="変えられません"):
        actions.revise_round(round_, value, seen=seen, by=office, at=timezone.now())


def test_starting_the_judging_names_bodies_and_never_a_draft(page, office):
    round_ = make.round_(Phase.OPEN)
    draft = make.nomination(round=round_, title="まだ見せない題")

    shown = page(phase_url(round_, "judging"), office).text

    assert str(draft.body) in shown
    assert "まだ見せない題" not in shown


def test_a_small_committee_is_asked_about_and_never_refused(client, page, office):
    round_ = make.round_(Phase.OPEN, nominations_close_at=timezone.now() - timedelta(days=1))
    make.nomination("accepted", round=round_)
    make.member(round_, role="chair")
    make.member(round_)
    ended = make.member(round_)
    CommitteeSeat.objects.filter(pk=ended.pk).update(ends_on=make.LONG_AGO)
    asked = page(phase_url(round_, "judging"), office).text

    unsure = client.post(phase_url(round_, "judging"))
    sure = client.post(phase_url(round_, "judging"), {"sure": "on"})

    assert "審査委員が2人だけであることを確かめました" in asked
    assert (unsure.status_code, sure.status_code) == (422, 302)


def test_a_committee_of_three_is_not_asked_about(page, office):
    round_ = make.round_(Phase.OPEN)
    for role in ("chair", "member", "member"):
        make.member(round_, role)

    assert "人だけであること" not in page(phase_url(round_, "judging"), office).text


def test_opening_tells_how_many_bodies_have_an_officer(page, office):
    make.officer(make.body())
    make.body()

    shown = page(phase_url(make.round_(), "open"), office).text

    assert "推薦できる2団体のうち、担当者の利用登録があるのは1団体です。" in shown


def test_a_new_round_proposes_the_next_number_and_year(page, office):
    make.round_(number=7, fiscal_year=2026)

    values = dict(page(reverse("round-setup-new"), office).controls)

    assert values["id_number"]["value"] == "8"
    assert values["id_fiscal_year"]["value"] == "2027"


@pytest.mark.parametrize(
    ("year", "why"), [("2026", "令和8年度です。"), ("2013", "順が逆になります")]
)
def test_an_odd_year_takes_a_reason(client, office, year, why):
    make.round_(number=7, fiscal_year=2026)
    typed = {"number": "8", "fiscal_year": year, "reason": ""}

    refused = client.post(reverse("round-setup-new"), typed)

    assert refused.status_code == 409
    assert why in refused.content.decode()
    assert not Round.objects.filter(number=8).exists()
    client.post(reverse("round-setup-new"), typed | {"reason": "年度内に2回行うため。"})
    assert Round.objects.get(number=8).fiscal_year == int(year)


def test_an_empty_round_is_deleted_and_the_ledger_keeps_that_it_was_there(client, page, office):
    round_ = make.round_(number=8)
    assert reverse("round-delete", args=[8]) in page(reverse("round-setup", args=[8]), office).links

    client.post(reverse("round-delete", args=[8]))

    assert not Round.objects.filter(pk=round_.pk).exists()
    assert LedgerEntry.objects.get(event="round.deleted").subject == f"rounds.round:{round_.pk}"


@pytest.mark.parametrize("begun", ["nomination", "member", "open"])
def test_a_round_in_which_something_has_begun_is_not_deleted(client, page, office, begun):
    round_ = make.round_(Phase.OPEN if begun == "open" else Phase.PREPARING)
    if begun == "nomination":
        make.nomination(round=round_)
    if begun == "member":
        make.member(round_)

    answer = client.post(reverse("round-delete", args=[round_.number]))

    assert answer.status_code == 409
    assert Round.objects.filter(pk=round_.pk).exists()
    assert Nomination.objects.count() == (begun == "nomination")
