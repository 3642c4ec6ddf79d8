"""From rows to values: a record with all its parts in one query, however many there are.

``with_rows`` asks for the parts as JSON beside the record; ``section`` makes a value of what came.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cached_property
from typing import TypeVar

from django.db.models import (
    DecimalField,
    Expression,
    Field,
    JSONField,
    Model,
    Q,
    QuerySet,
    UniqueConstraint,
)

from awards.dossier.values import Dossier, Record, Region, Row, Section, Value
from awards.json_rows import as_dict, as_list, in_order, rows_of

S = TypeVar("S", bound=Section)
R = TypeVar("R", bound=Row)
C = TypeVar("C", bound=Record)
D = TypeVar("D", bound=Dossier)
M = TypeVar("M", bound=Model)

# What a row has besides the columns that people write, and as what it is stored.
_BESIDE = {
    "key": "id",
    "unread": "unread",
    "partner": "partner_id",
    "criterion": "criterion_id",
    "width": "width",
    "height": "height",
    "sha256": "sha256",
}


class Table:
    """The table that holds the rows of a section; ``to`` is its column that names the record.

    ``asked`` are the fields of a row that are read, or all; those that are not asked for stay
    empty. ``raw`` columns come in the rows as they are stored and are in no value. ``where``
    tells which rows are asked for.
    """

    def __init__(
        self,
        section: type[Section],
        model: type[Model],
        to: str,
        *,
        asked: Collection[str] | None = None,
        raw: tuple[str, ...] = (),
        where: Q | None = None,
    ) -> None:
        if section.row is None:
            raise TypeError(f"{section.__name__} has no rows")
        self.section, self.row, self.model, self.to = section, section.row, model, to
        self.raw, self.where = raw, where or Q()
        stored = {field.attname for field in model._meta.concrete_fields}
        beside = {n: c for n, c in _BESIDE.items() if hasattr(self.row(), n) and c in stored}
        self.columns = _only(asked, stored_columns(self.row, model))
        self.beside = _only(asked, beside)
        # What the rows are about, where there is one for each of it.
        self.by = next((name for name in ("partner", "criterion") if name in self.beside), "")
        # The rows of a criterion stand where the criterion stands.
        self.placed = ("position",) if "position" in stored else ()
        # What no two rows of a record may share.
        self.unique = [name for name in _unique(model) if name in self.columns]
        self._decoders = {name: _decoder(model, name) for name in self.columns}

    def narrowed(
        self, asked: Collection[str], *, raw: tuple[str, ...] = (), where: Q | None = None
    ) -> "Table":
        return Table(self.section, self.model, self.to, asked=asked, raw=raw, where=where)

    @cached_property
    def subquery(self) -> Expression:
        """The rows of the outer record as JSON; they are put in order by ``position``."""
        names = [*self.placed, *self.beside.values(), *self.columns.values(), *self.raw]
        return rows_of(self.model._default_manager.filter(self.where), self.to, *names)

    def value(self, stored: Mapping[str, object]) -> Row:
        columns = {name: self._decoders[name](stored[name]) for name in self.columns}
        beside: dict[str, object] = {name: stored[column] for name, column in self.beside.items()}
        if "unread" in beside:
            beside["unread"] = tuple(sorted(as_dict(beside["unread"]).items()))
        return self.row.of_columns(columns, **beside)


def _only(asked: Collection[str] | None, columns: Mapping[str, str]) -> dict[str, str]:
    return {n: c for n, c in columns.items() if asked is None or n in asked}


Tables = Mapping[type[Section], Table]


def tables(to: str, models: Mapping[type[Section], type[Model]]) -> Tables:
    return {section: Table(section, model, to) for section, model in models.items()}


def with_rows(records: QuerySet[M], of: Tables) -> QuerySet[M]:
    rows = {f"{cls.slug}_rows": table.subquery for cls, table in of.items()}
    annotated: QuerySet[M] = records.annotate(**rows)
    return annotated


def dossier(row: Model, cls: type[D], of: Tables) -> D:
    """With a row for the own region and one for each partner, written or not, in their order."""
    whole = record(row, cls, of)
    keys = [None, *(partner.key for partner in whole.partners.rows)]
    rows = keyed(whole.regions.rows, keys, "partner", Region())
    return replace(whole, regions=replace(whole.regions, rows=rows))


def record(row: Model, cls: type[C], of: Tables, **others: Section) -> C:
    """All sections of a record that came ``with_rows``, but for ``others`` that are given."""
    kinds = cls.sections().items()
    return cls(**others, **{n: section(row, kind, of) for n, kind in kinds if n not in others})


def section(record: Model, cls: type[S], of: Tables) -> S:
    """A section of a record that came ``with_rows``."""
    own = stored_columns(cls, type(record))
    values = {name: _frozen(getattr(record, column)) for name, column in own.items()}
    # Where it was not asked of the database it is not in the value, and is not fetched either.
    unread = vars(record).get("unread", {})
    more: dict[str, object] = {
        "unread": tuple(sorted((n, text) for n, text in unread.items() if n in own))
    }
    if table := of.get(cls):
        rows = getattr(record, f"{cls.slug}_rows") or []
        more["rows"] = tuple(map(table.value, in_order(rows) if table.placed else rows))
    return cls.of_columns(values, **more)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def stored_columns(cls: type[Value], model: type[Model]) -> dict[str, str]:
    """The table's column for each flat one of a value; English ones only where there are any."""
    stored = {field.name for field in model._meta.concrete_fields}
    renamed: Mapping[str, str] = getattr(cls, "stored_as", {})
    columns = {name: renamed.get(name, name) for name in cls.blank()}
    if missing := {columns[name] for name in cls.written()} - stored:
        raise TypeError(f"{model.__name__} has no column for {', '.join(sorted(missing))}")
    return {name: column for name, column in columns.items() if column in stored}


def _unique(model: type[Model]) -> set[str]:
    constraints = model._meta.constraints
    return {name for c in constraints if isinstance(c, UniqueConstraint) for name in c.fields}


def _decoder(model: type[Model], name: str) -> Callable[[object], object]:
    """From JSON, which knows no dates, and SQLite's no truth, to what the column holds."""
    column = model._meta.get_field(name)
    if isinstance(column, JSONField):
        return lambda value: tuple(as_list(value))
    if isinstance(column, DecimalField):
        # Always as many digits as the column has, so that equal numbers are written alike.
        digits = Decimal(1).scaleb(-column.decimal_places)
        return lambda value: None if value is None else Decimal(str(value)).quantize(digits)
    assert isinstance(column, Field)  # noqa: S101 -- for the type checker: no relation is written
    convert: Callable[[object], object] = column.to_python
    return convert


def keyed(rows: Iterable[R], keys: Iterable[int | None], by: str, empty: R) -> tuple[R, ...]:
    """One row for each key, in the order of the keys; ``empty`` where none is stored."""
    stored = {getattr(row, by): row for row in rows}
    return tuple(stored.get(key) or empty.with_columns({}, **{by: key}) for key in keys)
