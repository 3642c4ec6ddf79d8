"""The feed, the map of the site and what pages say in schema.org, each checked against its schema."""

from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from tests.data.reading import FEEDS, fetch
from tests.data.test_linked_data import nodes
from tests.winners import stage

pytestmark = pytest.mark.django_db
SCHEMAS = Path(__file__).parent.parent / "schemas"
LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"
LINK = "{http://www.w3.org/1999/xhtml}link"


def two_winners() -> None:
    stage.correction(stage.takasaki(name="高崎<b>&\"'"))
    stage.takasaki(round=stage.announced(6), slug="a", title="")


@pytest.mark.parametrize("url", FEEDS)
@pytest.mark.parametrize("begin", [two_winners, lambda: None])
def test_a_feed_is_valid_by_the_grammar_of_atom(client, url, begin):
    begin()
    feed = etree.fromstring(fetch(client, url))

    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))

    assert grammar.validate(feed), grammar.error_log


def test_the_map_of_the_site_is_valid_by_its_schema(client):
    two_winners()
    urlset = etree.fromstring(fetch(client, "/sitemap.xml"))

    schema = etree.XMLSchema(etree.parse(SCHEMAS / "sitemap.xsd"))

    assert schema.validate(urlset), schema.error_log
    for url in urlset:
        links = {link.get("hreflang"): link.get("href") for link in url.findall(LINK)}
        assert {link.get("rel") for link in url.findall(LINK)} == {"alternate"}
        assert links["ja"] == url.findtext(LOC)
        assert links["en"] == url.findtext(LOC).replace("testserver", "testserver/en", 1)


def test_every_address_of_the_map_is_there(client):
    two_winners()
    urlset = etree.fromstring(fetch(client, "/sitemap.xml"))

    paths = [loc.text.removeprefix("http://testserver") for loc in urlset.iter(LOC)]

    assert [path for path in paths if client.get(path).status_code != 200] == []


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("<feed xmlns='http://www.w3.org/2005/Atom'/>", "nothing in it"),
        (("<feed xmlns='http://www.w3.org/2005/Atom'><id>http://a</id><title/><updated>now</updated>"
         "<author><name>a</name></author></feed>"), "a moment that is none"),
    ],
)  # fmt: skip
def test_the_grammar_refuses_what_is_no_feed(broken, why):
    grammar = etree.RelaxNG(etree.parse(SCHEMAS / "atom.rng"))

    assert not grammar.validate(etree.fromstring(broken)), why


# What each type has to have: of schema.org by its definition of the type, and where a search engine
# asks for more, by its guide (developers.google.com/search/docs/appearance/structured-data: article,
# breadcrumb, carousel, dataset).
REQUIRED: dict[str, set[str]] = {
    "WebSite": {"name", "url", "inLanguage", "publisher"},
    "CollectionPage": {"name", "url", "mainEntity", "inLanguage"},
    "Article": {"headline", "image", "author", "publisher", "inLanguage", "about"},
    "GovernmentOrganization": {"name"},
    "Organization": {"name"},
    "PostalAddress": {"addressCountry"},
    "BreadcrumbList": {"itemListElement"},
    "ItemList": {"itemListElement", "numberOfItems"},
    "ListItem": {"position", "name"},
    "Dataset": {"name", "description", "license", "creator", "distribution"},
    "DataDownload": {"contentUrl", "encodingFormat"},
}


def parts(node: Any) -> Any:
    """Everything of a type in what a page says, however deep."""
    if isinstance(node, dict):
        if "@type" in node:
            yield node
        for held in node.values():
            yield from parts(held)
    if isinstance(node, list):
        for held in node:
            yield from parts(held)


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "url", ["/", "/rounds/", "/rounds/5/", "/rounds/5/takasaki/", "/winners/", "/open-data/"]
)
def test_what_a_page_says_has_what_its_type_requires(page, url, prefix):
    two_winners()

    said = [*parts(list(nodes(page(prefix + url).html).values()))]

    missing = [(one["@type"], REQUIRED[one["@type"]] - one.keys()) for one in said]
    assert [(kind, names) for kind, names in missing if names] == []
    for items in (one["itemListElement"] for one in said if "itemListElement" in one):
        assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    urls = [one[name] for one in said for name in ("url", "item", "contentUrl") if name in one]
    assert [one for one in urls if not one.startswith("http://testserver/")] == []
