import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone

from awards.winners import models, public
from awards.winners.archive import load_all
from tests import make
from tests.winners import stage

pytestmark = pytest.mark.django_db

URLS = ("/", "/rounds/", "/rounds/5/", "/rounds/5/takasaki/", "/winners/", "/winners/?q=x", "/winners/countries/CZ/",
        "/accessibility/", "/site-policy/", "/open-data/")  # fmt: skip


@pytest.mark.parametrize("url", [*URLS, *(f"/en{url}" for url in URLS)])
def test_every_public_page_keeps_the_house_rules(page, url):
    stage.takasaki()

    assert page(url).lang == ("en" if url.startswith("/en/") else "ja")


@pytest.mark.parametrize("url", URLS)
def test_a_page_costs_as_many_queries_for_many_winners_as_for_one(client, url):
    round_ = stage.takasaki().round
    one = stage.queries(client, url)
    for slug in ("a", "b", "c"):
        stage.takasaki(round=round_, slug=slug)

    many = stage.queries(client, url)

    assert (many, one <= 3) == (one, True)


def test_the_list_of_rounds_names_the_first_winners_and_counts_the_rest(client):
    round_ = stage.announced(application_count=99)
    for position in range(1, 21):
        make.winner("released", round=round_, name=f"市その{position:02}", position=position)

    japanese = client.get("/rounds/").content.decode()
    english = client.get("/en/rounds/").content.decode()

    assert re.findall("市その([0-9]{2})</a>", japanese) == [f"{n:02}" for n in range(1, 13)]
    assert '<a href="/rounds/5/">第5回の受賞団体をあと8団体見る</a>' in japanese
    assert "応募99団体・受賞20団体" in japanese
    assert '<a href="/en/rounds/5/">See 8 more winners of round 5</a>' in english


def test_a_page_that_lies_on_the_shelf_asks_the_database_nothing(client, django_assert_num_queries):
    stage.takasaki()
    client.get("/rounds/5/takasaki/")

    with django_assert_num_queries(0):
        client.get("/rounds/5/takasaki/")


def test_a_partner_is_told_with_dates_figures_and_the_country_it_was(page):
    stage.takasaki()

    text = "".join(page("/rounds/5/takasaki/").text.split())

    assert "1プルゼニ市チェコ提携時はチェコスロバキア姉妹都市1990年8月1日平成2年8月1日" in text
    assert "374,997人2011年3月31日現在459.41km²" in text


def test_an_agreement_that_has_ended_says_until_when(page):
    stage.takasaki()
    models.Partner.objects.update(ended_on="2019-03")

    for url in ("/rounds/5/takasaki/", "/winners/countries/CZ/"):
        assert "（2019年3月まで）" in page(url).text
        assert "(until March 2019)" in page(f"/en{url}").text


@pytest.mark.parametrize(
    ("prefix", "english", "said"),
    [("", "Sendai City", "宮城県仙台市"), ("/en", "Sendai City", "Sendai City, Miyagi"),
     ("/en", "", "宮城県仙台市")],
)  # fmt: skip
def test_a_home_is_told_in_one_language(page, prefix, english, said):
    winner = stage.takasaki(name="協会")
    winner.recipients.update(
        prefecture="04", home_municipality="仙台市", home_municipality_en=english
    )

    assert page(f"{prefix}/rounds/5/takasaki/").text.count(said) == 2


def test_a_unit_follows_its_figure_as_each_language_writes_it(page):
    stage.takasaki()

    assert "459.41km²" in page("/rounds/5/takasaki/").html
    assert "459.41 km²" in page("/en/rounds/5/takasaki/").html


def test_an_english_page_parts_a_prize_from_how_many_may_win_it(page):
    load_all(timezone.now())

    text = " ".join(page("/en/rounds/5/").text.split())

    assert "Communications Award (up to 3 groups)" in text
    assert "Special Award (may be awarded)" in text
    assert "<b>Publication</b>" in page("/en/").html  # a step of five, named as the others are


@pytest.mark.parametrize(
    ("written", "shown"),
    [("地方公共団体", ">local government<"), ("見本法人", ' lang="ja">見本法人<')],
)
def test_a_legal_form_is_english_where_it_has_an_english_name(page, written, shown):
    stage.takasaki().recipients.update(kind="npo", legal_form=written)

    assert f"<small{shown}/small>" in page("/en/rounds/5/takasaki/").html
    assert f"<small>{written}</small>" in page("/rounds/5/takasaki/").html


def test_an_english_page_marks_the_japanese_that_stands_in(page):
    stage.takasaki()

    html = page("/en/rounds/5/takasaki/").html

    assert "<h1>Takasaki City</h1>" in html
    assert '<p lang="ja">仕組みが根づいた。</p>' in html


def test_a_photograph_is_given_in_both_formats_with_its_measures(page):
    winner = stage.takasaki()

    html = page("/rounds/5/takasaki/").html

    assert winner.photos.get().renditions.keys() == {"480"}
    assert 'srcset="/rounds/5/takasaki/photos/1/480.webp 480w"' in html
    assert 'width="480" height="320" alt="人々"' in html


@pytest.mark.parametrize(("kind", "begins"), [("webp", b"RIFF"), ("jpeg", b"\xff\xd8\xff")])
def test_the_bytes_of_a_photograph_come_from_the_published_storage(client, kind, begins):
    stage.takasaki()

    answer = client.get(f"/rounds/5/takasaki/photos/1/480.{kind}")

    assert (answer.status_code, answer["Content-Type"]) == (200, f"image/{kind}")
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert answer.content.startswith(begins)


@pytest.mark.parametrize("name", ["1/481.webp", "2/480.webp", "1/480.gif", "1/99999.jpeg"])
def test_a_photograph_that_is_not_there_is_a_404(client, name):
    stage.takasaki()

    assert client.get(f"/rounds/5/takasaki/photos/{name}").status_code == 404


def test_a_contact_links_to_the_web_and_to_nothing_else(page):
    winner = stage.takasaki()
    models.Contact.objects.filter(winner=winner).update(url="javascript:alert(1)")

    assert "javascript:" not in page("/rounds/5/takasaki/").html


def test_an_english_contact_is_written_as_mail_from_abroad_needs_it(page):
    winner = stage.takasaki()
    models.Contact.objects.filter(winner=winner).delete()
    models.Contact.objects.create(
        winner=winner, position=1, office="協会", office_en="Association", postal_code="981-1101",
        address="宮城県仙台市1番地", address_en="1 Omiya, Sendai, Miyagi", care_of="見本会",
        tel="022-241-5990",
    )  # fmt: skip

    text = " ".join(page("/en/rounds/5/takasaki/").text.split())

    order = (
        "Association",
        "c/o 見本会",
        "1 Omiya, Sendai, Miyagi 981-1101, Japan",
        "+81-22-241-5990",
    )
    places = [text.find(part) for part in order]
    assert -1 not in places
    assert places == sorted(places)


def test_a_preview_shows_a_draft_with_its_private_photographs():
    draft = stage.takasaki(state="drafting")
    models.Photo.objects.create(winner=draft, position=1, width=9, height=6, original="x.jpg")

    page = public.page_of(draft, photo_url=lambda position: f"/desk/photo/{position}")

    assert page.name.ja == "高崎市"
    assert [photo.url for photo in page.pictures] == ["/desk/photo/1"]


def test_a_winner_without_any_part_has_a_page(page):
    make.winner("released", round=stage.announced(), slug="bare")

    assert page("/rounds/5/bare/").lang == "ja"


def test_a_winner_costs_one_query_and_the_others_of_its_round_a_second(client):
    stage.takasaki()

    assert stage.queries(client, "/rounds/5/takasaki/") == 2


def test_the_page_with_its_styles_is_light(client):
    stage.takasaki()
    html = client.get("/rounds/5/takasaki/", HTTP_ACCEPT_ENCODING="gzip").content
    sheets = ("tokens", "base", "public", "print")
    css = [Path(str(finders.find(f"look/{name}.css"))).read_bytes() for name in sheets]

    weight = len(html) + sum(len(gzip.compress(sheet)) for sheet in css)

    assert weight <= 60_000


def test_the_site_map_names_every_page_in_both_languages(client):
    stage.takasaki()

    text = b"".join(client.get(reverse("site-map"))).decode()

    assert "<loc>http://testserver/rounds/5/takasaki/</loc>" in text
    assert "<loc>http://testserver/winners/countries/CZ/</loc>" in text
    assert 'hreflang="en" href="http://testserver/en/rounds/5/takasaki/"' in text


@pytest.mark.parametrize("number", ["0", "32768", "99999999999999999999"])
def test_a_number_that_no_round_has_is_a_404(client, number):
    assert client.get(f"/rounds/{number}/").status_code == 404
    assert client.get(f"/rounds/{number}/takasaki/").status_code == 404


@pytest.mark.parametrize(
    ("url", "marked"), [("/rounds/5/takasaki/", "/winners/"), ("/rounds/5/", "/rounds/")]
)
def test_the_navigation_marks_what_the_breadcrumbs_begin_with(page, url, marked):
    stage.takasaki()

    html = page(url).html

    nav = html[html.index('class="site-head"') : html.index("</header>")]
    assert re.findall('<a href="([^"]+)" aria-current', nav) == [marked]
    assert f'<ol>\n      <li><a href="{marked}">' in html or f'<ol><li><a href="{marked}">' in html
