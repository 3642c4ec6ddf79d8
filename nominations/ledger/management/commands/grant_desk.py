from collections.abc import Iterator

from django.db import connection

from awards.roles import GrantCommand
from nominations.ledger import grants


class Command(GrantCommand):
    help = "Lets a PostgreSQL role work at the desk, which adds to the ledger and cannot undo it."
    # A role that could take the triggers away.
    unfit = "rolsuper OR pg_has_role(oid, current_user, 'MEMBER')"
    why_unfit = "owns these tables, or may act as their owner: choose another."
    done = "works at the desk; of the ledger it may read and add lines."

    def statements(self, role: str) -> Iterator[str]:
        return grants.statements(role, connection)
