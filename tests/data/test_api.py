"""Programs read the records of the files one by one, or those they choose."""

import json
from typing import Any

import pytest

from awards.winners.models import Partner
from tests.data.reading import body, fetch, read_json
from tests.winners import stage

pytestmark = pytest.mark.django_db
WINNERS = "/api/v1/winners/"
URLS = ("/api/v1/", "/api/v1/rounds/", WINNERS, f"{WINNERS}5/takasaki/")


def read(client, url: str) -> Any:
    return json.loads(fetch(client, url))


def ids(found: Any) -> list[str]:
    return [winner["id"] for winner in found["winners"]]


def test_the_records_are_those_of_the_file(client):
    stage.takasaki()

    whole = read_json(client)

    found = read(client, WINNERS)
    assert found == {"count": 1, "previous": None, "next": None, "winners": whole["winners"]}
    assert read(client, "/api/v1/rounds/") == {"rounds": whole["rounds"]}
    assert read(client, f"{WINNERS}{whole['winners'][0]['id']}/") == whole["winners"][0]


def test_the_first_address_leads_to_the_others(client):
    found = read(client, "/api/v1/")

    for name in ("rounds", "winners", "documentation"):
        assert client.get(found[name].removeprefix("http://testserver")).status_code == 200


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["6/a", "5/takasaki"]),
        ("?round=5", ["5/takasaki"]),
        ("?country=US", ["6/a"]),
        ("?country=US&round=5", []),
        ("?prefecture=10&prize=minister", ["6/a", "5/takasaki"]),
        ("?prize=special", []),
        ("?country=ZZ", []),
        ("?page=1", ["6/a", "5/takasaki"]),
    ],
)
def test_winners_are_chosen(client, query, found):
    two_rounds()

    assert ids(read(client, WINNERS + query)) == found


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("?country=us", 422, "country=CZ"),
        ("?country=", 422, "country=CZ"),
        ("?round=five", 422, "round=5"),
        ("?round=99999999999999999999", 422, "round=5"),
        ("?round=%EF%BC%95", 422, "round=5"),
        ("?prize=%00", 422, "prize=minister"),
        ("?contry=US", 422, "“contry”"),
        ("?round=5&round=6", 422, "once"),
        ("?page=x", 422, "page=1"),
        ("?page=-1", 422, "page=1"),
        ("?page=99999999999999999999", 422, "page=1"),
        ("?page=1000000000000", 404, "the last is page 1"),
        ("?round=4&page=2", 404, "the last is page 1"),
    ],
)
def test_what_cannot_be_answered_is_refused_with_a_sentence_in_both_languages(
    client, query, status, said
):
    two_rounds()

    answer = client.get(WINNERS + query)

    problem = answer.json()
    assert (answer.status_code, problem["status"]) == (status, status)
    assert answer["Content-Type"] == "application/problem+json"
    assert said in problem["detail_en"]
    assert problem["detail"].endswith(("。", said))
    assert answer["Access-Control-Allow-Origin"] == "*"


def two_rounds() -> None:
    stage.takasaki()
    Partner.objects.update(country="CZ")
    later = stage.takasaki(round=stage.announced(6), slug="a")
    Partner.objects.filter(winner=later).update(country="US")


def test_pages_lead_to_each_other_and_keep_what_was_chosen(client, monkeypatch):
    monkeypatch.setattr("awards.winners.public.choosing.PER_PAGE", 1)
    round_ = stage.takasaki().round
    stage.takasaki(round=round_, slug="b")
    stage.takasaki(round=stage.announced(6), slug="c")

    first = read(client, f"{WINNERS}?round=5")
    second = read(client, first["next"].removeprefix("http://testserver"))

    assert first["next"] == f"http://testserver{WINNERS}?round=5&page=2"
    assert (first["count"], first["previous"], second["next"]) == (2, None, None)
    assert second["previous"] == f"http://testserver{WINNERS}?round=5&page=1"
    assert sorted(ids(first) + ids(second)) == ["5/b", "5/takasaki"]


@pytest.mark.parametrize("url", URLS)
def test_an_unchanged_answer_is_not_sent_again(client, url):
    stage.takasaki()
    first = client.get(url, headers={"accept-encoding": "gzip"})

    again = client.get(url, headers={"accept-encoding": "gzip", "if-none-match": first["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first["Cache-Control"] == "public, max-age=0, must-revalidate"
    assert (first["Content-Type"], first["Access-Control-Allow-Origin"]) == (
        "application/json",
        "*",
    )
    assert first.cookies == {}


@pytest.mark.parametrize(
    "url",
    [f"{WINNERS}5/nobody/", f"{WINNERS}99999/takasaki/", f"{WINNERS}5/%00/", f"{WINNERS}0/takasaki/",
     f"{WINNERS}5/", f"{WINNERS}5/日本/", "/api/v1/losers/"],
)  # fmt: skip
def test_an_address_of_nothing_is_answered_with_a_problem(client, url):
    stage.takasaki()

    answer = client.get(url)

    assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")
    assert answer.json()["detail"].endswith("確かめてください。")


@pytest.mark.parametrize("url", ["/api/v2/", "/en/api/v1/"])
def test_beside_the_interface_an_address_of_nothing_is_answered_with_a_page(client, url):
    assert b"<h1>" in client.get(url).content


def test_an_address_without_its_last_slash_leads_to_the_right_one(client):
    assert client.get("/api/v1/winners")["Location"] == "/api/v1/winners/"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_it_only_reads(client, method):
    stage.takasaki()

    answers = [getattr(client, method)(url) for url in URLS]

    assert {(answer.status_code, answer["Allow"]) for answer in answers} == {(405, "GET, HEAD")}
    assert {answer.json()["title"] for answer in answers} == {"Method Not Allowed"}


@pytest.mark.parametrize("url", URLS)
def test_an_answer_asks_as_often_for_many_winners_as_for_one(client, url):
    round_ = stage.takasaki().round
    one = stage.queries(client, url)
    for slug in ("a", "b", "c"):
        stage.takasaki(round=round_, slug=slug)

    many = stage.queries(client, url)

    assert (many, one <= 2) == (one, True)
    assert body(client.get(url))
