"""What the role of the desk's processes may do in PostgreSQL.

The tables belong to another role, which runs the migrations. Who owns a table may disable or drop
its triggers; the desk's role owns none. It erases nothing from the ledger either: at the end of a
term the owner does.
"""

from collections.abc import Iterator

from django.apps import apps
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Model

from awards.roles import from_nothing
from nominations.ledger.models import Head, LedgerEntry, Seal

# Of the other tables all of these.
WORK = "SELECT, INSERT, UPDATE, DELETE"
LEDGER: dict[type[Model], str] = {
    LedgerEntry: "SELECT, INSERT",
    Seal: "SELECT, INSERT",
    Head: "SELECT, UPDATE",
}
# Made by migrations and commands besides those of models.
BESIDES = ("django_migrations",)


def statements(role: str, connection: BaseDatabaseWrapper) -> Iterator[str]:
    """SQL that may be run again, and has to be after each migration."""
    name = connection.ops.quote_name
    to = name(role)
    yield from from_nothing(role, connection)
    yield f"GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {to}"
    tables = {model._meta.db_table: LEDGER.get(model, WORK) for model in _models()}
    tables |= dict.fromkeys(BESIDES, "SELECT")
    for table, rights in tables.items():
        yield f"GRANT {rights} ON {name(table)} TO {to}"


def _models() -> list[type[Model]]:
    return [m for m in apps.get_models(include_auto_created=True) if m._meta.managed]
