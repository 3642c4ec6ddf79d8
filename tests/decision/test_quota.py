"""Literal cases of what may be tabled. Prizes: 1 the minister's (three), 2 the special one."""

import pytest

from nominations.decision.quota import ChoiceLine, Fault, Places, PrizeRule, faults

MINISTER = PrizeRule(id=1, position=1, max_winners=3)
SPECIAL = PrizeRule(id=2, position=2, max_winners=1, optional=True)
ENDLESS = PrizeRule(id=3, position=3, max_winners=None, optional=True)
PLACES: Places = {"a": 1, "b": 2, "c": 2, "d": 4, "e": None}


def chosen(*pairs, reasons=()):
    return [
        ChoiceLine(nomination, prize, place, "よく広がったため" if nomination in reasons else "")
        for place, (nomination, prize) in enumerate(pairs, start=1)
    ]


CASES = {
    "the best three": ([("a", 1), ("b", 1), ("c", 1)], (), []),
    "fewer than may be chosen": ([("a", 1)], (), []),
    "the optional prize to the next best": ([("a", 1), ("b", 1), ("c", 1), ("d", 2)], (), []),
    "nothing at all": ([], (), [Fault("none", {"prize": 1})]),
    "only the optional prize": (
        [("a", 2)],
        (),
        [Fault("none", {"prize": 1})],
    ),
    "four of the minister's prizes": (
        [("a", 1), ("b", 1), ("c", 1), ("d", 1)],
        (),
        [Fault("too_many", {"prize": 1, "most": 3, "chosen": 4})],
    ),
    "two of the special prize": (
        [("a", 1), ("b", 2), ("c", 2)],
        (),
        [Fault("too_many", {"prize": 2, "most": 1, "chosen": 2})],
    ),
    "any number of a prize without a limit": ([("a", 1), ("b", 3), ("c", 3), ("d", 3)], (), []),
    "the second before the first": (
        [("b", 1)],
        (),
        [Fault("no_reason", {"nomination": "b", "over": ["a"]})],
    ),
    "the second before the first, with a reason": ([("b", 1)], ("b",), []),
    "one of two that share a place": ([("a", 1), ("c", 1)], (), []),
    "a lower place for the higher prize": (
        [("b", 1), ("a", 2)],
        (),
        [Fault("no_reason", {"nomination": "b", "over": ["a"]})],
    ),
    "one that nobody scored": (
        [("a", 1), ("e", 1)],
        (),
        [Fault("no_reason", {"nomination": "e", "over": ["b", "c", "d"]})],
    ),
}


@pytest.mark.parametrize(("pairs", "reasons", "expected"), CASES.values(), ids=CASES.keys())
def test_what_keeps_a_proposal_from_being_tabled(pairs, reasons, expected):
    assert faults(chosen(*pairs, reasons=reasons), [MINISTER, SPECIAL, ENDLESS], PLACES) == expected


def test_a_reason_of_spaces_is_no_reason():
    spaces = [ChoiceLine("b", 1, 1, " \u3000")]

    found = faults(spaces, [MINISTER], PLACES)

    assert found == [Fault("no_reason", {"nomination": "b", "over": ["a"]})]
