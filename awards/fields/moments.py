"""Dates and moments in Japanese or western years."""

from collections.abc import Callable
from datetime import datetime
from typing import TypeVar

from django import forms
from django.core.exceptions import ValidationError
from django.utils.dates import WEEKDAYS as DAY_NAMES
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from awards.clock import WEEKDAYS, in_japan
from awards.dates import parse, parse_moment
from awards.fields.required import Named
from awards.languages import in_english
from awards.partial_dates import DateError, PartialDate

T = TypeVar("T")

_SENTENCES = {
    "unreadable": _(
        "日付として読めません。「1973年10月12日」又は「昭和48年10月12日」のように入力してください。"
    ),
    "fiscal_year": _("年度ではなく、年又は日付を入力してください（例：2006年、平成18年4月1日）。"),
    "impossible": _(
        "「%(text)s」という日付はありません。「%(nearest)s」のように、ある日付を入力してください。"
    ),
    "era_mismatch": _(
        "%(era)sは%(is_western)s、%(western)sは%(is_era)sです。元号と西暦が合うように直してください。"
    ),
    "weekday": _("%(date)sは%(right)sです。日付か曜日を直してください。"),
    "after": _("%(era)sは%(limit)sまでです。「%(meant)s」又は「%(western)s」と入力してください。"),
    "before": _("%(era)sは%(limit)sからです。「%(meant)s」又は「%(western)s」と入力してください。"),
    "before_eras": _("%(era)sは%(limit)sからです。「%(western)s」と入力してください。"),
    "about": _("「頃」の付いた日付は、分かるところまでを「%(meant)s」のように入力してください。"),
    "no_census": _(
        "国勢調査は5年ごとに行われます。「%(before)s国勢調査」のように、調査の年で入力してください。"
    ),
    "unreadable_time": _(
        "時刻の「%(text)s」を読み取れません。「2026年12月23日 17:00」のように入力してください。"
    ),
    "midnight": _("24時は、翌日の0時として「%(next)s 0:00」のように入力してください。"),
    "noon_or_midnight": _(
        "「%(text)s」は、昼か夜か分かりません。昼の12時は「12:00」、夜の12時は「0:00」と入力してください。"
    ),
    "no_time": _("日付と時刻を「2026年12月23日 17:00」のように入力してください。"),
    "no_such_time": _("時刻は0:00から23:59までの間で、「17:00」のように入力してください。"),
}


def _refusal(error: DateError) -> ValidationError:
    key = error.code
    if key == "outside_era":
        key = error.params["side"] if error.params["meant"] else "before_eras"
    params: dict[str, str | Promise] = {
        name: _as_readers_type(value) for name, value in error.params.items()
    }
    if "right" in params:
        params["right"] = DAY_NAMES[WEEKDAYS.index(error.params["right"])]
    return ValidationError(_SENTENCES[key], code=error.code, params=params)


def _read(parser: Callable[[str], T], value: object) -> T | None:
    """What was typed, or None where nothing was, or nothing that is seen."""
    if not value:
        return None
    try:
        return parser(str(value))
    except DateError as error:
        if error.code == "empty":
            return None
        raise _refusal(error) from error


def _in_range(moment: datetime) -> datetime:
    """The first nine hours of the year 1 in Japan are no moment anywhere else."""
    if moment.year < 2:
        raise DateError("no_time")
    return moment


def _as_readers_type(text: str) -> str:
    """A western date that we name, as a reader of English would type it; all else as it is."""
    if not in_english() or not text[:4].isdigit():
        return text
    try:
        day = parse(text)
    except DateError:
        return text
    return day.iso


class WhenField(Named):
    """A date as far as it is known: to the day, the month or the year."""

    widget = forms.TextInput

    def to_python(self, value: object) -> PartialDate | None:
        return value if isinstance(value, PartialDate) else _read(parse, value)

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, PartialDate):
            return value
        return value.iso if in_english() else value.western


class MomentField(Named):
    """A date with its time, which is Japan's; what comes out knows its zone."""

    widget = forms.TextInput

    def to_python(self, value: object) -> datetime | None:
        if isinstance(value, datetime):
            return in_japan(value)
        return _read(lambda text: _in_range(parse_moment(text)), value)

    def prepare_value(self, value: object) -> object:
        if not isinstance(value, datetime):
            return value
        at = in_japan(value)
        if in_english():
            return f"{at:%Y-%m-%d} {at.hour}:{at.minute:02}"
        return f"{at.year}年{at.month}月{at.day}日 {at.hour}:{at.minute:02}"
