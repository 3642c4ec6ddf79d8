"""Whatever is saved is read again, and what is stored already is not written."""

from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from awards.dossier.differences import differences
from nominations.editing.saving import seen_of
from tests.conftest import READS
from tests.editing.applying import applied
from tests.editing.rooms import ROOMS, SECTIONS, Room, writer_of
from tests.editing.strategies import sections, with_other_keys, without_keys

pytestmark = pytest.mark.django_db
# Shrinking would ask the database for minutes; the values are small as they are.
EXAMPLES = settings(
    max_examples=25,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)


def is_draft(room: Room, slug: str) -> bool:
    editor = room.editors[slug]
    return any(form.is_draft for form in (editor.form, editor.row) if form)


def some(room: Room, stored: Any) -> st.SearchStrategy[Any]:
    draft = is_draft(room, stored.slug)
    return sections(stored, room.model_of(type(stored)), room.tables, is_draft=draft)


@pytest.mark.parametrize(("name", "slug"), SECTIONS)
def test_what_is_saved_is_read_again_and_saving_it_once_more_writes_nothing(name, slug):
    room = ROOMS[name]
    record = room.make()
    by, stored = writer_of(record), room.read(record).section(slug)

    @EXAMPLES
    @given(some(room, stored))
    def check(wanted: Any) -> None:
        with transaction.atomic():
            saved = room.save(record, wanted, by)
            read = room.read(record).section(slug)
            assert without_keys(read) == without_keys(wanted)
            assert without_keys(saved) == without_keys(read)
            assert [row.key for row in saved.rows] == [row.key for row in read.rows]
            assert seen_of(saved) == seen_of(read)
            with CaptureQueriesContext(connection) as queries:
                assert room.save(record, read, by) == read
            assert [q["sql"] for q in queries if not q["sql"].startswith(READS)] == []
            transaction.set_rollback(True)
        record.refresh_from_db()

    check()


@pytest.mark.parametrize(("name", "slug"), SECTIONS)
def test_differences_lead_from_one_value_to_the_other(name, slug):
    room = ROOMS[name]
    stored = room.read(room.make()).section(slug)
    values = some(room, stored)
    if hasattr(stored, "rows"):
        values = values | values.flatmap(with_other_keys)

    @EXAMPLES
    @given(values, values)
    def check(was: Any, now: Any) -> None:
        assert differences(now, now) == []
        assert applied(was, differences(was, now)) == now

    check()
