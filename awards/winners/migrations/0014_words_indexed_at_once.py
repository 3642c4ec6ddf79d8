"""New words go into the index when they are written, on PostgreSQL.

A list of words to be sorted in later has to be read through by every search until a VACUUM comes,
and a release writes few winners at a time.
"""

from django.db import migrations

AT_ONCE = (
    "ALTER INDEX winner_search_pairs SET (fastupdate = off)",
    "SELECT gin_clean_pending_list('winner_search_pairs')",
)
LATER = ("ALTER INDEX winner_search_pairs RESET (fastupdate)",)


def _on_postgresql(*statements):
    def run(_apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement, None)

    return run


class Migration(migrations.Migration):
    dependencies = [("winners", "0013_ended_agreements")]

    operations = [migrations.RunPython(_on_postgresql(*AT_ONCE), _on_postgresql(*LATER))]
