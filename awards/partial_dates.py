"""A date known to the day, to the month or only to the year, and the ways it is written."""

from calendar import month_name, monthrange
from dataclasses import dataclass
from datetime import date
from functools import total_ordering
from typing import Literal

from awards.coded_errors import CodedError
from awards.eras import era_on


class DateError(CodedError):
    """Why a date cannot be taken."""


@total_ordering
@dataclass(frozen=True)
class PartialDate:
    """Less precise dates sort before the more precise ones they contain."""

    year: int
    month: int | None = None
    day: int | None = None

    def __post_init__(self) -> None:
        if self.month is None and self.day is not None:
            raise DateError("impossible", text=f"{self.year}年{self.day}日", nearest="")
        try:
            # Not `or`: a month 0 or a day 0 is a mistake, not an unknown.
            date(
                self.year,
                1 if self.month is None else self.month,
                1 if self.day is None else self.day,
            )
        except ValueError as error:
            raise DateError("impossible", text=self.western, nearest=self._nearest()) from error

    def __lt__(self, other: "PartialDate") -> bool:
        if not isinstance(other, PartialDate):
            return NotImplemented
        return self.iso < other.iso

    def __str__(self) -> str:
        return self.western

    @classmethod
    def from_iso(cls, text: str) -> "PartialDate":
        parts = text.split("-")
        if [len(part) for part in parts] not in ([4], [4, 2], [4, 2, 2]) or not all(
            part.isascii() and part.isdigit() for part in parts
        ):
            raise DateError("unreadable", text=text)
        return cls(*map(int, parts))

    @classmethod
    def of(cls, day: date) -> "PartialDate":
        return cls(day.year, day.month, day.day)

    @property
    def iso(self) -> str:
        month = "" if self.month is None else f"-{self.month:02}"
        day = "" if self.day is None else f"-{self.day:02}"
        return f"{self.year:04}{month}{day}"

    @property
    def precision(self) -> Literal["day", "month", "year"]:
        if self.month is None:
            return "year"
        return "month" if self.day is None else "day"

    @property
    def first_day(self) -> date:
        return date(self.year, self.month or 1, self.day or 1)

    @property
    def last_day(self) -> date:
        month = self.month or 12
        return date(self.year, month, self.day or monthrange(self.year, month)[1])

    @property
    def western(self) -> str:
        return f"{self.year}年{self._rest}"

    @property
    def era(self) -> str | None:
        """With the era's year. A month or a year that saw two eras goes by the later one."""
        era = era_on(self.last_day)
        return f"{era.name}{era.year_text(self.year)}年{self._rest}" if era else None

    @property
    def both(self) -> str:
        era = era_on(self.last_day)
        if era is None:
            return self.western
        return f"{era.name}{era.year_text(self.year)}（{self.year}）年{self._rest}"

    @property
    def english(self) -> str:
        month = "" if self.month is None else f"{month_name[self.month]} "
        day = "" if self.day is None else f"{self.day} "
        return f"{day}{month}{self.year}"

    @property
    def _rest(self) -> str:
        month = "" if self.month is None else f"{self.month}月"
        day = "" if self.day is None else f"{self.day}日"
        return month + day

    def _nearest(self) -> str:
        """A date that exists, close to the one that does not, to show how it is meant."""
        year = min(max(self.year, 1), 9999)
        month = min(max(self.month or 1, 1), 12)
        if month != self.month:
            return f"{year}年{month}月"
        return f"{year}年{month}月{monthrange(year, month)[1]}日"
