"""Prefectures, and the countries and regions of partners, with the names a ministry uses."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from unicodedata import combining, normalize

from awards.bilingual import Text
from awards.codes import check_digit

Language = Literal["ja", "en"]
Choices = list[tuple[str, str]]


@dataclass(frozen=True)
class Prefecture:
    number: str
    name: str
    kana: str
    romaji: str
    region: str
    region_en: str

    @property
    def code(self) -> str:
        five = f"{self.number}000"
        return f"{five}{check_digit(five)}"


@dataclass(frozen=True)
class Country:
    """A state or region, in the years in which it was one under this name.

    ``valid_from`` is known of states that are no more and of those that are younger than some
    agreements; ``valid_to`` is None for one that there is. ``also`` are shorter names in use.
    """

    alpha2: str
    short: str
    kana: str
    formal: str
    english: str
    valid_from: int | None
    valid_to: int | None
    has_municipalities: bool
    also: tuple[str, ...]

    def was_there_in(self, year: int) -> bool:
        return (self.valid_from or 0) <= year <= (self.valid_to or year)


def prefecture_name(number: str) -> Text:
    """Empty for a number that no prefecture has."""
    prefecture = PREFECTURES.get(number)
    return Text(prefecture.name, prefecture.romaji) if prefecture else Text()


def municipality_kana(prefecture: str, name: str) -> str:
    """The reading of a municipality of today, with its county before it or not; or empty."""
    return _KANA.get((prefecture, name)) or _KANA.get((prefecture, name.partition("郡")[2]), "")


def municipality_in(address: str) -> tuple[str, str] | None:
    """Prefecture and name of the municipality of today that an address begins with.

    Without its prefecture an address names one only if no other prefecture has one called so.
    """
    start = address.strip()
    number = prefecture_in(start)
    rest = start.removeprefix(PREFECTURES[number].name) if number else start
    for place in (rest, _without_county(rest)):
        for length in range(min(len(place), _LONGEST_NAME), 1, -1):
            where = {number} & _IN.get(place[:length], set()) if number else _IN.get(place[:length])
            if where:
                return (next(iter(where)), place[:length]) if len(where) == 1 else None
    return None


def _without_county(address: str) -> str:
    before, _county, behind = address.partition("郡")
    return behind if len(before) <= _LONGEST_COUNTY else ""


def prefecture_in(address: str) -> str:
    """The number of the prefecture that an address begins with; empty if it begins with none."""
    start = address.strip()
    return _NUMBERS.get(start[:3]) or _NUMBERS.get(start[:4]) or ""


def municipalities_of(postal_code: str) -> frozenset[tuple[str, str]]:
    """Prefectures and names of those in which addresses with its first three digits are."""
    return _POSTAL.get(postal_code[:3], frozenset())


def country_name(alpha2: str) -> Text:
    """The short name; empty for a code that no country has."""
    country = COUNTRIES.get(alpha2)
    return Text(country.short, country.english) if country else Text()


def formal_country_name(alpha2: str) -> Text:
    """As papers of state call it: 中華人民共和国; empty for a code that no country has."""
    country = COUNTRIES.get(alpha2)
    return Text(country.formal, country.english) if country else Text()


def prefecture_choices(language: Language = "ja") -> Choices:
    """All 47 in the order of their codes, from Hokkaido to Okinawa."""
    english = language == "en"
    return [(p.number, p.romaji if english else p.name) for p in PREFECTURES.values()]


def country_choices(language: Language = "ja") -> Choices:
    """Where partners may be, by name; states that are no more come last, with their years."""
    return [(country.alpha2, _label(country, language)) for country in _by_name(language)]


@cache
def _by_name(language: Language) -> tuple[Country, ...]:
    places = COUNTRIES.values()
    countries = [place for place in places if place.has_municipalities and place.alpha2 != "JP"]
    countries.sort(key=_by_english if language == "en" else _by_kana)
    countries.sort(key=lambda country: country.valid_to is not None)
    return tuple(countries)


def country_label(alpha2: str, language: Language) -> str:
    """As ``country_choices`` lists it; empty for a code that no country has."""
    country = COUNTRIES.get(alpha2)
    return _label(country, language) if country else ""


def _label(country: Country, language: Language) -> str:
    name = country.english if language == "en" else country.short
    if country.valid_to is None:
        return name
    first, last = country.valid_from, country.valid_to
    return f"{name} ({first}–{last})" if language == "en" else f"{name}（{first}～{last}年）"


def _by_kana(country: Country) -> tuple[str, str]:
    """As a dictionary has it: voicing and the long mark count only between equals."""
    plain = "".join(kana for kana in normalize("NFD", country.kana) if not combining(kana))
    return plain.translate(_PLAIN), country.kana


def _by_english(country: Country) -> str:
    return "".join(c for c in normalize("NFD", country.english) if not combining(c)).casefold()


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (Path(__file__).parent / "places" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _country(row: dict[str, str]) -> Country:
    return Country(
        **{name: row[name] for name in ("alpha2", "short", "kana", "formal", "english")},
        valid_from=int(row["valid_from"] or 0) or None,
        valid_to=int(row["valid_to"] or 0) or None,
        has_municipalities=row["has_municipalities"] == "yes",
        also=tuple(filter(None, row["also"].split(";"))),
    )


_PLAIN = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", "ー・")
PREFECTURES = {row["number"]: Prefecture(**row) for row in _rows("prefectures.csv")}
# By prefecture and name: two municipalities of one prefecture are never called alike.
_MUNICIPALITIES = {
    row["code"]: ((row["code"][:2], row["name"]), row["kana"])
    for row in _rows("municipalities.csv")
}
_KANA = dict(_MUNICIPALITIES.values())
_NUMBERS = {one.name: number for number, one in PREFECTURES.items()}
# In which prefectures there is one of this name.
_IN: dict[str, set[str]] = {}
for _prefecture, _name in _KANA:
    _IN.setdefault(_name, set()).add(_prefecture)
_LONGEST_NAME = max(map(len, _IN))
_LONGEST_COUNTY = 3
# As Japan Post publishes them; offices with a code of their own are counted in.
_POSTAL = {
    row["digits"]: frozenset(_MUNICIPALITIES[code][0] for code in row["municipalities"].split())
    for row in _rows("postal_codes.csv")
}
COUNTRIES = {row["alpha2"]: _country(row) for row in _rows("countries.csv")}
