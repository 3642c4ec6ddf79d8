"""The desk works as a role that owns nothing: it adds to the ledger and cannot undo it."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from awards.rounds.models import Phase
from nominations.intake import actions as intake
from nominations.intake.models import Nomination
from nominations.intake.reading import read
from nominations.intake.sections import TITLES
from nominations.ledger.actions import verify
from nominations.ledger.models import LedgerEntry
from tests import make

ROLE = "award_desk"
pytestmark = [pytest.mark.django_db, pytest.mark.only_on("postgresql")]


@pytest.fixture
def _as_the_desk() -> Iterator[None]:
    """Roles are part of the test's transaction and go with it."""
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE ROLE {ROLE}")
    call_command("grant_desk", ROLE, verbosity=0)
    yield
    with connection.cursor() as cursor:
        cursor.execute("RESET ROLE")


def become_the_desk() -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"SET ROLE {ROLE}")


@pytest.mark.usefixtures("_as_the_desk")
def test_the_role_does_the_work_of_the_desk(client):
    round_ = make.round_(Phase.OPEN)
    body = make.body()
    officer = make.officer(body)
    become_the_desk()

    client.force_login(officer)
    made = intake.start(body, round_, key=uuid4(), by=officer, at=timezone.now())

    pages = ["/desk/", f"/desk/nominations/{made.pk}/"]
    pages += [f"/desk/nominations/{made.pk}/{slug}/" for slug in TITLES]
    assert [client.get(page).status_code for page in pages] == [200] * len(pages)
    assert read(Nomination.objects.get()).cover.desk_email == officer.email
    assert LedgerEntry.objects.count() == 1
    assert verify() == []


REWRITING = (
    "CREATE OR REPLACE FUNCTION ledger_refuse() RETURNS trigger LANGUAGE plpgsql"
    " AS $$ BEGIN RETURN NEW; END $$"
)
FORBIDDEN = (
    "DELETE FROM ledger_ledgerentry",
    "UPDATE ledger_ledgerentry SET event = 'x'",
    "UPDATE ledger_ledgerentry SET payload = NULL, salt = NULL",
    "TRUNCATE ledger_ledgerentry",
    "DROP TABLE ledger_ledgerentry",
    "ALTER TABLE ledger_ledgerentry DISABLE TRIGGER ALL",
    "DROP TRIGGER ledger_ledgerentry_keeps_rows ON ledger_ledgerentry",
    REWRITING,
    "UPDATE ledger_seal SET content_hash = 'x'",
    "DELETE FROM ledger_seal",
    "TRUNCATE ledger_seal",
    "DELETE FROM ledger_head",
    "SET session_replication_role = replica",
)


@pytest.mark.usefixtures("_as_the_desk")
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_role_cannot_undo_what_the_ledger_holds(statement):
    become_the_desk()

    with (
        pytest.raises(DatabaseError, match="permission denied|must be owner"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_the_owner_of_the_tables_is_not_taken_for_the_desk():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_user")
        [owner] = cursor.fetchone()

    with pytest.raises(CommandError, match="owns these tables"):
        call_command("grant_desk", owner)
    with pytest.raises(CommandError, match="There is no role"):
        call_command("grant_desk", "nobody_there")
