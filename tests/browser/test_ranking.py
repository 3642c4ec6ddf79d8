"""The ranking can be read whole: on a desk, on a telephone and on paper."""

import re

import pytest
from playwright.sync_api import expect

from awards.rounds.models import Phase, Round
from tests import make
from tests.browser import cast as people
from tests.browser.cast import Cast
from tests.browser.person import Person

COLUMNS = ("平均", "採点した委員", "先進性", "成果", "開き", "委員ごとの平均")
WIDER = """() => {
  const region = document.querySelector(".scroll");
  return region.scrollWidth - region.clientWidth;
}"""


@pytest.fixture
def round_(cast: Cast) -> Round:
    round_ = make.round_(Phase.DELIBERATING)
    seats = [make.member(round_) for _seat in range(5)]
    for number in range(1, 16):
        one = make.nomination("accepted", complete=True, round=round_, entry_number=number)
        for seat in seats[: 2 + number % 4]:
            make.sheet(seat, one, *(1 + (number + n) % 5 for n in range(6)))
    return round_


@pytest.fixture
def office(cast: Cast, round_: Round) -> Person:
    user = make.secretary()
    people.give_password(user)
    person = cast.visitor()
    person.signs_in(user.email)
    return person


@pytest.mark.browser
def test_every_column_is_seen_on_a_desk_a_telephone_and_paper(office: Person, round_: Round):
    tab = office.tab
    office.opens(f"/desk/judging/rounds/{round_.number}/ranking/")
    for name in COLUMNS:
        expect(tab.get_by_role("columnheader", name=name, exact=True)).to_be_visible()
    assert tab.evaluate(WIDER) <= 0
    expect(tab.get_by_text(re.compile("5人中2人")).first).to_be_visible()

    tab.set_viewport_size({"width": 390, "height": 800})
    first = tab.locator("tbody tr").first
    labels = first.locator("[data-label]").evaluate_all("all => all.map(one => one.dataset.label)")
    assert set(COLUMNS) <= set(labels)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert tab.evaluate(WIDER) <= 0

    paper = tab.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type /Page\b", paper)) <= 2
