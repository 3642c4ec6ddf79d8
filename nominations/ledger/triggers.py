"""What the database itself refuses: changing, deleting or emptying the ledger.

Erasing the payload and salt of an entry, and nothing else, stays possible: personal data must
be able to go at the end of its term while the chain still verifies.
"""

from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import connections

TABLE = "ledger_ledgerentry"
CHAIN = ("seq", "prev_hash", "leaf_hash", "entry_hash", "event", "subject")
ERASABLE = ("payload", "salt")


def build(*, using: str, apps: Apps = installed, **kwargs: object) -> None:
    """Create the triggers, and the head row, if not there. Runs after each migrate and flush."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        for statement in STATEMENTS[connection.vendor]:
            cursor.execute(statement)
    head = apps.get_model("ledger", "Head")
    head.objects.using(using).get_or_create(pk=1)


def remove(using: str = "default") -> None:
    """Drop the triggers: for the tests that empty their database, and for a restore."""
    connection = connections[using]
    where = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for name in TRIGGERS[connection.vendor]:
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")


_CHANGED_POSTGRES = " OR ".join(f"NEW.{c} IS DISTINCT FROM OLD.{c}" for c in CHAIN) + "".join(
    f" OR (NEW.{c} IS NOT NULL AND NEW.{c} IS DISTINCT FROM OLD.{c})" for c in ERASABLE
)
_CHANGED_SQLITE = " OR ".join(f"NEW.{c} IS NOT OLD.{c}" for c in CHAIN) + "".join(
    f" OR (NEW.{c} IS NOT NULL AND NEW.{c} IS NOT OLD.{c})" for c in ERASABLE
)

TRIGGERS = {
    "postgresql": ("ledger_keeps_rows", "ledger_keeps_all", "ledger_keeps_columns"),
    "sqlite": ("ledger_keeps_rows", "ledger_keeps_columns"),
}
STATEMENTS = {
    "postgresql": [
        """
        CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the ledger is append only'; END $$
        """,
        f"""
        CREATE OR REPLACE TRIGGER ledger_keeps_rows BEFORE DELETE ON {TABLE}
        FOR EACH ROW EXECUTE FUNCTION ledger_refuse()
        """,
        f"""
        CREATE OR REPLACE TRIGGER ledger_keeps_all BEFORE TRUNCATE ON {TABLE}
        FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuse()
        """,
        f"""
        CREATE OR REPLACE TRIGGER ledger_keeps_columns BEFORE UPDATE ON {TABLE}
        FOR EACH ROW WHEN ({_CHANGED_POSTGRES}) EXECUTE FUNCTION ledger_refuse()
        """,
    ],
    "sqlite": [
        f"""
        CREATE TRIGGER IF NOT EXISTS ledger_keeps_rows BEFORE DELETE ON {TABLE}
        BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END
        """,
        f"""
        CREATE TRIGGER IF NOT EXISTS ledger_keeps_columns BEFORE UPDATE ON {TABLE}
        WHEN {_CHANGED_SQLITE}
        BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END
        """,
    ],
}
