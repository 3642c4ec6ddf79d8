"""A feed in each language, which readers of feeds can read."""

from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest
from django.utils import timezone

from awards.data import feed
from awards.winners import public
from awards.winners.models import Correction
from tests.data.reading import FEEDS, fetch
from tests.winners import stage

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def read(client, url: str) -> ET.Element:
    return ET.fromstring(fetch(client, url))  # noqa: S314 -- our own answer


def texts(node: ET.Element, name: str) -> list[str]:
    return [found.text or "" for found in node.findall(f".//{ATOM}{name}")]


def links(node: ET.Element) -> dict[str, str]:
    found = node.findall(f"{ATOM}link")
    return {
        f"{one.get('rel')} {one.get('hreflang', '')}".strip(): one.get("href", "") for one in found
    }


@pytest.mark.parametrize(
    ("url", "lang", "home", "twin", "title", "prefix"),
    [
        ("/feed.atom", "ja", "/", "/en/feed.atom", "第5回　高崎市「地球市民環境会議」", ""),
        ("/en/feed.atom", "en", "/en/", "/feed.atom",
         "Round 5: Takasaki City, “Environment Conference”", "/en"),
    ],
)  # fmt: skip
def test_each_language_has_its_feed(client, url, lang, home, twin, title, prefix):
    stage.takasaki()

    root = read(client, url)

    other = "en" if lang == "ja" else "ja"
    site = "http://testserver"
    assert root.tag == f"{ATOM}feed"
    assert root.get(XML_LANG) == lang
    assert links(root) == {
        "self": site + url,
        "alternate": site + home,
        f"alternate {other}": site + twin,
    }
    [entry] = root.findall(f"{ATOM}entry")
    assert texts(entry, "title") == [title]
    assert texts(entry, "id") == [f"{site}{prefix}/rounds/5/takasaki/"]
    assert links(entry) == {"alternate": f"{site}{prefix}/rounds/5/takasaki/"}


def test_a_feed_and_its_entries_have_what_atom_requires(client):
    stage.takasaki()

    root = read(client, "/feed.atom")

    required = ("id", "title", "updated")
    for node in (root, *root.findall(f"{ATOM}entry")):
        assert [len(node.findall(f"{ATOM}{name}")) for name in required] == [1, 1, 1]
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    for moment in texts(root, "updated"):
        assert datetime.fromisoformat(moment).tzinfo is not None


@pytest.mark.parametrize("url", FEEDS)
def test_what_somebody_typed_is_no_markup_for_whoever_shows_it(client, url):
    typed, bullet = "<b>&</b>]]>", "<script>alert(1)</script>\x0b\ufffe"
    stage.takasaki(name=typed, name_en=typed, overview=[bullet])

    [entry] = read(client, url).findall(f"{ATOM}entry")

    [title], [summary] = texts(entry, "title"), entry.findall(f"{ATOM}summary")
    assert "<b>&</b>]]>" in title  # plain text: Atom takes no markup from it
    assert summary.get("type") == "html"
    assert summary.text == "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"


def test_a_corrected_winner_comes_first_again_and_says_what_was_corrected(client):
    now = timezone.now()
    winner = stage.takasaki(published_at=now - timedelta(days=9))
    stage.takasaki(round=winner.round, slug="newer", published_at=now - timedelta(days=5))
    before = texts(read(client, "/feed.atom"), "id")[1:]

    stage.correction(winner, at=now - timedelta(days=1), reason="<人口>を正した。")

    root = read(client, "/feed.atom")
    assert [one.rsplit("/", 2)[1] for one in before] == ["newer", "takasaki"]
    assert [one.rsplit("/", 2)[1] for one in texts(root, "id")[1:]] == ["takasaki", "newer"]
    assert "<p>訂正：&lt;人口&gt;を正した。</p>" in texts(root, "summary")[0]
    assert texts(root, "updated")[0] == texts(root, "updated")[1]


def test_a_feed_without_entries_was_never_changed(client):
    root = read(client, "/feed.atom")

    assert root.findall(f"{ATOM}entry") == []
    assert texts(root, "updated") == ["1970-01-01T00:00:00+00:00"]


def test_the_feed_holds_the_newest_and_not_everything():
    round_ = stage.announced()
    for number in range(3):
        stage.takasaki(round=round_, slug=f"w{number}")

    assert len(public.latest_pages(timezone.now(), 2)) == 2
    assert feed.MOST == 50


def test_every_public_page_leads_to_the_feed_of_its_language(page):
    stage.takasaki()

    for url in ("/", "/rounds/5/", "/rounds/5/takasaki/", "/winners/", "/site-policy/"):
        assert 'type="application/atom+xml"' in page(url).html
        assert 'href="/feed.atom"' in page(url).html
        assert 'href="/en/feed.atom"' in page(f"/en{url}").html


def test_a_moment_is_told_in_japan_s_time():
    stage.takasaki(published_at=datetime(2026, 11, 1, 1, 2, 3, 456, tzinfo=UTC))
    Correction.objects.all().delete()

    text = feed.atom(public.latest_pages(timezone.now(), 1))

    assert "<updated>2026-11-01T10:02:03+09:00</updated>" in text
