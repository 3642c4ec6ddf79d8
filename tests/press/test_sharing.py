"""The picture that others show of a winner: there with its page, and in its words."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.storage import storages
from django.utils import timezone, translation
from PIL import Image

from awards.press import sharing
from awards.winners import public
from awards.winners.models import Partner, Photo, Winner
from tests.winners import stage

pytestmark = pytest.mark.django_db
PAGE = "/rounds/5/takasaki/"
URL = f"{PAGE}sharing.jpeg"
META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')


def words(language: str = "ja") -> Any:
    with translation.override(language):
        winner = public.winner_to_print(5, "takasaki", timezone.now())
        assert winner is not None
        return sharing.paper(winner).words


def drawings() -> list[str]:
    try:
        return storages["published"].listdir("sharing/5/takasaki/ja")[1]
    except FileNotFoundError:
        return []


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_page_names_its_picture_with_size_and_words(client, prefix):
    stage.takasaki()

    meta = dict(META.findall(client.get(prefix + PAGE).content.decode()))
    answer = client.get(prefix + URL)

    assert meta["og:image"] == f"http://testserver{prefix}{URL}"
    assert meta["twitter:card"] == "summary_large_image"
    assert meta["og:image:alt"] == meta["twitter:image:alt"]
    assert ("Takasaki City" if prefix else "高崎市") in meta["og:image:alt"]
    with Image.open(BytesIO(answer.content)) as picture:
        assert picture.format == "JPEG"
        size = tuple(int(meta[f"og:image:{side}"]) for side in ("width", "height"))
        assert picture.size == size == (1200, 630)
        # Not an empty sheet: the band of the site at the left, words in ink on white.
        assert picture.crop((4, 300, 5, 301)).tobytes()[2] > 180
        assert picture.convert("L").getextrema()[0] < 40
    assert len(answer.content) < 300_000


def test_it_says_who_was_awarded_for_what_and_with_whom():
    stage.takasaki()

    japanese, english = words(), words("en")

    assert (japanese["name"], english["name"]) == ("高崎市", "Takasaki City")
    assert (japanese["title"], japanese["prize"]) == ("地球市民環境会議", "総務大臣賞")
    assert japanese["round"] == "第5回（平成18年度）"
    assert english["round"] == "Round 5 (FY2006)"
    assert japanese["partners"] == "プルゼニ市（チェコ）"
    assert english["partners"] == "Plzen (Czechia)"


def test_of_many_partners_the_first_three_are_named():
    winner = stage.takasaki()
    for position in range(2, 6):
        Partner.objects.create(winner=winner, position=position, name=f"市{position}", country="US")

    assert words()["partners"].endswith("市3（アメリカ）ほか2か所")
    assert words("en")["partners"].endswith(" and 2 more")


def test_without_photographs_partners_and_title_it_is_drawn_all_the_same(client):
    winner = stage.takasaki(title="")
    Photo.objects.all().delete()
    winner.partners.all().delete()

    assert client.get(URL).status_code == 200


def test_what_no_font_has_is_left_out_and_never_drawn_as_a_box(client):
    winner = stage.takasaki(name="高崎𓀀市", title="橋𓀁")
    winner.partners.update(name="市𓀂")

    told = words()

    assert (told["name"], told["title"], told["partners"]) == ("", "", "")
    assert told["prize"] == "総務大臣賞"
    assert client.get(URL).status_code == 200
    # What is said in its place is said in words.
    assert "高崎𓀀市" in dict(META.findall(client.get(PAGE).content.decode()))["og:image:alt"]


def test_the_longest_words_are_drawn(client):
    stage.takasaki(name="長" * 120, title="長い題" * 66)

    assert client.get(URL).status_code == 200


@pytest.mark.parametrize("url", [URL, f"/en{URL}"])
def test_before_its_instant_it_is_the_404_of_no_winner_and_nothing_is_drawn(client, url):
    stage.takasaki(published_at=stage.in_a_moment())

    secret = client.get(url)

    absent = client.get(url.replace("takasaki", "nowhere"))
    assert secret.status_code == absent.status_code == 404
    assert secret.content.replace(b"takasaki", b"nowhere") == absent.content
    assert {name: value for name, value in secret.items() if name != "Content-Length"} == {
        name: value for name, value in absent.items() if name != "Content-Length"
    }
    assert drawings() == []


def test_it_is_drawn_once_and_again_when_its_words_were_corrected(client, monkeypatch):
    winner = stage.takasaki()
    first = client.get(URL)
    [drawn] = drawings()
    monkeypatch.setattr("awards.typesetting.draw", None)  # whoever draws again, fails
    caches["pages"].clear()
    again = client.get(URL)
    unchanged = client.get(URL, headers={"if-none-match": first["ETag"]})
    monkeypatch.undo()
    Winner.objects.filter(pk=winner.pk).update(name="高﨑市")
    caches["pages"].clear()

    corrected = client.get(URL, headers={"if-none-match": first["ETag"]})

    assert (again.content, unchanged.status_code) == (first.content, 304)
    assert corrected.status_code == 200
    assert corrected.content != first.content
    assert len(drawings()) == 1
    assert drawings() != [drawn]
