"""The modern Japanese eras. Each ends the day before the next begins."""

from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True)
class Era:
    name: str
    letter: str
    begins: date

    @property
    def ends(self) -> date:
        """The era's last day; for the present era, the last day there is."""
        following = ERAS.index(self) + 1
        return ERAS[following].begins - timedelta(days=1) if following < len(ERAS) else date.max

    def western(self, year: int) -> int:
        return self.begins.year + year - 1

    def year_text(self, western: int) -> str:
        """The year within the era as it is written: 元 for the first, then 2, 3 …"""
        number = western - self.begins.year + 1
        return "元" if number == 1 else str(number)


ERAS = (
    Era("明治", "M", date(1868, 10, 23)),
    Era("大正", "T", date(1912, 7, 30)),
    Era("昭和", "S", date(1926, 12, 25)),
    Era("平成", "H", date(1989, 1, 8)),
    Era("令和", "R", date(2019, 5, 1)),
)
# Also by one character, as tables have it: 昭48.10.12.
CALLED = {name: era for era in ERAS for name in (era.name, era.name[0], era.letter)}


def era_on(day: date) -> Era | None:
    """The era in force on ``day``; none before Meiji."""
    return next((era for era in reversed(ERAS) if era.begins <= day), None)
