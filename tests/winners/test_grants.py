"""The embargo as PostgreSQL keeps it, seen with the eyes of the public process's role."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import ProgrammingError, connection, transaction
from django.test import Client
from django.utils import timezone

from awards.rounds.models import Announcement, Host, Round
from awards.winners.models import Partner, Winner, Withdrawal
from nominations.intake.models import Nomination
from nominations.people.models import User
from tests import make
from tests.winners import stage
from tests.winners.test_conditions import urls as public_urls

ROLE = "award_public"
HIDE_COUNTS = Path(__file__).parents[2] / "config/postgresql/hide_counts.sql"


@pytest.fixture
def _as_the_public(db: None) -> Iterator[None]:
    """Roles and policies are part of the test's transaction and go with it."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
    call_command("grant_public", ROLE, verbosity=0)
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def become_the_public() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {ROLE}")


def hide_counts() -> None:
    with connection.cursor() as cursor:
        cursor.execute(HIDE_COUNTS.read_text())


def refused(sql: str) -> str:
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except ProgrammingError as error:
        return str(error).splitlines()[0]
    return "allowed"


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_the_role_sees_what_is_published_and_nothing_before():
    stage.takasaki()
    later = stage.announced(6)
    stage.takasaki(round=later, published_at=stage.in_a_moment())
    stage.takasaki(round=later, state="proofread", slug="draft")
    make.round_("preparing", number=7)

    become_the_public()

    assert list(Winner.objects.values_list("round__number", "slug")) == [(5, "takasaki")]
    assert list(Partner.objects.values_list("winner__round__number", flat=True)) == [5]
    assert sorted(Round.objects.values_list("number", flat=True)) == [5, 6]
    assert sorted(set(Host.objects.values_list("round__number", flat=True))) == [5, 6]


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_every_public_page_is_served_to_the_role(client: Client):
    stage.takasaki()

    become_the_public()

    urls = ("/", "/rounds/5/", "/rounds/5/takasaki/", "/winners/?q=takasaki", "/winners/?q=環境&kind=municipality", "/winners/countries/CZ/", "/sitemap.xml",
            "/rounds/5/takasaki/photos/1/480.webp", "/rounds/5/booklet.pdf", "/readyz", "/feed.atom", "/open-data/",
            "/open-data/winners.json", "/open-data/rounds/5/partners.csv",
            "/api/v1/winners/?country=CZ", "/api/v1/winners/5/takasaki/")  # fmt: skip
    every = [*urls, *public_urls()]
    assert {url: code for url in every if (code := client.get(url).status_code) != 200} == {}


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_the_role_finds_by_the_index_what_is_published_and_nothing_before():
    found = stage.takasaki()
    later = stage.announced(6)
    stage.takasaki(round=later, published_at=stage.in_a_moment())
    draft = stage.takasaki(round=later, state="proofread", slug="draft")
    stage.indexed(draft)

    become_the_public()

    with connection.cursor() as cursor:
        cursor.execute("SELECT winners_containing(ARRAY['環境', 'たかさき', '語'])")
        assert cursor.fetchall() == [(found.pk,)]


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_the_role_reads_that_a_winner_was_withdrawn_and_nothing_else_of_it(client: Client):
    winner = stage.takasaki()
    Winner.objects.filter(pk=winner.pk).update(state="withdrawn")
    Withdrawal.objects.create(
        round=winner.round, slug=winner.slug, at=timezone.now(), reason="申出のため。"
    )

    become_the_public()

    assert (Winner.objects.count(), Partner.objects.count()) == (0, 0)
    answer = client.get("/rounds/5/takasaki/")
    assert (answer.status_code, "申出のため。" in answer.content.decode()) == (410, True)
    assert client.get("/rounds/5/takasaki/photos/1/480.webp").status_code == 404


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
@pytest.mark.parametrize("model", [Nomination, User])
def test_the_role_cannot_read_the_confidential_half(model):
    become_the_public()

    table = model._meta.db_table
    assert refused(f"SELECT 1 FROM {table}") == f"permission denied for table {table}"  # noqa: S608


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_the_role_reads_these_tables_and_no_others():
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name FROM information_schema.role_table_grants WHERE grantee = %s"
            " AND privilege_type = 'SELECT'",
            [ROLE],
        )
        tables = {name for (name,) in cursor.fetchall()}

    assert tables == {
        "django_migrations",
        "rounds_announcement", "rounds_host", "rounds_prize", "rounds_criterion", "rounds_roundcontact",
        "winners_winner", "winners_recipient", "winners_partner", "winners_regionfact",
        "winners_evaluationpoint", "winners_photo", "winners_contact", "winners_correction",
        "winners_withdrawal",
    }  # fmt: skip


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_the_role_reads_when_results_come_and_how_many_applied_from_that_instant_on():
    stage.announced(5)
    stage.announced(6, results_at=stage.in_a_moment())

    become_the_public()

    assert list(Announcement.objects.values_list("round__number", flat=True)) == [5]
    announced = {round_.number: round_.results_at is not None for round_ in Round.objects.public()}
    assert announced == {5: True, 6: False}


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_the_role_does_not_read_how_far_a_round_has_come():
    become_the_public()

    assert refused("SELECT phase FROM rounds_round") == "permission denied for table rounds_round"
    assert refused("SELECT 1 FROM rounds_round WHERE phase = 'decided'").startswith("permission")
    assert refused("SELECT number, is_public FROM rounds_round") == "allowed"


COUNTS = (
    "SELECT reltuples FROM pg_class WHERE relname = 'intake_nomination'",
    "SELECT relpages FROM pg_class",
    "SELECT n_live_tup FROM pg_stat_user_tables",
    "SELECT n_tup_ins FROM pg_stat_xact_user_tables",
    "SELECT heap_blks_read FROM pg_statio_all_tables",
    "SELECT idx_scan FROM pg_stat_user_indexes",
    "SELECT tup_inserted FROM pg_stat_database",
    "SELECT pg_stat_get_live_tuples(oid) FROM pg_class",
    "SELECT pg_stat_get_tuples_inserted(oid) FROM pg_class",
    "SELECT pg_relation_size('intake_nomination')",
    "SELECT pg_total_relation_size('judging_score')",
    "SELECT last_value FROM judging_scoresheet_id_seq",
    "SELECT pg_database_size(current_database())",
    "SELECT pg_stat_get_autovacuum_count('judging_score'::regclass)",
    "SELECT pg_stat_get_last_autoanalyze_time('intake_nomination'::regclass)",
    "SELECT relfrozenxid FROM pg_class WHERE relname = 'judging_score'",
    "SELECT pid FROM pg_stat_activity",
    "SELECT wal_bytes FROM pg_stat_wal",
    "SELECT pg_current_wal_lsn()",
    "SELECT next_xid FROM pg_control_checkpoint()",
    "SELECT pg_current_snapshot()",
    "SELECT age('3'::xid)",
    "SELECT 1 FROM pg_locks WHERE relation = 'judging_score'::regclass",
)


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
@pytest.mark.parametrize("sql", COUNTS)
def test_the_role_counts_no_rows_of_other_tables(sql):
    hide_counts()
    hide_counts()  # an operator may run it again

    become_the_public()

    assert refused(sql).startswith("permission denied for")


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_no_counter_is_left_and_no_large_object_whatever_the_version_calls_them():
    hide_counts()

    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT oid::regprocedure::text FROM pg_proc WHERE has_function_privilege(%s, oid, 'EXECUTE')"
            " AND (proname LIKE 'pg\\_stat\\_%%' OR proname LIKE 'lo\\_%%'"
            " OR proname IN ('loread', 'lowrite'))"
            " UNION ALL SELECT relname FROM pg_class WHERE has_table_privilege(%s, oid, 'SELECT')"
            " AND (relname LIKE 'pg\\_stat\\_%%' OR relname LIKE 'pg\\_statio\\_%%')",
            [ROLE, ROLE],
        )
        assert cursor.fetchall() == []


def explained(where: str) -> list[str]:
    asked = f"SELECT 1 FROM {where}"  # noqa: S608 -- ours
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF, SUMMARY OFF) {asked}")
        lines = [line for (line,) in cursor.fetchall()]
    return [line for line in lines if "Cond:" not in line and "Filter: (" not in line]


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
@pytest.mark.parametrize("by_index", ["on", "off"])
@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("winners_winner WHERE slug = 'draft'", "winners_winner WHERE slug = 'dreft'"),
        ("winners_winner WHERE slug < 'e'", "winners_winner WHERE slug < 'c'"),
        ("winners_winner WHERE name = '秘密市'", "winners_winner WHERE name = '公開市'"),
        ("winners_partner WHERE name < 'リンデン市x'", "winners_partner WHERE name < 'ア'"),
        ("winners_partner WHERE country = 'DE'", "winners_partner WHERE country = 'FR'"),
        ("winners_partner WHERE position < 10", "winners_partner WHERE position < 1"),
    ],
)
def test_no_plan_tells_what_stands_in_a_row_that_is_not_published(right, wrong, by_index):
    """A count of rows that are held back is told, with right guesses as with wrong ones."""
    later = stage.announced(6)
    held = stage.takasaki(round=later, state="proofread", slug="draft", name="秘密市")
    held.partners.update(name="リンデン市", country="DE")
    hide_counts()

    become_the_public()
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL enable_seqscan = {by_index}")

    assert explained(right) == explained(wrong)


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_public_pages_do_without_what_is_hidden(client: Client):
    stage.takasaki(published_at=timezone.now() - timedelta(days=1))
    hide_counts()

    become_the_public()

    urls = ("/", "/rounds/", "/rounds/5/takasaki/", "/winners/", "/readyz")
    assert [client.get(url).status_code for url in urls] == [200] * len(urls)


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE winners_winner SET name = 'x'",
        "DELETE FROM winners_winner",
        "INSERT INTO rounds_host (position) VALUES (1)",
        "TRUNCATE winners_photo",
        "CREATE TABLE mine (x int)",
    ],
)
def test_the_role_writes_nothing(sql):
    become_the_public()

    assert refused(sql).startswith("permission denied for")


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
@pytest.mark.parametrize(
    "sql",
    [
        "CREATE TEMPORARY TABLE mine (x int)",
        "SELECT lo_create(0)",
        "SELECT lo_from_bytea(0, 'mine')",
        "SELECT pg_logical_emit_message(false, 'mine', 'mine')",
    ],
)
def test_the_role_has_no_place_of_its_own_to_write_to(sql):
    hide_counts()

    become_the_public()

    assert refused(sql).startswith("permission denied")


@pytest.mark.only_on("postgresql")
@pytest.mark.usefixtures("_as_the_public")
def test_it_may_be_granted_again():
    call_command("grant_public", ROLE, verbosity=0)

    become_the_public()
    assert list(Winner.objects.all()) == []


@pytest.mark.only_on("postgresql")
@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "sentence"),
    [("nobody_at_all", "There is no role"), ("postgres", "not bound by row-level security")],
)
def test_a_role_that_cannot_be_held_is_refused(role, sentence):
    with pytest.raises(CommandError, match=sentence):
        call_command("grant_public", role)


@pytest.mark.only_on("sqlite")
@pytest.mark.django_db
def test_sqlite_has_no_roles_and_the_command_says_so():
    with pytest.raises(CommandError, match="only PostgreSQL has roles"):
        call_command("grant_public", ROLE)
