"""What becomes public is prepared by one person and confirmed by another, or cancelled."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from awards.bilingual import Text
from awards.rounds.models import Round
from awards.winners.models import Photo, Winner
from nominations.changing import NotAllowed, Refused
from nominations.editing.saving import seen_of
from nominations.ledger.models import LedgerEntry, Seal
from nominations.letters.models import Letter
from nominations.release import actions
from nominations.release.invariants import broken
from nominations.release.models.releases import Release, Stage
from nominations.release.reading import read
from tests import make
from tests.ledger.whole import verify
from tests.release import stage
from tests.release.stage import AT, LATER, decided, other, prepare, proofread, release

pytestmark = pytest.mark.django_db
WHY = "受賞団体の名称に誤りが見付かったため。"


def ready(winners=1):
    on = decided(winners)
    for index in range(winners):
        proofread(on, index)
    other(on)
    Letter.objects.all().delete()
    return on


def rewritten(on, title="変わった題"):
    """Taken back, written in and proofread again, as the desk does it."""
    winner = Winner.objects.get(position=1)
    actions.unproofread(winner, reason="誤字", by=on.office, at=AT)
    names = read(winner).names
    wanted = replace(names, title=Text(title, "Changed"))
    actions.revise_profile(winner, wanted, seen=seen_of(names), by=on.office, at=AT)
    actions.proofread(winner, by=on.office, at=AT)


def facts(event):
    return json.loads(str(LedgerEntry.objects.get(event=event).payload))["facts"]


def state(on):
    on.round.refresh_from_db()
    winners = Winner.objects.values_list("state", "published_at").distinct()
    return list(winners), on.round.results_at, on.round.application_count


NOTHING = ([("proofread", None)], None, None)


# Prepared


def test_what_is_prepared_is_not_public_and_tells_the_others_of_the_secretariat():
    on = ready()

    prepared = prepare(on)

    assert (prepared.stage, state(on), stage.published_files()) == ("prepared", NOTHING, [])
    assert [letter.to for letter in Letter.objects.all()] == [[on.other.email]]
    assert facts("round.release_prepared") == {"publish_at": LATER.isoformat(), "winners": 1}
    assert (Seal.objects.filter(occasion="release").count(), broken()) == (0, [])


def test_the_same_prepared_twice_is_one():
    on = ready()

    first, second = prepare(on), prepare(on)

    assert (first, Release.objects.count(), Letter.objects.count()) == (second, 1, 1)


def test_another_instant_is_prepared_once_the_first_is_cancelled():
    on = ready()
    first = prepare(on)

    with pytest.raises(Refused, match="先にその準備を取り消してください"):
        prepare(on, LATER + timedelta(days=1))

    actions.cancel(first, reason=WHY, by=on.other, at=AT)
    assert prepare(on, LATER + timedelta(days=1)).publish_at == LATER + timedelta(days=1)


# Confirmed


def test_nobody_confirms_what_they_have_prepared():
    on = ready()
    prepared = prepare(on)

    with pytest.raises(NotAllowed, match="準備した方は、確定できません"):
        actions.confirm(prepared, by=on.office, at=AT)

    assert (state(on), stage.published_files()) == (NOTHING, [])


def test_the_database_refuses_one_person_twice():
    on = ready()
    prepare(on)

    with pytest.raises(IntegrityError), transaction.atomic():
        Release.objects.update(stage="confirmed", confirmed_by=on.office, confirmed_at=AT)


@pytest.mark.parametrize("who", [make.host_officer, make.user])
def test_only_somebody_of_the_secretariat_confirms(who):
    on = ready()
    prepared = prepare(on)

    with pytest.raises(NotAllowed):
        actions.confirm(prepared, by=who(), at=AT)

    assert state(on) == NOTHING


def test_a_seat_that_has_ended_confirms_nothing():
    on = ready()
    prepared = prepare(on)
    on.other.office_seats.update(ends_on=AT.date() - timedelta(days=1))

    with pytest.raises(NotAllowed):
        actions.confirm(prepared, by=on.other, at=AT)


def test_the_second_person_makes_it_public_at_the_instant_that_the_first_one_set():
    on = ready(2)

    release(on)

    assert state(on) == ([("released", LATER)], LATER, len(on.entries))
    assert facts("round.released")["prepared_by"] == on.office.pk
    at_once = Letter.objects.filter(scheduled_time=None)
    assert [letter.to for letter in at_once.order_by("-pk")][0] == [on.office.email]
    assert (verify(), broken()) == ([], [])


def test_the_same_confirmation_sent_twice_is_one_and_leaves_no_files():
    on = ready()
    prepared = release(on)
    files, letters = stage.published_files(), Letter.objects.count()

    actions.confirm(prepared, by=on.other, at=AT)

    assert (stage.published_files(), Letter.objects.count()) == (files, letters)
    assert LedgerEntry.objects.filter(event="round.released").count() == 1


def test_a_text_that_changed_after_the_preparation_holds_it_back_and_is_named():
    on = ready(2)
    prepared = prepare(on)
    rewritten(on)

    with pytest.raises(Refused) as refusal:
        actions.confirm(prepared, by=on.other, at=AT)

    name = Winner.objects.get(position=1).name
    assert str(refusal.value) == (
        f"{name}の「名称と事業名」が、準備の後に変わりました。 "
        "内容を確かめて、この準備を取り消し、改めて準備してください。"
    )
    assert (state(on), stage.published_files()) == (NOTHING, [])


def test_a_picture_that_took_the_place_of_another_is_a_change():
    on = ready()
    prepared = prepare(on)
    photo = Photo.objects.get()
    photo.original.save("other.jpg", ContentFile(stage.picture()))

    with pytest.raises(Refused, match="「写真」が、準備の後に変わりました"):
        actions.confirm(prepared, by=on.other, at=AT)


def test_a_number_of_applications_that_changed_is_told():
    on = ready()
    prepared = prepare(on)
    make.nomination("submitted", round=on.round)

    n = len(on.entries)
    with pytest.raises(Refused, match=f"「{n}団体」から「{n + 1}団体」に変わりました"):
        actions.confirm(prepared, by=on.other, at=AT)


def test_while_somebody_edits_nothing_is_half_done():
    on = ready(2)
    prepared = prepare(on)
    winner = Winner.objects.get(position=2)
    actions.unproofread(winner, reason="誤字", by=on.office, at=AT)

    with pytest.raises(Refused, match=f"{winner.name}の紹介文が校了していません"):
        actions.confirm(prepared, by=on.other, at=AT)

    assert not Winner.objects.filter(published_at__isnull=False).exists()
    assert (stage.published_files(), Round.objects.get(pk=on.round.pk).results_at) == ([], None)


def test_an_instant_that_has_passed_is_not_confirmed():
    on = ready()
    prepared = prepare(on)

    with pytest.raises(Refused, match="を過ぎたため、確定できません"):
        actions.confirm(prepared, by=on.other, at=LATER)

    assert state(on) == NOTHING


def test_what_was_cancelled_is_not_confirmed():
    on = ready()
    prepared = prepare(on)
    actions.cancel(prepared, reason=WHY, by=on.office, at=AT)

    with pytest.raises(Refused, match="取り消されています"):
        actions.confirm(prepared, by=on.other, at=AT)


# Cancelled


def test_a_confirmed_release_is_cancelled_before_its_instant_and_leaves_nothing(
    django_capture_on_commit_callbacks,
):
    on = ready(2)
    prepared = release(on)
    assert stage.published_files() != []

    with django_capture_on_commit_callbacks(execute=True):
        actions.cancel(prepared, reason=WHY, by=on.office, at=LATER - timedelta(seconds=1))

    assert (state(on), stage.published_files()) == (NOTHING, [])
    assert list(Photo.objects.values_list("renditions", flat=True)) == [{}, {}]
    assert list(Winner.objects.values_list("search_text", flat=True)) == ["", ""]
    assert facts("round.release_cancelled")["reason"] == WHY
    assert (verify(), broken()) == ([], [])
    assert Letter.objects.order_by("-pk").first().to == [on.other.email]


def test_after_a_cancellation_the_round_is_released_again():
    on = ready()
    actions.cancel(release(on), reason=WHY, by=on.other, at=AT)
    rewritten(on, "直した題")

    release(on, LATER + timedelta(days=1))

    assert Winner.objects.published(LATER + timedelta(days=1)).get().title == "直した題"
    assert list(Release.objects.order_by("pk").values_list("stage", flat=True)) == [
        Stage.CANCELLED,
        Stage.CONFIRMED,
    ]
    assert (verify(), broken()) == ([], [])


def test_from_its_instant_on_nothing_is_cancelled():
    on = ready()
    prepared = release(on)

    with pytest.raises(Refused, match="取り下げることができます"):
        actions.cancel(prepared, reason=WHY, by=on.office, at=LATER)

    assert Winner.objects.get().state == "released"


@pytest.mark.parametrize("reason", ["", " \n"])
def test_a_cancellation_has_a_reason(reason):
    on = ready()
    prepared = prepare(on)

    with pytest.raises(Refused, match="取消しの理由"):
        actions.cancel(prepared, reason=reason, by=on.office, at=AT)


def test_a_profile_whose_release_was_cancelled_and_undone_by_hand_is_found():
    on = ready()
    actions.cancel(release(on), reason=WHY, by=on.office, at=AT)

    Winner.objects.update(state="released", published_at=LATER)

    assert [fault for fault in verify() if "release are not those of seal" in fault] != []
    assert [line for line in broken() if "without two people" in line] != []


# The pages


def released_soon():
    """By the clock of the pages."""
    on = ready()
    soon = timezone.now() + timedelta(days=2, hours=3, minutes=1)
    return on, soon


def test_the_first_person_sees_what_will_happen_and_cannot_confirm(page, client):
    on, soon = released_soon()
    url = reverse("release-round", args=[on.round.number])
    client.force_login(on.office)
    moment = f"{timezone.localtime(soon):%Y-%m-%d %H:%M}"
    asked = client.get(url, {"publish_at": moment}).content.decode()
    winner = Winner.objects.get()

    client.post(url, {"publish_at": moment})

    for words in (winner.name, "写真1枚も", f"/rounds/{on.round.number}/{winner.slug}/",
                  on.other.name, "確定できません"):  # fmt: skip
        assert words in asked
    shown = page(url, on.office)
    assert "確定を待っています" in shown.text
    assert "2日" in shown.text
    assert on.other.name in shown.text
    assert reverse("release-confirm", args=[on.round.number]) not in shown.links


def test_the_second_person_confirms_on_a_page_that_tells_all(page, client):
    on, soon = released_soon()
    prepared = prepare(on, soon)
    number = on.round.number
    url = reverse("release-confirm", args=[number])
    assert url in page(reverse("release-round", args=[number]), on.other).links

    client.force_login(on.other)
    text = client.get(url).content.decode()
    answer = client.post(url, {"release": prepared.pk})

    assert (answer.status_code, answer.url) == (302, reverse("release-round", args=[number]))
    for words in (on.office.name, Winner.objects.get().name, "応募数を", "booklet.pdf"):
        assert words in text
    after = page(answer.url, on.other).text
    assert ("に公表します（あと2日" in after, "公表予定" in after) == (True, True)


def test_a_preparation_that_is_stale_names_what_changed_and_has_no_way_to_confirm(page):
    on, soon = released_soon()
    prepare(on, soon)
    rewritten(on)

    shown = page(reverse("release-round", args=[on.round.number]), on.other)

    assert "「名称と事業名」が、準備の後に変わりました" in shown.text
    assert reverse("release-confirm", args=[on.round.number]) not in shown.links


def test_who_had_another_preparation_before_them_is_told(client):
    on, soon = released_soon()
    first = prepare(on, soon)
    actions.cancel(first, reason=WHY, by=on.office, at=AT)
    prepare(on, soon + timedelta(days=1))
    client.force_login(on.other)

    answer = client.post(reverse("release-confirm", args=[on.round.number]), {"release": first.pk})

    assert (answer.status_code, "取り消されています" in answer.content.decode()) == (409, True)
    assert state(on) == NOTHING


def test_a_release_is_cancelled_from_its_page_with_a_reason(page, client):
    on, soon = released_soon()
    release(on, soon)
    number = on.round.number
    url = reverse("release-cancel", args=[number])
    assert url in page(reverse("release-round", args=[number]), on.office).links
    empty = client.post(url, {"reason": ""})

    answer = client.post(url, {"reason": WHY})

    assert (empty.status_code, answer.status_code) == (422, 302)
    after = page(answer.url, on.office).text
    assert (WHY in after, "取消し" in after) == (True, True)
    assert state(on) == NOTHING


def test_the_list_of_rounds_says_what_waits_for_a_second_person_and_what_is_public(page):
    on = decided(1)
    proofread(on)
    prepare(on)
    waiting = page(reverse("release-home"), on.office).text
    actions.confirm(Release.objects.get(), by=other(on), at=AT)
    Winner.objects.update(published_at=AT)
    make.announce(on.round, AT)

    public = page(reverse("release-home"), on.office).text

    assert ("確定を待っています" in waiting, "に公表しました" in waiting) == (True, False)
    assert ("確定を待っています" in public, "に公表しました" in public) == (False, True)


def test_what_is_released_is_not_proofread_again():
    on = decided(1)
    winner = proofread(on)
    release(on)
    winner.refresh_from_db()

    with pytest.raises(Refused, match="既に公表の手続を終えています"):
        actions.proofread(winner, by=on.office, at=AT)

    assert Winner.objects.get().state == "released"
