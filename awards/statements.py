"""Queries that a page asks in the same words each time: their SQL is written once in a process.

Django writes it anew whenever a query is asked. For a query of some joins that takes a millisecond
or two, several times what the database needs to answer it. What is kept is the text alone, never
what was found: each time the database is asked afresh.
"""

from collections.abc import Sequence
from typing import Any

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, Model, QuerySet
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler


class Given(Expression):
    """Stands in a query, or in a list that is given to it, for what each asking gives as ``name``."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class Statement:
    """Of a query by ``values_list``, whose columns the database gives as they are: no JSON, no dates."""

    def __init__(self, queryset: QuerySet[Model, Any]) -> None:
        self._query = queryset.query
        self._written: dict[str, tuple[str, Sequence[Any]]] = {}  # by the kind of database

    def rows(self, **given: object) -> list[tuple[Any, ...]]:
        if connection.vendor not in self._written:
            compiler = self._query.clone().get_compiler(connection=connection)
            self._written[connection.vendor] = compiler.as_sql()
        sql, params = self._written[connection.vendor]
        with connection.cursor() as cursor:
            cursor.execute(sql, [_filled(param, given) for param in params])
            rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows


def _filled(param: Any, given: dict[str, object]) -> Any:
    if isinstance(param, Given):
        return param.output_field.get_db_prep_value(given[param.name], connection)
    return [_filled(one, given) for one in param] if isinstance(param, list) else param
