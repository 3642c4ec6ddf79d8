from itertools import combinations
from math import hypot

import pytest

from awards.winners.worldmap import APART, HOMES, Point, draw, place


@pytest.mark.parametrize(
    ("latitude", "longitude", "point"),
    [(36.39, 139.06, (469.6, 136.6)), (78, -30, (0.0, 0.0)), (-56, 150, (500.0, 440.0))],
)
def test_a_place_lies_where_the_outline_has_it(latitude, longitude, point):
    assert place(latitude, longitude) == Point(*point)


def test_every_prefecture_has_a_home():
    assert sorted(HOMES) == [f"{number:02}" for number in range(1, 48)]


def test_marks_of_neighbouring_towns_do_not_cover_one_another():
    town = place(50.0, 14.0)

    drawn = draw("10", [(number, town) for number in range(1, 18)])

    assert drawn is not None
    spots = [drawn.home, *(mark.at for mark in drawn.marks)]
    near = [hypot(a.x - b.x, a.y - b.y) for a, b in combinations(spots, 2)]
    assert min(near) >= APART


def test_without_a_home_or_a_place_there_is_no_map():
    assert (draw("", [(1, place(0, 0))]), draw("10", [])) == (None, None)
