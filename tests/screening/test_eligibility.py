from typing import Any

import pytest

from nominations.screening.eligibility import Facts, Group, suggestions

GOOD: dict[str, Any] = {
    "groups": (Group("municipality", ""),),
    "eligible_kinds": frozenset({"prefecture", "municipality", "npo"}),
    "body_may_nominate": True,
    "partners": 2,
    "partners_with_agreement": 2,
    "missing": 0,
}
NPO = Group("npo", "特定非営利活動法人")


def found(**changes):
    return {one.item: one.finding for one in suggestions(Facts(**GOOD | changes))}


def test_papers_in_order_suggest_that_all_is_met():
    assert found() == {
        "kind": "met",
        "route": "met",
        "exchange": "met",
        "nonprofit": "not_applicable",
        "complete": "met",
    }


@pytest.mark.parametrize(
    ("changes", "item", "finding"),
    [
        ({"groups": ()}, "kind", "not_met"),
        ({"groups": (Group("", ""),)}, "kind", "not_met"),
        ({"groups": (Group("association", ""),)}, "kind", "not_met"),
        ({"groups": (NPO, Group("association", "公益財団法人"))}, "kind", "not_met"),
        ({"groups": (NPO,)}, "kind", "met"),
        ({"groups": (NPO,)}, "nonprofit", "met"),
        ({"groups": (NPO, Group("npo", "任意団体"))}, "nonprofit", ""),
        ({"body_may_nominate": False}, "route", "not_met"),
        ({"partners": 0, "partners_with_agreement": 0}, "exchange", "not_met"),
        ({"partners_with_agreement": 1}, "exchange", ""),
        ({"missing": 3}, "complete", "not_met"),
    ],
)
def test_what_the_papers_say_decides_the_suggestion(changes, item, finding):
    assert found(**changes)[item] == finding
