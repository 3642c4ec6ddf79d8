"""Many rows of several tables in one query: a subquery gives each table's rows as JSON.

A winner has seven tables of parts; ``prefetch_related`` would ask for each in turn.
"""

import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Aggregate, F, JSONField, OuterRef, QuerySet, Subquery
from django.db.models.functions import JSONObject

Row = dict[str, Any]


class _Exact(json.JSONDecoder):
    def __init__(self) -> None:
        super().__init__(parse_float=Decimal)


class _JsonRows(Aggregate):
    function = "JSON_GROUP_ARRAY"
    output_field = JSONField(decoder=_Exact)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> Any:
        return self.as_sql(compiler, connection, function="JSONB_AGG", **extra)


def rows_of(related: QuerySet[Any], to: str, *columns: str, outer: str = "pk") -> Subquery:
    """The named columns, and no others, of the rows whose ``to`` is the outer row."""
    named = {column: F(column) for column in columns}
    groups = related.filter(**{to: OuterRef(outer)}).order_by().values(to)
    return Subquery(groups.annotate(json_rows=_JsonRows(JSONObject(**named))).values("json_rows"))


def in_order(rows: list[Row] | None) -> list[Row]:
    """By ``position``; the database promises no order within JSON, and no rows are NULL."""
    return sorted(rows or [], key=lambda row: row["position"])


def as_list(value: Any) -> list[str]:
    """SQLite hands a JSON column inside JSON over as text."""
    found = json.loads(value) if isinstance(value, str) else value
    return list(found or [])


def as_moment(text: str) -> datetime:
    """PostgreSQL writes the offset; SQLite keeps UTC and does not say so."""
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def as_dict(value: Any) -> dict[str, Any]:
    found = json.loads(value) if isinstance(value, str) else value
    return dict(found or {})
