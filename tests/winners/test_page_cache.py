from datetime import timedelta

import pytest
from django.utils import timezone

from awards.winners.models import Winner
from tests import make
from tests.winners import stage

pytestmark = pytest.mark.django_db
URL = "/rounds/5/takasaki/"


def test_an_unchanged_page_costs_its_reader_nothing(client):
    stage.takasaki()
    first = client.get(URL, HTTP_ACCEPT_ENCODING="gzip")

    again = client.get(URL, HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=first["ETag"])

    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("url", ["/", URL, "/winners/", "/en/", "/sitemap.xml", "/feed.atom"])
def test_a_public_page_sets_no_cookie_even_for_those_who_are_signed_in(client, url):
    stage.takasaki()
    client.force_login(make.secretary())

    answer = client.get(url)

    assert answer.cookies == {}
    assert answer["Vary"] == "Accept-Encoding"


def test_a_page_is_the_same_for_those_who_are_signed_in(client):
    stage.takasaki()
    signed_out = client.get(URL).content
    client.force_login(make.secretary())

    assert client.get(URL).content == signed_out


def test_the_404_before_the_instant_is_not_kept_and_the_page_is_not_early(client):
    winner = stage.takasaki(published_at=stage.in_a_moment())
    before = client.get(URL).status_code
    Winner.objects.filter(pk=winner.pk).update(published_at=timezone.now() - timedelta(seconds=1))

    assert (before, client.get(URL).status_code) == (404, 200)


def test_what_readers_type_is_not_kept(client):
    url = "/winners/?q=takasaki"
    before = client.get(url).content.decode()
    stage.takasaki()

    after = client.get(url).content.decode()

    assert ("高崎市" in before, "高崎市" in after) == (False, True)


@pytest.mark.parametrize("method", ["post", "put", "delete"])
def test_the_public_half_only_reads(client, method):
    stage.takasaki()

    assert getattr(client, method)(URL).status_code == 405
