"""Japan's clock, and its fiscal year from 1 April to 31 March."""

from calendar import day_name, month_name
from datetime import date, datetime
from zoneinfo import ZoneInfo

from awards.partial_dates import PartialDate

JST = ZoneInfo("Asia/Tokyo")
WEEKDAYS = "月火水木金土日"


def in_japan(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is not a moment")
    return moment.astimezone(JST)


def spoken_ja(moment: datetime) -> str:
    at = in_japan(moment)
    weekday = WEEKDAYS[at.weekday()]
    minutes = f"{at.minute:02}分" if at.minute else ""
    return f"{at.year}年{at.month}月{at.day}日（{weekday}）{at.hour}時{minutes}"


def spoken_en(moment: datetime) -> str:
    at = in_japan(moment)
    weekday, month = day_name[at.weekday()], month_name[at.month]
    return f"{weekday} {at.day} {month} {at.year}, {at.hour:02}:{at.minute:02} JST"


def fiscal_year(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def fiscal_year_label(year: int) -> str:
    """A fiscal year in which the era changed goes by the new era: 令和元年度 for 2019."""
    label = PartialDate(year)
    return f"{label.era or label.western}度"


def fiscal_year_label_en(year: int) -> str:
    return f"FY{year}"
