"""Dates and moments as officials type them, read into values."""

import re
from calendar import month_abbr, month_name
from datetime import date, datetime, time, timedelta

from awards.clock import JST, WEEKDAYS
from awards.eras import CALLED, Era
from awards.partial_dates import DateError, PartialDate
from awards.text import arabic, narrow, tidy_line

# Longer than this, it is no date (characters); judged before anything is done with the text.
MOST = 60

_ERA = "|".join(CALLED)
_YEAR = re.compile(
    rf"(?:西暦)?(?:(?P<era>{_ERA})(?P<nth>\d{{1,3}}|元)(?:年?\((?P<west>\d{{4}})年?\))?"
    rf"|(?P<year>\d{{4}})(?:年?\((?P<era2>{_ERA})(?P<nth2>\d{{1,3}}|元)年?\))?)",
    re.ASCII | re.IGNORECASE,
)
_REST = re.compile(
    r"(?:(?:年|[./-](?=\d)|(?<=\))(?=\d))"
    r"(?:(?P<month>\d{1,2})(?:月|$|(?=\|)|[./-](?=\d))(?:(?P<day>\d{1,2})日?)?)?)?",
    re.ASCII,
)
_WEEKDAY = re.compile(rf"\(([{WEEKDAYS}])(?:曜日?)?\)|([{WEEKDAYS}])曜日?")
# What is written around a date and changes nothing in it.
_ABOUT = re.compile(r"^(?:約|およそ|おおよそ)|(?:頃|ころ|ごろ)$")
_AROUND = re.compile(
    r"(?:から|より|以来|以降|現在|時点|推計(?:人口)?|人口|付け?|設立|創立|設置|発足|締結|提携|調印|開始|撮影)$"
)
_CENSUS = re.compile(r"(?:国勢調査|国調)(?:結果|人口)?|CENSUS(?:OF)?")
_END = re.compile(r"末日?$")

_MONTHS = {name.upper(): n for names in (month_name, month_abbr) for n, name in enumerate(names)}
_ENGLISH_MONTH = "|".join(sorted(filter(None, _MONTHS), key=len, reverse=True))
_ENGLISH = re.compile(
    rf"(?:(?P<day>\d{{1,2}})(?:ST|ND|RD|TH)? )?(?P<month>{_ENGLISH_MONTH})\.?"
    rf"(?: (?P<day2>\d{{1,2}})(?:ST|ND|RD|TH)?)?,? (?P<year>\d{{4}})",
    re.ASCII,
)
_ENGLISH_WEEKDAY = re.compile(r"\b(MON|TUE|WED|THU|FRI|SAT|SUN)(?:[A-Z]{0,6}DAY|\.)?\b,?")
_ENGLISH_WEEKDAYS = ["MON", "TUE", "WED", "THU", "FRI", "SAT", "SUN"]

_TIME = re.compile(
    r"(?P<half>午前|午後|AM|PM)?(?P<hour>\d{1,2})"
    r"(?::(?P<minute>\d\d)(?::00)?|時(?:(?P<minutes>\d{1,2})分|(?P<half_past>半))?)?"
    r"(?P<half_after>AM|PM|A\.M\.|P\.M\.)?",
    re.ASCII,
)
_ZONE = re.compile(r"\(?(?:日本時間|日本標準時|JST)\)?")
_BY = re.compile(r"\(?(?:必着|厳守|締切り?|まで)\)?$")
_NOON = ("正午", "NOON")


def parse(text: str) -> PartialDate:
    """Read a date in Japanese or western years, or in English, to the day, month or year."""
    if len(text) > MOST:
        raise DateError("unreadable", text=f"{text[:MOST]}…")
    source = tidy_line(text)
    if not narrow(text):
        raise DateError("empty")
    spoken = _without(_AROUND, _japanese(arabic(narrow(text))))
    approximate, spoken = bool(_ABOUT.search(spoken)), _ABOUT.sub("", spoken)
    bare, weekday = _split_weekday(spoken)
    if _CENSUS.search(bare):
        return _census(_without(_AROUND, re.sub(r"[()]", "", _CENSUS.sub("", bare))), source)
    parsed = _last_day(bare, source) if _END.search(bare) else _read(bare, source)
    if approximate and parsed.precision == "day":
        raise DateError("about", text=source, meant=PartialDate(parsed.year, parsed.month).western)
    _agree_on_weekday(parsed, weekday, source)
    return parsed


def parse_moment(text: str) -> datetime:
    """Read a date with its time of day, which is Japan's."""
    if len(text) > MOST:
        raise DateError("unreadable", text=f"{text[:MOST]}…")
    day_text, time_text = _split_time(_ZONE.sub("", _japanese(_mark_time(arabic(narrow(text))))))
    day = parse(day_text)
    time_text = _without(_BY, time_text)
    if not time_text or day.precision != "day":
        raise DateError("no_time", text=tidy_line(text))
    hour, minute = _hour_and_minute(time_text, day.first_day)
    if hour > 23 or minute > 59:
        raise DateError("no_such_time", text=tidy_line(text))
    return datetime.combine(day.first_day, time(hour, minute), JST)


def _japanese(narrowed: str) -> str:
    """Without blanks, and an English date as 1973-10-12 with its weekday as （金）."""
    text = _ENGLISH_WEEKDAY.sub(_weekday_in_japanese, narrowed.upper())
    return re.sub(r"[\s,]", "", _ENGLISH.sub(_english_in_digits, text))


def _weekday_in_japanese(match: re.Match[str]) -> str:
    return f"({WEEKDAYS[_ENGLISH_WEEKDAYS.index(match[1])]})"


def _english_in_digits(match: re.Match[str]) -> str:
    day = match["day"] or match["day2"]
    return f"{match['year']}年{_MONTHS[match['month']]}月" + (f"{day}日" if day else "")


def _mark_time(text: str) -> str:
    """Keep a date in digits apart from the hour once blanks go: 2026-12-23 17:00."""
    return re.sub(r"(?:(?<=\d)T|[\s,]+)(?=\d{1,2}(?::\d\d|時))", "|", text, flags=re.ASCII)


def _split_time(text: str) -> tuple[str, str]:
    """The date with its weekday, and what follows it."""
    weekday, text = _WEEKDAY.search(text), _WEEKDAY.sub("", text, count=1)
    year = _YEAR.match(text)
    rest = _REST.match(text, year.end()) if year else None
    end = rest.end() if rest else 0
    if not end:
        return text, ""
    return text[:end] + (weekday[0] if weekday else ""), text[end:].removeprefix("|")


def _hour_and_minute(text: str, day: date) -> tuple[int, int]:
    if text in _NOON:
        return 12, 0
    clock = _TIME.fullmatch(text)
    half = clock and (clock["half"] or clock["half_after"] or "").replace(".", "")
    if clock is None or not (half or clock["minute"] or "時" in text):
        raise DateError("unreadable_time", text=text)
    hour = int(clock["hour"])
    minute = 30 if clock["half_past"] else int(clock["minute"] or clock["minutes"] or 0)
    if hour == 24 and minute == 0 and not half:
        raise DateError("midnight", next=PartialDate.of(day + timedelta(days=1)).western)
    if half and hour == 12:
        raise DateError("noon_or_midnight", text=text)
    if half and hour > 12:
        return 24, minute
    return (hour + 12 if half in ("午後", "PM") else hour), minute


def _without(pattern: re.Pattern[str], text: str) -> str:
    """Two such words may follow each other: 末現在, まで必着."""
    return pattern.sub("", pattern.sub("", text))


def _split_weekday(text: str) -> tuple[str, str]:
    match = _WEEKDAY.search(text)
    if match is None:
        return text, ""
    return text[: match.start()] + text[match.end() :], match[1] or match[2]


def _census(year: str, source: str) -> PartialDate:
    """A national census counts who lives somewhere on 1 October of every fifth year."""
    day = _read(year, source)
    if day.precision == "day":
        return day
    if day.year % 5:
        raise DateError("no_census", text=source, before=f"{day.year - day.year % 5}年")
    return PartialDate(day.year, 10, 1)


def _last_day(text: str, source: str) -> PartialDate:
    """The end of a month or a year, as figures are counted."""
    return PartialDate.of(_read(_END.sub("", text), source).last_day)


def _read(text: str, source: str) -> PartialDate:
    year = _YEAR.match(text)
    rest = year and _REST.fullmatch(text, year.end())
    if not year or not rest:
        raise DateError("fiscal_year" if "年度" in text else "unreadable", text=source)
    return _assemble(year, rest, source)


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
