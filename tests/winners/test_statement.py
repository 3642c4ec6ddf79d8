"""The accessibility statement lists the checks that are run; each is held by these tests."""

import pytest

from awards.winners.accessibility import CHECKS
from tests.environment import ROOT

pytestmark = pytest.mark.django_db
# Where each check is: a file and what it must hold, so that none is claimed after it has gone.
HELD = {
    "axe": ("tests/browser/standards.py", "findings(tab) == []"),
    "markup": ("tests/page.py", "every control has a label"),
    "contrast": ("tests/test_look.py", "test_the_edges_of_controls_stand_out"),
    "keyboard": (
        "tests/browser/test_keyboard.py",
        "test_an_officer_signs_in_puts_a_mistake_right_and_submits_by_keyboard",
    ),
    "width": ("tests/browser/standards.py", "has to be scrolled sideways"),
    "language": (
        "tests/winners/test_pages.py",
        "test_an_english_page_marks_the_japanese_that_stands_in",
    ),
    "timing": (
        "tests/browser/test_signed_out.py",
        "test_the_end_of_a_session_is_announced_and_put_off",
    ),
    "scripts": (
        "tests/browser/test_without_javascript.py",
        "test_a_member_scores_and_makes_it_final_without_javascript",
    ),
}


def test_every_check_of_the_statement_is_held_by_a_test():
    missing = [key for key, (path, words) in HELD.items() if words not in (ROOT / path).read_text()]

    assert [check.key for check in CHECKS] == list(HELD)
    assert missing == []


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_statement_has_the_parts_of_its_form_and_claims_no_conformance(page, prefix):
    text = page(f"{prefix}/accessibility/").text

    assert "JIS X 8341-3:2016" in text
    assert ("None is claimed" if prefix else "表明していません") in text
    assert all(check.criteria in text for check in CHECKS)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_site_policy_says_what_may_be_used_what_is_private_and_whom_the_press_asks(
    page, prefix
):
    shown = page(f"{prefix}/site-policy/")

    assert {"terms", "privacy", "press", "contact"} <= set(shown.ids)
    assert f"{prefix}/open-data/#terms" in shown.links
    assert "terms" in page(f"{prefix}/open-data/").ids
