"""What winners are chosen by, and an index of their words where there is PostgreSQL (0032)."""

from django.db import migrations, models

from awards.text import fold

# Each letter and each pair of neighbours: a word of two letters, the most usual in Japanese, has no
# trigram. Compared by their bytes, so that no upgrade of a locale puts them in another order.
PAIRS = """
CREATE FUNCTION winners_pairs(folded text) RETURNS text[]
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT letters || (
    SELECT array_agg(letter || next) FROM unnest(letters, letters[2:]) AS neighbours (letter, next)
    WHERE next IS NOT NULL
  )
  FROM (SELECT string_to_array(folded, NULL) AS letters) AS split
$$
"""
# The policies of the public role keep it from every index whose operator might tell what it
# compares (LIKE and @> among them). This function may use it: it keeps the embargo itself, gives
# nothing but keys, and looks for names where nobody else can put any. The pairs of a word of one
# or two letters are the word, so that its texts need not be read.
CONTAINING = """
CREATE FUNCTION winners_containing(words text[]) RETURNS SETOF bigint
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
INDEX = """
CREATE INDEX winner_search_pairs ON winners_winner USING gin
  ((winners_pairs(search_text)) COLLATE "C")
"""
# Counting pairs of every text would be most of an ANALYZE, and tell the planner nothing it needs.
UNCOUNTED = "ALTER INDEX winner_search_pairs ALTER COLUMN 1 SET STATISTICS 0"
WITHOUT = (
    "DROP INDEX winner_search_pairs",
    "DROP FUNCTION winners_containing(text[])",
    "DROP FUNCTION winners_pairs(text)",
)


def index(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in (PAIRS, INDEX, UNCOUNTED, CONTAINING):
            schema_editor.execute(statement, None)


def remove_index(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for statement in WITHOUT:
            schema_editor.execute(statement, None)


def fill(apps, _schema_editor):
    """What is folded already is folded once more, and what winners are chosen by is written down.

    ``manage.py index_winners`` makes both anew, from all that is published today.
    """
    winner = apps.get_model("winners", "Winner")
    for one in winner.objects.filter(state="released").only("pk", "search_text").iterator(500):
        facets = " ".join(dict.fromkeys(_facets(one)))
        folded = fold(one.search_text)
        winner.objects.filter(pk=one.pk).update(search_text=folded, facets=facets)


def _facets(winner):
    parts = (
        ("country", winner.partners.values_list("country", flat=True)),
        ("prefecture", winner.recipients.values_list("prefecture", flat=True)),
        ("kind", winner.recipients.values_list("kind", flat=True)),
        ("theme", sum(winner.evaluationpoints.values_list("criteria", flat=True), [])),
    )
    for facet, codes in parts:
        yield from (f"{facet}:{code}" for code in codes if code)


class Migration(migrations.Migration):
    dependencies = [("winners", "0009_note_of_a_winner")]

    operations = [
        migrations.AddField(
            model_name="winner",
            name="facets",
            field=models.TextField(blank=True, editable=False, verbose_name="検索で選ぶ項目"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
        migrations.RunPython(index, remove_index),
    ]
