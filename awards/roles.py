"""A role of PostgreSQL that a process works as, let in by a command of its own room."""

from collections.abc import Iterator
from typing import ClassVar

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper


def from_nothing(role: str, connection: BaseDatabaseWrapper) -> Iterator[str]:
    """SQL that takes away what was granted before, so that granting may be run again."""
    to = connection.ops.quote_name(role)
    for kind in ("TABLES", "SEQUENCES", "ROUTINES"):
        yield f"REVOKE ALL ON ALL {kind} IN SCHEMA public FROM {to}"
    yield f"REVOKE ALL ON SCHEMA public FROM {to}"
    yield f"GRANT USAGE ON SCHEMA public TO {to}"


class GrantCommand(BaseCommand):
    """``unfit`` is SQL about a row of ``pg_roles``: true for a role that what is granted would not
    hold, which ``why_unfit`` says, as ``done`` says what the role may do now.
    """

    unfit: ClassVar[str]
    why_unfit: ClassVar[str]
    done: ClassVar[str]

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="The role that the processes log in as.")

    def statements(self, role: str) -> Iterator[str]:
        raise NotImplementedError

    def handle(self, *args: object, **options: object) -> None:
        role = str(options["role"])
        if connection.vendor != "postgresql":
            raise CommandError(
                f"This database is {connection.vendor}; only PostgreSQL has roles to grant to."
            )
        self._refuse(role)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in self.statements(role):
                    cursor.execute(statement)
        except ProgrammingError as error:
            raise CommandError(f"Nothing was changed: {error}") from error
        self.stdout.write(f"{role} {self.done}")

    def _refuse(self, role: str) -> None:
        with connection.cursor() as cursor:
            unfit = f"SELECT {self.unfit} FROM pg_roles WHERE rolname = %s"  # noqa: S608 -- ours
            cursor.execute(unfit, [role])
            row = cursor.fetchone()
        if row is None:
            raise CommandError(f"There is no role {role}: CREATE ROLE {role} LOGIN PASSWORD '…';")
        if row[0]:
            raise CommandError(f"{role} {self.why_unfit}")
