from datetime import timedelta

import pytest
from django.urls import reverse

from awards.text import fold
from awards.winners.models import Winner
from nominations.changing import Refused, Stale
from nominations.ledger.models import LedgerEntry, Seal
from nominations.release.actions import releasing
from tests import make
from tests.ledger.whole import verify
from tests.release import stage
from tests.release.stage import AT, LATER, decided, drafted, proofread, release

pytestmark = pytest.mark.django_db

BEFORE = LATER - timedelta(seconds=1)


def ready(winners=2):
    on = decided(winners)
    for index in range(winners):
        proofread(on, index)
    return on


def published(at):
    return list(
        Winner.objects.published(at).order_by("position").values_list("position", flat=True)
    )


def test_all_winners_become_public_at_the_one_instant_and_none_before():
    on = ready()

    release(on)

    assert (published(BEFORE), published(LATER)) == ([], [1, 2])


def test_a_release_says_how_many_applied_and_when_and_seals_the_profiles():
    on = ready()
    make.nomination("withdrawn", round=on.round)
    make.nomination("draft", round=on.round)
    make.nomination("ineligible", round=on.round)

    release(on)

    on.round.refresh_from_db()
    seal = Seal.objects.get(occasion="release")
    assert (on.round.application_count, on.round.results_at) == (len(on.entries) + 1, LATER)
    assert (seal.row_count, seal.round) == (2, on.round)
    assert verify() == []


def test_photographs_are_rendered_at_the_release_and_not_wider_than_they_are():
    on = ready(1)
    assert stage.published_files() == []

    release(on)

    photo = Winner.objects.get().photos.get()
    names = [name for kinds in photo.renditions.values() for name in kinds.values()]
    assert sorted(photo.renditions, key=int) == ["480", "960", "1200"]
    assert sorted(names) == stage.published_files()


def test_a_released_winner_is_found_by_what_is_written_about_it():
    on = ready(1)

    release(on)

    text = Winner.objects.get().search_text
    for word in ("見本友好協会", "みほんゆうこう", "リンデン", "ドイツ", "群馬", "exchange"):
        assert fold(word) in text


@pytest.mark.parametrize("publish_at", [AT, AT - timedelta(days=1)])
def test_the_instant_lies_ahead(publish_at):
    on = ready(1)

    with pytest.raises(Refused, match="これからの日時"):
        release(on, publish_at)

    assert (published(LATER), stage.published_files()) == ([], [])


def test_nobody_is_released_while_one_is_not_proofread_or_not_drafted():
    on = decided(3)
    proofread(on)
    winner = drafted(on, 1)

    with pytest.raises(Refused) as refusal:
        release(on)

    assert str(refusal.value) == (
        f"{winner.name}の紹介文が校了していません。 「{on.entries[2].title}」の紹介文がまだありません。"
    )
    assert (published(LATER), stage.published_files()) == ([], [])


def test_a_broken_photograph_of_the_last_winner_holds_back_all_and_leaves_no_file():
    on = ready(2)
    last = Winner.objects.get(position=2).photos.get()
    with last.original.storage.open(last.original.name or "", "wb") as file:
        file.write(stage.picture()[:500])

    with pytest.raises(Refused, match="写真1のファイルを読めません"):
        release(on)

    on.round.refresh_from_db()
    assert (published(LATER), stage.published_files()) == ([], [])
    assert (on.round.results_at, Seal.objects.filter(occasion="release").count()) == (None, 0)
    assert list(Winner.objects.values_list("state", flat=True).distinct()) == ["proofread"]


def test_a_missing_photograph_holds_back_all():
    on = ready(2)
    photo = Winner.objects.get(position=2).photos.get()
    photo.original.storage.delete(photo.original.name or "")

    with pytest.raises(Refused, match="写真1のファイルを読めません"):
        release(on)

    assert (published(LATER), stage.published_files()) == ([], [])


def test_a_second_release_is_refused_and_leaves_no_more_files():
    on = ready(1)
    release(on)
    files = stage.published_files()

    with pytest.raises(Refused, match="既に公表の手続を終えています"):
        release(on, LATER + timedelta(days=1))

    assert published(LATER) == [1]
    assert stage.published_files() == files
    assert LedgerEntry.objects.filter(event="round.released").count() == 1


def test_nothing_of_the_winner_is_on_a_public_page_before_its_instant(client, settings):
    on = ready(1)
    winner = Winner.objects.get()
    Winner.objects.update(name="秘密の団体")
    release(on, publish_at=make.datetime.now().astimezone() + timedelta(days=2))
    addresses = [reverse("home"), reverse("round-list"), reverse("winner-list"),
                 reverse("round", args=[on.round.number])]  # fmt: skip

    bodies = [client.get(address).content.decode() for address in addresses]

    assert [body for body in bodies if "秘密の団体" in body] == []
    assert client.get(reverse("winner", args=[on.round.number, winner.slug])).status_code == 404


def test_a_round_that_is_not_decided_cannot_be_released():
    round_ = make.round_("deliberating")

    with pytest.raises(Refused, match="主催者が受賞団体を決めた回"):
        stage.actions.prepare(round_, publish_at=LATER, by=make.secretary(), at=AT)


def test_a_photograph_that_changed_while_others_were_rendered_holds_back_all():
    on = ready(1)
    prepared = stage.prepare(on)

    with pytest.raises(Stale):
        releasing._confirm(prepared, {}, stage.other(on), AT)

    assert (published(LATER), stage.published_files()) == ([], [])
