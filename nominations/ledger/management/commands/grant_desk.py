from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError, connection, transaction

from nominations.ledger import grants


class Command(BaseCommand):
    help = "Lets a PostgreSQL role work at the desk, which adds to the ledger and cannot undo it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("role", help="The role that the desk's processes log in as.")

    def handle(self, *args: object, **options: object) -> None:
        role = str(options["role"])
        if connection.vendor != "postgresql":
            raise CommandError(
                f"This database is {connection.vendor}; only PostgreSQL has roles to grant to."
            )
        _refuse(role)
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for statement in grants.statements(role, connection):
                    cursor.execute(statement)
        except ProgrammingError as error:
            raise CommandError(f"Nothing was changed: {error}") from error
        self.stdout.write(f"{role} works at the desk; of the ledger it may read and add lines.")


def _refuse(role: str) -> None:
    """A role that could take the triggers away, or that is not there."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT rolsuper OR pg_has_role(oid, current_user, 'MEMBER')"
            " FROM pg_roles WHERE rolname = %s",
            [role],
        )
        role_row = cursor.fetchone()
    if role_row is None:
        raise CommandError(f"There is no role {role}: CREATE ROLE {role} LOGIN PASSWORD '…';")
    if role_row[0]:
        raise CommandError(f"{role} owns these tables, or may act as their owner: choose another.")
