"""Whatever the day of loading, things happen on working days and in their order."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.clock import JST
from nominations.demo.calendar import Calendar

DAYS = st.integers(0, 1400).map(lambda n: datetime(2026, 1, 1, 12, tzinfo=JST) + timedelta(days=n))


@given(DAYS, st.integers(-400, 90))
def test_every_day_is_a_working_day(now, days):
    assert Calendar(now).on(days).weekday() < 5


@given(DAYS, st.integers(-400, 90), st.integers(2, 60))
def test_what_comes_later_stays_later(now, days, more):
    assert Calendar(now).on(days) < Calendar(now).on(days + more)


@given(DAYS, st.integers(2, 90))
def test_the_past_is_past_and_what_is_to_come_is_to_come(now, days):
    calendar = Calendar(now)

    assert calendar.on(-days, 23, 59).date() < now.date()
    assert calendar.on(days).date() >= now.date()
    assert abs(calendar.on(days).date() - now.date()) <= timedelta(days=days + 3)


@pytest.mark.parametrize(
    ("day", "this", "next_"),
    [("2026-11-27", 21, 22), ("2027-03-31", 21, 22), ("2027-04-01", 22, 23)],
)
def test_rounds_are_counted_by_the_fiscal_year(day, this, next_):
    calendar = Calendar(datetime.fromisoformat(day).replace(hour=12, tzinfo=JST))

    assert (calendar.number(), calendar.number(1)) == (this, next_)
