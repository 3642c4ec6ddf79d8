"""The ways between the two halves, whom to ask on every page, and error pages that lead on."""

import re
import subprocess
import sys
from datetime import timedelta

import pytest
from django.contrib.staticfiles import finders
from django.core.cache import caches
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from awards.rounds.models import Announcement, Phase, Round, RoundContact
from awards.winners.archive import load_all
from awards.winners.models import Winner
from tests import environment, make
from tests import world as worlds
from tests.environment import ROOT
from tests.winners import stage

pytestmark = pytest.mark.django_db
PUBLIC = ("home", "round-list", "winner-list", "accessibility-policy", "site-policy")


@pytest.fixture
def office():
    def named(round_, office: str, position: int = 1) -> None:
        RoundContact.objects.update_or_create(
            round=round_,
            defaults={
                "position": position,
                "office": office,
                "office_en": f"{office} (English)",
                "tel": "03-5213-1725",
                "email": "jimukyoku@clair.example",
            },
        )

    return named


@pytest.mark.parametrize(("prefix", "desk"), [("", "/desk/"), ("/en", "/en/desk/")])
@pytest.mark.parametrize("name", PUBLIC)
def test_every_public_page_leads_to_the_desk(page, prefix, desk, name):
    assert desk in page(prefix + reverse(name)).links


def test_a_page_kept_on_a_telephone_has_the_picture_of_the_site(page):
    html = page(reverse("home")).html
    (icon,) = re.findall(r'rel="apple-touch-icon" href="([^"]+)"', html)

    found = finders.find(icon.removeprefix("/static/"))

    assert found
    with Image.open(found) as picture:
        assert (picture.format, picture.size) == ("PNG", (180, 180))


def test_an_open_round_says_how_one_nominates(page):
    past = timezone.now() - timedelta(days=1)
    open_, judged = make.round_(Phase.OPEN), make.round_(Phase.JUDGING, nominations_close_at=past)

    shown = page(reverse("round", args=[open_.number]))

    assert "推薦の方法" in shown.text
    assert "政令指定都市の国際交流担当課に御相談ください。" in shown.text
    assert "推薦の方法" not in page(reverse("round", args=[judged.number])).text


@pytest.mark.parametrize("who", ["body", "member", "secretariat", "host"])
def test_every_desk_page_names_the_secretariat_and_leads_to_the_public_pages(page, office, who):
    world = worlds.build()
    office(make.round_(Phase.JUDGING), "国際課")
    office(make.round_(Phase.PREPARING), "まだ知らせない課")

    shown = page(reverse("desk-home"), world.people[who])

    assert "事務局　国際課" in shown.text
    assert "まだ知らせない課" not in shown.text
    assert {"mailto:jimukyoku@clair.example", "/"} <= set(shown.links)
    assert "日時は、日本時間です。" in shown.text
    assert "国際課 (English)" in page("/en" + reverse("desk-home"), world.people[who]).text


def test_whoever_cannot_sign_in_reads_whom_to_ask(page, office):
    office(make.round_(Phase.OPEN), "国際課")

    assert "03-5213-1725" in page(reverse("account_login")).text


@pytest.mark.parametrize(
    ("url", "status"), [("/desk/people/", 403), ("/desk/nominations/none/", 404), ("/none", 404)]
)
def test_an_error_page_leads_on(client, url, status):
    client.force_login(make.officer(make.body()))

    answer = client.get(url)

    text = answer.content.decode()
    assert answer.status_code == status
    assert '<a class="btn line" href="/desk/">' in text
    assert '<a class="btn line" href="/">' in text


def test_an_address_that_only_takes_a_button_says_so(client):
    draft = make.nomination()
    client.force_login(make.officer(draft.body))

    answer = client.get(reverse("account_resume"))

    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "画面のボタンから送信するためのアドレスです。" in answer.content.decode()
    assert "It only takes what a button" in client.get("/en/accounts/resume/").content.decode()


def test_a_body_that_is_too_large_is_answered_with_a_page(client):
    draft = make.nomination()
    client.force_login(make.officer(draft.body))
    url = reverse("nomination-section", args=[draft.pk, "work"])

    answer = client.post(url, {"title": "字" * 2_000_000})

    assert answer.status_code == 413
    assert "一度に送信できる文章は、合わせて5MBまでです。" in answer.content.decode()


LOOK = """
import django
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", "winners", verbosity=0)
call_command("migrate", "rounds", verbosity=0)
print(Client().get("ADDRESS").content.decode())
"""


@pytest.mark.parametrize(
    ("site", "address", "setting"),
    [("public", "/accessibility/", "DESK_URL"), ("desk", "/accounts/login/", "PUBLIC_URL")],
)
def test_a_half_by_itself_leads_to_the_other_once_it_knows_where_that_is(
    tmp_path, site, address, setting
):
    def shown(folder: str, **variables: str) -> str:
        (tmp_path / folder).mkdir()
        return subprocess.run(
            [sys.executable, "-c", LOOK.replace("ADDRESS", address)],
            env=environment.under_test(tmp_path / folder, SITE=site, **variables),
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip

    link = 'href="https://other.award.example/"'

    assert link not in shown("untold")
    assert link in shown("told", **{setting: "https://other.award.example/"})


@pytest.mark.parametrize("address", ["/", "/en/", "/accounts/login/", "/none"])
def test_a_demonstration_says_so_in_a_band_on_every_page(client, settings, address):
    sentence = "This is a demonstration site" if address == "/en/" else "実演用のサイトです"
    assert sentence not in client.get(address).content.decode()

    settings.DEMO = True
    caches["pages"].clear()

    assert sentence in client.get(address).content.decode()


def test_the_real_round_shows_no_hour_no_number_and_no_explanation_of_ours(page):
    load_all(timezone.now())

    text = page(reverse("round", args=[5])).text

    assert "10時" not in text
    assert "表彰式平成23（2011）年5月13日" in "".join(text.split())
    assert "審査委員会特別賞（授与する場合があります）" in text
    assert "他の自治体の先例" not in text
    profile = page(reverse("winner", args=[5, "takasaki"])).text
    assert "この紹介は、表彰当時（平成22年度）の内容です。" in profile


def test_each_winner_of_the_real_round_says_where_it_departs_from_the_booklet(page):
    load_all(timezone.now())
    noted = {"takasaki": "承徳市を友好都市", "kanazawa": "19年目", "miyagi-belarus": "ロシア連邦"}

    for slug, words in noted.items():
        text = page(reverse("winner", args=[5, slug])).text
        note = text[text.rindex("注\n") :]
        assert words in note, slug


def test_the_ceremony_is_told_with_the_winners_and_not_before(page):
    stage.takasaki(published_at=timezone.now() + timedelta(days=1))
    Round.objects.update(ceremony_on="2012-05-13")
    Announcement.objects.update(at=timezone.now() + timedelta(days=1))
    number = Round.objects.get().number

    before = page(reverse("round", args=[number])).text
    Announcement.objects.update(at=timezone.now() - timedelta(days=1))
    Winner.objects.update(published_at=timezone.now() - timedelta(days=1))
    caches["pages"].clear()

    assert ("表彰式" in before, "表彰式" in page(reverse("round", args=[number])).text) == (
        False,
        True,
    )


def test_the_site_is_called_as_it_is_told_and_a_round_by_its_own_name(page, settings):
    settings.AWARD_NAME, settings.AWARD_NAME_EN = "自治体国際交流表彰", "Commendation"

    home, english = page("/").html, page("/en/").html

    assert "自治体国際交流表彰</title>" in home
    assert "Commendation</title>" in english
    assert ("姉妹自治体交流表彰" in home, "Sister City Exchange Award" in english) == (False, False)
