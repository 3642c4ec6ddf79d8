"""Prefectures, and the countries and regions of partners, with the names a ministry uses."""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
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
    """``valid_to`` is the last year of a state that is no more."""

    alpha2: str
    short: str
    kana: str
    formal: str
    english: str
    valid_to: int | None


def prefecture_name(number: str) -> Text:
    """Empty for a number that no prefecture has."""
    prefecture = PREFECTURES.get(number)
    return Text(prefecture.name, prefecture.romaji) if prefecture else Text()


def country_name(alpha2: str) -> Text:
    """The short name; empty for a code that no country has."""
    country = COUNTRIES.get(alpha2)
    return Text(country.short, country.english) if country else Text()


def prefecture_choices(language: Language = "ja") -> Choices:
    """All 47 in the order of their codes, from Hokkaido to Okinawa."""
    english = language == "en"
    return [(p.number, p.romaji if english else p.name) for p in PREFECTURES.values()]


def country_choices(language: Language = "ja") -> Choices:
    """By name as the language sorts it; states that are no more come last, with their end."""
    countries = [country for country in COUNTRIES.values() if country.alpha2 != "JP"]
    countries.sort(key=_by_english if language == "en" else _by_kana)
    countries.sort(key=lambda country: country.valid_to is not None)
    return [(country.alpha2, _label(country, language)) for country in countries]


def _label(country: Country, language: Language) -> str:
    if language == "en":
        return country.english + (f" (until {country.valid_to})" if country.valid_to else "")
    return country.short + (f"（{country.valid_to}年まで）" if country.valid_to else "")


def _by_kana(country: Country) -> tuple[str, str]:
    """As a dictionary has it: voicing and the long mark count only between equals."""
    plain = "".join(kana for kana in normalize("NFD", country.kana) if not combining(kana))
    return plain.translate(_PLAIN), country.kana


def _by_english(country: Country) -> str:
    return "".join(c for c in normalize("NFD", country.english) if not combining(c)).casefold()


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (Path(__file__).parent / "data" / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _country(row: dict[str, str]) -> Country:
    valid_to = int(row["valid_to"]) if row["valid_to"] else None
    return Country(
        row["alpha2"], row["short"], row["kana"], row["formal"], row["english"], valid_to
    )


_PLAIN = str.maketrans("ぁぃぅぇぉっゃゅょゎ", "あいうえおつやゆよわ", "ー・")
PREFECTURES = {row["number"]: Prefecture(**row) for row in _rows("prefectures.csv")}
COUNTRIES = {row["alpha2"]: _country(row) for row in _rows("countries.csv")}
