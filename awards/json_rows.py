"""Many rows of several tables in one query: a subquery gives each table's rows as JSON.

A winner has seven tables of parts; ``prefetch_related`` would ask for each in turn.
"""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, TypedDict, TypeVar

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    Aggregate,
    Expression,
    F,
    JSONField,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
)
from django.db.models.functions import JSONObject
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler

Written = tuple[str, Any]


class Row(TypedDict):
    """What every row that has its place holds; a reader says what else it asked for."""

    position: int


R = TypeVar("R", bound=Row)


class _Exact(json.JSONDecoder):
    def __init__(self) -> None:
        super().__init__(parse_float=Decimal)


class _JsonRows(Aggregate):
    function = "JSON_GROUP_ARRAY"
    output_field = JSONField(decoder=_Exact)

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: object
    ) -> tuple[str, tuple[object, ...]]:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)


class _RowsOf(Expression):
    """The subquery, written once for each model it stands beside and kind of database.

    Every query would write it anew, letter by letter the same: half of what a page with several
    tables costs.
    """

    output_field = JSONField(decoder=_Exact)

    def __init__(self, rows: QuerySet[Model, Any]) -> None:
        super().__init__()
        self._rows = rows
        self._written: dict[tuple[type[Model], str], Written] = {}

    def resolve_expression(self, *_query: object, **_how: object) -> "_RowsOf":
        return self

    def as_sql(self, compiler: SQLCompiler, connection: BaseDatabaseWrapper) -> Written:
        model = compiler.query.model
        if model is None or model._meta.db_table not in compiler.query.alias_map:
            raise TypeError("rows stand beside the rows of a table under its own name")
        key = model, connection.vendor
        if key not in self._written:
            outer = Query(model)
            outer.get_initial_alias()
            resolved = Subquery(self._rows).resolve_expression(outer)
            self._written[key] = outer.get_compiler(connection=connection).compile(resolved)
        return self._written[key]


def rows_of(related: QuerySet[Model], to: str, *columns: str, outer: str = "pk") -> Expression:
    """The named columns, and no others, of the rows whose ``to`` is the outer row.

    Make it once and keep it: it is written when it is asked first.
    """
    named = {column: F(column) for column in columns}
    groups = related.filter(**{to: OuterRef(outer)}).order_by().values(to)
    return _RowsOf(groups.annotate(json_rows=_JsonRows(JSONObject(**named))).values("json_rows"))


def in_order(rows: list[R] | None) -> list[R]:
    """By ``position``; the database promises no order within JSON, and no rows are NULL."""
    return sorted(rows or [], key=lambda row: row["position"])


def as_list(value: object) -> list[str]:
    """A list of texts; empty where there is none."""
    decoded = _decoded(value)
    return list(decoded) if isinstance(decoded, list) else []


def as_dict(value: object) -> dict[str, object]:
    """By their keys; empty where there is nothing."""
    decoded = _decoded(value)
    return dict(decoded) if isinstance(decoded, dict) else {}


def _decoded(value: object) -> object:
    """SQLite hands a JSON column inside JSON over as text."""
    return json.loads(value) if isinstance(value, str) else value


def as_moment(text: str) -> datetime:
    """PostgreSQL writes the offset; SQLite keeps UTC and does not say so."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
