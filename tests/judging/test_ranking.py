"""Every expectation here was worked out by hand."""

from collections import ChainMap
from decimal import Decimal
from fractions import Fraction
from itertools import count

from nominations.judging.ranking import JudgedEntry, JudgedSheet, Standing, in_decimals, standings

ALIKE = {1: Decimal("1.00"), 2: Decimal("1.00")}
_sheets = count(1)


def paper(key, *judged, members=(1, 2, 3)):
    """``judged``: (member, points of each criterion) and, for an unfinished sheet, False."""
    sheets, points_of = [], {}
    for member, points, *final in judged:
        sheet = JudgedSheet(next(_sheets), member, all(final))
        sheets.append(sheet)
        points_of[sheet.id] = dict(enumerate(points, 1))
    return JudgedEntry(key, frozenset(members), tuple(sheets)), points_of


def rank(*built, weights=ALIKE):
    return standings([p for p, _ in built], dict(ChainMap(*(of for _, of in built))), weights)


def placed(table):
    return [(standing.place, standing.key) for standing in table]


def test_a_mean_weighs_criteria_and_then_takes_the_mean_of_the_members():
    weights = {1: Decimal("1.00"), 2: Decimal("1.50")}

    table = rank(paper(7, (1, [4, 5]), (2, [3, 2])), weights=weights)

    # (4 + 7.5) / 2.5 = 23/5 and (3 + 3) / 2.5 = 12/5: mean 7/2, apart by 11/5
    assert table == [
        Standing(
            key=7,
            counted=2,
            expected=3,
            place=1,
            mean=Fraction(7, 2),
            spread=Fraction(11, 5),
            criteria={1: Fraction(7, 2), 2: Fraction(7, 2)},
            means=(Fraction(23, 5), Fraction(12, 5)),
        )
    ]


def test_equal_means_share_a_place_and_the_next_place_is_skipped():
    table = rank(
        paper(4, (1, [3, 3])),  # 3
        paper(3, (1, [5, 3]), (2, [4, 5])),  # (4 + 9/2) / 2 = 17/4
        paper(2, (1, [4, 4]), (2, [5, 4])),  # (4 + 9/2) / 2 = 17/4
        paper(1, (1, [5, 5])),  # 5
    )

    assert placed(table) == [(1, 1), (2, 2), (2, 3), (4, 4)]


def test_thirds_that_print_alike_are_not_a_tie():
    # 13/3 = 4.333… and 433/100 = 4.33 print as 4.33 with two digits and are not equal.
    third = paper(1, (1, [4]), (2, [4]), (3, [5]))
    near = paper(
        2,
        *((member, [5 if member <= 33 else 4]) for member in range(1, 101)),
        members=range(1, 101),
    )

    table = rank(third, near, weights={1: 1})

    assert placed(table) == [(1, 1), (2, 2)]
    assert [in_decimals(standing.mean, 2) for standing in table] == ["4.33", "4.33"]


def test_a_recused_member_is_neither_expected_nor_counted():
    """Member 3 had finished a sheet of ones before the recusal."""
    table = rank(paper(1, (1, [5, 5]), (2, [4, 4]), (3, [1, 1]), members=(1, 2)))

    assert [(s.counted, s.expected, s.mean) for s in table] == [(2, 2, Fraction(9, 2))]


def test_an_unfinished_sheet_is_absent_and_not_zero():
    table = rank(paper(1, (1, [4, 4]), (2, [1, 1], False)))

    assert [(s.counted, s.expected, s.mean) for s in table] == [(1, 3, Fraction(4))]


def test_nominations_without_a_final_sheet_come_last_and_have_no_place():
    table = rank(paper(1), paper(2, (1, [5, 5], False)), paper(3, (1, [1, 1])))

    assert table[0].place == 1
    assert table[1:] == [Standing(1, 0, 3), Standing(2, 0, 3)]


def test_weights_that_are_all_zero_rank_nothing():
    assert placed(rank(paper(1, (1, [5, 5])), weights={1: 0, 2: 0})) == [(None, 1)]


def test_a_round_without_nominations_has_no_standings():
    assert rank() == []


def test_half_a_last_digit_is_rounded_up_and_nothing_becomes_a_float():
    assert in_decimals(Fraction(9, 2)) == "4.500"
    assert in_decimals(Fraction(13, 3)) == "4.333"
    assert in_decimals(Fraction(14, 3)) == "4.667"
    assert in_decimals(Fraction(1, 16)) == "0.063"  # 0.0625
    assert in_decimals(None) == ""
