"""From rows to values: a record with all its parts in one query, however many there are.

``with_rows`` asks for the parts as JSON beside the record; ``section`` makes a value of what came.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from copy import copy
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import DecimalField, JSONField, Model, QuerySet, UniqueConstraint

from awards.dossier.sections import flat_columns, with_columns, written
from awards.dossier.values import Row, Section
from awards.json_rows import as_dict, as_list, in_order, rows_of

S = TypeVar("S", bound=Section)
R = TypeVar("R", bound=Row)
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
    """The table that holds the rows of a section; ``to`` is its column that names the record."""

    def __init__(self, section: type[Section], model: type[Model], to: str) -> None:
        if section.row is None:
            raise TypeError(f"{section.__name__} has no rows")
        self.section, self.row, self.model, self.to = section, section.row, model, to
        self.columns = stored_columns(self.row, model)
        stored = {field.attname for field in model._meta.concrete_fields}
        self.beside = {n: c for n, c in _BESIDE.items() if hasattr(self.row(), n) and c in stored}
        # What the rows are about, where there is one for each of it.
        self.by = next((name for name in ("partner", "criterion") if name in self.beside), "")
        # The rows of a criterion stand where the criterion stands.
        self.placed = ("position",) if "position" in stored else ()
        # What no two rows of a record may share.
        self.unique = [name for name in _unique(model) if name in self.columns]
        self.raw: tuple[str, ...] = ()
        self.where: Mapping[str, object] = {}
        self._decoders = {name: _decoder(model, name) for name in self.columns}

    def narrowed(
        self, names: Collection[str], *, raw: tuple[str, ...] = (), **where: object
    ) -> "Table":
        """The same, asked for these of a row's fields alone; the others stay empty.

        ``raw`` columns come in the rows as they are stored and are in no value. With ``where``
        only the rows for which it holds are asked for.
        """
        table = copy(self)
        table.columns = {n: c for n, c in self.columns.items() if n in names}
        table.beside = {n: c for n, c in self.beside.items() if n in names}
        table.raw, table.where = raw, where
        return table

    def subquery(self) -> Any:
        """The rows of the outer record as JSON; they are put in order by ``position``."""
        names = [*self.placed, *self.beside.values(), *self.columns.values(), *self.raw]
        return rows_of(self.model._default_manager.filter(**self.where), self.to, *names)

    def value(self, stored: Mapping[str, Any]) -> Row:
        columns = {name: self._decoders[name](stored[name]) for name in self.columns}
        beside = {name: stored[column] for name, column in self.beside.items()}
        if "unread" in beside:
            beside["unread"] = tuple(sorted(as_dict(beside["unread"]).items()))
        return with_columns(self.row(), columns, **beside)


Tables = Mapping[type[Section], Table]


def tables(to: str, models: Mapping[type[Section], type[Model]]) -> Tables:
    return {section: Table(section, model, to) for section, model in models.items()}


def with_rows(records: QuerySet[M], of: Tables) -> QuerySet[M]:
    rows = {f"{cls.slug}_rows": table.subquery() for cls, table in of.items()}
    annotated: QuerySet[M] = records.annotate(**rows)
    return annotated


def section(record: Model, cls: type[S], of: Tables) -> S:
    """A section of a record that came ``with_rows``."""
    own = stored_columns(cls, type(record))
    values = {name: _frozen(getattr(record, column)) for name, column in own.items()}
    # Where it was not asked of the database it is not in the value, and is not fetched either.
    unread = vars(record).get("unread", {})
    more: dict[str, Any] = {
        "unread": tuple(sorted((n, text) for n, text in unread.items() if n in own))
    }
    if table := of.get(cls):
        rows = getattr(record, f"{cls.slug}_rows") or []
        more["rows"] = tuple(map(table.value, in_order(rows) if table.placed else rows))
    return with_columns(cls(), values, **more)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def stored_columns(cls: type[Row | Section], model: type[Model]) -> dict[str, str]:
    """The table's column for each flat one of a value; English ones only where there are any."""
    stored = {field.name for field in model._meta.concrete_fields}
    renamed: Mapping[str, str] = getattr(cls, "stored_as", {})
    columns = {name: renamed.get(name, name) for name in flat_columns(cls)}
    if missing := {columns[name] for name in written(cls)} - stored:
        raise TypeError(f"{model.__name__} has no column for {', '.join(sorted(missing))}")
    return {name: column for name, column in columns.items() if column in stored}


def _unique(model: type[Model]) -> set[str]:
    constraints = model._meta.constraints
    return {name for c in constraints if isinstance(c, UniqueConstraint) for name in c.fields}


def _decoder(model: type[Model], name: str) -> Callable[[Any], Any]:
    """From JSON, which knows no dates, and SQLite's no truth, to what the column holds."""
    column: Any = model._meta.get_field(name)
    if isinstance(column, JSONField):
        return lambda value: tuple(as_list(value))
    if isinstance(column, DecimalField):
        # Always as many digits as the column has, so that equal numbers are written alike.
        digits = Decimal(1).scaleb(-column.decimal_places)
        return lambda value: None if value is None else Decimal(str(value)).quantize(digits)
    convert: Callable[[Any], Any] = column.to_python
    return convert


def keyed(rows: Iterable[R], keys: Iterable[int | None], by: str, empty: R) -> tuple[R, ...]:
    """One row for each key, in the order of the keys; ``empty`` where none is stored."""
    stored = {getattr(row, by): row for row in rows}
    return tuple(stored.get(key) or with_columns(empty, {}, **{by: key}) for key in keys)
