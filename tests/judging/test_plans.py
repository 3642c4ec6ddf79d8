"""What PostgreSQL does for a page when it knows nothing yet of how much there is.

A statement is planned from what the last ANALYZE saw. Where that was an empty table, of which
nothing is left but dead rows, every step is taken to find one row, and nested loops are chosen: a
statement that looks for the same rows at each depth then takes minutes.
"""

import json

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from awards.rounds.models import Phase
from nominations.decision.models import Resolution
from nominations.judging.models import Score
from tests import make
from tests.judging.test_large import round_of

pytestmark = [pytest.mark.django_db, pytest.mark.only_on("postgresql")]


def forget_how_much_there_is():
    """As after an ANALYZE of tables whose rows were all rolled back; undone with the test."""
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE pg_class SET reltuples = 0, relpages = 10"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"
        )


def most_repeated(statement):
    """How often the step was run that was run most often."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL statement_timeout = '60s'")
        cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {statement}")
        ((plans,),) = cursor.fetchall()
        plans = json.loads(plans) if isinstance(plans, str) else plans
        return max(step["Actual Loops"] for step in steps(plans[0]["Plan"]))


def steps(plan):
    yield plan
    for one in plan.get("Plans", ()):
        yield from steps(one)


@pytest.mark.parametrize(
    ("phase", "reader", "name", "of"),
    [
        (Phase.JUDGING, "member", "desk-home", ""),
        (Phase.JUDGING, "member", "judging-home", ""),
        (Phase.JUDGING, "member", "judging", "nomination"),
        (Phase.JUDGING, "office", "desk-home", ""),
        (Phase.JUDGING, "office", "judging-progress", "round"),
        (Phase.JUDGING, "office", "judging-impose", "round"),
        (Phase.JUDGING, "office", "round-phase", "act"),
        (Phase.JUDGING, "office", "screening-list", ""),
        (Phase.DELIBERATING, "member", "judging-ranking", "round"),
        (Phase.DELIBERATING, "member", "judging-ranking-detail", "both"),
        (Phase.DELIBERATING, "office", "judging-ranking", "round"),
        (Phase.DELIBERATING, "office", "resolution", "round"),
        (Phase.DELIBERATING, "office", "resolution-edit", "round"),
    ],
)
def test_no_step_is_repeated_more_often_than_there_are_rows(client, phase, reader, name, of):
    round_, seats = round_of(20, phase=phase)
    Resolution.objects.create(round=round_)
    nomination = round_.nominations.exclude(recusals__seat=seats[0]).first()
    args = {
        "": [],
        "round": [round_.number],
        "act": [round_.number, "close-scoring"],
        "nomination": [nomination.pk],
        "both": [round_.number, nomination.pk],
    }
    url = reverse(name, args=args[of])
    client.force_login(seats[0].user if reader == "member" else make.secretary())
    assert client.get(url).status_code == 200
    forget_how_much_there_is()

    with CaptureQueriesContext(connection) as queries:
        client.get(url)

    rows = Score.objects.count()
    asked = [query["sql"] for query in queries if query["sql"].startswith("SELECT")]
    repeated = {sql: most_repeated(sql) for sql in asked}
    assert {sql: n for sql, n in repeated.items() if n > rows} == {}, rows
