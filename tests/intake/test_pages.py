"""The pages of the nominating desk."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from awards.arrival import ARRIVED
from awards.rounds.models import Criterion, Phase
from nominations.changing import Refused
from nominations.intake import actions
from nominations.intake.deadlines import ranks_left_out
from nominations.intake.models import Nomination, Partner, Photo, Recipient, RegionFact
from nominations.intake.sections import TITLES
from nominations.ledger.models import LedgerEntry
from tests import make
from tests.filled import filled as fields
from tests.page import Page

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    return make.nomination(complete=True)


@pytest.fixture
def officer(draft):
    return make.officer(draft.body)


def url(name, nomination, *args):
    return reverse(name, args=[nomination.pk, *args])


def section_url(nomination, section):
    return url("nomination-section", nomination, section)


def filled(client, officer, nomination, section, **changes):
    """What a browser would post from the section's page, with ``changes`` typed."""
    client.force_login(officer)
    return fields(client.get(section_url(nomination, section)).content.decode()) | changes


def text_of(response):
    return Page(response.content.decode()).check().text


@pytest.mark.parametrize("language", ["", "/en"])
@pytest.mark.parametrize("section", TITLES)
@pytest.mark.parametrize("complete", [True, False])
def test_every_section_keeps_the_house_rules(page, section, complete, language):
    nomination = make.nomination(complete=complete)

    found = page(
        language + section_url(nomination, section) + "?check=1", make.officer(nomination.body)
    )

    assert found.lang == ("en" if language else "ja")


@pytest.mark.parametrize(
    "name",
    [
        "nomination",
        "nomination-preview",
        "nomination-submit",
        "nomination-withdraw",
        "photo-add",
        "attachment-add",
    ],
)
@pytest.mark.parametrize("complete", [True, False])
def test_every_page_of_a_nomination_keeps_the_house_rules(page, name, complete):
    nomination = make.nomination(complete=complete)

    page(url(name, nomination), make.officer(nomination.body))


@pytest.mark.parametrize("state", ["submitted", "returned", "accepted", "ineligible", "withdrawn"])
@pytest.mark.parametrize("name", ["nomination", "nomination-preview"])
def test_pages_of_every_state_keep_the_house_rules(page, name, state):
    nomination = make.nomination(state, complete=True)

    page(url(name, nomination), make.officer(nomination.body))


def test_a_stranger_finds_every_address_empty(client, draft):
    client.force_login(make.officer(make.body()))
    photo = Photo.objects.get(nomination=draft)
    names = ["nomination", "nomination-preview", "nomination-submit", "nomination-receipt"]
    addresses = [url(name, draft) for name in [*names, "nomination-withdraw", "photo-add"]]
    addresses += [section_url(draft, section) for section in TITLES]
    addresses += [
        url(n, draft, photo.pk) for n in ("nomination-photo", "photo-edit", "photo-remove")
    ]

    assert {client.get(address).status_code for address in addresses} == {404}
    assert {client.post(address).status_code for address in addresses} <= {404, 405}


def test_a_photo_is_reached_only_through_its_own_nomination(client, draft, officer):
    theirs = make.nomination(complete=True, round=draft.round)
    photo = Photo.objects.get(nomination=theirs)
    client.force_login(officer)

    assert client.get(url("nomination-photo", draft, photo.pk)).status_code == 404
    assert client.get(url("photo-edit", draft, photo.pk)).status_code == 404


def test_an_unknown_section_is_not_found(client, draft, officer):
    client.force_login(officer)

    assert client.get(section_url(draft, "secrets")).status_code == 404


def test_the_list_shows_the_deadline_and_only_ones_own(page, draft, officer):
    make.nomination(round=draft.round, title="よその取組")

    text = page(reverse("nomination-list"), officer).text

    assert draft.title in text
    assert "よその取組" not in text


def test_the_list_costs_the_same_however_long(page, draft, officer):
    one = page(reverse("nomination-list"), officer).queries
    for _ in range(4):
        make.nomination(round=draft.round, body=draft.body)

    assert page(reverse("nomination-list"), officer).queries == one
    assert one <= 12


def test_starting_leads_to_the_first_section_and_a_second_click_to_the_same(client):
    body = make.body()
    make.round_("open")
    client.force_login(make.officer(body))
    html = client.get(reverse("nomination-start")).content.decode()
    typed = fields(html)

    first = client.post(reverse("nomination-start"), typed)
    second = client.post(reverse("nomination-start"), typed)

    made = Nomination.objects.get()
    assert str(made.pk) == typed["key"]
    assert (first.url, second.url) == (section_url(made, "cover"), section_url(made, "cover"))


def test_starting_for_another_body_is_not_found(client):
    make.round_("open")
    client.force_login(make.officer(make.body()))
    typed = {"key": "6f3c1d1e-2f57-4a55-9ad6-5c44b1c3c001", "body": make.body().pk}

    assert client.post(reverse("nomination-start"), typed).status_code == 404
    assert not Nomination.objects.exists()


def test_every_section_saves_what_its_page_shows_and_changes_nothing(client, draft, officer):
    before = Nomination.objects.filter(pk=draft.pk).values().get()

    for section in TITLES:
        if section != "photos":
            typed = filled(client, officer, draft, section, save="1")
            assert client.post(section_url(draft, section), typed).status_code == 302

    assert Nomination.objects.filter(pk=draft.pk).values().get() == before


def test_what_officials_type_is_taken_and_kept_in_one_form(client, draft, officer):
    typed = filled(client, officer, draft, "regions", save="1")
    typed |= {"regions-0-population": "３７４，９９７人", "regions-0-as_of": "S48.10.12"}
    client.post(section_url(draft, "regions"), typed)
    typed = filled(client, officer, draft, "recipients", save="1")
    typed |= {"recipients-0-kana": "ﾐﾎﾝｷｮｳｶｲ"}
    client.post(section_url(draft, "recipients"), typed)

    region = RegionFact.objects.get(nomination=draft, partner=None)
    assert (region.population, str(region.as_of)) == (374997, "1973年10月12日")
    assert Recipient.objects.get().kana == "みほんきょうかい"


BAD = [
    ("work", "started_year", "平成31年5月1日", "平成は31年4月30日まで"),
    ("work", "started_year", "2011年2月30日", "という日付はありません"),
    ("work", "participants", "-5", "0以上の数"),
    ("work", "participants", "たくさん", "数として読み取れません"),
    ("cover", "rank", "0", "1以上の数"),
    ("cover", "rank", "100", "99以下の数"),
    ("cover", "desk_tel", "12", "市外局番から"),
    ("cover", "desk_email", "desk.example", "メールアドレスは"),
    ("regions", "regions-0-population", "99999999999999", "以下の数"),
    ("regions", "regions-1-area_km2", "1.234", "小数点以下は2桁まで"),
    ("partners", "partners-0-signed_on", "昭和70年", "昭和は"),
    ("recipients", "recipients-0-kana", "高崎市", "ひらがなだけ"),
    ("contacts", "contacts-0-postal_code", "12", "郵便番号は7桁"),
    ("contacts", "contacts-0-url", "www", "https://"),
]


@pytest.mark.parametrize(("section", "name", "typed", "sentence"), BAD)
def test_what_cannot_be_read_is_kept_as_typed_and_everything_else_is_saved(
    client, draft, officer, section, name, typed, sentence
):
    sent = filled(client, officer, draft, section, save="1") | {name: typed}

    response = client.post(section_url(draft, section), sent, follow=True)

    html = response.content.decode()
    page = Page(html).check()
    assert "読み取れない所は、入力したまま残しています" in page.text
    assert sentence in page.text
    assert f'id="id_{name}_error"' in html
    there = fields(html)
    assert {n: there[n] for n in sent if n not in ("save", "seen", "page")} == {
        n: v for n, v in sent.items() if n not in ("save", "seen", "page")
    }
    draft.refresh_from_db()
    assert draft.version == 2


@pytest.mark.parametrize(("section", "name", "typed", "_sentence"), BAD)
def test_what_cannot_be_read_blocks_only_the_submission(
    client, draft, officer, section, name, typed, _sentence
):
    sent = filled(client, officer, draft, section, save="1") | {name: typed}
    client.post(section_url(draft, section), sent)

    with pytest.raises(Refused, match="読み取れません"):
        actions.submit(draft, by=officer, at=timezone.now())

    client.post(section_url(draft, section), filled(client, officer, draft, section) | {name: ""})
    assert "読み取れません" not in text_of(client.get(url("nomination", draft)))


def test_too_long_is_saved_and_said_at_its_field_with_the_limit(client, draft, officer):
    long = "長" * 35
    typed = filled(client, officer, draft, "work", save="1", title=long)

    response = client.post(section_url(draft, "work"), typed, follow=True)

    html = response.content.decode()
    assert "30文字までです。5文字超えています" in text_of(response)
    assert 'id="id_title_error"' in html
    assert "1か所に誤り" in html
    assert f'value="{long}"' in html


def test_adding_a_row_keeps_what_was_typed_and_shows_an_empty_one(client, draft, officer):
    typed = filled(client, officer, draft, "partners", **{"partners-add": "1"})
    typed |= {"partners-0-name": "書き換えた市"}

    response = client.post(section_url(draft, "partners"), typed, follow=True)

    there = fields(response.content.decode())
    assert (there["partners-0-name"], there["partners-1-name"]) == ("書き換えた市", "")
    assert Partner.objects.get().name == "書き換えた市"


def test_adding_a_row_beside_a_mistake_keeps_the_mistake_on_the_page(client, draft, officer):
    typed = filled(client, officer, draft, "partners", **{"partners-add": "1"})
    typed |= {"partners-0-signed_on": "いつか"}

    response = client.post(section_url(draft, "partners"), typed, follow=True)

    there = fields(response.content.decode())
    assert (there["partners-0-signed_on"], there["partners-1-name"]) == ("いつか", "")


def test_removing_a_row_removes_that_row(client, draft, officer):
    pk = Recipient.objects.get().pk
    typed = filled(client, officer, draft, "recipients", **{"recipients-0-DELETE": "on"})

    client.post(section_url(draft, "recipients"), typed)

    assert not Recipient.objects.filter(pk=pk).exists()


def test_a_forged_row_key_is_not_found(client, draft, officer):
    theirs = make.nomination(complete=True, round=draft.round)
    forged = Recipient.objects.get(nomination=theirs).pk
    typed = filled(client, officer, draft, "recipients", save="1")
    typed |= {"recipients-0-id": forged, "recipients-0-name": "乗っ取り"}

    response = client.post(section_url(draft, "recipients"), typed)

    assert response.status_code == 404
    assert not Recipient.objects.filter(name="乗っ取り").exists()


@pytest.mark.parametrize(
    "forged",
    [
        {"recipients-TOTAL_FORMS": "9999999"},
        {"recipients-TOTAL_FORMS": "many"},
        {"recipients-TOTAL_FORMS": ""},
        {"recipients-0-id": "abc"},
        {"recipients-0-id": "9" * 40},
        {"recipients-0-kind": "king"},
        {"recipients-add": "1", "recipients-99999999999999999999-name": "x"},
        {"recipients-0-DELETE": "minus one"},
        {"seen": "x\x00"},
        {"recipients-0-name": "a\x00b"},
    ],
)
def test_a_forged_form_is_never_an_error_of_ours(client, draft, officer, forged):
    typed = filled(client, officer, draft, "recipients", save="1")

    response = client.post(section_url(draft, "recipients"), typed | forged)

    assert response.status_code in (302, 404, 409, 422)


def test_the_loser_of_two_officers_sees_both_texts_and_may_save_theirs(client, draft, officer):
    other = make.officer(draft.body, "drafter")
    typed = filled(client, officer, draft, "work", next="1", title="わたしの題")
    theirs = filled(client, other, draft, "work", save="1", title="あの人の題")
    client.post(section_url(draft, "work"), theirs)
    client.force_login(officer)

    lost = client.post(section_url(draft, "work"), typed)

    html = lost.content.decode()
    assert lost.status_code == 409
    assert "あの人の題" in text_of(lost)
    assert 'value="わたしの題"' in html
    again = fields(html)
    client.post(section_url(draft, "work"), again | {"next": "1"})
    draft.refresh_from_db()
    assert draft.title == "わたしの題"


def test_a_region_typed_for_a_partner_that_was_removed_is_shown_as_text(client, draft, officer):
    typed = filled(client, officer, draft, "regions", save="1")
    typed |= {"regions-1-description": "消えてはならない文章。"}
    Partner.objects.all().delete()

    response = client.post(section_url(draft, "regions"), typed)

    assert response.status_code == 409
    assert "消えてはならない文章。" in text_of(response)


def test_text_sent_after_the_deadline_comes_back_as_not_saved(client, draft, officer):
    typed = filled(client, officer, draft, "work", save="1", title="間に合わなかった題")
    type(draft.round).objects.update(nominations_close_at=timezone.now() - timedelta(seconds=1))

    response = client.post(section_url(draft, "work"), typed)

    assert response.status_code == 409
    assert "保存していません" in text_of(response)
    assert 'value="間に合わなかった題"' in response.content.decode()
    draft.refresh_from_db()
    assert draft.version == 1


def test_what_had_arrived_by_the_deadline_is_taken_however_long_it_waited(client, draft, officer):
    typed = filled(client, officer, draft, "work", save="1", title="間に合った題")
    submit = fields(client.get(url("nomination-submit", draft)).content.decode())
    closed = timezone.now() - timedelta(seconds=20)
    type(draft.round).objects.update(nominations_close_at=closed)

    def sent(address, data, seconds):
        stamp = {"asgi.scope": {ARRIVED: closed.timestamp() + seconds}}
        return client.post(address, data, **stamp).status_code

    assert sent(section_url(draft, "work"), typed, 0.001) == 409
    assert sent(section_url(draft, "work"), typed, -0.001) == 302
    seen = {"seen": fields(client.get(section_url(draft, "work")).content.decode()).get("seen", "")}
    assert sent(url("nomination-submit", draft), submit | seen, 0.001) == 409
    draft.refresh_from_db()
    assert (draft.title, draft.state) == ("間に合った題", "draft")


def test_after_submission_a_section_is_read_with_the_reason(page):
    filed = make.nomination("submitted", complete=True, title="提出した題")

    found = page(section_url(filed, "work"), make.officer(filed.body))

    assert "提出済みのため" in found.text
    assert "提出した題" in found.text
    assert [given for _, given in found.controls] == []


def test_submitting_shows_the_receipt_and_a_second_click_the_same(client, draft, officer):
    client.force_login(officer)
    html = client.get(url("nomination-submit", draft)).content.decode()
    typed = fields(html[html.index('name="seen"') - 80 :] + html)

    first = client.post(url("nomination-submit", draft), typed)
    second = client.post(url("nomination-submit", draft), typed)

    draft.refresh_from_db()
    assert (first.url, second.url) == (url("nomination-receipt", draft),) * 2
    assert draft.receipt_number in text_of(client.get(first.url))
    assert LedgerEntry.objects.count() == 1


def test_a_drafter_is_told_who_can_submit(page, draft, officer):
    drafter = make.officer(draft.body, "drafter")

    text = page(url("nomination-submit", draft), drafter).text

    assert "作成担当の方は、提出できません" in text
    assert officer.name in text
    assert "提出する" not in text.replace("推薦を提出する", "")


def test_a_drafters_forged_submission_is_refused_with_the_reason(client, draft):
    client.force_login(make.officer(draft.body, "drafter"))

    response = client.post(url("nomination-submit", draft), {"seen": "1"}, follow=True)

    assert "提出担当の方に依頼してください" in text_of(response)
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_the_overview_links_to_the_field_of_each_missing_thing(page):
    empty = make.nomination()

    found = page(url("nomination", empty), make.officer(empty.body))

    assert section_url(empty, "cover") + "?check=1#id_rank" in found.links
    assert section_url(empty, "recipients") + "?check=1#add" in found.links


def test_another_bodys_nomination_of_the_same_group_is_not_given_away(page, draft, officer):
    alone = page(url("nomination", draft), officer).text
    twin = make.nomination("submitted", complete=True, round=draft.round)
    Nomination.objects.filter(pk=twin.pk).update(title=draft.title)

    assert page(url("nomination", draft), officer).text == alone


def test_withdrawing_asks_for_a_reason(client, draft, officer):
    client.force_login(officer)

    asked = client.post(url("nomination-withdraw", draft), {"reason": " "})
    client.post(url("nomination-withdraw", draft), {"reason": "都合により"})

    assert "「理由」を入力してください" in text_of(asked)
    draft.refresh_from_db()
    assert draft.state == "withdrawn"


def test_a_returned_nomination_shows_the_reason_and_the_date(page):
    back = make.nomination("submitted", complete=True)
    by = make.officer(back.body)
    due = timezone.now() + timedelta(days=40)
    back.return_notes.create(
        reason="人口を確かめてください。", due_at=due, at=timezone.now(), by=by
    )
    Nomination.objects.filter(pk=back.pk).update(state="returned")

    text = page(url("nomination", back), by).text

    assert "人口を確かめてください。" in text
    assert "再提出の期限" in text


def test_autosave_gives_back_the_fingerprint_and_the_keys_of_new_rows(client, draft, officer):
    typed = filled(client, officer, draft, "recipients")
    typed |= {"recipients-TOTAL_FORMS": "2", "recipients-1-id": "", "recipients-1-name": "二つ目"}

    answer = client.post(section_url(draft, "recipients"), typed, headers={"HX-Request": "true"})
    there = fields(f'<form method="post">{answer.content.decode()}</form>')
    again = client.post(
        section_url(draft, "recipients"), typed | there | {"recipients-1-kana": "に"}
    )

    second = Recipient.objects.get(name="二つ目")
    assert there["recipients-1-id"] == str(second.pk)
    assert again.status_code == 302
    assert second.kana == "に"


def test_autosave_keeps_what_it_cannot_read_and_says_so(client, draft, officer):
    typed = filled(client, officer, draft, "work", started_year="いつか", title="新しい題")

    answer = client.post(section_url(draft, "work"), typed, headers={"HX-Request": "true"})

    draft.refresh_from_db()
    assert answer.status_code == 200
    assert "読み取れない所が1か所あります" in answer.content.decode()
    assert (draft.title, draft.started_year, draft.unread) == (
        "新しい題",
        None,
        {"started_year": "いつか"},
    )


def test_autosave_says_when_it_could_not_save(client, draft, officer):
    typed = filled(client, officer, draft, "recipients") | {"recipients-0-kind": "king"}

    answer = client.post(section_url(draft, "recipients"), typed, headers={"HX-Request": "true"})

    assert answer.status_code == 422
    assert "まだ保存していません" in answer.content.decode()


def test_what_the_secretariat_explains_is_text_and_no_markup(client, draft, officer):
    planted = '<img src=x hx-post="/desk/" hx-trigger="load"><meta http-equiv="refresh">'
    Criterion.objects.filter(round=draft.round).update(help=planted)
    client.force_login(officer)

    html = client.get(section_url(draft, "appeals")).content.decode()

    assert "<img src=x" not in html
    assert "&lt;img src=x hx-post" in html


def test_each_criterion_is_asked_about_under_its_own_name(client, draft, officer):
    client.force_login(officer)

    html = client.get(section_url(draft, "appeals")).content.decode()

    names = list(draft.round.criteria.order_by("position").values_list("name", flat=True))
    labels = re.findall(r'<label for="id_appeals-\d+-text">([^<]+)<', html)
    assert len(names) > 1
    assert labels == names


def test_no_template_takes_what_was_typed_for_markup():
    root = Path(__file__).parents[2]
    folders = ("templates", "awards", "nominations")
    sources = [p for folder in folders for p in (root / folder).rglob("*.*")]
    markup = re.compile(r"\|\s*safe\b|safeseq|autoescape off|mark_safe")

    found = [
        str(p.relative_to(root))
        for p in sources
        if p.suffix in (".html", ".py") and markup.search(p.read_text(encoding="utf-8"))
    ]

    assert found == []


def test_the_prefecture_of_the_body_is_proposed_and_is_by_itself_no_row(client, officer, draft):
    draft.recipients.all().delete()
    shown = filled(client, officer, draft, "recipients")

    assert shown["recipients-0-prefecture"] == draft.body.prefecture
    client.post(section_url(draft, "recipients"), shown | {"save": "1"})
    assert not draft.recipients.exists()
    client.post(section_url(draft, "recipients"), shown | {"recipients-0-name": "見本会"})
    assert draft.recipients.get().prefecture == draft.body.prefecture


def test_a_country_is_found_by_any_of_its_names_and_another_word_is_kept(client, officer, draft):
    shown = filled(client, officer, draft, "partners")
    assert shown["partners-0-country"] == "ドイツ"

    for typed, code in (("ふらんす", "FR"), ("米国", "US"), ("Ｓｏｖｉｅｔ Union", "SU")):
        client.post(section_url(draft, "partners"), shown | {"partners-0-country": typed})
        assert draft.partners.get().country == code
        shown = filled(client, officer, draft, "partners")
    assert shown["partners-0-country"] == "ソビエト連邦（1922～1991年）"

    client.post(section_url(draft, "partners"), shown | {"partners-0-country": "リンデン国"})
    again = client.get(section_url(draft, "partners"))
    assert draft.partners.get().country == ""
    assert fields(again.content.decode())["partners-0-country"] == "リンデン国"
    assert "「リンデン国」という国・地域は、一覧にありません" in text_of(again)


def test_the_bullets_of_the_overview_are_counted_together(client, officer, draft):
    draft.overview = ["あ" * 120, "い" * 80]
    draft.save()
    client.force_login(officer)

    assert f"合わせて200 / {draft.round.limits.overview}文字" in text_of(
        client.get(section_url(draft, "work"))
    )


@pytest.mark.parametrize(
    ("ranks", "left_out"),
    [
        ([1, 3], (2,)),
        ([2], (1,)),
        ([1, 2, 3], ()),
        ([1, None], ()),
        ([], ()),
        ([3, 3, 5], (1, 2, 4)),
        ([99], (1, 2, 3)),
    ],
)
def test_places_that_nothing_has_are_named(ranks, left_out):
    assert ranks_left_out(ranks) == left_out


def test_a_rank_that_a_withdrawal_left_out_is_pointed_out_and_holds_nothing_up(client, page):
    body, round_ = make.body(), make.round_(Phase.OPEN)
    first, second, third = (
        make.nomination(round=round_, body=body, rank=rank, complete=True) for rank in (1, 2, 3)
    )
    officer = make.officer(body)
    said = "推薦順位の2が抜けています"

    assert said not in page(reverse("nomination-list"), officer).text
    client.force_login(officer)
    client.post(url("nomination-withdraw", second), {"reason": "事情があるため"})

    assert said in page(reverse("nomination-list"), officer).text
    actions.submit(third, by=officer, at=timezone.now())
    actions.submit(first, by=officer, at=timezone.now())
    third.refresh_from_db()
    assert (third.rank, third.state) == (3, "submitted")


@pytest.mark.parametrize(
    ("phase", "is_offered"), [(Phase.JUDGING, True), (Phase.DELIBERATING, False)]
)
def test_withdrawing_is_offered_only_while_it_is_possible(page, phase, is_offered):
    nomination = make.nomination("accepted", round=make.round_(phase), entry_number=1)
    officer = make.officer(nomination.body)

    links = page(url("nomination", nomination), officer).links

    assert (url("nomination-withdraw", nomination) in links) == is_offered


def test_a_section_of_which_nothing_is_stored_does_not_say_that_it_is_saved(page):
    draft = make.nomination()
    officer = make.officer(draft.body)
    Nomination.objects.filter(pk=draft.pk).update(title="川の水質を測る", version=5)

    saved = re.compile("に保存しました")
    assert saved.search(page(section_url(draft, "work"), officer).text)
    for slug in ("partners", "contacts", "past", "confirmation"):
        assert not saved.search(page(section_url(draft, slug), officer).text), slug


def test_a_withdrawn_nomination_stands_behind_the_others_of_its_round(page):
    round_, body = make.round_(Phase.OPEN), make.body()
    rows = [
        make.nomination(state, round=round_, body=body, title=title, rank=rank)
        for state, title, rank in (
            ("withdrawn", "取り下げた取組", 1), ("draft", "二つ目の取組", 2), ("draft", "一つ目の取組", 1),
        )
    ]  # fmt: skip

    links = page(reverse("nomination-list"), make.officer(body)).links

    shown = [link for link in links if link in {url("nomination", row) for row in rows}]
    assert shown == [url("nomination", row) for row in (rows[2], rows[1], rows[0])]
