import logging
from io import StringIO
from smtplib import SMTPRecipientsRefused

import pytest
from django.db import DataError, IntegrityError
from django.urls import reverse
from django.utils import timezone
from post_office.logutils import setup_loghandlers

from awards.rounds.models import Phase
from nominations.people.models import BodySeat, CommitteeSeat, OfficeSeat, User
from tests import make
from tests import world as worlds

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_of_people_keeps_the_house_rules(page, prefix):
    world = worlds.build()
    things, person = world.things, world.people["secretariat"]
    seats = {
        "body": BodySeat.objects.filter(body=things.body).first(),
        "committee": things.seats[things.judging.pk, "member"],
        "office": OfficeSeat.objects.filter(role="host").first(),
    }
    addresses = [
        reverse("people-home"), reverse("people-office"),
        reverse("people-body", args=[things.body.code]),
        reverse("people-committee", args=[things.judging.number]),
        *(reverse("seat-end", args=[kind, seat.pk]) for kind, seat in seats.items()),
    ]  # fmt: skip

    for url in addresses:
        assert page(prefix + url, person).h1


def test_a_new_officer_is_entered_with_a_seat_and_told_by_letter(client):
    body = make.body()
    client.force_login(make.secretary())

    client.post(
        reverse("people-body", args=[body.code]),
        {
            "email": "ｎｅｗ＠pref.example", "name": "新任　担当", "role": "submitter",
            "starts_on": "令和8年4月1日",
        },
    )  # fmt: skip

    seat = BodySeat.objects.get(body=body)
    assert (seat.user.email, str(seat.starts_on)) == ("new@pref.example", "2026-04-01")


def test_a_refused_seat_enters_nobody(client):
    round_ = make.round_(Phase.DECIDED)
    client.force_login(make.secretary())

    response = client.post(
        reverse("people-committee", args=[round_.number]),
        {
            "email": "late@univ.example", "name": "遅れた人", "role": "member",
            "starts_on": "2026年4月1日",
        },
    )  # fmt: skip

    assert response.status_code == 409
    assert "遅れた人" in response.content.decode()
    assert not CommitteeSeat.objects.filter(round=round_).exists()
    assert not User.objects.filter(email="late@univ.example").exists()


def test_a_form_that_cannot_be_read_is_shown_again_with_what_was_typed(client):
    body = make.body()
    client.force_login(make.secretary())

    response = client.post(
        reverse("people-body", args=[body.code]),
        {"email": "new@pref.example", "name": "新任", "role": "submitter", "starts_on": "2026年"},
    )

    text = response.content.decode()
    assert response.status_code == 422
    assert "年月日を「2026年4月1日」のように" in text
    assert 'value="new@pref.example"' in text


def test_an_address_of_somebody_else_is_not_given_a_seat_in_silence(client):
    body = make.body()
    make.user(email="asagi@pref.example", name="浅葱 花")
    client.force_login(make.secretary())
    typed = {"email": "asagi@pref.example", "role": "submitter", "starts_on": "2026年4月1日"}
    url = reverse("people-body", args=[body.code])

    other = client.post(url, typed | {"name": "常盤 緑"})
    same = client.post(url, typed | {"name": "浅葱花"})

    assert (other.status_code, same.status_code) == (422, 302)
    assert "「浅葱 花」さんとして登録されています" in other.content.decode()


def test_the_term_of_a_new_seat_begins_today_unless_it_is_said_otherwise(page):
    text = page(reverse("people-body", args=[make.body().code]), make.secretary()).html
    today = timezone.localdate()

    assert f'value="{today.year}年{today.month}月{today.day}日"' in text


def test_an_officer_of_a_host_needs_to_be_of_one(client):
    client.force_login(make.secretary())

    response = client.post(
        reverse("people-office"),
        {"email": "a@host.example", "name": "担当", "role": "host", "starts_on": "2026年4月1日"},
    )

    assert response.status_code == 422
    assert "どの主催者の担当者かを選んでください。" in response.content.decode()


@pytest.mark.parametrize("kind", ["body", "committee", "office"])
def test_ending_a_seat_goes_back_to_the_page_it_stands_on(client, kind):
    body, round_ = make.body(), make.round_()
    seat, url = {
        "body": lambda: (
            BodySeat.objects.get(user=make.officer(body)),
            reverse("people-body", args=[body.code]),
        ),
        "committee": lambda: (
            make.member(round_),
            reverse("people-committee", args=[round_.number]),
        ),
        "office": lambda: (
            OfficeSeat.objects.get(user=make.host_officer()),
            reverse("people-office"),
        ),
    }[kind]()
    client.force_login(make.secretary())

    response = client.post(reverse("seat-end", args=[kind, seat.pk]))

    assert (response.status_code, response.url) == (302, url)
    assert not type(seat).objects.filter(pk=seat.pk, ends_on=None).exists()


def test_ending_the_last_seat_of_the_secretariat_is_refused_on_the_page_that_asks(client):
    person = make.secretary()
    client.force_login(person)
    seat = OfficeSeat.objects.get(user=person)

    response = client.post(reverse("seat-end", args=["office", seat.pk]))

    assert response.status_code == 409
    assert "事務局の担当者が誰もいなくなります。" in response.content.decode()
    assert OfficeSeat.objects.get(pk=seat.pk).ends_on is None


def test_a_kind_of_seat_that_is_none_is_not_found(client):
    client.force_login(make.secretary())

    assert client.get(reverse("seat-end", args=["throne", 1])).status_code == 404


def test_the_log_tells_who_opened_what_by_keys_alone(client, caplog):
    body, secretary = make.body(), make.secretary(name="秘書 花子")
    client.force_login(secretary)

    with caplog.at_level("INFO", logger="award.access"):
        client.get(reverse("people-body", args=[body.code]) + "?q=typed")
        client.get("/winners/?q=typed")
        client.logout()
        client.get(reverse("desk-home"))

    assert [record.getMessage() for record in caplog.records if record.name == "award.access"] == [
        f"person={secretary.pk} GET people-body code={body.code} 200"
    ]


@pytest.mark.parametrize("method", ["get", "post", "put"])
@pytest.mark.parametrize(
    "link",
    [
        "/confirm/{}/",
        "/en/confirm/{}/preview/",
        "/confirm/{}/photos/1/",
        "/confirm/{}",
        "/confirm/{}/nothing-here/",
        "/accounts/password/reset/1-{}/",
        "/en/accounts/password/reset/zz-{}/",
        "/accounts/password/reset/1-{}/nothing-here/",
        # As letters break them, and as people type them.
        "/confirm/%20{}/",
        "/confirm/a%0A{}/",
        "/confirm/a%3F{}/",
        "/confirm//{}/",
        "/CONFIRM/{}/",
        "/fr/confirm/{}/",
        "/accounts/password/reset/1-a%20{}/",
    ],
)
def test_no_line_of_the_log_holds_a_link_that_opens_something(client, monkeypatch, link, method):
    client.force_login(make.secretary())
    written = StringIO()
    console = next(h for h in logging.getLogger().handlers if h.name == "console")
    monkeypatch.setattr(console, "stream", written)

    getattr(client, method)(link.format("the-secret-of-this-link"))

    assert "secret" not in written.getvalue()


def written_by(monkeypatch, name: str, raised: Exception) -> str:
    """What the handler of ours writes when this is told to a logger."""
    written = StringIO()
    console = next(h for h in logging.getLogger().handlers if h.name == "console")
    monkeypatch.setattr(console, "stream", written)
    try:
        raise raised
    except Exception as error:
        logging.getLogger(name).exception("It failed")
        logging.getLogger(name).error(error)
    return written.getvalue()


@pytest.mark.parametrize("name", ["django.request", "post_office", "award"])
@pytest.mark.parametrize(
    "raised",
    [
        ValueError("no number: yamada@b.example"),
        KeyError("yamada@b.example"),
        SMTPRecipientsRefused({"yamada@b.example": (550, b"unknown")}),
        DataError('invalid input syntax for type integer: "yamada@b.example"'),
        IntegrityError("violates unique mail\nDETAIL:  Key (email)=(yamada@b.example) exists."),
    ],
    ids=lambda raised: type(raised).__name__,
)
def test_a_trace_in_the_log_tells_the_place_and_no_value(monkeypatch, capfd, name, raised):
    setup_loghandlers()

    line = written_by(monkeypatch, name, raised)

    assert type(raised).__name__ in line
    assert "written_by" in line
    assert "yamada" not in line + "".join(capfd.readouterr())


def test_a_trace_names_the_constraint_and_what_was_before_it(monkeypatch):
    refused = RuntimeError("typed words")
    refused.__cause__ = IntegrityError("violates unique mail\nDETAIL:  Key (a)=(typed words)")

    line = written_by(monkeypatch, "django.request", refused)

    assert "IntegrityError: violates unique mail\n" in line
    assert "typed words" not in line
