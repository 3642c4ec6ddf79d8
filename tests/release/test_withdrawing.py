"""What was public is withdrawn: gone from everywhere, and its address says when and why."""

import json
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from awards import page_cache
from awards.winners.models import Winner, Withdrawal
from nominations.changing import NotAllowed, Refused
from nominations.ledger.models import LedgerEntry
from nominations.letters.models import Letter
from nominations.release import actions
from nominations.release.invariants import broken
from nominations.release.models.releases import Release
from tests import make
from tests.ledger.whole import verify
from tests.release import stage
from tests.release.stage import AT, LATER, decided, other, proofread, release

pytestmark = pytest.mark.django_db
WHY = "受賞団体からの申出があったため。"
WHY_EN = "At the request of the group."
AFTER = LATER + timedelta(days=1)


def public(winners=2):
    """A round that was released at LATER, which for the pages is long ago."""
    on = decided(winners)
    for index in range(winners):
        proofread(on, index)
    other(on)
    release(on, LATER, AT)
    return on


def publicly(on):
    """Its instant has come by the clock of the pages, too."""
    past = timezone.now() - timedelta(days=1)
    Winner.objects.update(published_at=past)
    make.announce(on.round, past)
    on.round.refresh_from_db()
    caches["pages"].clear()


def withdraw(on, winner, at=AFTER, **more):
    said = {"reason": WHY, "reason_en": WHY_EN, "by": on.office, "at": at}
    actions.withdraw(winner, **(said | more))


def test_a_winner_is_withdrawn_and_the_others_stay(django_capture_on_commit_callbacks):
    on = public()
    first, second = Winner.objects.order_by("position")
    files = stage.published_files()

    with django_capture_on_commit_callbacks(execute=True):
        withdraw(on, first)

    assert list(Winner.objects.published(AFTER)) == [second]
    told = Withdrawal.objects.get()
    assert (told.round, told.slug, told.at, told.reason) == (on.round, first.slug, AFTER, WHY)
    assert len(stage.published_files()) == len(files) / 2
    assert (verify(), broken()) == ([], [])


def test_the_ledger_keeps_it_and_those_who_nominated_are_told():
    on = public(1)
    officer = make.officer(on.entries[0].body)
    Letter.objects.all().delete()

    withdraw(on, Winner.objects.get())

    entry = LedgerEntry.objects.get(event="winner.withdrawn")
    assert json.loads(str(entry.payload))["facts"]["reason"] == WHY
    assert sorted(letter.to[0] for letter in Letter.objects.all()) == sorted(
        [officer.email, on.other.email]
    )
    assert all(WHY in letter.message for letter in Letter.objects.all())


def test_before_its_instant_nothing_is_withdrawn():
    on = public(1)

    with pytest.raises(Refused, match="「公表予定」です"):
        withdraw(on, Winner.objects.get(), at=LATER - timedelta(seconds=1))

    assert Winner.objects.get().state == "released"


@pytest.mark.parametrize("reason", ["", " "])
def test_a_withdrawal_has_a_reason(reason):
    on = public(1)

    with pytest.raises(Refused, match="取下げの理由"):
        withdraw(on, Winner.objects.get(), reason=reason)


def test_only_the_secretariat_withdraws():
    on = public(1)

    with pytest.raises(NotAllowed):
        withdraw(on, Winner.objects.get(), by=make.host_officer())


def test_the_same_withdrawal_sent_twice_is_one():
    on = public(1)
    letters = Letter.objects.count()
    withdraw(on, Winner.objects.get())

    withdraw(on, Winner.objects.get())

    assert (Withdrawal.objects.count(), Letter.objects.count()) == (1, letters + 1)


def test_the_whole_release_is_withdrawn_and_no_second_one_takes_its_place():
    on = public(2)

    actions.withdraw_round(on.round, reason=WHY, by=on.other, at=AFTER)

    assert not Winner.objects.published(AFTER).exists()
    assert sorted(Withdrawal.objects.values_list("slug", flat=True))[0] == ""
    assert (Withdrawal.objects.count(), Release.objects.get().stage) == (3, "withdrawn")
    assert (verify(), broken()) == ([], [])
    with pytest.raises(Refused, match="公表を取り下げています"):
        stage.prepare(on, AFTER + timedelta(days=9), at=AFTER)


def test_a_withdrawal_undone_by_hand_is_found():
    on = public(1)
    withdraw(on, Winner.objects.get())

    Winner.objects.update(state="released")

    assert [fault for fault in verify() if "release are not those of seal" in fault] != []
    assert [line for line in broken() if "is withdrawn and does not say so" in line] != []


def test_an_imported_winner_is_withdrawn_alike():
    office, winner = make.secretary(), make.winner("released")

    actions.withdraw(winner, reason=WHY, by=office, at=timezone.now())

    assert (Winner.objects.get().state, verify()) == ("withdrawn", [])


# The pages


EVERYWHERE = (
    "/", "/rounds/", "/winners/", "/winners/?q=mark", "/sitemap.xml", "/feed.atom", "/en/feed.atom",
    "/open-data/winners.json", "/open-data/winners.csv", "/open-data/partners.csv",
    "/api/v1/winners/",
)  # fmt: skip


def everything(client, on, slug):
    own = f"/rounds/{on.round.number}/"
    bodies = {}
    for url in (*EVERYWHERE, own, f"/en{own}"):
        answer = client.get(url)
        pieces = answer.streaming_content if answer.streaming else [answer.content]
        bodies[url] = (answer.status_code, b"".join(pieces).decode())
    return [url for url, (code, body) in bodies.items() if slug in body or code >= 500]


def test_it_leaves_every_page_list_and_file_and_its_photographs_are_not_served(client):
    on = public(2)
    publicly(on)
    gone = Winner.objects.get(position=1)
    Winner.objects.filter(pk=gone.pk).update(slug="gone-away")
    gone.refresh_from_db()
    photo = f"/rounds/{on.round.number}/gone-away/photos/1/480.webp"
    assert (client.get(photo).status_code, len(everything(client, on, "gone-away"))) == (200, 12)

    withdraw(on, gone, at=timezone.now())
    caches["pages"].clear()

    assert everything(client, on, "gone-away") == []
    assert client.get(photo).status_code == 404


def test_its_address_says_in_both_languages_that_it_was_withdrawn_when_and_why(client, page):
    on = public(1)
    publicly(on)
    winner = Winner.objects.get()
    withdraw(on, winner, at=timezone.now())
    url = f"/rounds/{on.round.number}/{winner.slug}/"

    japanese, english = client.get(url), client.get(f"/en{url}")

    assert (japanese.status_code, english.status_code) == (410, 410)
    text = japanese.content.decode()
    assert ("取り下げました" in text, WHY in text, winner.name in text) == (True, True, False)
    text = english.content.decode()
    assert ("has been withdrawn" in text, WHY_EN in text, WHY in text) == (True, True, False)
    record = client.get(f"/api/v1/winners/{on.round.number}/{winner.slug}/")
    assert (record.status_code, json.loads(record.content)["reason"]) == (410, WHY)


def test_a_page_that_was_never_public_says_nothing(client):
    on = public(1)
    publicly(on)

    assert client.get(f"/rounds/{on.round.number}/other/").status_code == 404


def test_the_page_of_the_round_says_that_all_of_it_was_withdrawn(client):
    on = public(2)
    publicly(on)
    slug = Winner.objects.get(position=1).slug
    actions.withdraw_round(on.round, reason=WHY, reason_en=WHY_EN, by=on.office, at=timezone.now())
    caches["pages"].clear()
    url = f"/rounds/{on.round.number}/"

    text, english = (client.get(f"{way}{url}").content.decode() for way in ("", "/en"))

    assert ("取り下げました" in text, WHY in text, WHY_EN in english) == (True, True, True)
    assert client.get(f"{url}{slug}/").status_code == 410
    assert client.get(f"{url}booklet.pdf").status_code == 404


def test_a_kept_page_ends_within_five_seconds(client):
    assert page_cache.KEPT_SECONDS <= 5
    on = public(1)
    publicly(on)
    url = f"/rounds/{on.round.number}/{Winner.objects.get().slug}/"
    assert client.get(url).status_code == 200

    withdraw(on, Winner.objects.get(), at=timezone.now())

    assert client.get(url).status_code == 200  # still kept
    caches["pages"].clear()  # as time does
    assert client.get(url).status_code == 410


def test_a_winner_is_withdrawn_from_its_page_on_the_desk(page, client):
    on = public(1)
    publicly(on)
    winner = Winner.objects.get()
    url = reverse("winner-withdraw", args=[winner.pk])
    assert url in page(reverse("winner-corrections", args=[winner.pk]), on.office).links
    shown = page(url, on.office).text

    empty = client.post(url, {"reason": ""})
    answer = client.post(url, {"reason": WHY, "reason_en": ""})

    for words in (winner.name, "写真1枚を消し", on.other.name):
        assert words in shown
    assert (empty.status_code, answer.status_code) == (422, 302)
    assert Winner.objects.get().state == "withdrawn"
    assert "取下げ" in page(reverse("profile", args=[winner.pk]), on.office).text


def test_a_whole_round_is_withdrawn_from_its_page_on_the_desk(page, client):
    on = public(2)
    publicly(on)
    number = on.round.number
    url = reverse("round-withdraw", args=[number])
    assert url in page(reverse("release-round", args=[number]), on.office).links

    answer = client.post(url, {"reason": WHY})

    assert (answer.status_code, Winner.objects.published(timezone.now()).count()) == (302, 0)
    assert "取り下げています" in page(reverse("release-home"), on.office).text
