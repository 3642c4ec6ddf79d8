"""The texts that a search compares are read faster, on PostgreSQL.

Most of the time of a search for longer words went into unpacking each text that the index finds,
anew for each word. It is kept as it is, and taken out of its storage once for all the words.
"""

from django.db import migrations

# What is written from now on; a text of today lies packed until it is written again.
UNPACKED = "ALTER TABLE winners_winner ALTER COLUMN search_text SET STORAGE EXTERNAL"
PACKED = "ALTER TABLE winners_winner ALTER COLUMN search_text SET STORAGE EXTENDED"
WRITTEN_AGAIN = "UPDATE winners_winner SET search_text = search_text || '' WHERE search_text <> ''"

# As in 0010, but for two things. A text joined with nothing is a value in memory, so that the words
# are compared with that instead of with what lies in the storage; OFFSET 0 keeps the planner from
# writing the one expression wherever it is named. And ROWS is nearer to what a usual word finds: for
# few rows the winners found would be joined to what else is read of them one by one.
CONTAINING = """
CREATE OR REPLACE FUNCTION winners_containing(words text[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 1000 AS $$
  SELECT id FROM (
    SELECT id, CASE WHEN (SELECT max(length(word)) FROM unnest(words) AS word) > 2
      THEN search_text || '' END AS whole
    FROM winners_winner
    WHERE state = 'released' AND published_at <= now()
      AND winners_pairs(search_text) COLLATE "C" @> (
        SELECT array_agg(pair) FROM unnest(words) AS word, unnest(winners_pairs(word)) AS pair
        WHERE length(pair) = least(length(word), 2)
      )
    OFFSET 0
  ) AS with_pairs
  WHERE NOT EXISTS (
    SELECT FROM unnest(words) AS word WHERE length(word) > 2 AND strpos(whole, word) = 0
  )
$$
"""
CONTAINING_BEFORE = """
CREATE OR REPLACE FUNCTION winners_containing(words text[]) RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 100 AS $$
  SELECT id FROM winners_winner
  WHERE state = 'released' AND published_at <= now()
    AND winners_pairs(search_text) COLLATE "C" @> (
      SELECT array_agg(pair) FROM unnest(words) AS word, unnest(winners_pairs(word)) AS pair
      WHERE length(pair) = least(length(word), 2)
    )
    AND NOT EXISTS (
      SELECT FROM unnest(words) AS word WHERE length(word) > 2 AND strpos(search_text, word) = 0
    )
$$
"""


def _on_postgresql(*statements):
    def run(_apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            for statement in statements:
                schema_editor.execute(statement, None)

    return run


class Migration(migrations.Migration):
    dependencies = [("winners", "0014_words_indexed_at_once")]

    operations = [
        migrations.RunPython(
            _on_postgresql(UNPACKED, WRITTEN_AGAIN, CONTAINING),
            _on_postgresql(PACKED, CONTAINING_BEFORE),
        )
    ]
