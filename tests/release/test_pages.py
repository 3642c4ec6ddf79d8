from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from awards.winners.models import Winner
from nominations.changing import Refused
from nominations.release import actions
from nominations.release.models.profiles import Profile
from nominations.release.sections import TITLES
from tests import make
from tests.filled import filled
from tests.release import stage
from tests.release.stage import completed, decided, drafted, other, proofread, release

pytestmark = pytest.mark.django_db


def section(winner, name):
    return reverse("profile-section", args=[winner.pk, name])


def typed(page):
    return filled(page.html)


def test_the_secretariat_sees_each_round_and_what_is_missing(page):
    on = decided(2)
    drafted(on)

    text = page(reverse("release-home"), on.office).text

    assert str(on.round) in text
    assert "未作成" in text
    assert "評価のポイントを1項目以上書いてください。" in text


def test_a_profile_is_drafted_by_its_button_once(client):
    on = decided(1)
    client.force_login(on.office)
    url = reverse("release-draft", args=[on.entries[0].pk])

    first, second = client.post(url), client.post(url)

    winner = Winner.objects.get()
    assert (first.url, second.url) == (reverse("profile", args=[winner.pk]),) * 2


@pytest.mark.parametrize("name", TITLES)
def test_each_section_saved_as_it_stands_changes_nothing(page, client, name):
    on = decided(1)
    winner = completed(drafted(on))
    form = page(section(winner, name), on.office)

    answer = client.post(section(winner, name), typed(form))

    assert answer.status_code == 302, answer.content.decode()
    assert Profile.objects.get().version == 1


def test_japanese_and_english_are_written_side_by_side(page, client):
    on = decided(1)
    winner = drafted(on)
    form = typed(page(section(winner, "overview"), on.office))

    client.post(
        section(winner, "overview"),
        form | {"overview": "一つ目。\r\n\r\n二つ目。", "overview_en": "One.\r\nTwo."},
    )

    winner.refresh_from_db()
    assert (winner.overview, winner.overview_en) == (["一つ目。", "二つ目。"], ["One.", "Two."])


def test_an_evaluation_is_added_and_removed_without_javascript(page, client):
    on = decided(1)
    winner = drafted(on)
    url = section(winner, "evaluations")
    form = typed(page(url, on.office))
    first = {"evaluations-0-text": "長く続いている。", "evaluations-0-criteria": ["ADV", "COL"]}

    added = client.post(url, form | first | {"evaluations-add": "1"})
    grown = typed(page(added.url.partition("#")[0], on.office))
    client.post(url, grown | {"evaluations-1-text": "広がりがある。"})

    one, two = winner.evaluationpoints.order_by("position")
    assert (one.text, one.criteria) == ("長く続いている。", ["ADV", "COL"])
    assert (two.text, two.criteria) == ("広がりがある。", [])

    client.post(url, typed(page(url, on.office)) | {"evaluations-0-DELETE": "on"})
    assert [point.text for point in winner.evaluationpoints.all()] == ["広がりがある。"]


def test_rows_are_put_in_the_order_of_the_numbers_typed(page, client):
    on = decided(1)
    winner = drafted(on)
    url = section(winner, "contacts")
    grown = typed(page(f"{url}?add=1", on.office))
    client.post(url, grown | {"contacts-1-office": "市民課"})

    order = {"contacts-0-ORDER": "2", "contacts-1-ORDER": "１"}
    client.post(url, typed(page(url, on.office)) | order)

    offices = list(winner.contacts.order_by("position").values_list("office", flat=True))
    assert offices == ["市民課", "国際課"]


def test_a_partners_place_on_the_map_and_its_region_are_written(page, client):
    on = decided(1)
    winner = drafted(on)
    url = section(winner, "partners")
    form = typed(page(url, on.office))

    client.post(
        url, form | {"partners-0-latitude": "５０．３３４５６７", "partners-0-longitude": "-7.1"}
    )

    partner = winner.partners.get()
    assert (str(partner.latitude), str(partner.longitude)) == ("50.33457", "-7.10000")
    assert winner.regionfacts.filter(partner=partner).count() == 1


def test_a_photograph_is_uploaded_and_shown_to_the_secretariat_only(page, client):
    on = decided(1)
    winner = drafted(on)
    url = section(winner, "photos")
    grown = page(f"{url}?add=1", on.office)
    file = SimpleUploadedFile("x.jpg", stage.picture(700, 500))

    client.post(url, typed(grown) | {"photos-1-caption": "祭り", "photos-1-file": file})

    shown = reverse("profile-photo", args=[winner.pk, 2])
    answer = client.get(shown)
    assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
    assert b"".join(answer.streaming_content).startswith(b"\xff\xd8")
    client.force_login(make.host_officer())
    assert client.get(shown).status_code == 403


BAD = [
    ("names", {"address": "高崎"}, "英小文字と数字を使い"),
    ("names", {"address": ""}, "「アドレスの名前」を入力してください。"),
    ("names", {"title": "あ" * 201}, "200文字までです。1文字超えています。"),
    ("contacts", {"contacts-0-ORDER": "初め"}, "順番"),
    ("photos", {"photos-0-caption": "あ" * 201}, "200文字までです。"),
    ("evaluations", {"evaluations-TOTAL_FORMS": "abc"}, ""),
    ("evaluations", {"evaluations-TOTAL_FORMS": "99999"}, ""),
]


@pytest.mark.parametrize(("name", "wrong", "sentence"), BAD)
def test_what_cannot_be_stored_is_said_at_the_field_and_stays(page, client, name, wrong, sentence):
    on = decided(1)
    winner = drafted(on)
    form = typed(page(section(winner, name), on.office))

    answer = client.post(section(winner, name), form | wrong)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert Profile.objects.get().version == 1


UNFINISHED = [
    ("names", {"name": ""}, "受賞団体の名称を書いてください。", ""),
    ("names", {"title": "あ" * 31}, "「事業名」は30文字までです。1文字超えています。", "あ" * 31),
    ("overview", {"overview": "\n".join("あいうえお")}, "交流事業の概要は4項目までです。", "お"),
    ("overview", {"overview": "あ" * 201}, "1番目の項目は、200文字までです。1文字", "あ" * 201),
    ("overview", {"overview_en": "a" * 4001}, "4000文字までです。1文字", "a" * 4001),
    ("evaluations", {"evaluations-0-text": "あ" * 141}, "140文字までです。1文字", "あ" * 141),
    ("partners", {"partners-0-latitude": "北緯50度"}, "度を小数で入力してください", "北緯50度"),
    ("partners", {"partners-0-latitude": "91"}, "-90から90まで", "91"),
    ("partners", {"partners-0-latitude": "1." + "3" * 90}, "度を小数で入力", "1." + "3" * 90),
    ("partners", {"partners-0-signed_on": "平成31年5月1日"}, "平成は31年4月30日まで", "5月1日"),
    ("regions", {"regions-0-population": "-5"}, "0以上の数", "-5"),
    ("recipients", {"recipients-0-kana": "見本"}, "ひらがなだけ", "見本"),
    ("recipients", {"recipients-0-name": ""}, "1番目の団体名", ""),
    ("contacts", {"contacts-0-email": "somewhere"}, "メールアドレスは", "somewhere"),
]


@pytest.mark.parametrize(("name", "written", "sentence", "text"), UNFINISHED)
def test_what_is_unfinished_is_kept_as_it_was_typed_and_holds_up_the_proofreading(
    page, client, name, written, sentence, text
):
    on = decided(1)
    winner = completed(drafted(on))
    form = typed(page(section(winner, name), on.office))

    answer = client.post(section(winner, name), form | written)

    assert answer.status_code == 302
    after = page(section(winner, name), on.office)
    lacks = page(reverse("profile-proofread", args=[winner.pk]), on.office).text
    assert text in after.html
    assert sentence in after.text + lacks
    assert "校了の前に直す所" in lacks
    with pytest.raises(Refused):
        actions.proofread(winner, by=on.office, at=stage.AT)


def test_a_renamed_program_is_not_a_photograph(page, client):
    on = decided(1)
    winner = drafted(on)
    url = section(winner, "photos")
    file = SimpleUploadedFile("photo.jpg", b"MZ\x90\x00" * 100)

    answer = client.post(url, typed(page(url, on.office)) | {"photos-0-file": file})

    assert "JPEG、PNG、WebPの写真だけを受け付けます。" in answer.content.decode()


def test_the_loser_of_two_writers_sees_both_texts(page, client):
    on = decided(1)
    winner = drafted(on)
    url = section(winner, "names")
    form = typed(page(url, on.office))
    client.post(url, form | {"name_en": "First friends"})

    answer = client.post(url, form | {"name_en": "Second friends"})

    text = answer.content.decode()
    assert answer.status_code == 409
    assert ("First friends" in text, "Second friends" in text) == (True, True)
    again = filled(text)["seen"]
    assert client.post(url, form | {"name_en": "Second friends", "seen": again}).status_code == 302


def test_a_profile_is_proofread_and_taken_back_by_the_pages(page, client):
    on = decided(1)
    winner = completed(drafted(on))
    client.force_login(on.office)

    page(reverse("profile-proofread", args=[winner.pk]), on.office)
    client.post(reverse("profile-proofread", args=[winner.pk]))
    winner.refresh_from_db()
    assert winner.state == "proofread"
    page(reverse("profile", args=[winner.pk]), on.office)
    page(reverse("profile-unproofread", args=[winner.pk]), on.office)
    client.post(reverse("profile-unproofread", args=[winner.pk]), {"reason": "誤字のため"})

    winner.refresh_from_db()
    assert winner.state == "drafting"


def test_the_preview_shows_what_the_public_will_read(page):
    on = decided(1)
    winner = completed(drafted(on))

    shown = page(reverse("profile-preview", args=[winner.pk]), on.office)

    for words in (winner.name, winner.title, "リンデン市", "息の長い交流である。", "国際課"):
        assert words in shown.text
    assert reverse("profile-photo", args=[winner.pk, 1]) in shown.html


@pytest.mark.urls("tests.release.desk_only")
def test_the_preview_is_there_where_the_public_pages_are_not(page):
    on = decided(1)
    winner = drafted(on)

    shown = page(reverse("profile-preview", args=[winner.pk]), on.office)

    assert f"/rounds/{on.round.number}/" in shown.links


def test_a_release_is_confirmed_with_its_exact_sentence_and_then_made(page, client):
    on = decided(1)
    winner = proofread(on)
    url = reverse("release-round", args=[on.round.number])
    page(url, on.office)
    when = timezone.localtime() + timedelta(days=30)
    text = f"{when.year}年{when.month}月{when.day}日 14:00"

    sure = page(f"{url}?publish_at={text}", on.office)
    winner.refresh_from_db()
    assert (winner.state, f"{when.month}月{when.day}日" in sure.text) == ("proofread", True)
    assert "14時に一斉に公表します。" in sure.text
    told = f"{winner.prize}　{winner.name}（{winner.title}）"
    assert (told in sure.text, "写真1枚も、同時に公表します。" in sure.text) == (True, True)
    client.post(url, typed(sure))

    winner.refresh_from_db()
    assert winner.state == "proofread"
    confirming = reverse("release-confirm", args=[on.round.number])
    second = page(confirming, other(on))
    assert (told in second.text, "14時に一斉に公表します。" in second.text) == (True, True)
    client.post(confirming, typed(second))
    winner.refresh_from_db()
    assert (winner.state, timezone.localtime(winner.published_at).hour) == ("released", 14)
    assert "14時に公表します。" in page(reverse("release-home"), on.office).text
    before = page(reverse("profile", args=[winner.pk]), on.office).text
    assert ("14時に公表します。" in before, "公表予定" in before) == (True, True)
    winner.published_at = timezone.now() - timedelta(minutes=1)
    winner.save(update_fields=["published_at"])
    assert "公表予定" not in page(reverse("profile", args=[winner.pk]), on.office).text


@pytest.mark.parametrize("text", ["", "2011年2月30日 9:00", "2020年1月1日 9:00", "2099年1月1日"])
def test_an_impossible_instant_is_said_and_stays(page, text):
    on = decided(1)
    proofread(on)

    shown = page(
        reverse("release-round", args=[on.round.number]) + f"?publish_at={text}", on.office
    )

    assert "修正が必要な項目が1件あります" in shown.text
    assert text in shown.html


def test_a_released_profile_can_be_read_and_not_written(page, client):
    on = decided(1)
    winner = completed(drafted(on))
    form = typed(page(section(winner, "names"), on.office))
    actions.proofread(winner, by=on.office, at=stage.AT)
    release(on)

    answer = client.post(section(winner, "names"), form | {"name_en": "Late"})

    winner.refresh_from_db()
    assert (answer.status_code, winner.name_en) == (409, "Association")
    assert "Late" in answer.content.decode()
    page(section(winner, "names"), on.office)


def test_the_way_to_proofreading_shows_what_is_missing_and_where_to_write_it(page):
    on = decided(1)
    winner = drafted(on)

    shown = page(reverse("profile-proofread", args=[winner.pk]), on.office)

    assert "評価のポイントを1項目以上書いてください。" in shown.text
    assert section(winner, "evaluations") in shown.links


@pytest.mark.parametrize("name", ["profile", "profile-preview", "profile-unproofread"])
def test_a_profile_that_is_not_there_is_a_404_and_so_is_one_without_a_nomination(client, name):
    client.force_login(make.secretary())
    imported = make.winner("released")

    absent = client.get(reverse(name, args=[987654]))
    found = client.get(reverse(name, args=[imported.pk]))

    assert (absent.status_code, found.status_code) == (404, 404)
    assert absent.content == found.content


def test_the_pages_cost_the_same_however_many_winners_there_are(page):
    few, many = decided(1), decided(3)
    for index in range(3):
        drafted(many, index)
    drafted(few)

    both = page(reverse("release-home"), few.office).queries
    Winner.objects.filter(round=many.round).delete()

    assert page(reverse("release-home"), few.office).queries <= both
    assert both <= 14
