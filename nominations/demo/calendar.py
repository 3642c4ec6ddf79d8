"""When things happen in the demonstration, counted from the moment it is loaded."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from awards.clock import JST, fiscal_year, in_japan

# The award has been held every fiscal year since 2006, which was round 1.
BEFORE_THE_FIRST = 2005


@dataclass(frozen=True)
class Calendar:
    now: datetime

    def fiscal_year(self, years_ahead: int = 0) -> int:
        return fiscal_year(in_japan(self.now).date()) + years_ahead

    def number(self, years_ahead: int = 0) -> int:
        """Of the round of that year."""
        return self.fiscal_year(years_ahead) - BEFORE_THE_FIRST

    def on(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        """A working day about that many days from today, at that time in Japan.

        Five working days for seven days, so that what comes later stays later.
        """
        day = self.now.astimezone(JST)
        day -= timedelta(days=max(0, day.weekday() - 4))  # a weekend counts as its Friday
        left, step = abs(days) * 5 // 7, timedelta(days=1 if days > 0 else -1)
        while left:
            day += step
            left -= day.weekday() < 5
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0)
