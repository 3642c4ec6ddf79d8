"""Checks of the figures about regions."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from awards.dossier.checks import FRESH_YEARS
from awards.dossier.differences import Place
from awards.dossier.values import Region
from awards.proofreading.values import Draft, Finding, at

# Persons for each km² of a place where people live.
SPARSE, DENSE = 1, 50_000
# Years by which the figures of one table may lie apart.
APART = 1
# A figure of so many persons, or a multiple of it, was rounded by somebody.
ROUND = 10_000


def _regions(draft: Draft) -> Iterator[tuple[int, Region]]:
    return enumerate(draft.dossier.regions.rows, start=1)


def _partners(draft: Draft) -> list[Region]:
    return [row for row in draft.dossier.regions.rows if row.partner is not None]


def people(row: Region) -> str:
    return f"{row.population:,}人"


def no_day(draft: Draft) -> Iterator[Finding]:
    for n, row in _regions(draft):
        if row.population is not None and row.as_of is None and not _unread(row, "as_of"):
            yield at("P11", Place("regions", n, "as_of"), people(row), key=row.key)


def _unread(row: Region, name: str) -> bool:
    return any(column == name for column, _text in row.unread)


def old_days(draft: Draft) -> Iterator[Finding]:
    for n, row in _regions(draft):
        if row.as_of and _is_old(row.as_of.last_day, draft.on):
            place = Place("regions", n, "as_of")
            yield at("P12", place, row.as_of.western, "old", key=row.key, years=FRESH_YEARS)
    years = {row.as_of.year for row in _partners(draft) if row.as_of}
    if years and max(years) - min(years) > APART:
        named = "、".join(f"{year}年" for year in sorted(years))
        yield at("P12", Place("regions"), named, "apart", years=named)


def _is_old(day: date, on: date) -> bool:
    return day < (on.replace(year=on.year - FRESH_YEARS, day=min(on.day, 28)))


def round_figures(draft: Draft) -> Iterator[Finding]:
    for n, row in _regions(draft):
        if row.population and row.population % ROUND == 0:
            yield at("P14", Place("regions", n, "population"), people(row), key=row.key)


def decimals(draft: Draft) -> Iterator[Finding]:
    areas = [row.area_km2 for row in _partners(draft) if row.area_km2 is not None]
    if len({_places(area) for area in areas}) > 1:
        named = "、".join(f"{area.normalize():f}" for area in areas)
        yield at("P16", Place("regions"), named)


def _places(area: Decimal) -> int:
    exponent = area.normalize().as_tuple().exponent
    return max(-exponent, 0) if isinstance(exponent, int) else 0


def density(draft: Draft) -> Iterator[Finding]:
    for n, row in _regions(draft):
        if row.population and row.area_km2:
            each = row.population / row.area_km2
            if not SPARSE <= each <= DENSE:
                excerpt = f"{people(row)}、{row.area_km2.normalize():f}km²"
                place = Place("regions", n, "population")
                yield at("P17", place, excerpt, key=row.key, density=f"{each:,.1f}")
