"""Queries that a page asks in the same words each time: their SQL is written once in a process.

Django writes it anew whenever a query is asked. For a query of some joins that takes a millisecond
or two, several times what the database needs to answer it. What is kept is the text alone, never
what was found: each time the database is asked afresh.
"""

from collections.abc import Sequence
from copy import copy
from functools import cached_property
from typing import Any, Generic, TypeVar

from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Field, QuerySet
from django.db.models.expressions import Expression
from django.db.models.sql.compiler import SQLCompiler

T = TypeVar("T")


class Given(Expression):
    """Stands in a query, or in a list that is given to it, for what each asking gives as ``name``."""

    def __init__(self, name: str, output_field: "Field[Any, Any]") -> None:
        super().__init__(output_field=output_field)
        self.name = name

    def as_sql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)


class Statement(Generic[T]):
    """A query in which ``Given`` stand for what changes; it gives what its queryset gives."""

    def __init__(self, queryset: QuerySet[Any, T]) -> None:
        self._queryset = queryset

    @cached_property
    def _written(self) -> tuple[SQLCompiler, str, Sequence[Any]]:
        compiler = self._queryset.query.clone().get_compiler(self._queryset.db)
        return compiler, *compiler.as_sql()

    def rows(self, **given: object) -> list[T]:
        compiler, sql, params = self._written
        # A compiler belongs to the thread that asks, as its connection does.
        asking = copy(compiler)
        asking.connection = connection = connections[self._queryset.db]
        filled = sql, tuple(_filled(param, given, connection) for param in params)
        asking.as_sql = lambda *_args, **_kwargs: filled  # type: ignore[method-assign]
        queryset = self._queryset.all()
        queryset.query.get_compiler = lambda *_args, **_kwargs: asking  # type: ignore[method-assign]
        return list(queryset)


def _filled(param: Any, given: dict[str, object], connection: BaseDatabaseWrapper) -> Any:
    if isinstance(param, Given):
        return param.output_field.get_db_prep_value(given[param.name], connection)
    if isinstance(param, list):
        return [_filled(one, given, connection) for one in param]
    return param
