"""A section that the database has no room for is answered with the page that says so."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from awards.full_disk import is_full_disk
from nominations.intake.models import Nomination
from tests import make
from tests.filled import filled


@pytest.fixture
def officer() -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(make.officer(make.nomination(complete=True).body))
    return client


def save(client: Client, fill_up: Callable[[], None], **headers: str) -> tuple[int, str]:
    url = reverse("nomination-section", args=[Nomination.objects.get().pk, "work"])
    form = filled(client.get(url).content.decode())
    fill_up()
    answer = client.post(
        url, form | {f"overview_{n}": "国際交流" * 60 for n in range(4)}, headers=headers
    )
    return answer.status_code, answer.content.decode()


def no_page_left() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        cursor.execute("PRAGMA page_count")
        cursor.execute(f"PRAGMA max_page_count = {cursor.fetchone()[0]}")


@pytest.fixture
def _room_again(crowd):
    yield
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA max_page_count = 4294967294")


@pytest.mark.only_on("sqlite")
@pytest.mark.usefixtures("_room_again")
@pytest.mark.parametrize("headers", [{}, {"HX-Request": "true"}])
def test_sqlite_without_a_page_left(officer, headers):
    code, page = save(officer, no_page_left, **headers)

    assert code == 507
    assert "空きがなく、受け取れませんでした" in page


def as_postgresql_says_it() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION no_room() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full'; END $$"
        )
        cursor.execute(
            "CREATE TRIGGER no_room BEFORE UPDATE ON intake_nomination"
            " FOR EACH ROW EXECUTE FUNCTION no_room()"
        )


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
def test_postgresql_whose_disk_is_full(officer):
    code, page = save(officer, as_postgresql_says_it)

    assert code == 507
    assert "空きがなく、受け取れませんでした" in page


@pytest.mark.parametrize("error", [None, ValueError(), PermissionError(13, "no")])
def test_another_failure_is_none_of_a_full_disk(error):
    assert not is_full_disk(error)
