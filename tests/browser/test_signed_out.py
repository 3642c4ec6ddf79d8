"""The session ends while somebody types: nothing is lost, and the page never says that it is saved."""

import pytest
from playwright.sync_api import expect

from awards.rounds.models import Phase
from nominations.intake.models import Nomination
from tests import make, world
from tests.browser import cast as people
from tests.browser.cast import Cast
from tests.browser.person import Person

TEXT = "二つの町の子どもたちが、手紙を交わし続けている。"


@pytest.fixture
def nomination(cast: Cast) -> Nomination:
    return make.nomination()


@pytest.fixture
def officer(cast: Cast, nomination: Nomination) -> Person:
    return _signed_in(cast, make.officer(nomination.body))


def _signed_in(cast: Cast, user: people.User) -> Person:
    people.give_password(user)
    person = cast.visitor()
    person.signs_in(user.email)
    person.email = user.email  # type: ignore[attr-defined]
    return person


def _ends_session(person: Person) -> None:
    person.tab.context.clear_cookies(name="session")


def _signs_in_again(person: Person) -> None:
    # What is typed is sent after a look whether the server answers.
    person.tab.get_by_text("まだ保存していません").first.wait_for()
    person.fills({"メールアドレス": person.email, "パスワード": make.PASSWORD})  # type: ignore[attr-defined]
    person.main.get_by_role("button", name="ログインして保存する").click()
    # The next page sends what was kept by itself.
    person.tab.get_by_text("を保存しました").first.wait_for()
    person.arrives()


@pytest.mark.browser
def test_a_section_is_saved_after_signing_in_again(officer: Person, nomination: Nomination):
    officer.opens(f"/desk/nominations/{nomination.pk}/past/")
    officer.fills({"過去の受賞・応募": TEXT})
    _ends_session(officer)

    officer.tab.get_by_role("button", name="保存する").last.click()
    _signs_in_again(officer)

    nomination.refresh_from_db()
    assert nomination.past_awards == TEXT


@pytest.mark.browser
def test_an_autosave_says_that_it_failed_and_saves_after_a_sign_in_elsewhere(
    officer: Person, nomination: Nomination
):
    tab = officer.tab
    tab.clock.install()
    officer.opens(f"/desk/nominations/{nomination.pk}/past/")
    _ends_session(officer)
    officer.fills({"過去の受賞・応募": TEXT})
    tab.clock.fast_forward(21_000)
    expect(tab.locator("#saved")).to_contain_text("保存していません")

    with tab.context.expect_page() as opened:
        tab.get_by_role("link", name="新しいタブでログインする").click()
    other = opened.value
    other.get_by_label("メールアドレス").fill(officer.email)  # type: ignore[attr-defined]
    other.get_by_label("パスワード").fill(make.PASSWORD)
    other.get_by_role("main").get_by_role("button", name="ログイン").click()
    expect(other.get_by_role("main")).to_contain_text("このタブを閉じて")
    officer.fills({"過去の受賞・応募": TEXT + "今も。"})
    tab.clock.fast_forward(21_000)

    expect(tab.locator("#saved")).to_contain_text("に保存しました")
    nomination.refresh_from_db()
    assert nomination.past_awards == TEXT + "今も。"


@pytest.mark.browser
def test_a_score_sheet_is_saved_after_signing_in_again(cast: Cast):
    nomination = make.nomination("accepted", round=make.round_(Phase.JUDGING), complete=True)
    nomination.photos.all().delete()  # the rows of make have no pictures
    member = _signed_in(cast, make.member(nomination.round).user)
    member.opens(f"/desk/judging/{nomination.pk}/")
    member.tab.locator("[name=remark]").fill(TEXT)
    _ends_session(member)

    member.tab.get_by_role("button", name="保存する", exact=True).first.click()
    _signs_in_again(member)

    assert nomination.sheets.get().remark == TEXT


@pytest.mark.browser
def test_the_words_of_a_photograph_are_saved_after_signing_in_again(
    officer: Person, nomination: Nomination
):
    officer.opens(f"/desk/nominations/{nomination.pk}/photos/add/")
    officer.uploads("写真", ("川.jpg", world.picture()))
    officer.presses("写真を加える")
    officer.fills({"説明": TEXT})
    _ends_session(officer)

    officer.tab.get_by_role("button", name="保存する", exact=True).first.click()
    _signs_in_again(officer)

    assert nomination.photos.get().caption == TEXT


@pytest.mark.browser
def test_the_end_of_a_session_is_announced_and_put_off(officer: Person, nomination: Nomination):
    tab = officer.tab
    tab.clock.install()
    officer.opens(f"/desk/nominations/{nomination.pk}/past/")

    expect(tab.get_by_role("button", name="ログインを続ける")).to_be_hidden()
    tab.clock.fast_forward("11:40:00")
    tab.get_by_role("button", name="ログインを続ける").click()

    expect(tab.get_by_role("button", name="ログインを続ける")).to_be_hidden()
