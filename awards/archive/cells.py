"""One cell of an archive file, read into what its column holds."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils import translation

from awards.archive.columns import Column, Kind
from awards.bilingual import is_english
from awards.coded_errors import CodedError
from awards.dossier.models import PartnerKind, RecipientKind
from awards.fields import CountField, WhenField, YearField
from awards.fields.countries import country_called
from awards.geo import COUNTRIES, PREFECTURES
from awards.partial_dates import PartialDate
from awards.rounds.models import Coverage
from awards.text import ascii_width, count, fold, latin_width, tidy_line, tidy_prose

# Whatever is longer is not looked up among names (characters).
LONGEST_NAME = 100
FIRST_YEAR = 1950
MOST_ROUNDS = 200
MOST_APPLICATIONS = 9_999
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_WEB = URLValidator(schemes=["http", "https"])


class CellError(CodedError):
    """Why a cell cannot be taken."""


def read_cell(column: Column, cell: str, today: date) -> object:
    """None for an empty cell; its length has been judged."""
    if not cell.strip():
        return None
    try:
        value = _READERS[column.kind](column, cell)
    except ValidationError as error:
        # A form would say the same.
        raise CellError("said", sentence=" ".join(error.messages)) from error
    if isinstance(value, PartialDate) and value.first_day > today and column.of.value == "round":
        raise CellError("future", text=value.western)
    return value


def _line(column: Column, cell: str) -> str | None:
    text = tidy_line(_in_its_width(column, cell))
    _judge_length(column, text)
    return text or None


def _list(column: Column, cell: str) -> tuple[str, ...] | None:
    lines = tuple(
        filter(None, (line.strip() for line in tidy_prose(_in_its_width(column, cell)).split("\n")))
    )
    for line in lines:
        _judge_length(column, line)
    if len(set(lines)) < len(lines):
        raise CellError("same_line")
    return lines or None


def _in_its_width(column: Column, cell: str) -> str:
    return latin_width(cell) if is_english(column.field) else cell


def _judge_length(column: Column, text: str) -> None:
    if column.most and count(text) > column.most:
        raise CellError("too_long", most=str(column.most), over=str(count(text) - column.most))


def _number(column: Column, cell: str) -> int:
    if column.field == "fiscal_year":
        return _fiscal_year(cell)
    is_round = column.field == "number"
    found: int = CountField(max_value=MOST_ROUNDS if is_round else MOST_APPLICATIONS).clean(cell)
    if is_round and not found:
        raise CellError("round_zero")
    return found


def _fiscal_year(cell: str) -> int:
    year: int = YearField(example="2008").clean(cell)
    if not FIRST_YEAR <= year <= FIRST_YEAR + MOST_ROUNDS:
        raise CellError("year", text=cell[:40])
    return year


def _date(_column: Column, cell: str) -> PartialDate | None:
    return WhenField().to_python(cell)


def _slug(column: Column, cell: str) -> str:
    slug = ascii_width(cell[: 2 * LONGEST_NAME]).lower()
    if not _SLUG.fullmatch(slug):
        raise CellError("slug", text=cell[:40])
    _judge_length(column, slug)
    return slug


def _url(column: Column, cell: str) -> str:
    url = ascii_width(cell)
    _judge_length(column, url)
    try:
        _WEB(url)
    except ValidationError as error:
        raise CellError("url", text=cell[:40]) from error
    if not url.isascii():
        raise CellError("url", text=cell[:40])
    return url


def _country(_column: Column, cell: str) -> str:
    if code := country_called(cell):
        return code
    names = {fold(place.short): place.short for place in COUNTRIES.values()}
    raise _unknown("country", cell, names)


def _among(code: str, names: Callable[[], Mapping[str, str]]) -> Callable[[Column, str], str]:
    def read(_column: Column, cell: str) -> str:
        if len(cell) <= LONGEST_NAME and (found := names().get(fold(cell))):
            return found
        shown = {fold(name): name for name in _SHOWN[code]()}
        raise _unknown(code, cell, shown)

    return read


def _unknown(code: str, cell: str, names: Mapping[str, str]) -> CellError:
    """With the names that look most like what was written."""
    like = get_close_matches(fold(cell[:LONGEST_NAME]), names, n=3, cutoff=0.5)
    proposed = "、".join(dict.fromkeys(names[name] for name in like))
    return CellError(f"{code}_like" if proposed else code, text=cell[:40], proposed=proposed)


@cache
def _prefectures() -> dict[str, str]:
    """With and without their 都, 府 or 県, by reading, romaji and number."""
    names: dict[str, str] = {}
    for place in PREFECTURES.values():
        short = place.name if place.number == "01" else place.name[:-1]
        own = (place.name, short, place.kana, place.romaji, place.number, place.code)
        names |= {fold(name): place.number for name in own}
    return names


@cache
def _recipient_kinds() -> dict[str, str]:
    return _labels(RecipientKind)


@cache
def _partner_kinds() -> dict[str, str]:
    """Each of 州・省・県 by itself, too."""
    whole = _labels(PartnerKind)
    parts = {part: code for label, code in whole.items() for part in re.split("[・/]", label)}
    # A town is a city in the list, whatever its own country calls it.
    return parts | dict.fromkeys(map(fold, "市町村区"), PartnerKind.CITY.value) | whole


@cache
def _coverage() -> dict[str, str]:
    return _labels(Coverage)


def _labels(choices: type[RecipientKind] | type[PartnerKind] | type[Coverage]) -> dict[str, str]:
    """A file is in Japanese, whatever the language of the page it is sent from."""
    with translation.override("ja"):
        named = {fold(str(choice.label)): str(choice.value) for choice in choices}
    return named | {choice.value: str(choice.value) for choice in choices}


def label_of(choices: type[RecipientKind] | type[PartnerKind] | type[Coverage], code: str) -> str:
    """As a file writes it."""
    with translation.override("ja"):
        return str(choices(code).label) if code else ""


_SHOWN: dict[str, Callable[[], list[str]]] = {
    "prefecture": lambda: [place.name for place in PREFECTURES.values()],
    "recipient_kind": lambda: [label_of(RecipientKind, one) for one in RecipientKind.values],
    "partner_kind": lambda: [label_of(PartnerKind, one) for one in PartnerKind.values],
    "coverage": lambda: [label_of(Coverage, one) for one in Coverage.values],
}
_READERS: dict[Kind, Callable[[Column, str], object]] = {
    Kind.LINE: _line,
    Kind.NUMBER: _number,
    Kind.DATE: _date,
    Kind.LIST: _list,
    Kind.SLUG: _slug,
    Kind.URL: _url,
    Kind.COVERAGE: _among("coverage", _coverage),
    Kind.PREFECTURE: _among("prefecture", _prefectures),
    Kind.COUNTRY: _country,
    Kind.RECIPIENT_KIND: _among("recipient_kind", _recipient_kinds),
    Kind.PARTNER_KIND: _among("partner_kind", _partner_kinds),
}
