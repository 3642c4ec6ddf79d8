"""When things happen in the demonstration, counted from the moment it is loaded."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from awards.clock import JST, fiscal_year, in_japan


@dataclass(frozen=True)
class Calendar:
    now: datetime

    def fiscal_year(self, rounds_ago: int) -> int:
        """Rounds are yearly; the newest is this year's, whatever its file says."""
        return fiscal_year(in_japan(self.now).date()) - rounds_ago

    def on(self, days: int, hour: int = 9, minute: int = 0) -> datetime:
        """That many days from today, at that time in Japan."""
        day = self.now.astimezone(JST) + timedelta(days=days)
        return day.replace(hour=hour, minute=minute, second=0, microsecond=0)
