import tomllib
from typing import Any

import pytest
from django.utils import timezone

from awards.rounds.models import Round
from awards.winners import archive
from awards.winners.models import Photo, Winner

pytestmark = pytest.mark.django_db

SLUGS = ["takasaki", "kanazawa", "miyagi-belarus"]


def round_5_with_one_photograph_each() -> dict[str, Any]:
    """Drawing and rendering all eighteen takes eight seconds."""
    data = tomllib.loads((archive.FOLDER / "round05.toml").read_text())
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
    assert [word in text for word in ("提携した自治体", "時点の記載なし", "ソビエト連邦")] == [
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
