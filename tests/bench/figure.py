"""One line of the table: what was measured, what it may be, and how it compares with the floor."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from unicodedata import east_asian_width

from tests.bench.floor import Floor
from tests.bench.pages import Reading

# Milliseconds of a bare view on the machine on which the budgets in milliseconds were first met.
THERE = 0.6


@dataclass(frozen=True, kw_only=True)
class Figure:
    what: str
    measured: float
    unit: str
    budget: float | None = None
    at_least: bool = False  # else: at most
    floor: float | None = None  # the same, of a bare view, in the same run
    cpu: float | None = None  # how much of what was measured was work of this process

    @property
    def keeps(self) -> bool:
        if self.budget is None:
            return True
        over = self.measured >= self.budget
        return over if self.at_least else self.measured <= self.budget

    @property
    def there(self) -> float | None:
        """What it would take where a bare view takes ``THERE``, if it is a time beside one."""
        return self.measured * THERE / self.floor if self.floor and self.unit == "ms" else None

    @property
    def verdict(self) -> str:
        if self.keeps:
            return ""
        kept_there = (
            self.there is not None and self.budget is not None and self.there <= self.budget
        )
        return "  MISSED here" if kept_there else "  MISSED"


def page_figures(
    what: str, reading: Reading, floor: Floor, *, budget: float, queries: float | None = 12
) -> Iterator[Figure]:
    yield Figure(what=f"{what}, queries", measured=reading.queries, unit="", budget=queries)
    yield Figure(
        what=what,
        measured=reading.milliseconds,
        cpu=reading.cpu,
        unit="ms",
        budget=budget,
        floor=floor.milliseconds,
    )


def table(figures: Iterable[Figure]) -> Iterator[str]:
    yield (
        f"{_pad('what', 56)}{'measured':>14}{'CPU':>10}{'budget':>12}{'x bare view':>13}"
        f"{f'at {THERE} ms':>11}"
    )
    for figure in figures:
        yield _row(figure)


def _row(figure: Figure) -> str:
    measured = f"{_number(figure.measured)} {figure.unit}"
    sign = "≥" if figure.at_least else "≤"
    budget = "" if figure.budget is None else f"{sign} {_number(figure.budget)}"
    cpu = "" if figure.cpu is None else f"{_number(figure.cpu)} ms"
    ratio = "" if not figure.floor else f"{figure.measured / figure.floor:.2f}"
    there = "" if figure.there is None else f"{_number(figure.there)} ms"
    line = f"{_pad(figure.what, 56)}{measured:>14}{cpu:>10}{budget:>12}{ratio:>13}{there:>11}"
    return f"{line}{figure.verdict}"


def _number(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"


def _pad(text: str, width: int) -> str:
    taken = sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
    return text + " " * max(1, width - taken)
