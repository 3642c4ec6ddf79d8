"""What has to stay in sight: the head of a page, the steps beside a long form, the button that saves."""

import pytest
from playwright.sync_api import Locator, expect

from awards.rounds.models import Phase
from nominations.intake.models import Nomination, Photo
from tests import make, world
from tests.browser.cast import Cast
from tests.browser.person import Person

pytestmark = pytest.mark.browser

WIDTHS = (1280, 390)
# Of what stands in the head of a page: the pairs whose boxes lie over each other, or beyond the page.
IN_ONE_ANOTHERS_WAY = """() => {
  const parts = document.querySelectorAll(
    "header .brand, header .clock, header .lang, header .me > summary, header nav a");
  const boxes = [...parts].map(part => [part.textContent.trim(), part.getBoundingClientRect()])
    .filter(([, box]) => box.width);
  const found = [];
  for (const [i, [name, one]] of boxes.entries()) {
    if (one.right > document.documentElement.clientWidth + 1) found.push(name);
    for (const [other, two] of boxes.slice(i + 1))
      if (one.left < two.right - 1 && two.left < one.right - 1
          && one.top < two.bottom - 1 && two.top < one.bottom - 1) found.push(`${name} / ${other}`);
  }
  return found;
}"""
BULLETS = """list => {
  const inner = list.getBoundingClientRect().left + parseFloat(getComputedStyle(list).borderLeftWidth);
  return list.querySelector("li").getBoundingClientRect().left - inner;
}"""


@pytest.fixture
def nomination() -> Nomination:
    made = make.nomination("draft", round=make.round_(Phase.OPEN), body=make.body(), complete=True)
    world.picture_of(made)
    return made


@pytest.fixture
def mihon(cast: Cast, nomination: Nomination) -> Person:
    return cast.signed_in(make.officer(nomination.body, name="見本国際交流花子"))


def test_nothing_in_the_head_of_a_page_lies_over_anything_else(
    mihon: Person, nomination: Nomination
):
    for width in WIDTHS:
        mihon.tab.set_viewport_size({"width": width, "height": 800})
        for language in ("", "/en"):
            mihon.opens(f"{language}/desk/nominations/{nomination.pk}/partners/")
            assert mihon.tab.locator(".clock").is_visible()
            assert mihon.tab.evaluate(IN_ONE_ANOTHERS_WAY) == [], (width, language)


def test_steps_and_saving_stay_in_sight_down_a_long_form(mihon: Person, nomination: Nomination):
    mihon.opens(f"/desk/nominations/{nomination.pk}/partners/")
    steps, save = mihon.main.locator(".steps"), mihon.main.locator("#section > .acts button").first
    below = mihon.tab.evaluate("document.documentElement.scrollHeight - innerHeight")
    assert below > 400

    _scrolls(mihon, below // 2)
    expect(steps.get_by_role("link").first).to_be_in_viewport()
    expect(save).to_be_in_viewport()

    mihon.tab.set_viewport_size({"width": 390, "height": 800})
    _scrolls(mihon, 600)
    expect(save).to_be_in_viewport()


def test_the_bullets_of_a_hint_stand_inside_its_box(mihon: Person, nomination: Nomination):
    Photo.objects.all().delete()
    mihon.opens(f"/desk/nominations/{nomination.pk}/photos/")
    hint = mihon.main.locator("ul.hint").first

    assert hint.evaluate(BULLETS) >= 16


def test_a_receipt_number_and_its_time_are_parted(cast: Cast, nomination: Nomination):
    sent = make.nomination(
        "submitted", round=nomination.round, body=nomination.body, complete=True, entry_number=7
    )
    mihon = cast.signed_in(make.officer(nomination.body))

    for width in WIDTHS:
        mihon.tab.set_viewport_size({"width": width, "height": 800})
        mihon.opens(f"/desk/nominations/{sent.pk}/")
        assert f"{sent.receipt_number}2" not in mihon.main.inner_text()
        assert sent.receipt_number in mihon.main.inner_text()


def test_a_nomination_is_printed_by_its_button(mihon: Person, nomination: Nomination):
    mihon.tab.add_init_script("window.print = () => { window.printed = true }")
    mihon.opens(f"/desk/nominations/{nomination.pk}/preview/")

    mihon.main.get_by_role("button", name="印刷する").click()

    assert mihon.tab.evaluate("window.printed === true")


def test_a_member_scores_fourteen_nominations_in_a_row(cast: Cast):
    """The list once, then one page for each: the sheet leads to the next."""
    round_ = make.round_(Phase.JUDGING)
    for number in range(1, 15):
        one = make.nomination(
            "accepted", round=round_, complete=True, entry_number=number, title=f"交流{number}"
        )
        world.picture_of(one)
    member = make.member(round_)
    judge = cast.signed_in(member.user)
    judge.goes_to("審査")
    judge.follows("交流1")

    for number in range(1, 15):
        for scale in _scales(judge).all():
            scale.get_by_label("4", exact=True).check()
        judge.presses("この採点を確定")
        judge.sees("採点を確定しました。")
        if number < 14:
            judge.follows("次の推薦へ")

    assert judge.loads <= 31
    judge.goes_to("審査")
    judge.sees("14件中14件確定")


def _scales(person: Person) -> Locator:
    return person.main.locator("fieldset:has(.scale)")


def _scrolls(person: Person, to: int) -> None:
    person.tab.evaluate(f"scrollTo({{top: {to}, behavior: 'instant'}})")
