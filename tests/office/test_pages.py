import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.press.certificates import WORDING
from awards.rounds.models import Criterion, Phase, Round
from tests import make
from tests import world as worlds
from tests.filled import filled

pytestmark = pytest.mark.django_db
PHASES = {
    "open": "主催者、賞、審査基準は、この後は変えられません。",
    "judging": "受理した推薦の一覧を封印し、",
    "close-scoring": "採点の一覧を封印し、",
}
SECTIONS = ("schedule", "words", "rules", "hosts", "prizes", "criteria", "contact")


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_of_the_office_keeps_the_house_rules(page, prefix):
    world = worlds.build()
    things, person = world.things, world.people["secretariat"]
    number = things.open.number
    addresses = [
        reverse("desk-home"), reverse("round-setup-list"), reverse("round-setup-new"),
        reverse("round-bodies", args=[number]),
        reverse("round-extend", args=[number, things.body.code]),
        *(reverse("round-phase", args=[number, act]) for act in PHASES),
        *(reverse("round-section", args=[number, section]) for section in SECTIONS),
        *(reverse("round-setup", args=[round_.number]) for round_ in Round.objects.all()),
    ]  # fmt: skip

    for url in addresses:
        assert page(prefix + url, person).h1


@pytest.mark.parametrize("who", ["body", "member", "secretariat", "host", "admin", "recused"])
def test_the_front_desk_lists_what_waits_for_each_person(page, who):
    world = worlds.build()

    links = page(reverse("desk-home"), world.people[who]).links

    things = world.things
    waiting = {
        "body": reverse("nomination", args=[things.returned.pk]),
        "member": "/desk/judging/",
        "secretariat": f"/desk/screening/?round={things.open.number}&state=submitted",
        "host": reverse("resolution", args=[things.scored.number]),
        "admin": "/admin/",
        "recused": "/desk/judging/",
    }
    assert waiting[who] in links


def test_a_schedule_typed_in_any_form_is_stored_and_shown_in_one(client, page):
    round_, person = make.round_(), make.secretary()
    client.force_login(person)
    url = reverse("round-section", args=[round_.number, "schedule"])
    seen = client.get(url).context["outcome"].seen
    typed = {
        "seen": seen,
        "nominations_open_at": "２０２６年１２月１日　９：００",
        "nominations_close_at": "令和8年12月23日17時",
        "scoring_closes_at": "2027-01-31 17:00",
    }

    response = client.post(url, typed)

    assert response.status_code == 302
    text = page(reverse("round-setup", args=[round_.number]), person).text
    assert "2026年12月23日（水）17時" in text


def test_a_deadline_before_the_opening_is_refused_and_what_was_typed_stays(client):
    round_ = make.round_()
    client.force_login(make.secretary())
    url = reverse("round-section", args=[round_.number, "schedule"])
    typed = {
        "seen": client.get(url).context["outcome"].seen,
        "nominations_open_at": "2026年12月2日 9:00",
        "nominations_close_at": "2026年12月1日 9:00",
    }

    response = client.post(url, typed)

    body = response.content.decode()
    assert "「推薦の受付開始」より後の日時にしてください。" in body
    assert "2026年12月1日 9:00" in body


def test_the_second_of_two_secretaries_sees_both_texts(client):
    round_ = make.round_()
    client.force_login(make.secretary())
    url = reverse("round-section", args=[round_.number, "contact"])
    seen = client.get(url).context["outcome"].seen

    client.post(url, {"seen": seen, "office": "先に保存した課"})
    response = client.post(url, {"seen": seen, "office": "後から保存した課"})

    body = response.content.decode()
    assert response.status_code == 409
    assert "先に保存した課" in body
    assert "後から保存した課" in body


def test_a_row_is_added_without_javascript_and_nothing_typed_is_lost(client):
    round_ = make.round_()
    client.force_login(make.secretary())
    url = reverse("round-section", args=[round_.number, "hosts"])
    typed = {
        "seen": client.get(url).context["outcome"].seen,
        "hosts-TOTAL_FORMS": "1",
        "hosts-INITIAL_FORMS": "0",
        "hosts-0-code": "soumu",
        "hosts-0-name": "書きかけの名称",
        "hosts-add": "1",
    }

    body = client.post(url, typed).content.decode()

    assert "書きかけの名称" in body
    assert 'name="hosts-1-name"' in body


def test_opening_a_round_by_its_button_shows_it_to_the_public(client):
    round_ = make.round_()
    client.force_login(make.secretary())

    client.post(reverse("round-phase", args=[round_.number, "open"]))

    assert Round.objects.get(pk=round_.pk).phase == Phase.OPEN
    assert client.get(reverse("round", args=[round_.number])).status_code == 200


def test_a_phase_that_cannot_come_yet_says_why(client):
    round_ = make.round_(Phase.OPEN)
    client.force_login(make.secretary())

    url = reverse("round-phase", args=[round_.number, "judging"])
    response = client.post(url)

    assert response.status_code == 409
    assert "推薦書の提出期限を過ぎるまで、審査は始められません。" in response.content.decode()
    assert Round.objects.get(pk=round_.pk).phase == Phase.OPEN


@pytest.mark.parametrize("act", PHASES)
def test_before_a_phase_begins_its_page_says_what_follows(page, act):
    round_ = make.round_(Phase.OPEN)

    text = page(reverse("round-phase", args=[round_.number, act]), make.secretary()).text

    assert PHASES[act] in text


def test_a_number_that_is_taken_is_refused_and_stays_typed(client):
    make.round_(number=90)
    client.force_login(make.secretary())

    response = client.post(reverse("round-setup-new"), {"number": "90", "fiscal_year": "2095"})

    text = response.content.decode()
    assert response.status_code == 409
    assert "第90回は、既にあります" in text
    assert 'value="2095"' in text


def test_an_extension_to_a_moment_that_is_past_is_refused_and_stays_typed(client):
    round_, body = make.round_(Phase.OPEN), make.body()
    client.force_login(make.secretary())

    response = client.post(
        reverse("round-extend", args=[round_.number, body.code]),
        {"until": "2001年4月1日 17:00", "reason": "大雪のため"},
    )

    text = response.content.decode()
    assert response.status_code == 409
    assert "これからの日時にしてください" in text
    assert "大雪のため" in text


def test_the_67_bodies_cost_the_same_however_many_nominate(page):
    round_, person = make.round_(Phase.OPEN), make.secretary()
    url = reverse("round-bodies", args=[round_.number])
    make.nomination("submitted", round=round_)
    one = page(url, person).queries
    for _ in range(4):
        make.nomination("submitted", round=round_)

    assert page(url, person).queries == one
    assert one <= 12


def test_bodies_are_narrowed_to_whom_the_secretariat_has_to_write(page):
    round_, person = make.round_(Phase.OPEN), make.secretary()
    done, begun, idle = (make.body(name=name) for name in ("甲県", "乙県", "丙県"))
    make.officer(done)
    make.officer(begun)
    make.nomination("submitted", round=round_, body=done)
    make.nomination("draft", round=round_, body=begun)

    def named(show):
        shown = page(reverse("round-bodies", args=[round_.number]) + f"?show={show}", person)
        return {name for name in ("甲県", "乙県", "丙県") if name in shown.text}

    assert named("") == named("strange") == {"甲県", "乙県", "丙県"}
    assert named("waiting") == {"乙県", "丙県"}
    assert named("submitted") == {"甲県"}
    assert named("nobody") == {"丙県"}
    text = " ".join(page(reverse("round-bodies", args=[round_.number]), person).text.split())
    assert "未提出 2" in text
    assert "担当者の登録なし 1" in text


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_set_up_costs_the_same_for_1_and_20_criteria(page, section):
    person, counts = make.secretary(), []
    for criteria in (1, 20):
        round_ = make.round_()
        round_.criteria.all().delete()
        for n in range(1, criteria + 1):
            Criterion.objects.create(round=round_, position=n, code=f"C{n}", name=f"観点{n}")
        counts.append(page(reverse("round-section", args=[round_.number, section]), person).queries)

    assert counts[0] == counts[1] <= 12


@pytest.mark.parametrize("criteria", [1, 20])
def test_saving_criteria_writes_them_in_a_few_queries_however_many(client, criteria):
    round_ = make.round_()
    client.force_login(make.secretary())
    url = reverse("round-section", args=[round_.number, "criteria"])
    round_.criteria.all().delete()
    for n in range(1, criteria + 1):
        Criterion.objects.create(round=round_, position=n, code=f"C{n}", name=f"観点{n}")
    typed = filled(client.get(url).content.decode()) | {"save": "1"}
    typed |= {f"criteria-{n}-code": f"D{n}" for n in range(criteria)}

    with CaptureQueriesContext(connection) as queries:
        answer = client.post(url, typed)

    assert answer.status_code == 302
    assert set(round_.criteria.values_list("code", flat=True)) == {f"D{n}" for n in range(criteria)}
    assert len(queries) <= 25


def test_what_is_wrong_is_told_and_nothing_of_the_section_is_saved(client):
    round_ = make.round_()
    client.force_login(make.secretary())
    url = reverse("round-section", args=[round_.number, "schedule"])
    typed = filled(client.get(url).content.decode()) | {"save": "1"}
    typed |= {"nominations_open_at": "2001年1月1日 9:00", "scoring_closes_at": "来年の春"}

    answer = client.post(url, typed)

    html = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="来年の春"' in html
    assert "日付として読めません" in html
    assert Round.objects.get(pk=round_.pk).nominations_open_at == round_.nominations_open_at


def test_criteria_sent_after_nominations_opened_come_back_as_not_saved(client):
    round_ = make.round_()
    client.force_login(make.secretary())
    url = reverse("round-section", args=[round_.number, "criteria"])
    typed = filled(client.get(url).content.decode()) | {"save": "1", "criteria-0-name": "別の観点"}
    Round.objects.update(phase=Phase.OPEN)

    answer = client.post(url, typed)

    assert answer.status_code == 409
    assert "準備中の回で設定します" in answer.content.decode()
    assert 'value="別の観点"' in answer.content.decode()


def test_head_is_answered_wherever_get_is(client):
    round_ = make.round_()
    client.force_login(make.secretary())

    answer = client.head(reverse("round-section", args=[round_.number, "words"]))

    assert (answer.status_code, answer.content) == (200, b"")


def test_a_body_that_has_used_its_number_is_asked_for_no_other_nomination(page):
    round_, body = make.round_(Phase.OPEN, nominations_per_body=2), make.body()
    officer = make.officer(body)
    make.nomination("submitted", round=round_, body=body)
    one_left = page(reverse("desk-home"), officer).links

    make.nomination("submitted", round=round_, body=body)
    none_left = page(reverse("desk-home"), officer).links

    start = reverse("nomination-start")
    assert (start in one_left, start in none_left) == (True, False)


def test_what_is_said_of_certificates_in_english_marks_what_is_japanese(page):
    round_ = make.round_(Phase.PREPARING)
    url = reverse("round-section", args=[round_.number, "words"])

    shown = page(f"/en{url}", make.secretary())

    assert f'<span lang="ja">{WORDING}</span>' in shown.html
