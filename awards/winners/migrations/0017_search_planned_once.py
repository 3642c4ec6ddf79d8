"""PostgreSQL plans a search once in a session instead of each time, which took half of its time.

It plans what a function in SQL does whenever that is called, and so for each word of a search once
more, to take the word apart. What PL/pgSQL does is planned once.
"""

from django.db import migrations

# As in 0015, but for its language and for the pairs of a word, which are taken here.
CONTAINING = """
CREATE OR REPLACE FUNCTION winners_containing(words text[]) RETURNS SETOF bigint
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp ROWS 1000 AS $$
BEGIN
  RETURN QUERY SELECT id FROM (
    SELECT id, CASE WHEN (SELECT max(length(word)) FROM unnest(words) AS word) > 2
      THEN search_text || '' END AS whole
    FROM winners_winner
    WHERE state = 'released' AND published_at <= now()
      AND winners_pairs(search_text) COLLATE "C" @> (
        SELECT array_agg(substr(word, place, 2))
        FROM unnest(words) AS word, generate_series(1, greatest(length(word) - 1, 1)) AS place
      )
    OFFSET 0
  ) AS with_pairs
  WHERE NOT EXISTS (
    SELECT FROM unnest(words) AS word WHERE length(word) > 2 AND strpos(whole, word) = 0
  );
END
$$
"""
CONTAINING_BEFORE = """
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


def _on_postgresql(statement):
    def run(_apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(statement, None)

    return run


class Migration(migrations.Migration):
    dependencies = [("winners", "0016_pairs_cost")]

    operations = [
        migrations.RunPython(_on_postgresql(CONTAINING), _on_postgresql(CONTAINING_BEFORE))
    ]
