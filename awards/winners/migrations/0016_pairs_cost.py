"""PostgreSQL is told what it costs to take a text apart, so that it asks the index instead.

By default a function costs a quarter of a page. To a planner that believes it, going through the
texts of few winners is cheaper than their index, whereas one long text alone takes a millisecond.
"""

from django.db import migrations

# In units of cpu_operator_cost. A text of 6,000 letters takes about as long as 100 pages.
DEAR = "ALTER FUNCTION winners_pairs(text) COST 40000"
BY_DEFAULT = "ALTER FUNCTION winners_pairs(text) COST 100"


def _on_postgresql(statement):
    def run(_apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement, None)

    return run


class Migration(migrations.Migration):
    dependencies = [("winners", "0015_words_read_once")]

    operations = [migrations.RunPython(_on_postgresql(DEAR), _on_postgresql(BY_DEFAULT))]
