import tomllib
from io import BytesIO
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from awards.rounds.models import Round
from awards.winners import archive
from awards.winners.models import Photo, Winner
from tests.sample_mark import is_marked

pytestmark = pytest.mark.django_db

SLUGS = ["takasaki", "kanazawa", "miyagi-belarus"]


def round_5() -> dict[str, Any]:
    return tomllib.loads((archive.FOLDER / "round05.toml").read_text())


def round_5_with_one_photograph_each() -> dict[str, Any]:
    """Rendering all eighteen takes some seconds."""
    data = round_5()
    for winner in data["winners"]:
        del winner["photos"][1:]
    return data


def test_round_5_is_loaded_with_all_its_parts(page):
    loaded = archive.load(round_5_with_one_photograph_each(), timezone.now())

    assert (loaded.number, loaded.phase, loaded.application_count) == (5, "decided", 15)
    winners = Winner.objects.in_order()
    assert [(w.slug, w.state, w.published_at) for w in winners] == [
        (slug, "released", loaded.results_at) for slug in SLUGS
    ]
    assert [
        (w.partners.count(), w.regionfacts.count(), w.evaluationpoints.count(), w.contacts.count())
        for w in winners
    ] == [(5, 6, 3, 1), (1, 2, 3, 1), (1, 2, 3, 2)]
    assert [tuple(photo.renditions) for photo in Photo.objects.all()] == [
        ("480", "960", "1600")
    ] * 3
    text = page("/rounds/5/miyagi-belarus/").text
    assert [word in text for word in ("協定・提携の主体", "基準日の記載なし", "ソビエト連邦")] == [
        True
    ] * 3


def test_a_round_that_is_there_is_left_as_it_is():
    data = round_5_with_one_photograph_each()
    first = archive.load(data, timezone.now())
    Winner.objects.filter(slug="takasaki").update(name="直した名前")

    again = archive.load(data, timezone.now())

    assert (again, Round.objects.count(), Winner.objects.count()) == (first, 1, 3)
    assert Winner.objects.get(slug="takasaki").name == "直した名前"


def test_the_archive_as_it_comes_has_no_round_without_a_file():
    assert [path.name for path in sorted(archive.FOLDER.glob("round*.toml"))] == ["round05.toml"]


def test_every_photograph_of_round_5_has_its_own_picture_marked_as_a_sample():
    named = [photo["picture"] for winner in round_5()["winners"] for photo in winner["photos"]]

    pictures = {path.name: Image.open(path) for path in archive.PICTURES.iterdir()}
    assert sorted(named) == sorted(pictures)
    assert [name for name, one in pictures.items() if one.size != (1600, 1067)] == []
    assert [name for name, one in pictures.items() if not is_marked(one)] == []


def test_the_public_is_shown_the_mark_in_every_width(client):
    loaded = archive.load(round_5_with_one_photograph_each(), timezone.now())

    for width in (480, 960, 1600):
        for kind in ("webp", "jpeg"):
            url = reverse("winner-photo", args=[loaded.number, "takasaki", 1, width, kind])
            content = client.get(url).content
            assert is_marked(Image.open(BytesIO(content))), url
