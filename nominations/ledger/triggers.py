"""What the database itself refuses: changing, replacing, deleting or emptying the ledger.

Erasing the payload and the salt of an entry together, and nothing else, stays possible: personal
data must be able to go at the end of its term while the chain still verifies. A seal is never
changed.
"""

from collections.abc import Iterator

from django.apps import apps as installed
from django.apps.registry import Apps
from django.db import connections

ENTRIES, SEALS = "ledger_ledgerentry", "ledger_seal"
TABLES = (ENTRIES, SEALS)
CHAIN = ("id", "seq", "prev_hash", "leaf_hash", "entry_hash", "event", "subject")
ERASABLE = ("payload", "salt")
SEALED = (
    "id",
    "round_id",
    "occasion",
    "seq",
    "head_hash",
    "row_count",
    "content_hash",
    "at",
    "by_id",
)
# What a second row could take the place of a first one by.
UNIQUE = {ENTRIES: ("id", "seq", "prev_hash", "entry_hash"), SEALS: ("id",)}


def build(*, using: str, apps: Apps = installed, **kwargs: object) -> None:
    """Create the triggers, and the head row, if not there. Runs after each migrate and flush."""
    connection = connections[using]
    if not set(TABLES) <= set(connection.introspection.table_names()):
        return
    with connection.cursor() as cursor:
        for statement in STATEMENTS[connection.vendor]():
            cursor.execute(statement)
    head = apps.get_model("ledger", "Head")
    head.objects.using(using).get_or_create(pk=1)


def remove(using: str = "default") -> None:
    """Drop the triggers: for the tests that empty their database, and for a restore."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for table in TABLES:
            where = f" ON {table}" if connection.vendor == "postgresql" else ""
            for kind in KINDS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_keeps_{kind}{where}")


KINDS = ("rows", "all", "columns", "places")


def _changed(table: str, differs: str) -> str:
    """When an update is more than erasing; ``differs`` is how the database says so."""
    if table == SEALS:
        return " OR ".join(f"NEW.{column} {differs} OLD.{column}" for column in SEALED)
    wrong = [f"NEW.{column} {differs} OLD.{column}" for column in CHAIN]
    wrong += [f"(NEW.{c} IS NOT NULL AND NEW.{c} {differs} OLD.{c})" for c in ERASABLE]
    wrong.append("(NEW.payload IS NULL) <> (NEW.salt IS NULL)")
    return " OR ".join(wrong)


def _postgresql() -> Iterator[str]:
    yield """
        CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the ledger is append only'; END $$
        """
    refuse = "EXECUTE FUNCTION ledger_refuse()"
    for table in TABLES:
        changed = _changed(table, "IS DISTINCT FROM")
        for trigger in (
            f"rows BEFORE DELETE ON {table} FOR EACH ROW",
            f"all BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
            f"columns BEFORE UPDATE ON {table} FOR EACH ROW WHEN ({changed})",
        ):
            yield f"CREATE OR REPLACE TRIGGER {table}_keeps_{trigger} {refuse}"


def _sqlite() -> Iterator[str]:
    """REPLACE takes rows away without their being deleted; it is caught where it inserts."""
    refuse = "BEGIN SELECT RAISE(ABORT, 'the ledger is append only'); END"
    for table in TABLES:
        changed = _changed(table, "IS NOT")
        same = " OR ".join(f"{column} = NEW.{column}" for column in UNIQUE[table])
        taken = f"EXISTS (SELECT 1 FROM {table} WHERE {same})"  # noqa: S608 -- names of ours
        for trigger in (
            f"rows BEFORE DELETE ON {table}",
            f"columns BEFORE UPDATE ON {table} WHEN {changed}",
            f"places BEFORE INSERT ON {table} WHEN {taken}",
        ):
            yield f"CREATE TRIGGER IF NOT EXISTS {table}_keeps_{trigger} {refuse}"


STATEMENTS = {"postgresql": _postgresql, "sqlite": _sqlite}
