"""From the sign-in to the receipt without a mouse."""

import re

import pytest
from playwright.sync_api import Locator, expect

from awards.rounds.models import Phase, Round
from nominations.intake.models import Nomination, State
from tests import make, world
from tests.browser import cast as people
from tests.browser import words
from tests.browser.cast import Cast
from tests.browser.keys import Keys
from tests.browser.person import Name, Person
from tests.browser.steps import committee

SIGN_IN = [
    "本文へ",
    "姉妹自治体交流表彰 推薦・審査の窓口",
    "English",
    "メールアドレス※必須",
    "パスワード※必須",
    "ログイン",
    "パスワードを忘れた方",
]


@pytest.mark.browser
def test_the_tab_key_goes_through_the_sign_in_page_in_the_order_of_reading(cast: Cast):
    visitor = cast.visitor()

    visitor.opens("/accounts/login/")
    stops = [Keys(visitor.tab).next_stop() for _stop in SIGN_IN]

    assert stops == SIGN_IN


@pytest.mark.browser
def test_the_first_stop_of_a_page_leads_past_its_head(cast: Cast):
    visitor = cast.visitor()
    keys = Keys(visitor.tab)

    visitor.opens("/accounts/login/")
    skips = keys.next_stop()
    expect(visitor.tab.get_by_role("link", name="本文へ")).to_be_in_viewport()
    keys.press("Enter")
    after = keys.next_stop()

    assert (skips, after) == ("本文へ", "メールアドレス※必須")


@pytest.mark.browser
def test_an_officer_signs_in_puts_a_mistake_right_and_submits_by_keyboard(cast: Cast):
    body, nomination = _ready_to_submit()
    officer = make.officer(body)
    people.give_password(officer)
    mihon = cast.visitor()

    _signs_in(mihon, officer.email)
    _goes(mihon, f"下書きを仕上げる：{words.TITLE}")
    _goes(mihon, "推薦者と文書 入力済み")
    _types(mihon, "事務担当の電話番号", "12345")
    _sees_the_summary_first(mihon)
    _goes_to_the_field(mihon)
    _types(mihon, "事務担当の電話番号", "０３−００００−０００１")
    _goes(mihon, "提出の準備と経過を見る")
    _goes(mihon, "確認して提出する")
    _presses(mihon, "提出する")

    stored = Nomination.objects.get(pk=nomination.pk)
    assert (stored.state, stored.desk_tel) == (State.SUBMITTED, "03-0000-0001")
    mihon.sees(str(stored.receipt_number))


WIDTHS = pytest.mark.parametrize("width", [1280, 390])


@pytest.mark.browser
@WIDTHS
def test_the_secretariat_checks_and_accepts_by_keyboard(cast: Cast, width: int):
    nomination = make.nomination(
        "submitted", round=people.open_round(), title=words.TITLE, complete=True
    )
    world.picture_of(nomination)
    secretary = make.secretary()
    people.give_password(secretary)
    office = cast.visitor()
    office.tab.set_viewport_size({"width": width, "height": 844})

    _signs_in(office, secretary.email)
    _goes(office, re.compile("資格の確認を待つ推薦が1件$"))
    _goes(office, words.TITLE)
    keys = Keys(office.tab)
    # What the papers tell is chosen already; only the statutes tell of profit.
    keys.tabs_to(_answer(office, "営利を目的としない", "適合"))
    keys.press("Space")
    keys.tabs_to(office.main.get_by_label("備考：民間の団体の場合、営利を目的としない"))
    keys.types("規約を確かめた")
    _presses(office, "保存して受理に進む")
    office.sees("審査を始めるまで、理由を書いて取り消せます。")
    _presses(office, "受理する")

    nomination.refresh_from_db()
    assert (nomination.state, nomination.entry_number) == (State.ACCEPTED, 1)
    assert nomination.checks.get(item="nonprofit").note == "規約を確かめた"
    found = dict(nomination.checks.values_list("item", "finding"))
    assert set(found.values()) == {"met"}
    assert len(found) == 5


def _answer(person: Person, item: str, answer: str) -> Locator:
    group = person.main.get_by_role("group", name=re.compile(item))
    return group.get_by_label(answer, exact=True)


@pytest.mark.browser
@WIDTHS
def test_a_member_scores_by_keyboard_in_either_width(cast: Cast, width: int):
    round_ = people.open_round()
    nomination = make.nomination(
        "accepted", round=round_, title=words.TITLE, complete=True, entry_number=1
    )
    world.picture_of(nomination)
    Round.objects.filter(pk=round_.pk).update(phase=Phase.JUDGING)
    member = cast.signed_in(make.member(round_).user)
    member.tab.set_viewport_size({"width": width, "height": 844})

    committee.scores_by_keyboard(member, 5, 4, 3, 2, 4, 5)


@pytest.mark.browser
@WIDTHS
def test_what_saves_a_section_stays_in_sight_and_hides_no_field(cast: Cast, width: int):
    body, nomination = _ready_to_submit()
    mihon = cast.signed_in(make.officer(body))
    mihon.tab.set_viewport_size({"width": width, "height": 844})

    mihon.opens(f"/desk/nominations/{nomination.pk}/partners/")
    button = mihon.main.get_by_role("button", name="保存する", exact=True)
    keys = Keys(mihon.tab)
    for label in ("交流先の名称", "国・地域", "協定・提携の主体"):
        field = mihon.field(label)
        keys.tabs_to(field)
        expect(button).to_be_in_viewport(ratio=1)
        below = field.evaluate("element => element.getBoundingClientRect().bottom")
        assert below <= button.evaluate("element => element.getBoundingClientRect().top")


def _ready_to_submit():
    body = make.body(name="見本県")
    nomination = make.nomination(
        round=people.open_round(), body=body, title=words.TITLE, complete=True
    )
    world.picture_of(nomination)
    return body, nomination


def _signs_in(person: Person, email: str) -> None:
    person.opens("/desk/")
    keys = Keys(person.tab)
    keys.tabs_to(person.field("メールアドレス"))
    keys.types(email)
    keys.tabs_to(person.field("パスワード"))
    keys.types(make.PASSWORD)
    person.enters()


def _goes(person: Person, link: Name) -> None:
    Keys(person.tab).tabs_to(person.main.get_by_role("link", name=link, exact=True).first)
    person.enters()


def _presses(person: Person, button: str) -> None:
    Keys(person.tab).tabs_to(person.main.get_by_role("button", name=button, exact=True))
    person.enters()


def _types(person: Person, label: str, text: str) -> None:
    """What was in the field is selected on arrival, so it is written over."""
    keys = Keys(person.tab)
    keys.tabs_to(person.field(label))
    keys.types(text)
    person.enters()


def _sees_the_summary_first(person: Person) -> None:
    expect(person.main.get_by_role("alert")).to_be_focused()
    person.sees("修正が必要な項目が1件あります")


def _goes_to_the_field(person: Person) -> None:
    keys = Keys(person.tab)
    assert keys.next_stop().startswith("事務担当の電話番号：")
    keys.press("Enter")
    expect(person.field("事務担当の電話番号")).to_be_focused()
    keys.press("ControlOrMeta+A")
