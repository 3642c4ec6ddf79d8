"""A copy of the public site: whole, of what is released, and replaced only when it is finished."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from django.core.cache import caches
from django.core.files.storage import storages
from django.core.management import CommandError, call_command

from awards.data import static_copy
from awards.data.relative_links import rewritten
from awards.rounds.models import Announcement
from awards.winners.models import Contact, Photo, Winner
from tests.data.test_two_worlds import embargoed
from tests.winners import stage

pytestmark = pytest.mark.django_db
SECRET = "高崎市"


@pytest.fixture
def folder(tmp_path) -> Path:
    return Path(tmp_path) / "copies" / "site"


def export(folder: Path) -> set[str]:
    """The files that were written, from the folder."""
    call_command("export_site", str(folder), stdout=None)
    return files(folder)


def files(folder: Path) -> set[str]:
    return {str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file()}


class Links(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "link" and ("hreflang" in given or given.get("rel") == "canonical"):
            return
        self.found += [given[name] for name in ("href", "src", "action") if name in given]
        self.found += [one.split()[0] for one in given.get("srcset", "").split(",") if one.strip()]


def links(folder: Path) -> Iterator[tuple[str, str]]:
    for page in sorted(folder.rglob("*.html")):
        for link in Links(page.read_text()).found:
            yield str(page.relative_to(folder)), link


def test_it_holds_the_pages_files_and_pictures_in_both_languages(folder):
    stage.takasaki()

    written = export(folder)

    for expected in (
        "index.html", "rounds/index.html", "rounds/5/index.html", "rounds/5/takasaki/index.html",
        "winners/index.html", "open-data/index.html", "accessibility/index.html",
        "site-policy/index.html", "feed.atom", "rounds/5/booklet.pdf",
        "rounds/5/takasaki/sharing.jpeg", "rounds/5/takasaki/photos/1/480.webp",
    ):  # fmt: skip
        assert {expected, f"en/{expected}"} <= written, expected
    assert {"sitemap.xml", "robots.txt", "open-data/winners.json", "open-data/partners.csv",
            "open-data/rounds/5/winners.csv", "static/look/base.css", "static/look/world.svg",
            ".static-copy"} <= written  # fmt: skip
    assert (folder / "rounds/5/booklet.pdf").read_bytes().startswith(b"%PDF")
    assert [one for one in written if one.startswith(("api", "desk", "accounts"))] == []


def test_every_link_leads_to_a_file_of_the_copy_or_to_the_site(folder):
    stage.takasaki()
    written = export(folder)

    broken, absolute = [], set()
    for page, link in links(folder):
        if urlsplit(link).scheme or link.startswith("#"):
            absolute.add(link)
            continue
        path = (folder / page).parent / unquote(urlsplit(link).path)
        if (
            not link
            or link.startswith("/")
            or str(path.resolve().relative_to(folder)) not in written
        ):
            broken.append((page, link))

    assert broken == []
    ours = {urlsplit(one).path for one in absolute if one.startswith("http://testserver")}
    assert ours >= {"/desk/", "/winners/", "/en/winners/", "/api/v1/winners/"}
    assert {one for one in ours if one.startswith("/rounds/")} == set()


def test_before_an_instant_it_is_that_of_the_world_without_the_winner(folder):
    winner = embargoed()
    export(folder)
    with_secret = contents(folder)
    Winner.objects.filter(pk=winner.pk).delete()
    Announcement.objects.filter(round=winner.round_id).delete()
    caches["pages"].clear()

    export(folder)

    assert "rounds/4/older/index.html" in with_secret
    assert with_secret == contents(folder)


def contents(folder: Path) -> dict[str, bytes]:
    """Without the mark of a copy, which says when it was made."""
    return {name: (folder / name).read_bytes() for name in files(folder) - {".static-copy"}}


def test_a_list_of_many_is_copied_page_by_page(folder, monkeypatch):
    monkeypatch.setattr("awards.winners.public.search.PER_PAGE", 1)
    round_ = stage.takasaki().round
    stage.takasaki(round=round_, slug="b", name="安中市")

    export(folder)

    second = (folder / "winners/page-2/index.html").read_text()
    assert "安中市" in second or SECRET in second
    assert 'href="../page-2/index.html"' in second or 'href="../index.html"' in second


def test_the_page_still_says_where_it_is_at_home(folder):
    stage.takasaki()
    export(folder)

    html = (folder / "rounds/5/takasaki/index.html").read_text()

    assert '<link rel="canonical" href="http://testserver/rounds/5/takasaki/">' in html
    assert 'href="../../../static/look/base.css"' in html
    assert 'hreflang="en" href="http://testserver/en/rounds/5/takasaki/"' in html


def test_what_is_not_released_is_in_no_file(folder):
    soon = stage.in_a_moment()
    stage.takasaki(round=stage.announced(4), slug="older", name="安中市")
    secret = stage.takasaki(round=stage.announced(5, results_at=soon), published_at=soon)
    with_secret = export(folder)
    contents = {name: (folder / name).read_bytes() for name in with_secret - {".static-copy"}}
    Winner.objects.filter(pk=secret.pk).delete()
    Announcement.objects.filter(round=secret.round).delete()

    without = export(folder)

    assert with_secret == without
    assert [name for name in contents if (folder / name).read_bytes() != contents[name]] == []
    assert [name for name in contents if SECRET.encode() in contents[name]] == []


def test_a_copy_is_replaced_by_a_newer_one_without_leftovers(folder):
    stage.takasaki()
    export(folder)
    (folder / "left.html").write_text("from before")
    Winner.objects.update(name="高﨑市")

    written = export(folder)

    assert "left.html" not in written
    assert "高﨑市" in (folder / "rounds/5/takasaki/index.html").read_text()
    assert [one.name for one in folder.parent.iterdir()] == ["site"]


@pytest.mark.parametrize("what", ["folder", "file"])
def test_what_it_did_not_make_it_does_not_touch(folder, what):
    folder.parent.mkdir()
    kept = folder if what == "file" else folder / "letters.txt"
    if what == "folder":
        folder.mkdir()
    kept.write_text("ours")

    with pytest.raises(CommandError, match="空のフォルダー"):
        call_command("export_site", str(folder))

    assert kept.read_text() == "ours"
    assert [one.name for one in folder.parent.iterdir()] == ["site"]


def test_a_photograph_that_vanished_stops_it_and_the_earlier_copy_stays(folder):
    stage.takasaki()
    before = export(folder)
    for kinds in Photo.objects.get().renditions.values():
        storages["published"].delete(kinds["webp"])

    with pytest.raises(CommandError, match=r"/rounds/5/takasaki/photos/1/480\.webp"):
        call_command("export_site", str(folder))

    assert files(folder) == before
    assert [one.name for one in folder.parent.iterdir()] == ["site"]


def test_a_web_server_of_another_account_may_read_it(folder):
    stage.takasaki()
    export(folder)

    assert {oct(one.stat().st_mode)[-3:] for one in folder.rglob("*") if one.is_file()} == {"644"}
    assert oct(folder.stat().st_mode)[-3:] == "755"


@pytest.mark.parametrize(
    "typed",
    ["http://testserver/static/../../../../etc/passwd", "http://testserver/winners/?page=../../x",
     "http://testserver/../x/"],
)  # fmt: skip
def test_no_link_that_somebody_typed_leads_out_of_the_folder(folder, typed):
    stage.takasaki()
    Contact.objects.update(url=typed)

    export(folder)

    assert not static_copy.is_copied(typed.removeprefix("http://testserver"))
    assert [one.name for one in folder.parent.iterdir()] == ["site"]


def upper(html: str) -> str:
    return rewritten(html, str.upper, lambda action: f"at {action}")


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ('<p title="href=&quot;/a&quot;">href="/b"</p>', None),
        ('<a class="x" href="/c?d=1&amp;e=2">f</a>', '<a class="x" href="/C?D=1&amp;E=2">f</a>'),
        ('<img alt="" srcset="/a 1w, /b 2w">', '<img alt="" srcset="/A 1w, /B 2w">'),
        ('<link rel="canonical" href="/a">', None),
        ('<form role="search">', '<form action="at " role="search">'),
        ('<form action="/a" role="search">', '<form action="at /a" role="search">'),
    ],
)
def test_only_links_are_rewritten(html, written):
    assert upper(html) == (written or html)
