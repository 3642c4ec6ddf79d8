"""What is missing or wrong in the sections that a nomination and a profile have in common.

Plain Python: no database and no words. A room adds its own checks and says each in a sentence.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache

from awards.dossier.differences import Place
from awards.dossier.values import (
    Dossier,
    Partner,
    Photo,
    Recipient,
    Region,
    Row,
    Section,
    Value,
)
from awards.geo import COUNTRIES
from awards.partial_dates import PartialDate
from awards.text import count, fold

# Smaller than this, a photograph looks coarse across half a printed page (pixels).
PRINT_LONG, PRINT_SHORT = 1200, 800
# A population figure older than this is pointed out; it does not stop anyone.
FRESH_YEARS = 5
# Codes of problems where something is missing; all others say that what is there cannot stay.
MISSING = ("missing", "missing_choice", "none", "no_english", "unconfirmed", "no_way_to_reach")
CHOSEN = ("kind", "prefecture", "country")


@dataclass(frozen=True)
class Limits:
    """What a round allows: numbers of things and of characters."""

    eligible_kinds: tuple[str, ...] = ()
    title: int = 0
    bullets: int = 0
    bullet: int = 0
    overview: int = 0
    appeal: int = 0
    description: int = 0
    caption: int = 0
    photos: int = 0
    attachments: int = 0
    evaluations: int = 0
    evaluation: int = 0


@dataclass(frozen=True)
class Problem:
    """``place`` says where, ``code`` and ``params`` what; one that does not block is advice."""

    place: Place
    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    blocks: bool = True

    @property
    def is_wrong(self) -> bool:
        """Something is there and cannot stay; otherwise something is missing."""
        return self.blocks and self.code not in MISSING


def recipients(dossier: Dossier, limits: Limits, on: date) -> Iterator[Problem]:
    yield from none("recipients", dossier.recipients.rows)
    for n, row in enumerate(dossier.recipients.rows, start=1):
        yield from missing(row, Place("recipients", n), "name", "kana", "kind", "prefecture")
        if row.kind and row.kind not in limits.eligible_kinds:
            yield Problem(Place("recipients", n, "kind"), "not_eligible")
        yield from in_future(Place("recipients", n, "founded_on"), row.founded_on, on)
        yield from _twin("recipients", n, dossier.recipients.rows)


def partners(dossier: Dossier, on: date) -> Iterator[Problem]:
    yield from none("partners", dossier.partners.rows)
    needed = ("name", "kind", "country", "agreement_kind", "signed_on", "agreement_owner")
    for n, row in enumerate(dossier.partners.rows, start=1):
        yield from missing(row, Place("partners", n), *needed)
        yield from in_future(Place("partners", n, "signed_on"), row.signed_on, on)
        yield from _signed_too_early(dossier, n, row)
        yield from _ended(n, row)
        yield from _country(n, row)
        yield from _twin("partners", n, dossier.partners.rows)


def _signed_too_early(dossier: Dossier, n: int, row: Partner) -> Iterator[Problem]:
    """Usual where a town signed and a group formed later, so it is only asked."""
    founded = [group.founded_on for group in dossier.recipients.rows if group.founded_on]
    if row.signed_on and founded and row.signed_on.last_day < min(d.first_day for d in founded):
        yield Problem(Place("partners", n, "signed_on"), "signed_before_founding", blocks=False)


def _ended(n: int, row: Partner) -> Iterator[Problem]:
    """An exchange may outlast its agreement, so the end of one is never in the way."""
    if row.ended_on is None:
        return
    place = Place("partners", n, "ended_on")
    yield Problem(place, "agreement_ended", blocks=False)
    if row.signed_on and row.ended_on.last_day < row.signed_on.first_day:
        yield Problem(place, "ended_before_signing", blocks=False)


def _country(n: int, row: Partner) -> Iterator[Problem]:
    """A state that is no more, or one that was not there when the agreement was signed."""
    today = COUNTRIES.get(row.country)
    if today and today.valid_to:
        params = {"country": row.country}
        yield Problem(Place("partners", n, "country"), "country_no_more", params, blocks=False)
    then = COUNTRIES.get(row.country_at_signing or row.country)
    if row.signed_on and then and not then.was_there_in(row.signed_on.year):
        params = {"country": then.alpha2, "year": str(row.signed_on.year)}
        place = Place("partners", n, "country_at_signing")
        yield Problem(place, "country_not_there", params, blocks=False)


def _twin(section: str, n: int, rows: Sequence[Recipient] | Sequence[Partner]) -> Iterator[Problem]:
    """Usual for two agreements with one partner, so it is only asked."""
    if (first := _first_like(n, rows)) is not None:
        yield Problem(Place(section, n, "name"), "twin", {"first": first}, blocks=False)


def _first_like(n: int, rows: Sequence[Recipient] | Sequence[Partner]) -> int | None:
    """The number of an earlier row of the same name and country, however the name is spelt."""
    names = [(_spelt_alike(row.name.ja), getattr(row, "country", "")) for row in rows]
    first = names.index(names[n - 1]) + 1
    return first if names[n - 1][0] and first < n else None


@lru_cache(maxsize=1024)
def _spelt_alike(name: str) -> str:
    return fold(name).replace(" ", "")


def regions(dossier: Dossier, limits: Limits, on: date) -> Iterator[Problem]:
    for n, row in enumerate(dossier.regions.rows, start=1):
        if not _is_of_a_twin(dossier, row):
            yield from missing(row, Place("regions", n), *_needed_of(row))
        yield from zero(row, Place("regions", n), "population", "area_km2")
        place = Place("regions", n, "description")
        yield from too_long(place, row.description.ja, limits.description)
        place = Place("regions", n, "as_of")
        yield from in_future(place, row.as_of, on)
        if row.as_of and on.year - row.as_of.year > FRESH_YEARS:
            yield Problem(place, "old_population", {"years": str(FRESH_YEARS)}, blocks=False)


def _is_of_a_twin(dossier: Dossier, region: Region) -> bool:
    """The region of a partner that has two agreements is described once."""
    rows = dossier.partners.rows
    places = {row.key: n for n, row in enumerate(rows, start=1)}
    n = places.get(region.partner) if region.partner is not None else None
    return n is not None and _first_like(n, rows) is not None


def _needed_of(row: Region) -> tuple[str, ...]:
    """A partner's region is called like the partner; a figure needs its date."""
    name = ("name",) if row.partner is None else ()
    as_of = ("as_of",) if row.population is not None else ()
    return (*name, "population", *as_of, "area_km2", "description")


def photos(dossier: Dossier, limits: Limits, on: date) -> Iterator[Problem]:
    rows = dossier.photos.rows
    yield from none("photos", rows)
    if len(rows) > limits.photos:
        yield Problem(Place("photos"), "too_many_photos", {"limit": limits.photos})
    for n, row in enumerate(rows, start=1):
        yield from _photo(n, row, limits, on)


def _photo(n: int, row: Photo, limits: Limits, on: date) -> Iterator[Problem]:
    yield from missing(row, Place("photos", n), "caption", "alt")
    yield from too_long(Place("photos", n, "caption"), row.caption.ja, limits.caption)
    if not row.consent:
        yield Problem(Place("photos", n, "consent"), "unconfirmed")
    yield from in_future(Place("photos", n, "taken_on"), row.taken_on, on)
    if max(row.width, row.height) < PRINT_LONG or min(row.width, row.height) < PRINT_SHORT:
        params = {"width": row.width, "height": row.height}
        params |= {"long": PRINT_LONG, "short": PRINT_SHORT}
        yield Problem(Place("photos", n), "small_photo", params, blocks=False)


def contacts(dossier: Dossier) -> Iterator[Problem]:
    yield from none("contacts", dossier.contacts.rows)
    for n, row in enumerate(dossier.contacts.rows, start=1):
        yield from missing(row, Place("contacts", n), "office")
        if not (row.tel or row.email or _unread(row, "tel", "email")):
            yield Problem(Place("contacts", n, "tel"), "no_way_to_reach")


def unreadable(section: Section) -> Iterator[Problem]:
    """Whatever was kept as it was typed, because it is no date, number or address."""
    for column, text in section.unread:
        yield Problem(Place(section.slug, None, column), "unreadable", {"text": text})
    for n, row in enumerate(section.rows, start=1):
        for column, text in row.unread:
            yield Problem(Place(section.slug, n, column), "unreadable", {"text": text})


def none(slug: str, rows: tuple[Row, ...]) -> Iterator[Problem]:
    if not rows:
        yield Problem(Place(slug), "none")


def missing(value: Value, place: Place, *names: str) -> Iterator[Problem]:
    """Columns that are needed and empty; what could not be read is not missing."""
    columns = value.flat()
    for name in names:
        if columns[name] in (None, "") and not _unread(value, name):
            code = "missing_choice" if name in CHOSEN else "missing"
            yield Problem(Place(place.section, place.row, name), code)


def in_future(place: Place, day: PartialDate | None, on: date) -> Iterator[Problem]:
    if day and day.first_day > on:
        yield Problem(place, "in_future")


def zero(value: Value, place: Place, *names: str) -> Iterator[Problem]:
    """A figure that is there and says that there is nothing."""
    columns = value.flat()
    for name in names:
        if columns[name] == 0:
            yield Problem(Place(place.section, place.row, name), "zero", blocks=False)


def too_long(place: Place, text: str, limit: int) -> Iterator[Problem]:
    if (over := count(text) - limit) > 0:
        yield Problem(place, "too_long", {"limit": limit, "over": over})


def _unread(value: Value, *names: str) -> bool:
    return any(column in names for column, _text in value.unread)


def by_section(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    grouped: dict[str, list[Problem]] = {}
    for problem in problems:
        grouped.setdefault(problem.place.section, []).append(problem)
    return grouped
