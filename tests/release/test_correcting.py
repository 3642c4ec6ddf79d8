"""What is said of a released winner changes through one act, which says why."""

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.forms.models import model_to_dict
from django.urls import reverse
from django.utils import timezone

from awards.partial_dates import PartialDate
from awards.text import fold
from awards.winners.models import Correction, EvaluationPoint, Partner, Photo, Winner
from nominations.changing import NotAllowed, Refused, Stale
from nominations.editing.saving import seen_of
from nominations.ledger.models import LedgerEntry
from nominations.release import actions
from nominations.release.models.profiles import Profile
from nominations.release.reading import read
from tests import make
from tests.filled import filled
from tests.ledger.whole import verify
from tests.release import stage
from tests.release.stage import LATER, decided, drafted, proofread, release

pytestmark = pytest.mark.django_db

AFTER = LATER + timedelta(days=1)
WHY = "交流を始めた年に誤りがあったため。"


def released():
    on = decided(1)
    winner = proofread(on)
    release(on)
    winner.refresh_from_db()
    return on, winner


def correct(on, winner, section, *, reason=WHY, at=AFTER, **more):
    seen = seen_of(read(winner).section(section.slug))
    return actions.correct(
        winner, section, **({"seen": seen, "reason": reason, "by": on.office, "at": at} | more)
    )


def retitled(winner, title="新しい題"):
    return (read(winner).names).with_columns({"title": title})


def corrected_facts():
    entry = LedgerEntry.objects.get(event="profile.corrected")
    return json.loads(str(entry.payload))["facts"]


def everything(winner):
    """All rows about the winner, but for what a correction of a title writes."""
    written = ("title", "search_text")
    own = model_to_dict(Winner.objects.get(pk=winner.pk))
    parts = [
        model_to_dict(row)
        for rows in (winner.recipients, winner.partners, winner.regionfacts, winner.photos,
                     winner.contacts, winner.evaluationpoints)
        for row in rows.order_by("pk")
    ]  # fmt: skip
    return {n: v for n, v in own.items() if n not in written}, parts


def test_a_correction_changes_the_words_and_nothing_else_and_is_found_by_the_new_ones():
    on, winner = released()
    before, state = everything(winner), (winner.state, winner.published_at)

    correct(on, winner, retitled(winner, "海を渡る通知メール"))

    winner.refresh_from_db()
    assert (winner.title, everything(winner)) == ("海を渡る通知メール", before)
    assert (winner.state, winner.published_at) == state
    assert fold("海を渡る通知メール") in winner.search_text
    assert Profile.objects.get().version == 2


def test_a_correction_is_public_with_its_reason_and_in_the_ledger_with_its_places():
    on, winner = released()

    correct(on, winner, retitled(winner), reason_en="The year was wrong.")

    shown = Correction.objects.get()
    assert (shown.winner, shown.at, shown.section) == (winner, AFTER, "names")
    assert shown.places == ["names/title"]
    assert (shown.reason, shown.reason_en) == (WHY, "The year was wrong.")
    facts = corrected_facts()
    assert facts == {"section": "names", "reason": WHY, "places": ["names/title"], "version": 2}
    assert verify() == []


def test_before_the_winner_is_public_nothing_is_corrected_by_one_person_alone():
    on, winner = released()

    with pytest.raises(Refused, match="公表の前は、訂正できません"):
        correct(on, winner, retitled(winner), at=LATER - timedelta(seconds=1))

    assert (Winner.objects.get().title, Correction.objects.count()) == (winner.title, 0)
    assert not LedgerEntry.objects.filter(event="profile.corrected").exists()


def test_a_row_is_corrected_added_and_removed_and_each_place_is_in_the_ledger():
    on, winner = released()
    partners = read(winner).partners
    (row,) = partners.rows
    added = type(row)().with_columns({"name": "ナンシー市"})
    rows = (row.with_columns({"name_en": "Linden"}), added)

    correct(on, winner, replace(partners, rows=rows))

    facts = corrected_facts()
    assert facts["places"] == ["partners/1/name_en", "partners/2"]
    assert [p.name_en for p in winner.partners.order_by("position")] == ["Linden", ""]


def test_saving_what_is_there_already_corrects_nothing():
    on, winner = released()

    correct(on, winner, read(winner).names)

    assert (Correction.objects.count(), Profile.objects.get().version) == (0, 1)
    assert not LedgerEntry.objects.filter(event="profile.corrected").exists()


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_reason_is_required(reason):
    on, winner = released()

    with pytest.raises(Refused, match="訂正の理由"):
        correct(on, winner, retitled(winner), reason=reason)

    assert Winner.objects.get().title == winner.title


def test_only_the_secretariat_corrects():
    on, winner = released()

    with pytest.raises(NotAllowed):
        correct(on, winner, retitled(winner), by=make.host_officer())

    assert Winner.objects.get().title == winner.title


@pytest.mark.parametrize("begin", [drafted, proofread])
def test_what_is_not_released_is_not_corrected(begin):
    on = decided(1)
    winner = begin(on)

    with pytest.raises(Refused, match="公表している紹介文"):
        correct(on, winner, retitled(winner))


def test_what_somebody_else_corrected_meanwhile_is_not_overwritten():
    on, winner = released()
    before = seen_of(read(winner).names)
    correct(on, winner, retitled(winner, "先の題"))

    with pytest.raises(Stale):
        correct(on, winner, retitled(winner, "後の題"), seen=before)

    assert (Winner.objects.get().title, Correction.objects.count()) == ("先の題", 1)


def test_the_address_of_a_public_page_stays():
    on, winner = released()

    with pytest.raises(Refused, match="アドレス"):
        correct(on, winner, (read(winner).names).with_columns({"address": "elsewhere"}))


def with_another(photos):
    (row,) = photos.rows
    return replace(photos, rows=(row, replace(row, key=None)))


def without_consent(photos):
    return replace(photos, rows=tuple(replace(row, consent=False) for row in photos.rows))


@pytest.mark.parametrize("change", [with_another, without_consent])
def test_only_the_words_of_a_public_photograph_are_corrected(change):
    on, winner = released()
    photos = read(winner).photos

    with pytest.raises(Refused, match="説明などの文の訂正と、削除"):
        correct(on, winner, change(photos))

    (photo,) = photos.rows
    correct(on, winner, replace(photos, rows=(photo.with_columns({"caption": "橋の上"}),)))
    assert (Photo.objects.get().caption, bool(Photo.objects.get().renditions)) == ("橋の上", True)


def test_a_public_photograph_is_taken_out_with_its_file_and_its_copies(
    django_capture_on_commit_callbacks,
):
    on, winner = released()
    original = winner.photos.get().original.name
    assert stage.published_files() != []

    with django_capture_on_commit_callbacks(execute=True):
        correct(on, winner, replace(read(winner).photos, rows=()))

    assert (stage.published_files(), Photo.objects.count()) == ([], 0)
    assert original not in stage.private_files()


def test_a_correction_leaves_nothing_that_could_not_have_been_proofread():
    on, winner = released()
    title = winner.title

    with pytest.raises(Refused, match="事業名を書いてください。"):
        correct(on, winner, retitled(winner, ""))

    assert (Winner.objects.get().title, Correction.objects.count()) == (title, 0)


def test_an_imported_winner_is_corrected_though_it_lacks_what_a_new_one_needs():
    office = make.secretary()
    imported = make.winner("released")
    EvaluationPoint.objects.create(winner=imported, position=1, text="あ" * 200)

    actions.correct(
        imported, retitled(imported), seen=seen_of(read(imported).names), reason=WHY, by=office,
        at=timezone.now(),
    )  # fmt: skip

    imported.refresh_from_db()
    assert (imported.title, Correction.objects.count()) == ("新しい題", 1)


# The pages


def test_a_winner_is_found_from_the_desk_and_corrected_and_the_public_reads_why(page, client):
    office = make.secretary()
    winner = make.winner("released", slug="shown", title="古い題", name_en="Group")
    listed = page(reverse("released-winners"), office)
    own = reverse("winner-corrections", args=[winner.pk])
    url = reverse("winner-correct", args=[winner.pk, "names"])
    assert (own in listed.links, url in page(own, office).links) == (True, True)
    assert reverse("released-winners") in page(reverse("release-home"), office).links
    form = filled(page(url, office).html)

    answer = client.post(url, form | {"title": "正しい題", "title_en": "A", "reason": WHY})

    after = client.get(answer.url).content.decode()
    assert (answer.url, WHY in after, "公表しています。" in after) == (own, True, True)
    public = page(reverse("winner", args=[winner.round.number, "shown"])).text
    assert ("正しい題" in public, WHY in public, "古い題" in public) == (True, True, False)


def test_the_public_reads_in_both_languages_when_and_why_and_what_was_corrected(page, client):
    office = make.secretary()
    winner = make.winner("released", slug="shown", name_en="Group", title_en="Work")
    Partner.objects.create(winner=winner, position=1, name="リンデン市", name_en="Linden")
    partners = read(winner).partners
    (row,) = partners.rows
    wanted = replace(partners, rows=(row.with_columns({"name": "リンデ市"}),))

    correct_now: dict[str, Any] = {
        "reason": WHY,
        "reason_en": "A misprint.",
        "by": office,
        "at": timezone.now(),
    }
    actions.correct(winner, wanted, seen=seen_of(partners), **correct_now)

    url = reverse("winner", args=[winner.round.number, "shown"])
    japanese, english = page(url).text, page(f"/en{url}").text
    today = PartialDate.from_iso(timezone.localdate().isoformat())
    for words in (WHY, "訂正した所：交流先1の「交流先の名称」", f"訂正（{today.western}）"):
        assert words in japanese
    for words in ("A misprint.", "What was corrected:", today.english):
        assert words in english
    assert (WHY in english, "訂正した所" in english) == (False, False)


def test_released_winners_are_listed_in_the_language_of_the_page(page):
    office = make.secretary()
    make.winner("released", name="見本市", name_en="Mihon City", title="友好", title_en="")
    address = reverse("released-winners")

    assert "見本市" in page(address, office).text
    english = page(f"/en{address}", office)
    assert ("Mihon City" in english.text, "見本市" in english.text) == (True, False)
    # What is not translated is marked as Japanese.
    assert 'lang="ja">友好' in english.html


def test_a_page_sent_back_unchanged_does_not_say_that_it_corrected(page, client):
    winner = make.winner("released", slug="shown", name_en="Group")
    url = reverse("winner-correct", args=[winner.pk, "names"])
    form = filled(page(url, make.secretary()).html)

    answer = client.post(url, form | {"reason": WHY})

    after = client.get(answer.url).content.decode()
    assert ("訂正していません。" in after, "訂正しました。" in after) == (True, False)
    assert winner.corrections.count() == 0


def test_an_embargoed_winner_has_no_page_to_correct_it_but_the_way_to_its_release(page, client):
    office = make.secretary()
    soon = timezone.now() + timedelta(days=1)
    winner = make.winner("released", published_at=soon, title="古い題")
    url = reverse("winner-correct", args=[winner.pk, "names"])
    client.force_login(office)

    answers = [client.get(url), client.get(reverse("winner-corrections", args=[winner.pk]))]

    assert {answer.url for answer in answers} == {
        reverse("release-round", args=[winner.round.number])
    }
    assert reverse("winner-corrections", args=[winner.pk]) not in (
        page(reverse("released-winners"), office).links
    )


def test_a_correction_without_a_reason_stays_on_its_page_as_typed(page, client):
    office = make.secretary()
    winner = make.winner("released", title="古い題")
    url = reverse("winner-correct", args=[winner.pk, "names"])
    form = filled(page(url, office).html)

    answer = client.post(url, form | {"title": "正しい題"})

    assert answer.status_code == 422
    assert "「訂正の理由」を入力してください。" in answer.content.decode()
    assert filled(answer.content.decode())["title"] == "正しい題"
    assert Winner.objects.get().title == "古い題"


def test_what_cannot_be_read_is_not_published_and_stays_as_typed(page, client):
    office = make.secretary()
    winner = make.winner("released")
    Partner.objects.create(winner=winner, position=1, name="リンデン市")
    url = reverse("winner-correct", args=[winner.pk, "partners"])
    form = filled(page(url, office).html)

    answer = client.post(url, form | {"partners-0-signed_on": "昔", "reason": WHY})

    html = answer.content.decode()
    assert (answer.status_code, "読み取れません" in html) == (409, True)
    assert (filled(html)["partners-0-signed_on"], filled(html)["reason"]) == ("昔", WHY)
    assert client.post(url, filled(html) | {"partners-0-signed_on": "1990年"}).status_code == 302


def test_a_row_is_added_to_a_correction_and_saved_with_its_reason(page, client):
    office = make.secretary()
    winner = make.winner("released")
    url = reverse("winner-correct", args=[winner.pk, "recipients"])
    form = filled(page(url, office).html) | {"recipients-0-name": "見本会", "reason": WHY}

    grown = client.post(url, form | {"recipients-add": "1"})

    assert (grown.status_code, Correction.objects.count()) == (200, 0)
    again = filled(grown.content.decode())
    assert (again["recipients-0-name"], again["reason"]) == ("見本会", WHY)
    client.post(url, again | {"recipients-1-name": "手本会"})
    assert [r.name for r in winner.recipients.order_by("position")] == ["見本会", "手本会"]
    assert Correction.objects.count() == 1


def test_the_later_of_two_corrections_sees_both_texts(page, client):
    office = make.secretary()
    winner = make.winner("released", title="古い題")
    url = reverse("winner-correct", args=[winner.pk, "names"])
    form = filled(page(url, office).html) | {"reason": WHY}
    client.post(url, form | {"title": "先の題"})

    answer = client.post(url, form | {"title": "後の題"})

    html = answer.content.decode()
    assert (answer.status_code, "先の題" in html, "後の題" in html) == (409, True, True)
    assert filled(html)["reason"] == WHY
    assert client.post(url, filled(html)).status_code == 302
    assert Winner.objects.get().title == "後の題"


def test_the_page_of_a_photograph_shows_it_and_has_no_way_to_change_the_picture(page):
    on, winner = released()

    shown = page(reverse("winner-correct", args=[winner.pk, "photos"]), on.office)

    assert reverse("profile-photo", args=[winner.pk, 1]) in shown.html
    assert "写真 1を削除する" in shown.text
    assert [w for w in ('type="file"', "photos-add", "photos-0-consent") if w in shown.html] == []


def test_what_is_not_released_has_no_page_to_correct_it(client):
    on = decided(1)
    winner = drafted(on)
    client.force_login(on.office)

    assert client.get(reverse("winner-correct", args=[winner.pk, "names"])).status_code == 404
    assert client.get(reverse("winner-corrections", args=[winner.pk])).status_code == 404
