"""Random values of sections: whatever their columns can hold, and in whatever rows."""

from dataclasses import replace
from datetime import UTC, date
from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Model
from hypothesis import strategies as st

from awards.dossier.reading import Table, Tables, stored_columns
from awards.dossier.values import Section, Value
from awards.model_fields import PartialDateField, TextListField
from awards.partial_dates import PartialDate
from awards.rounds.values import Schedule

# No surrogates, which no database keeps, and no NUL, which PostgreSQL does not.
TEXT = st.characters(exclude_categories=["Cs"], exclude_characters="\x00")
SOME = 12
KEYS = st.integers(1, 8)


def texts(most: int | None = None) -> st.SearchStrategy[str]:
    return st.text(TEXT, max_size=min(most or SOME, SOME))


@st.composite
def partial_dates(draw: st.DrawFn) -> PartialDate:
    day = draw(st.dates(date(1600, 1, 1), date(2100, 12, 31)))
    parts = (day.year, day.month, day.day)
    return PartialDate(*parts[: draw(st.integers(1, 3))])


def decimals(column: Any) -> st.SearchStrategy[Any]:
    """As many digits as the column has, as forms make them."""
    limits = {type(limit): limit.limit_value for limit in column.validators if _is_limit(limit)}
    most = 10 ** (column.max_digits - column.decimal_places) - 1
    return st.decimals(
        limits.get(MinValueValidator, 0),
        limits.get(MaxValueValidator, most),
        places=column.decimal_places,
        allow_nan=False,
    )


def _is_limit(validator: object) -> bool:
    return isinstance(validator, MinValueValidator | MaxValueValidator)


def held_in(column: Any) -> st.SearchStrategy[Any]:
    """What the column can hold, as a value has it."""
    values = _values_of(column)
    return st.none() | values if column.null else values


def _values_of(column: Any) -> st.SearchStrategy[Any]:
    if column.choices:
        codes = [code for code, _label in column.flatchoices]
        return st.sampled_from(["", *codes] if column.blank else codes)
    kinds: list[tuple[type[Any], st.SearchStrategy[Any]]] = [
        (PartialDateField, partial_dates()),
        (TextListField, st.lists(texts(), max_size=3).map(tuple)),
        (models.BooleanField, st.booleans()),
        (models.DateTimeField, st.datetimes(timezones=st.just(UTC))),
        (models.IntegerField, st.integers(1, 30_000)),
        (models.CharField, texts(column.max_length)),
        (models.TextField, texts()),
    ]
    if isinstance(column, models.DecimalField):
        return decimals(column)
    return next(values for kind, values in kinds if isinstance(column, kind))


def columns_of(cls: type[Value], model: type[Model]) -> st.SearchStrategy[dict[str, Any]]:
    names = stored_columns(cls, model)
    return st.fixed_dictionaries({n: held_in(model._meta.get_field(names[n])) for n in names})


def filled(value: Any, model: type[Model]) -> st.SearchStrategy[Any]:
    """``value`` with other columns, and perhaps something that could not be read in some."""
    columns = columns_of(type(value), model).map(lambda columns: value.with_columns(columns))
    names = list(stored_columns(type(value), model))
    if "unread" not in {field.name for field in model._meta.concrete_fields} or not names:
        return columns
    unread = st.dictionaries(st.sampled_from(names), texts().filter(bool), max_size=2)
    return st.builds(
        lambda value, unread: replace(value, unread=tuple(sorted(unread.items()))), columns, unread
    )


def sections(
    stored: Section, model: type[Model], tables: Tables, *, is_draft: bool
) -> st.SearchStrategy[Any]:
    """What somebody may make of the stored section."""
    table = tables.get(type(stored))
    own = filled(stored, model)
    if not is_draft:
        own = own.map(lambda value: replace(value, unread=()))
    if isinstance(stored, Schedule):
        own = own.map(in_order)
    if table is None:
        return own
    rows = keyed_rows(stored, table) if table.by else listed_rows(stored, table)
    return st.builds(lambda value, rows: replace(value, rows=rows), own, rows)


def keyed_rows(stored: Section, table: Table) -> st.SearchStrategy[Any]:
    """One row about each thing; where it is called like that, its name stays."""
    rows = [st.just(row) | filled(row, table.model) for row in stored.rows]
    return st.tuples(*rows).map(lambda made: tuple(map(_named_as_before, made, stored.rows)))


def _named_as_before(row: Any, before: Any) -> Any:
    return replace(row, name=before.name) if getattr(row, "partner", None) else row


@st.composite
def listed_rows(draw: st.DrawFn, stored: Section, table: Table) -> Any:
    """Some of the stored rows in any order, changed or not, among new ones."""
    order = draw(st.permutations(stored.rows))
    rows = [draw(st.just(row) | filled(row, table.model)) for row in order if draw(st.booleans())]
    if "file" not in {field.name for field in table.model._meta.concrete_fields}:
        for row in draw(st.lists(filled(table.row(), table.model), max_size=2)):
            rows.insert(draw(st.integers(0, len(rows))), row)
    for name in table.unique:
        # Of few, so that rows often take what another has or gives up.
        few = st.sampled_from([*(getattr(row, name) for row in stored.rows), "x", "y", "z"])
        rows = [replace(row, **{name: draw(few)}) for row in rows]
    return tuple(_with_codes_of_their_own(rows, table))


def _with_codes_of_their_own(rows: list[Any], table: Table) -> list[Any]:
    for name in table.unique:
        taken: set[object] = set()
        for place, row in enumerate(rows):
            if getattr(row, name) in taken:
                rows[place] = replace(row, **{name: f"{place}-{len(taken)}"})
            taken.add(getattr(rows[place], name))
    return rows


def in_order(schedule: Schedule) -> Schedule:
    """A round opens, closes and is scored one after the other."""
    moments: dict[str, Any] = schedule.flat()
    known = sorted(moment for moment in moments.values() if moment)
    return schedule.with_columns({n: known.pop(0) if moments[n] else None for n in moments})


@st.composite
def with_other_keys(draw: st.DrawFn, section: Any) -> Any:
    """The same rows under other keys, some under none: what is told apart is told by the keys."""
    keys = draw(st.lists(KEYS, unique=True, min_size=len(section.rows), max_size=8))
    rows = [
        replace(row, key=key if draw(st.booleans()) else None)
        for row, key in zip(section.rows, keys, strict=False)
    ]
    return replace(section, rows=tuple(rows))


def without_keys(section: Any) -> Any:
    """The section without what saving adds and leaves out: keys, and rows with nothing in them."""
    if not hasattr(section, "rows"):
        return section
    rows = tuple(replace(row, key=None) for row in section.rows if not row.is_empty)
    return replace(section, rows=rows)
