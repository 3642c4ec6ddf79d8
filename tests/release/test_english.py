"""Whether a round publishes in English is the round's own: then English is asked for, or withheld."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone

from awards.rounds.models import Round
from awards.rounds.reading import read as read_setup
from awards.winners.models import EvaluationPoint, Partner, Recipient, Winner
from nominations.changing import Refused
from nominations.editing.saving import seen_of
from nominations.office import actions as office
from nominations.release import actions
from nominations.release.proofreading_messages import lacks_of
from nominations.release.reading import read
from tests import make
from tests.release import stage
from tests.release.stage import AT, completed, decided, drafted, prepare, proofread

pytestmark = pytest.mark.django_db


def set_english(on, publishes):
    words = read_setup(on.round).words
    wanted = replace(words, publishes_english=publishes)
    office.revise_round(on.round, wanted, seen=seen_of(words), by=on.office, at=AT)
    on.round.refresh_from_db()


def without_english(on):
    winner = completed(drafted(on))
    for rows in (winner.evaluationpoints, winner.photos):
        rows.update(**{c: "" for c in ("text_en", "alt_en") if hasattr(rows.model, c)})
    Winner.objects.update(name_en="")
    return winner


def test_what_is_missing_in_english_is_named_and_holds_back_the_proofreading():
    on = decided(1)
    winner = without_english(on)

    sentences = [lack.sentence for lack in lacks_of(read(winner))]

    assert sentences == [
        "受賞団体の名称を英語で書いてください。",
        "「1番目の評価のポイント（英語）」を書いてください。",
        "「1番目の代替テキスト（英語）」を書いてください。",
    ]
    with pytest.raises(Refused, match="受賞団体の名称を英語で書いてください"):
        actions.proofread(winner, by=on.office, at=AT)


def test_what_is_in_latin_letters_needs_no_english():
    on = decided(1)
    winner = completed(drafted(on))
    Partner.objects.update(name="Linden", name_en="")

    assert lacks_of(read(winner)) == []


def test_a_round_in_japanese_alone_asks_for_none():
    on = decided(1)
    set_english(on, publishes=False)
    winner = without_english(on)

    assert lacks_of(read(winner)) == []
    actions.proofread(winner, by=on.office, at=AT)


def test_english_switched_on_after_the_proofreading_is_asked_for_before_the_release():
    on = decided(1)
    set_english(on, publishes=False)
    actions.proofread(without_english(on), by=on.office, at=AT)
    set_english(on, publishes=True)

    with pytest.raises(Refused, match="英語のない所があります"):
        prepare(on)


def test_english_switched_between_the_two_people_holds_it_back():
    on = decided(1)
    proofread(on)
    prepared = prepare(on)
    set_english(on, publishes=False)

    with pytest.raises(Refused, match="英語でも公表するかどうかが、準備の後に変わりました"):
        actions.confirm(prepared, by=stage.other(on), at=AT)


def test_once_it_is_confirmed_the_round_keeps_its_languages():
    on = decided(1)
    proofread(on)
    stage.release(on)

    with pytest.raises(Refused, match="公表の手続を確定した後は"):
        set_english(on, publishes=False)

    assert Round.objects.get(pk=on.round.pk).publishes_english


NOTICE = "This page is in Japanese."


def japanese_only():
    """English is stored and was never proofread."""
    winner = make.winner("released", slug="shown", name="見本市", name_en="Unproofread City",
                         title="友好", title_en="Unproofread work")  # fmt: skip
    EvaluationPoint.objects.create(winner=winner, position=1, text="長い", text_en="Unproofread")
    Recipient.objects.create(winner=winner, position=1, name="見本会", name_en="Unproofread club",
                             home_municipality="町", home_municipality_en="Unproofread town")  # fmt: skip
    past = timezone.now() - timedelta(days=1)
    Round.objects.filter(pk=winner.round_id).update(publishes_english=False)
    make.announce(winner.round, past, 3)
    caches["pages"].clear()
    return f"/rounds/{winner.round.number}/"


def body(client, url):
    answer = client.get(url)
    assert answer.status_code == 200
    return b"".join(answer.streaming_content if answer.streaming else [answer.content]).decode()


def test_the_english_page_of_such_a_round_says_in_english_that_it_is_in_japanese(client):
    own = japanese_only()

    english, japanese = body(client, f"/en{own}shown/"), body(client, f"{own}shown/")

    assert (NOTICE in english, "Unproofread" in english, 'lang="ja">見本市' in english) == (
        True,
        False,
        True,
    )
    assert NOTICE not in japanese


def test_english_that_nobody_has_proofread_is_nowhere(client):
    own = japanese_only()

    for url in (f"/en{own}", "/en/", "/en/winners/", "/en/feed.atom", "/open-data/winners.json",
                "/open-data/winners.csv", "/api/v1/winners/"):  # fmt: skip
        assert "Unproofread" not in body(client, url), url


def test_a_round_that_publishes_english_has_no_such_notice(client):
    winner = make.winner("released", slug="shown", name_en="City", title_en="Work")

    assert NOTICE not in body(client, f"/en/rounds/{winner.round.number}/shown/")


@pytest.mark.parametrize("publishes", [True, False])
def test_english_is_marked_as_asked_for_where_the_round_publishes_it(page, publishes):
    on = decided(1)
    set_english(on, publishes)
    winner = completed(drafted(on))

    for section in ("names", "partners", "evaluations"):
        url = reverse("profile-section", args=[winner.pk, section])
        assert ("※日本語があるとき必須" in page(url, on.office).text) == publishes
