"""What is sent when the session has ended, or the form's token has, is kept and saved after all."""

import re
from datetime import timedelta
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from awards.rounds.models import Phase
from nominations.people.kept import unpacked
from nominations.people.session import RENEWED
from tests import make
from tests.filled import filled

pytestmark = pytest.mark.django_db

HERE = {"origin": "http://testserver"}
TYPED = "二つの町の\n子どもたちが <b>手紙</b> を交わす。"


@pytest.fixture
def browser():
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def nomination():
    return make.nomination()


@pytest.fixture
def officer(nomination):
    return make.officer(nomination.body)


def url(nomination, section="past"):
    return reverse("nomination-section", args=[nomination.pk, section])


def opened(browser, user, address):
    """The fields of the page that ``user`` has open, as the browser would send them."""
    browser.force_login(user)
    html = browser.get(address).content.decode()
    return filled(html) | {"csrfmiddlewaretoken": token_in(html)}


def found(pattern, html):
    match = re.search(pattern, html)
    assert match, pattern
    return unescape(match[1])


def token_in(html):
    return found(r'name="csrfmiddlewaretoken" value="([^"]+)"', html)


def kept_in(html):
    return found(r'name="kept" value="([^"]+)"', html)


def sign_in(browser, html, user, password=make.PASSWORD):
    user.set_password(make.PASSWORD)
    user.save()
    data = {
        "csrfmiddlewaretoken": token_in(html),
        "kept": kept_in(html),
        "login": user.email,
        "password": password,
    }
    return browser.post(reverse("account_resume"), data, headers=HERE)


def end_session(browser):
    Session.objects.all().delete()


def send_again(browser, answer):
    html = answer.content.decode()
    address = found(r'<form method="post" action="([^"]+)" data-resend', html)
    fields = {
        unescape(name): unescape(text)
        for name, text in re.findall(
            r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', html, re.S
        )
    }
    data = fields | {"csrfmiddlewaretoken": token_in(html)}
    return browser.post(address, data, headers=HERE)


def test_a_section_sent_after_the_session_ended_is_saved_after_signing_in(
    browser, nomination, officer
):
    typed = opened(browser, officer, url(nomination)) | {"past_awards": TYPED}
    end_session(browser)

    refused = browser.post(url(nomination), typed, headers=HERE)

    html = refused.content.decode()
    assert refused.status_code == 401
    assert "まだ保存していません" in html
    assert "&lt;b&gt;手紙&lt;/b&gt;" in html
    nomination.refresh_from_db()
    assert nomination.past_awards == ""

    wrong = sign_in(browser, html, officer, password="not the password")
    assert wrong.status_code == 422
    again = sign_in(browser, wrong.content.decode(), officer)
    assert again.status_code == 200
    saved = send_again(browser, again)

    assert saved.status_code == 302
    nomination.refresh_from_db()
    assert nomination.past_awards == TYPED.replace("\r\n", "\n")


def test_a_long_text_sent_after_the_session_ended_is_kept_as_well(browser, nomination, officer):
    """Its cookie has ended with it; that of who was here has not."""
    typed = opened(browser, officer, url(nomination)) | {"past_awards": "字" * 100_000}
    end_session(browser)
    browser.cookies.pop("session")

    kept = browser.post(url(nomination), typed, headers=HERE)
    again = sign_in(browser, kept.content.decode(), officer)
    refused = send_again(browser, again)

    assert (kept.status_code, again.status_code) == (401, 200)
    assert refused.status_code == 422
    assert "字" * 100_000 in refused.content.decode()


def test_an_expired_token_is_renewed_and_every_word_is_still_there(browser, nomination, officer):
    typed = opened(browser, officer, url(nomination)) | {"past_awards": TYPED}
    browser.cookies.pop("csrf")

    refused = browser.post(url(nomination), typed, headers=HERE)

    html = refused.content.decode()
    assert refused.status_code == 403
    assert "まだ保存していません" in html
    data = dict(re.findall(r'<textarea name="([^"]+)" hidden>\n(.*?)</textarea>', html, re.S))
    data = {name: unescape(text) for name, text in data.items()}
    data["csrfmiddlewaretoken"] = token_in(html)
    assert browser.post(url(nomination), data, headers=HERE).status_code == 302
    nomination.refresh_from_db()
    assert nomination.past_awards == TYPED


@pytest.mark.parametrize("ended", ["session", "token"])
def test_an_autosave_gets_a_sentence_and_a_status_it_understands(
    browser, nomination, officer, ended
):
    typed = opened(browser, officer, url(nomination)) | {"past_awards": TYPED}
    if ended == "session":
        end_session(browser)
    else:
        browser.cookies.pop("csrf")

    answer = browser.post(url(nomination), typed, headers=HERE | {"hx-request": "true"})

    html = answer.content.decode()
    assert answer.status_code == (401 if ended == "session" else 403)
    assert "保存していません" in html
    assert 'target="_blank"' in html
    assert "<html" not in html


def test_what_one_person_sent_is_not_saved_for_another(browser, nomination, officer):
    typed = opened(browser, officer, url(nomination)) | {"past_awards": TYPED}
    end_session(browser)
    html = browser.post(url(nomination), typed, headers=HERE).content.decode()

    answer = sign_in(browser, html, make.officer(nomination.body))

    assert answer.status_code == 302
    assert answer["Location"] == reverse("desk-home")
    assert "手紙" not in browser.get(answer["Location"]).content.decode()


@pytest.mark.parametrize(
    "origin", [{}, {"origin": "https://elsewhere.example"}, {"origin": "null"}]
)
def test_what_another_site_sends_is_not_kept(browser, nomination, origin):
    answer = browser.post(url(nomination), {"past_awards": TYPED}, headers=origin)

    assert answer.status_code == 403
    assert "手紙" not in answer.content.decode()


def test_only_what_was_packed_here_is_sent_again(browser, officer):
    browser.force_login(officer)

    for text in ("", "x", "eyJwYXRoIjoiLyJ9:1abc:forged"):
        assert unpacked(text) is None


def test_a_password_is_never_kept(browser, officer):
    address = reverse("account_change_password")
    typed = opened(browser, officer, address) | {
        "oldpassword": make.PASSWORD, "password1": "a new password", "password2": "a new password",
    }  # fmt: skip
    end_session(browser)

    answer = browser.post(address, typed, headers=HERE)

    assert answer.status_code == 302
    assert "a new password" not in answer.content.decode()


def test_a_score_sheet_is_kept_too(browser):
    nomination = make.nomination("accepted", round=make.round_(Phase.JUDGING), complete=True)
    member = make.member(nomination.round).user
    address = reverse("judging", args=[nomination.pk])
    typed = opened(browser, member, address) | {"remark": "よい取組です。"}
    end_session(browser)

    html = browser.post(address, typed, headers=HERE).content.decode()
    saved = send_again(browser, sign_in(browser, html, member))

    assert saved.status_code == 302
    assert nomination.sheets.get().remark == "よい取組です。"


def test_a_session_is_renewed_while_somebody_works(client, officer):
    client.force_login(officer)
    session = client.session
    session[RENEWED] -= int(timedelta(hours=1).total_seconds())
    session.save()
    before = Session.objects.get().expire_date

    client.get(reverse("desk-home"))

    assert Session.objects.get().expire_date > before
    assert client.session[RENEWED] > session[RENEWED]


def test_the_end_of_the_session_is_announced_by_a_page_of_the_desk(client, officer):
    client.force_login(officer)

    html = client.get(reverse("desk-home")).content.decode()

    assert f'data-stay="{reverse("account_stay")}"' in html
    assert int(found(r'data-session-left="(\d+)"', html)) > 11 * 60 * 60
