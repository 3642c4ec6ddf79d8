"""Each page says in the terms of schema.org what it is about."""

import json
import re
from typing import Any

import pytest

from awards.winners.models import Recipient
from tests import make
from tests.winners import stage

pytestmark = pytest.mark.django_db
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
META = re.compile(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">')
WINNER = "/rounds/5/takasaki/"
SITE = "http://testserver"


def nodes(html: str) -> dict[str, Any]:
    """The nodes of a page by their type; each type once."""
    [block] = BLOCK.findall(html)
    data = json.loads(block)
    assert data["@context"] == "https://schema.org"
    graph = data["@graph"]
    by_type = {node["@type"]: node for node in graph}
    assert len(by_type) == len(graph)
    return by_type


@pytest.mark.parametrize(
    ("url", "types"),
    [
        ("/", {"WebSite"}),
        ("/rounds/", {"CollectionPage", "BreadcrumbList"}),
        ("/rounds/5/", {"CollectionPage", "BreadcrumbList"}),
        ("/winners/", {"CollectionPage", "BreadcrumbList"}),
        (WINNER, {"Article", "GovernmentOrganization", "BreadcrumbList"}),
        ("/open-data/", {"Dataset", "BreadcrumbList"}),
    ],
)
@pytest.mark.parametrize(("prefix", "language"), [("", "ja"), ("/en", "en")])
def test_a_page_says_of_which_type_it_is(page, url, types, prefix, language):
    stage.takasaki()

    found = nodes(page(prefix + url).html)

    assert set(found) == types
    for kind in types & {"WebSite", "CollectionPage", "Article", "Dataset"}:
        assert found[kind]["url"] == f"{SITE}{prefix}{url}"
        assert language in found[kind]["inLanguage"]


def test_an_article_tells_of_the_group_and_its_award(page):
    stage.takasaki()

    found = nodes(page(WINNER).html)

    article, group = found["Article"], found["GovernmentOrganization"]
    assert article["headline"] == "地球市民環境会議"
    assert article["image"] == [f"{SITE}{WINNER}photos/1/480.jpeg"]
    assert [one["name"] for one in article["publisher"]] == [
        "総務省",
        "一般財団法人自治体国際化協会",
    ]
    assert article["about"] == {"@id": group["@id"]}
    assert group["name"] == "高崎市"
    assert group["award"] == "第5回 姉妹自治体交流表彰　総務大臣賞"
    assert group["address"]["addressRegion"] == "群馬県"
    assert "dateModified" not in article


def test_an_association_is_no_government_and_a_correction_is_dated(page):
    winner = stage.takasaki()
    Recipient.objects.update(kind="npo")
    correction = stage.correction(winner)

    found = nodes(page(f"/en{WINNER}").html)

    assert found["Organization"]["name"] == "Takasaki City"
    assert found["Article"]["dateModified"][:19] == correction.at.isoformat()[:19]


def test_crumbs_lead_from_the_front_page_to_the_page(page):
    stage.takasaki()

    items = nodes(page(WINNER).html)["BreadcrumbList"]["itemListElement"]

    assert [(one["position"], one["item"]) for one in items] == [
        (1, f"{SITE}/"),
        (2, f"{SITE}/winners/"),
        (3, f"{SITE}{WINNER}"),
    ]
    assert {one["@type"] for one in items} == {"ListItem"}


def test_a_list_names_its_things_with_their_pages(page):
    stage.takasaki()

    listed = nodes(page("/rounds/5/").html)["CollectionPage"]["mainEntity"]

    assert listed["numberOfItems"] == 1
    assert listed["itemListElement"] == [
        {"@type": "ListItem", "position": 1, "name": "高崎市", "url": f"{SITE}{WINNER}"}
    ]


def test_a_data_set_says_where_its_files_are_and_how_they_may_be_used(page):
    stage.takasaki()

    dataset = nodes(page("/en/open-data/").html)["Dataset"]

    assert dataset["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert 50 <= len(dataset["description"]) <= 5000
    assert [(one["contentUrl"], one["encodingFormat"]) for one in dataset["distribution"]] == [
        (f"{SITE}/open-data/winners.json", "application/json"),
        (f"{SITE}/open-data/winners.csv", "text/csv"),
        (f"{SITE}/open-data/partners.csv", "text/csv"),
    ]


def test_what_somebody_typed_does_not_end_the_block(page):
    typed = '</script><script>alert("1")</script><!--&quot;'
    stage.takasaki(name=typed, title=typed, overview=[typed])

    html = page(WINNER).html

    assert nodes(html)["GovernmentOrganization"]["name"] == typed
    assert "<script>alert" not in html


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize(
    "url", ["/", "/rounds/", "/rounds/5/", "/winners/", WINNER, "/open-data/", "/accessibility/",
            "/site-policy/"],
)  # fmt: skip
def test_a_page_says_what_others_show_of_it(page, prefix, url):
    winner = stage.takasaki()
    winner.round.purpose = "交流をたたえます。"
    winner.round.save()

    meta = dict(META.findall(page(prefix + url).html))

    assert meta["og:site_name"] == (
        "Sister City Exchange Award" if prefix else "姉妹自治体交流表彰"
    )
    assert meta["og:description"] == meta["description"] != ""
    assert meta["og:title"] != ""
    assert meta["og:url"] == f"{SITE}{prefix}{url}"
    assert ("og:image" in meta) == (url == WINNER)


def test_a_round_without_winners_or_words_says_nothing_of_them(page):
    make.round_("judging", number=8)

    html = page("/rounds/8/").html

    assert nodes(html)["CollectionPage"]["mainEntity"]["numberOfItems"] == 0
    assert "og:description" not in html


def test_a_search_shows_no_typed_word_in_its_block(page):
    stage.takasaki()

    html = page("/winners/?q=%3C/script%3E%3Cscript%3Ealert(1)").html

    assert "<script>alert" not in html
    assert nodes(html)["CollectionPage"]["url"] == f"{SITE}/winners/"
