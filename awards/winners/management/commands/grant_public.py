from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection, transaction

from awards.winners import embargo


class Command(BaseCommand):
    help = "Lets a PostgreSQL role read what is published at this instant, and nothing else."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="The role that the public process logs in as.")

    def handle(self, *args: object, **options: object) -> None:
        role = str(options["role"])
        if connection.vendor != "postgresql":
            raise CommandError(
                f"This database is {connection.vendor}; only PostgreSQL has roles to grant to."
            )
        _refuse(role)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in embargo.statements(role, connection):
                    cursor.execute(statement)
        except ProgrammingError as error:
            raise CommandError(f"Nothing was changed: {error}") from error
        tables = len(embargo.public_models())
        self.stdout.write(f"{role} reads what is published in {tables} tables, and nothing else.")


def _refuse(role: str) -> None:
    """A role that the policies would not bind, or that is not there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR rolbypassrls OR rolname = current_user"
            " FROM pg_roles WHERE rolname = %s",
            [role],
        )
        role_row = cursor.fetchone()
    if role_row is None:
        raise CommandError(f"There is no role {role}: CREATE ROLE {role} LOGIN PASSWORD '…';")
    if role_row[0]:
        raise CommandError(f"{role} is not bound by row-level security: choose a plain role.")
