"""Sending a file of earlier rounds, and importing what its dry run has shown."""

import hashlib
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from awards.archive.comparing import plan
from awards.archive.reading import read_file
from awards.archive.writing import write as write_rounds
from awards.clock import in_japan
from awards.rounds.models import Round
from nominations.access import right_of
from nominations.archive.models import ArchiveFile
from nominations.changing import Refused, Stale, refuse_unseen, take, write
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT


@right_of(SECRETARIAT)
@transaction.atomic
def send_file(content: bytes, *, name: str, by: User, at: datetime) -> ArchiveFile:
    """Keep a file for its dry run; nothing is imported. It takes the place of the last one.

    The same file sent twice is one.
    """
    take(User.objects.get(pk=by.pk))
    sha256 = hashlib.sha256(content).hexdigest()
    waiting = ArchiveFile.objects.filter(sent_by=by, imported_at=None)
    if there := waiting.filter(sha256=sha256, name=name).first():
        return there
    waiting.delete()
    return ArchiveFile.objects.create(
        name=name, content=content, size=len(content), sha256=sha256, sent_by=by, sent_at=at
    )


@right_of(SECRETARIAT)
@transaction.atomic
def import_file(file: ArchiveFile, *, seen: str, by: User, at: datetime) -> None:
    """Write all that the dry run showed, or nothing; it is public from then on.

    ``seen`` is the digest of the dry run: of the file, and of what stood beside it.
    """
    take(file)
    if file.imported_at:
        return  # the second click of the same button
    read = read_file(bytes(file.content), in_japan(at).date())
    if read.problems:
        raise Refused(
            _("ファイルに直す所があるため、取り込みません。直してから、もう一度送信してください。")
        )
    take(*Round.objects.filter(number__in=[one.number for one in read.rounds]))
    planned = plan(read)
    refuse_unseen(planned.digest, seen)
    if planned.is_empty:
        raise Refused(_("ファイルの内容は、今の内容と同じです。取り込むものはありません。"))
    try:
        with transaction.atomic():
            rounds = write_rounds(planned, at)
    except IntegrityError as error:  # somebody added one of these rounds at the same moment
        raise Stale(
            _("ほかの方が、同じ回を加えました。今の内容と見比べて、もう一度送信してください。")
        ) from error
    for round_, one in zip(rounds, (p for p in planned.rounds if p.is_written), strict=True):
        record(
            Event.ROUND_IMPORTED,
            round_,
            by=by,
            at=at,
            file=file.sha256,
            added=[winner.slug for winner in one.added],
            changes=len(one.changes),
        )
    write(file, imported_at=at)
