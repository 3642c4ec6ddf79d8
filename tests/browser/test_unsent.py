"""What cannot arrive stays on the page, with a sentence in place."""

import pytest
from playwright.sync_api import expect

from nominations.intake.models import Nomination
from tests import make
from tests.browser import cast as people
from tests.browser.cast import Cast
from tests.browser.person import Person

TEXT = "二つの町の子どもたちが、手紙を交わし続けている。"
FIELD = "過去の受賞・応募"


@pytest.fixture
def nomination(cast: Cast) -> Nomination:
    return make.nomination()


@pytest.fixture
def officer(cast: Cast, nomination: Nomination) -> Person:
    user = make.officer(nomination.body)
    people.give_password(user)
    person = cast.visitor()
    person.signs_in(user.email)
    person.opens(f"/desk/nominations/{nomination.pk}/past/")
    return person


def _presses_save(person: Person) -> None:
    person.tab.get_by_role("button", name="保存する").last.click()


@pytest.mark.browser
def test_a_lost_network_keeps_the_text_and_the_next_press_saves_it(
    officer: Person, nomination: Nomination
):
    officer.fills({FIELD: TEXT})

    officer.tab.context.set_offline(True)
    _presses_save(officer)

    expect(officer.tab.get_by_role("alert").last).to_contain_text("サーバーに接続できないため")
    expect(officer.tab.get_by_label(FIELD)).to_have_value(TEXT)

    officer.tab.context.set_offline(False)
    _presses_save(officer)
    officer.tab.get_by_text("を保存しました").first.wait_for()

    nomination.refresh_from_db()
    assert nomination.past_awards == TEXT


@pytest.mark.browser
def test_too_large_a_text_is_said_in_place_and_kept(officer: Person):
    large = "字" * 1_800_000
    officer.fills({FIELD: large})

    _presses_save(officer)

    expect(officer.tab.get_by_role("alert").last).to_contain_text("5MBを超えているため")
    assert len(officer.tab.get_by_label(FIELD).input_value()) == len(large)


@pytest.mark.browser
def test_typing_without_a_pause_is_saved_within_ten_seconds(
    officer: Person, nomination: Nomination
):
    tab = officer.tab
    tab.clock.install()
    officer.opens(f"/desk/nominations/{nomination.pk}/past/")
    field = officer.field(FIELD)

    for number in range(10):
        field.press_sequentially(str(number))
        tab.clock.fast_forward(1_000)

    expect(tab.locator("#saved")).to_contain_text("に保存しました")
    nomination.refresh_from_db()
    assert nomination.past_awards.startswith("012345")
