from collections.abc import Iterator

from django.db import connection

from awards.roles import GrantCommand
from awards.winners import embargo


class Command(GrantCommand):
    help = "Lets a PostgreSQL role read what is published at this instant, and nothing else."
    # A role that the policies would not bind.
    unfit = "rolsuper OR rolbypassrls OR rolname = current_user"
    why_unfit = "is not bound by row-level security: choose a plain role."
    done = "reads what is published, and nothing else."

    def statements(self, role: str) -> Iterator[str]:
        return embargo.statements(role, connection)
