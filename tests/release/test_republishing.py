"""What was withdrawn by mistake becomes public again, by two people, and its page says so."""

import json
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from awards.winners.models import Correction, Winner, Withdrawal
from nominations.changing import NotAllowed, Refused
from nominations.ledger.models import LedgerEntry
from nominations.letters.models import Letter
from nominations.release import actions
from nominations.release.invariants import broken
from nominations.release.models.republications import Republication
from tests import make
from tests.ledger.whole import verify
from tests.release import stage
from tests.release.test_withdrawing import AFTER, everything, public, publicly, withdraw

pytestmark = pytest.mark.django_db
WHY = "誤って別の団体の公表を取り下げたため。"
WHY_EN = "Another group's page was to be withdrawn."
BACK = AFTER + timedelta(days=1)


def prepare(on, slug, **more):
    said = {"reason": WHY, "reason_en": WHY_EN, "by": on.office, "at": BACK}
    withdrawal = Withdrawal.objects.get(slug=slug)
    return actions.prepare_republication(withdrawal, **(said | more))


def republish(on, slug, at=BACK):
    prepared = prepare(on, slug, at=at)
    actions.republish(prepared, by=on.other, at=at)
    return prepared


def test_a_winner_is_public_again_as_it_was_with_its_photographs():
    on = public()
    first = Winner.objects.get(position=1)
    files, published_at = stage.published_files(), first.published_at
    withdraw(on, first)

    republish(on, first.slug)

    first.refresh_from_db()
    assert (first.state, first.published_at) == ("released", published_at)
    assert first in Winner.objects.published(BACK)
    assert len(stage.published_files()) >= len(files)
    assert (Withdrawal.objects.count(), verify(), broken()) == (0, [], [])
    told = Correction.objects.get()
    assert (told.winner, told.section, told.at, told.reason) == (first, "republished", BACK, WHY)


def test_until_the_second_person_confirms_nothing_is_public():
    on = public(1)
    winner = Winner.objects.get()
    withdraw(on, winner)

    prepare(on, winner.slug)

    assert not Winner.objects.published(BACK).exists()
    assert Withdrawal.objects.count() == 1
    assert (verify(), broken()) == ([], [])


def test_who_prepared_it_cannot_confirm_it_and_the_database_says_so_too():
    on = public(1)
    withdraw(on, Winner.objects.get())
    prepared = prepare(on, Winner.objects.get().slug)

    with pytest.raises(NotAllowed, match="準備した方は、確定できません"):
        actions.republish(prepared, by=on.office, at=BACK)

    with pytest.raises(IntegrityError), transaction.atomic():
        Republication.objects.update(confirmed_by=on.office, confirmed_at=BACK)


def test_only_the_secretariat_may():
    on = public(1)
    withdraw(on, Winner.objects.get())
    host = make.host_officer()

    with pytest.raises(NotAllowed):
        prepare(on, Winner.objects.get().slug, by=host)
    with pytest.raises(NotAllowed):
        actions.republish(prepare(on, Winner.objects.get().slug), by=host, at=BACK)


@pytest.mark.parametrize("reason", ["", " "])
def test_it_has_a_reason(reason):
    on = public(1)
    withdraw(on, Winner.objects.get())

    with pytest.raises(Refused, match="公表を再開する理由"):
        prepare(on, Winner.objects.get().slug, reason=reason)


def test_the_ledger_keeps_both_steps_and_those_concerned_are_told():
    on = public(1)
    officer = make.officer(on.entries[0].body)
    winner = Winner.objects.get()
    withdraw(on, winner)
    Letter.objects.all().delete()

    republish(on, winner.slug)

    entries = LedgerEntry.objects.filter(event__startswith="republication.").order_by("seq")
    said = [json.loads(str(one.payload)) for one in entries]
    assert [(one.event, it["by"]) for one, it in zip(entries, said, strict=True)] == [
        ("republication.prepared", on.office.pk),
        ("republication.confirmed", on.other.pk),
    ]
    assert said[1]["facts"]["reason"] == WHY
    letters = [(letter.to[0], "再開の確定" in letter.subject) for letter in Letter.objects.all()]
    assert sorted(letters) == sorted(
        [(on.other.email, True), (on.office.email, False), (officer.email, False)]
    )


def test_each_step_sent_twice_is_one():
    on = public(1)
    winner = Winner.objects.get()
    withdraw(on, winner)
    first = prepare(on, winner.slug)

    assert prepare(on, winner.slug) == first
    for _ in range(2):
        actions.republish(first, by=on.other, at=BACK)

    assert (Republication.objects.count(), Correction.objects.count()) == (1, 1)


def test_another_preparation_waits_for_the_first_to_be_cancelled():
    on = public(1)
    winner = Winner.objects.get()
    withdraw(on, winner)
    first = prepare(on, winner.slug)

    with pytest.raises(Refused, match="公表の再開を準備しています"):
        prepare(on, winner.slug, by=on.other)
    with pytest.raises(Refused, match="取消しの理由"):
        actions.cancel_republication(first, reason=" ", by=on.other, at=BACK)
    actions.cancel_republication(first, reason="取下げのままでよい。", by=on.other, at=BACK)
    with pytest.raises(Refused, match="取り消されています"):
        actions.republish(first, by=on.other, at=BACK)

    assert Winner.objects.get().state == "withdrawn"
    assert prepare(on, winner.slug, by=on.other) != first
    assert "取下げのままでよい。" in Letter.objects.order_by("-pk")[1].message


def test_the_whole_round_is_public_again_but_what_was_withdrawn_before():
    on = public(3)
    before = Winner.objects.get(position=3)
    withdraw(on, before)
    later = AFTER + timedelta(hours=1)
    actions.withdraw_round(on.round, reason="誤り", by=on.other, at=later)

    republish(on, "")

    states = Winner.objects.order_by("position").values_list("state", flat=True)
    assert list(states) == ["released", "released", "withdrawn"]
    assert list(Withdrawal.objects.values_list("slug", flat=True)) == [before.slug]
    assert (verify(), broken()) == ([], [])


def test_one_page_of_a_withdrawn_round_comes_back_alone_and_the_round_no_longer_says_all():
    on = public(2)
    actions.withdraw_round(on.round, reason="誤り", by=on.other, at=AFTER)
    first, second = Winner.objects.order_by("position")
    whole = prepare(on, "")

    republish(on, first.slug)

    assert list(Withdrawal.objects.values_list("slug", flat=True)) == [second.slug]
    assert (verify(), broken()) == ([], [])
    with pytest.raises(Refused, match="この準備を取り消してください"):
        actions.republish(whole, by=on.other, at=BACK)


def test_it_can_be_withdrawn_again_and_corrected():
    on = public(1)
    winner = Winner.objects.get()
    withdraw(on, winner)
    republish(on, winner.slug)
    winner.refresh_from_db()

    withdraw(on, winner, at=BACK + timedelta(hours=1))
    republish(on, winner.slug, at=BACK + timedelta(hours=2))

    assert Correction.objects.count() == 2
    assert (verify(), broken()) == ([], [])


def test_an_imported_winner_comes_back_alike():
    office, other, winner = make.secretary(), make.secretary(), make.winner("released")
    actions.withdraw(winner, reason="誤り", by=office, at=timezone.now())
    prepared = actions.prepare_republication(
        Withdrawal.objects.get(), reason=WHY, by=office, at=timezone.now()
    )

    actions.republish(prepared, by=other, at=timezone.now())

    assert (Winner.objects.get().state, verify()) == ("released", [])


def test_a_photograph_that_vanished_is_named_and_nothing_is_public():
    on = public(1)
    winner = Winner.objects.get()
    withdraw(on, winner)
    files = stage.published_files()
    original = winner.photos.get().original
    original.storage.delete(str(original.name))

    with pytest.raises(Refused, match=r"写真1のファイルを読めません。 管理担当に"):
        republish(on, winner.slug)

    assert (Winner.objects.get().state, stage.published_files()) == ("withdrawn", files)
    assert Correction.objects.count() == 0


# The pages


def test_two_people_publish_again_on_the_desk_and_the_page_says_when_and_why(client, page):
    on = public(1)
    publicly(on)
    winner = Winner.objects.get()
    withdraw(on, winner, at=timezone.now())
    public_url = f"/rounds/{on.round.number}/{winner.slug}/"
    assert client.get(public_url).status_code == 410
    url = reverse("withdrawal", args=[Withdrawal.objects.get().pk])
    confirm, cancel = f"{url}confirm/", f"{url}cancel/"
    assert url in page(reverse("released-winners"), on.office).links

    client.force_login(on.office)
    empty = client.post(url, {"reason": ""})
    answer = client.post(url, {"reason": WHY, "reason_en": WHY_EN})
    own = page(url, on.office)
    theirs = page(url, on.other)
    shown = page(confirm, on.other)

    assert (empty.status_code, answer.status_code) == (422, 302)
    assert (confirm in own.links, cancel in own.links, on.other.name in own.text) == (
        False,
        True,
        True,
    )
    assert confirm in theirs.links
    for words in (winner.name, WHY, "写真1枚", public_url):
        assert words in shown.text
    client.force_login(on.office)
    assert client.get(confirm).status_code == 302  # whoever prepared it is led back
    client.force_login(on.other)
    key = Republication.objects.get().pk
    assert client.post(confirm, {"release": key}).status_code == 302
    caches["pages"].clear()
    japanese, english = (client.get(f"{way}{public_url}") for way in ("", "/en"))
    assert (japanese.status_code, english.status_code) == (200, 200)
    text = japanese.content.decode()
    assert ("取り下げていた公表を再開（" in text, WHY in text, "訂正（" in text) == (
        True,
        True,
        False,
    )
    assert "Another group&#x27;s page" in english.content.decode()
    assert page(reverse("winner-corrections", args=[winner.pk]), on.office).text.count(WHY) == 1


def test_it_is_on_every_page_list_and_file_again(client):
    on = public(2)
    publicly(on)
    gone = Winner.objects.get(position=1)
    withdraw(on, gone, at=timezone.now())
    republish(on, gone.slug, at=timezone.now())
    caches["pages"].clear()

    assert len(everything(client, on, gone.slug)) == 12
    assert client.get(f"/rounds/{on.round.number}/{gone.slug}/photos/1/480.webp").status_code == 200
    record = client.get(f"/api/v1/winners/{on.round.number}/{gone.slug}/")
    [told] = json.loads(record.content)["corrections"]
    assert (told["kind"], told["reason"]) == ("republication", WHY)
    assert f"取り下げていた公表を再開：{WHY}" in client.get("/feed.atom").content.decode()


def test_each_of_the_two_reads_on_the_first_page_what_waits(page):
    on = public(1)
    winner = Winner.objects.get()
    withdraw(on, winner)
    home = reverse("desk-home")
    before = page(home, on.other).text

    prepared = prepare(on, winner.slug)

    assert f"{winner.name}：公表の再開を確かめて確定する" in page(home, on.other).text
    assert f"{winner.name}：公表の再開の確定を待つ" in page(home, on.office).text
    assert "公表の再開" not in before
    actions.republish(prepared, by=on.other, at=BACK)
    assert "公表の再開" not in page(home, on.other).text
