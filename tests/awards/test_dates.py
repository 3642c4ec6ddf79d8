from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from awards.clock import fiscal_year, fiscal_year_label, fiscal_year_label_en, spoken_en, spoken_ja
from awards.dates import parse, parse_moment
from awards.partial_dates import DateError, PartialDate

NANCY = PartialDate(1973, 10, 12)
# To the minute: minutes since 1970 from 1900 to 2099.
MOMENTS = st.integers(-36_000_000, 68_000_000).map(lambda m: datetime.fromtimestamp(m * 60, UTC))
DAYS = st.dates(date(1868, 10, 23), date(2099, 12, 31)).map(
    lambda day: PartialDate(day.year, day.month, day.day)
)


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("昭和48年10月12日", "1973-10-12"),
        ("S48.10.12", "1973-10-12"),
        ("s48/10/12", "1973-10-12"),
        ("Ｓ４８．１０．１２", "1973-10-12"),
        ("1973/10/12", "1973-10-12"),
        ("1973-10-12", "1973-10-12"),
        ("１９７３－１０－１２", "1973-10-12"),
        ("1973ー10ー12", "1973-10-12"),
        ("1973.10.12", "1973-10-12"),
        ("西暦1973年10月12日", "1973-10-12"),
        ("昭和48（1973）年10月12日", "1973-10-12"),
        ("昭和 48（1973）年 10月 12 日", "1973-10-12"),
        ("昭和48年（1973年）10月12日", "1973-10-12"),
        ("1973（昭和48）年10月12日", "1973-10-12"),
        ("2026年11月30日（月）", "2026-11-30"),
        ("H23.3.31", "2011-03-31"),
        ("R8.1.5", "2026-01-05"),
        ("平成元年1月8日", "1989-01-08"),
        ("昭和64年1月7日", "1989-01-07"),
        ("平成31年4月30日", "2019-04-30"),
        ("令和元年5月1日", "2019-05-01"),
        ("R1.5.1", "2019-05-01"),
        ("明治元年10月23日", "1868-10-23"),
        ("2024年2月29日", "2024-02-29"),
        ("1973年10月", "1973-10"),
        ("2011 年 4 月", "2011-04"),
        ("2011/4", "2011-04"),
        ("平成31年4月", "2019-04"),
        ("令和元年5月", "2019-05"),
        ("1973年", "1973"),
        ("1973", "1973"),
        ("２０１１年", "2011"),
        ("平成元年", "1989"),
        ("昭和64年", "1989"),
        ("平成31年", "2019"),
        ("S48", "1973"),
        ("昭48.10.12", "1973-10-12"),
        ("令和８年４月１日現在", "2026-04-01"),
        ("令和7年4月末現在", "2025-04-30"),
        ("2024年2月末日", "2024-02-29"),
        ("令和6年末時点", "2024-12-31"),
        ("2020年国勢調査", "2020-10-01"),
        ("国勢調査（令和2年）", "2020-10-01"),
        ("census of 2020", "2020-10-01"),
        ("令和2年10月1日国勢調査", "2020-10-01"),
        ("平成元年４月頃", "1989-04"),
        ("平成27年国調", "2015-10-01"),
        ("令和２年国勢調査人口", "2020-10-01"),
        ("令和7年4月1日 推計人口", "2025-04-01"),
        ("平成十年四月一日", "1998-04-01"),
        ("令和七年三月三十一日", "2025-03-31"),
        ("二〇二五年十二月", "2025-12"),
        ("昭和五十五年", "1980"),
        ("平成7年ごろ", "1995"),
        ("約1995年", "1995"),
        ("平成7年4月設立", "1995-04"),
        ("昭和48年10月12日締結", "1973-10-12"),
        ("1995年から", "1995"),
        ("2026年12月25日 金曜日", "2026-12-25"),
        ("12 October 1973", "1973-10-12"),
        ("October 12, 1973", "1973-10-12"),
        ("12th Oct. 1973", "1973-10-12"),
        ("Friday, 12 October 1973", "1973-10-12"),
        ("Oct 1973", "1973-10"),
        ("October 1973", "1973-10"),
    ],
)
def test_what_officials_type_is_read(typed, iso):
    assert parse(typed).iso == iso


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        (" \u3000\n", "empty"),
        ("未定", "unreadable"),
        ("48.10.12", "unreadable"),
        ("10月12日", "unreadable"),
        ("19731012", "unreadable"),
        ("1973年10月12日頃", "about"),
        ("1973年10月12日13時", "unreadable"),
        ("2011年4月（月）", "unreadable"),
        ("平成18年度", "fiscal_year"),
        ("平成１８年度", "fiscal_year"),
        ("2006年度", "fiscal_year"),
        ("2011年2月30日", "impossible"),
        ("2023年2月29日", "impossible"),
        ("2011年13月", "impossible"),
        ("2011年0月", "impossible"),
        ("2011年1月0日", "impossible"),
        ("0000年", "impossible"),
        ("昭和0年", "impossible"),
        ("昭和47（1973）年", "era_mismatch"),
        ("1973（昭和47）年10月12日", "era_mismatch"),
        ("平成31年5月1日", "outside_era"),
        ("平成31年5月", "outside_era"),
        ("平成32年", "outside_era"),
        ("平成70年", "outside_era"),
        ("昭和64年1月8日", "outside_era"),
        ("平成元年1月7日", "outside_era"),
        ("令和元年4月30日", "outside_era"),
        ("明治元年10月22日", "outside_era"),
        ("2026年11月30日（火）", "weekday"),
        ("2026年11月30日火曜日", "weekday"),
        ("Tuesday 30 November 2026", "weekday"),
        ("31 February 1973", "impossible"),
        ("12 Octobre 1973", "unreadable"),
        ("令和3年国勢調査", "no_census"),
        ("平成元年4月1日頃", "about"),
        ("1" * 5000, "unreadable"),
    ],
)
def test_what_cannot_be_a_date_is_refused_with_its_reason(typed, code):
    with pytest.raises(DateError) as refusal:
        parse(typed)

    assert refusal.value.code == code


@pytest.mark.parametrize(
    ("typed", "params"),
    [
        (
            "平成31年5月1日",
            {
                "side": "after",
                "era": "平成",
                "limit": "31年4月30日",
                "meant": "令和元年5月1日",
                "western": "2019年5月1日",
            },
        ),
        (
            "平成元年1月7日",
            {
                "side": "before",
                "era": "平成",
                "limit": "元年1月8日",
                "meant": "昭和64年1月7日",
                "western": "1989年1月7日",
            },
        ),
        (
            "昭和47（1973）年",
            {
                "era": "昭和47年",
                "is_western": "1972年",
                "western": "1973年",
                "is_era": "昭和48年",
            },
        ),
        ("２０１１年2月30日", {"text": "２０１１年2月30日", "nearest": "2011年2月28日"}),
        ("2026年11月30日（火）", {"date": "2026年11月30日", "right": "月"}),
    ],
)
def test_a_refusal_knows_what_was_meant(typed, params):
    with pytest.raises(DateError) as refusal:
        parse(typed)

    assert refusal.value.params == params


@pytest.mark.parametrize(
    ("iso", "western", "era", "both", "english"),
    [
        (
            "1973-10-12",
            "1973年10月12日",
            "昭和48年10月12日",
            "昭和48（1973）年10月12日",
            "12 October 1973",
        ),
        ("1973-10", "1973年10月", "昭和48年10月", "昭和48（1973）年10月", "October 1973"),
        ("1973", "1973年", "昭和48年", "昭和48（1973）年", "1973"),
        ("1989", "1989年", "平成元年", "平成元（1989）年", "1989"),
        ("1989-01", "1989年1月", "平成元年1月", "平成元（1989）年1月", "January 1989"),
        (
            "1989-01-07",
            "1989年1月7日",
            "昭和64年1月7日",
            "昭和64（1989）年1月7日",
            "7 January 1989",
        ),
        ("2019-04", "2019年4月", "平成31年4月", "平成31（2019）年4月", "April 2019"),
        ("2019-05-01", "2019年5月1日", "令和元年5月1日", "令和元（2019）年5月1日", "1 May 2019"),
        (
            "1868-10-22",
            "1868年10月22日",
            None,
            "1868年10月22日",
            "22 October 1868",
        ),
    ],
)
def test_a_date_is_written_in_four_ways(iso, western, era, both, english):
    found = PartialDate.from_iso(iso)

    assert (found.western, found.era, found.both, found.english) == (western, era, both, english)


@pytest.mark.parametrize(
    ("begins", "written", "day_before"),
    [
        (date(1912, 7, 30), "大正元年7月30日", "明治45年7月29日"),
        (date(1926, 12, 25), "昭和元年12月25日", "大正15年12月24日"),
        (date(1989, 1, 8), "平成元年1月8日", "昭和64年1月7日"),
        (date(2019, 5, 1), "令和元年5月1日", "平成31年4月30日"),
    ],
)
def test_an_era_ends_the_day_before_the_next_begins(begins, written, day_before):
    eve = date.fromordinal(begins.toordinal() - 1)

    assert PartialDate(begins.year, begins.month, begins.day).era == written
    assert PartialDate(eve.year, eve.month, eve.day).era == day_before


@given(DAYS)
def test_every_way_of_writing_a_day_reads_back(day):
    assert parse(day.western) == day
    assert parse(day.era) == day
    assert parse(day.both) == day
    assert parse(day.english) == day
    assert parse(f"{day.both}現在") == day
    assert PartialDate.from_iso(day.iso) == day


@given(st.text())
def test_any_text_is_a_date_or_a_refusal(text):
    try:
        found = parse(text)
    except DateError:
        return
    assert parse(found.western) == found


@pytest.mark.parametrize(
    ("iso", "precision", "first", "last"),
    [
        ("1973-10-12", "day", date(1973, 10, 12), date(1973, 10, 12)),
        ("2024-02", "month", date(2024, 2, 1), date(2024, 2, 29)),
        ("1973", "year", date(1973, 1, 1), date(1973, 12, 31)),
    ],
)
def test_a_date_knows_how_exact_it_is(iso, precision, first, last):
    found = PartialDate.from_iso(iso)

    assert (found.precision, found.first_day, found.last_day) == (precision, first, last)


@pytest.mark.parametrize(
    "parts", [(2011, 2, 30), (2011, 13), (2011, None, 3), (0,), (10000,), (2011, 1, 0)]
)
def test_a_date_that_does_not_exist_cannot_be_made(parts):
    with pytest.raises(DateError):
        PartialDate(*parts)


@pytest.mark.parametrize("text", ["", "73", "1973-1", "1973-10-12-1", "１９７３", "+973", "abcd"])
def test_only_the_stored_form_is_read_from_the_store(text):
    with pytest.raises(DateError):
        PartialDate.from_iso(text)


def test_dates_of_different_precision_sort_together():
    dates = ["1973-10-12", "1974", "1973", "1973-10", "1973-09-30"]

    in_order = sorted(map(PartialDate.from_iso, dates))

    assert [found.iso for found in in_order] == [
        "1973",
        "1973-09-30",
        "1973-10",
        "1973-10-12",
        "1974",
    ]


@pytest.mark.parametrize(
    "typed",
    [
        "2026年12月23日 17:00",
        "2026-12-23 17:00",
        "2026-12-23T17:00",
        "2026/12/23 17時",
        "令和8年12月23日17時",
        "R8.12.23 17:00",
        "２０２６年１２月２３日（水）１７時００分",
        "2026年12月23日 午後5時",
        "2026年12月23日17時（必着）",
        "令和８年１２月２３日（水）１７時まで",
        "2026年12月23日 17:00（日本時間）",
        "2026年12月23日（水）17時00分（日本時間）",
        "Wednesday 23 December 2026, 17:00 JST",
        "23 December 2026 5 pm",
        "December 23, 2026, 5:00 p.m.",
    ],
)
def test_a_moment_is_read_as_japans(typed):
    assert parse_moment(typed).isoformat() == "2026-12-23T17:00:00+09:00"


@pytest.mark.parametrize(
    ("typed", "hour", "minute"),
    [
        ("正午", 12, 0),
        ("12時", 12, 0),
        ("午後0時", 12, 0),
        ("午前0時", 0, 0),
        ("0:00", 0, 0),
        ("17時半", 17, 30),
        ("午後5時半", 17, 30),
        ("noon", 12, 0),
        ("9:05", 9, 5),
    ],
)
@pytest.mark.parametrize("day", ["2026年12月23日", "令和8年12月23日（水）", "2026-12-23"])
def test_a_time_of_day_is_read_after_any_date(day, typed, hour, minute):
    at = parse_moment(f"{day} {typed}")

    assert (at.day, at.hour, at.minute) == (23, hour, minute)


def test_the_day_that_24_oclock_belongs_to_is_named():
    with pytest.raises(DateError) as refusal:
        parse_moment("2026年12月31日 24:00")

    assert refusal.value.params == {"next": "2027年1月1日"}


@given(MOMENTS)
def test_a_moment_reads_back_as_it_is_shown_in_either_language(moment):
    for shown in (spoken_ja(moment), f"{spoken_ja(moment)}（日本時間）", spoken_en(moment)):
        assert parse_moment(shown) == moment


def test_an_hour_of_one_digit_is_told_from_the_day():
    assert parse_moment("2026-12-23 9時").isoformat() == "2026-12-23T09:00:00+09:00"


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "empty"),
        ("2026年12月23日", "no_time"),
        ("2026年12月 17:00", "no_time"),
        ("2026年12月23日 24:00", "midnight"),
        ("2026年12月23日 24時", "midnight"),
        ("2026年12月23日 24時30分", "no_such_time"),
        ("2026年12月23日 午前12時", "noon_or_midnight"),
        ("2026年12月23日 午後12時30分", "noon_or_midnight"),
        ("23 December 2026, 12 pm", "noon_or_midnight"),
        ("2026年12月23日 夕方", "unreadable_time"),
        ("2026年12月23日 17時過ぎ", "unreadable_time"),
        ("2026年12月23日17", "unreadable_time"),
        ("2026年12月23日 17:60", "no_such_time"),
        ("2026年12月23日 午後13時", "no_such_time"),
        ("2026年2月30日 17:00", "impossible"),
    ],
)
def test_a_moment_without_its_time_is_refused(typed, code):
    with pytest.raises(DateError) as refusal:
        parse_moment(typed)

    assert refusal.value.code == code


def test_a_moment_is_spoken_in_japans_time():
    eight_in_greenwich = datetime(2026, 11, 30, 8, 0, tzinfo=UTC)
    evening_in_greenwich = datetime(2026, 11, 30, 15, 5, tzinfo=UTC)

    assert spoken_ja(eight_in_greenwich) == "2026年11月30日（月）17時"
    assert spoken_en(eight_in_greenwich) == "Monday 30 November 2026, 17:00 JST"
    assert spoken_ja(evening_in_greenwich) == "2026年12月1日（火）0時05分"


def test_a_moment_without_a_zone_is_not_spoken():
    with pytest.raises(ValueError, match="time zone"):
        spoken_ja(datetime(2026, 11, 30, 8, 0))  # noqa: DTZ001 -- the mistake under test


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2010, 3, 31), 2009),
        (date(2010, 4, 1), 2010),
        (date(2011, 3, 31), 2010),
        (date(2010, 12, 31), 2010),
    ],
)
def test_a_fiscal_year_begins_on_the_first_of_april(day, year):
    assert fiscal_year(day) == year


@pytest.mark.parametrize(
    ("year", "label"),
    [
        (2006, "平成18年度"),
        (2010, "平成22年度"),
        (1988, "昭和63年度"),
        (1989, "平成元年度"),
        (2018, "平成30年度"),
        (2019, "令和元年度"),
        (2026, "令和8年度"),
    ],
)
def test_a_fiscal_year_is_called_by_its_era(year, label):
    assert fiscal_year_label(year) == label


def test_a_fiscal_year_has_an_english_name():
    assert fiscal_year_label_en(2010) == "FY2010"
