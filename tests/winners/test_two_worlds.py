"""More than five hundred addresses before an instant, beside a world in which the winner never was."""

from itertools import product
from pathlib import Path

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.utils import timezone

from awards.dossier.models import RecipientKind
from awards.geo import prefecture_choices
from awards.rounds.models import Announcement, Round
from awards.winners.models import Winner
from tests.data.reading import body
from tests.winners import stage
from tests.winners.test_conditions import urls

pytestmark = pytest.mark.django_db
SECRET = {"title": "地球市民環境会議", "title_en": "Environment Conference"}
LISTS = ("/winners/", "/en/winners/", "/api/v1/winners/")


@pytest.fixture
def embargoed() -> Round:
    """Of two rounds the older is public; the other, with its one winner, will be in a moment."""
    stage.takasaki(
        round=stage.announced(4), slug="older", name="安中市", name_en="Annaka City",
        kana="あんなかし", title="合唱", title_en="Choir", overview=["歌っている。"],
    )  # fmt: skip
    at = stage.in_a_moment()
    round_ = stage.announced(5, results_at=at, application_count=987)
    stage.takasaki(round=round_, published_at=at, **SECRET)
    return round_


def test_before_its_instant_every_address_answers_as_where_the_winner_never_was(client, embargoed):
    addresses = every_address(Winner.objects.get(round=embargoed))
    assert len(addresses) >= 500

    with_secret = {url: answer(client, url) for url in addresses}
    forget(embargoed)
    without = {url: answer(client, url) for url in addresses}

    assert [url for url in addresses if with_secret[url] != without[url]] == []


def test_after_it_many_of_them_answer_otherwise(client, embargoed):
    """Else the test above would compare what tells nothing. A part of them is enough."""
    every = every_address(Winner.objects.get(round=embargoed))
    addresses = [url for url in every if "?" not in url] + every[::6]
    Announcement.objects.filter(round=embargoed).update(at=timezone.now())
    Winner.objects.filter(round=embargoed).update(published_at=timezone.now())

    with_winner = {url: answer(client, url) for url in addresses}
    forget(embargoed)
    without = {url: answer(client, url) for url in addresses}

    told = [url for url in addresses if with_winner[url] != without[url]]
    assert len(told) >= 60
    shown = {url.split("?")[0].removeprefix("/en") for url in told}
    assert {
        "/", "/rounds/", "/rounds/5/", "/rounds/5/takasaki/", "/rounds/5/booklet.pdf", "/winners/",
        "/rounds/5/takasaki/photos/1/480.webp", "/rounds/5/takasaki/sharing.jpeg", "/feed.atom",
        "/open-data/winners.json", "/open-data/rounds/5/winners.csv", "/sitemap.xml",
        "/api/v1/winners/", "/api/v1/rounds/", "/api/v1/winners/5/takasaki/",
    } <= shown  # fmt: skip


def test_before_its_instant_a_static_copy_is_the_same_too(embargoed, tmp_path, settings):
    settings.SITE_URL = "http://testserver"
    folders = tmp_path / "with", tmp_path / "without"

    call_command("export_site", str(folders[0]))
    forget(embargoed)
    caches["pages"].clear()
    call_command("export_site", str(folders[1]))

    one, other = (
        {str(file.relative_to(folder)): file.read_bytes() for file in written(folder)}
        for folder in folders
    )
    assert len(one) > 40
    assert one == other


def written(folder: Path) -> list[Path]:
    """Without the mark of a copy, which says when it was made."""
    return [one for one in folder.rglob("*") if one.is_file() and one.name != ".static-copy"]


def forget(round_: Round) -> None:
    Winner.objects.filter(round=round_).delete()
    Announcement.objects.filter(round=round_).delete()


def answer(client, url: str) -> tuple[int, bytes, dict[str, str]]:
    """With its headers, tags and dates among them; of an absent page without its own address."""
    caches["pages"].clear()
    given = client.get(url)
    return given.status_code, body(given), dict(given.headers)


def every_address(winner: Winner) -> list[str]:
    files = [
        f"{prefix}/rounds/5/takasaki/photos/{n}/{width}.{kind}"
        for prefix, n, width, kind in product(
            ("", "/en"), (1, 2), (480, 960, 1600), ("webp", "jpeg")
        )
    ]
    narrowed = [f"{url}?{query}" for url, query in product(LISTS, [*choices(), *queries(winner)])]
    return list(dict.fromkeys([*urls(), *files, *narrowed]))


def choices() -> list[str]:
    return [
        *(f"prefecture={code}" for code, _name in prefecture_choices() if code),
        *(f"kind={kind}" for kind in RecipientKind.values),
        *(f"country={code}" for code in ("CZ", "CS", "DE", "FI")),
        *(f"theme={code}" for code in ("CON", "ADV", "ORI")),
        *(f"round={number}" for number in (4, 5, 6)),
        *(f"prize={code}" for code in ("minister", "special")),
        *(f"page={number}" for number in (1, 2, 1_000)),
    ]


def queries(winner: Winner) -> list[str]:
    """Every two characters of what will be said of the winner, and its words."""
    written = [
        winner.name, winner.name_en, winner.kana, winner.title, winner.title_en, *winner.overview,
        *(point.text for point in winner.evaluationpoints.all()),
        *(one for partner in winner.partners.all() for one in (partner.name, partner.name_en)),
        *(photo.caption for photo in winner.photos.all()),
        *(contact.office for contact in winner.contacts.all()),
    ]  # fmt: skip
    pairs = [text[at : at + 2] for text in written for at in range(len(text) - 1)]
    words = [word for text in written for word in text.split()]
    return [f"q={word}" for word in dict.fromkeys([*words, *pairs]) if word.strip()]
