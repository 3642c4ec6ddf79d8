"""Dates and moments as officials type them, read into values."""

import re
from datetime import date, datetime, time

from awards.clock import JST, WEEKDAYS
from awards.eras import CALLED, Era
from awards.partial_dates import DateError, PartialDate
from awards.text import narrow, tidy_line

_ERA = "|".join(CALLED)
_YEAR = re.compile(
    rf"(?:西暦)?(?:(?P<era>{_ERA})(?P<nth>\d{{1,3}}|元)(?:年?\((?P<west>\d{{4}})年?\))?"
    rf"|(?P<year>\d{{4}})(?:年?\((?P<era2>{_ERA})(?P<nth2>\d{{1,3}}|元)年?\))?)",
    re.ASCII | re.IGNORECASE,
)
_REST = re.compile(
    r"(?:(?:年|[./-](?=\d)|(?<=\))(?=\d))"
    r"(?:(?P<month>\d{1,2})(?:月|$|[./-](?=\d))(?:(?P<day>\d{1,2})日?)?)?)?",
    re.ASCII,
)
_WEEKDAY = re.compile(rf"\(([{WEEKDAYS}])(?:曜日?)?\)$")
_TIME = re.compile(
    r"(?P<half>午前|午後)?(?P<hour>\d{1,2})(?::(?P<minute>\d\d)(?::00)?|時(?:(?P<minutes>\d{1,2})分)?)$",
    re.ASCII,
)


def parse(text: str) -> PartialDate:
    """Read a date in Japanese or western years, to the day, month or year."""
    source = tidy_line(text)
    squeezed = re.sub(r"\s", "", narrow(text))
    if not squeezed:
        raise DateError("empty")
    bare, weekday = _split_weekday(squeezed)
    year = _YEAR.match(bare)
    rest = year and _REST.fullmatch(bare, year.end())
    if not year or not rest:
        raise DateError("fiscal_year" if "年度" in bare else "unreadable", text=source)
    parsed = _assemble(year, rest, source)
    _agree_on_weekday(parsed, weekday, source)
    return parsed


def parse_moment(text: str) -> datetime:
    """Read a date with its time of day, which is Japan's."""
    squeezed = re.sub(r"\s", "", _mark_time(narrow(text)))
    clock = _TIME.search(squeezed)
    day = parse(squeezed[: clock.start()] if clock else squeezed)
    if not clock or day.precision != "day":
        raise DateError("no_time", text=tidy_line(text))
    hour, minute = _hour_and_minute(clock)
    if hour > 23 or minute > 59:
        raise DateError("no_such_time", text=tidy_line(text))
    return datetime.combine(day.first_day, time(hour, minute), JST)


def _mark_time(text: str) -> str:
    """Keep a date in digits apart from the hour once spaces go: 2026-12-23 17:00."""
    return re.sub(r"(?<=\d)[T\s]+(?=\d{1,2}(?::\d\d|時))", "日", text, flags=re.ASCII)


def _hour_and_minute(clock: re.Match[str]) -> tuple[int, int]:
    hour, minute = int(clock["hour"]), int(clock["minute"] or clock["minutes"] or 0)
    if clock["half"] and hour > 12:
        return 24, minute
    return (hour + 12 if clock["half"] == "午後" and hour < 12 else hour), minute


def _split_weekday(text: str) -> tuple[str, str]:
    match = _WEEKDAY.search(text)
    return (text[: match.start()], match[1]) if match else (text, "")


def _agree_on_weekday(parsed: PartialDate, weekday: str, source: str) -> None:
    if not weekday:
        return
    right = WEEKDAYS[parsed.first_day.weekday()]
    if parsed.precision != "day":
        raise DateError("unreadable", text=source)
    if weekday != right:
        raise DateError("weekday", date=parsed.western, right=right)


def _assemble(year: re.Match[str], rest: re.Match[str], source: str) -> PartialDate:
    name, nth = year["era"] or year["era2"], year["nth"] or year["nth2"]
    western = year["west"] or year["year"]
    if not name:
        return _exact(int(western), rest, source)
    era, number = CALLED[name.upper()], 1 if nth == "元" else int(nth)
    if number == 0:
        raise DateError("impossible", text=source, nearest=f"{era.name}元年")
    if western and int(western) != era.western(number):
        raise _disagreement(era, number, int(western))
    parsed = _exact(era.western(number), rest, source)
    _within(era, parsed)
    return parsed


def _exact(year: int, rest: re.Match[str], source: str) -> PartialDate:
    try:
        return PartialDate(year, *(int(rest[part]) for part in ("month", "day") if rest[part]))
    except DateError as error:
        raise DateError("impossible", text=source, nearest=error.params["nearest"]) from error


def _disagreement(era: Era, number: int, western: int) -> DateError:
    return DateError(
        "era_mismatch",
        era=f"{era.name}{era.year_text(era.western(number))}年",
        is_western=f"{era.western(number)}年",
        western=f"{western}年",
        is_era=PartialDate(western).era or f"{western}年",
    )


def _within(era: Era, day: PartialDate) -> None:
    if day.first_day <= era.ends and era.begins <= day.last_day:
        return
    over = day.first_day > era.ends
    raise DateError(
        "outside_era",
        side="after" if over else "before",
        era=era.name,
        limit=_limit(era.ends if over else era.begins, era),
        meant=day.era or "",
        western=day.western,
    )


def _limit(day: date, era: Era) -> str:
    return f"{era.year_text(day.year)}年{day.month}月{day.day}日"
