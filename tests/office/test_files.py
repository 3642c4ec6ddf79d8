"""Files that an act which was cut short left behind, as the daily check tells of them."""

import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from nominations.intake.models import Attachment, Photo
from nominations.office.invariants import broken
from tests import make

pytestmark = pytest.mark.django_db


def stored(name: str, age: timedelta) -> str:
    kept = default_storage.save(name, ContentFile(b"x"))
    at = (timezone.now() - age).timestamp()
    os.utime(default_storage.path(kept), (at, at))
    return kept


@pytest.mark.parametrize("name", ["photos/left.jpg", "attachments/left.pdf", "left.bin"])
def test_a_file_that_no_row_names_is_told_with_what_to_do(name):
    stored(name, timedelta(days=2))

    assert broken() == [
        f"files: no row names private/{name}, which an upload cut short left: delete it"
    ]


def test_a_file_whose_act_may_still_be_under_way_is_not():
    stored("photos/new.jpg", timedelta(hours=23))

    assert broken() == []


def test_files_of_nominations_and_winners_are_named():
    nomination, winner = make.nomination(), make.winner("proofread")
    old = timedelta(days=2)
    Photo.objects.create(
        nomination=nomination, position=1, width=1, height=1, file=stored("photos/a.jpg", old)
    )
    Attachment.objects.create(
        nomination=nomination, position=1, size=1, file=stored("attachments/a.pdf", old)
    )
    winner.photos.create(position=1, width=1, height=1, original=stored("photos/b.jpg", old))

    assert [fault for fault in broken() if fault.startswith("files:")] == []
