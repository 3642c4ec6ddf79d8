"""Letters leave one by one: each is marked as sent before the next is looked at.

The queue's own sender marks a hundred together, lets go of the database between them, and knows that
another is at work by the number of its process, which a machine gives again: letters would leave
twice, or none any more.
"""

import fcntl
from collections.abc import Iterator
from contextlib import closing, contextmanager

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone
from django.utils.crypto import salted_hmac
from post_office import mail
from post_office.connections import connections
from post_office.models import STATUS, Email, Log
from post_office.settings import get_max_retries, get_retry_timedelta


@contextmanager
def only_sender() -> Iterator[bool]:
    """Whether nobody else is sending, on this machine or another; the lock ends with the process.

    On PostgreSQL it has a connection of its own, for that of the letters may be closed and opened again.
    """
    if connection.vendor == "postgresql":
        with closing(connection.copy()) as other, other.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [lock_number()])
            yield bool(cursor.fetchone()[0])
        return
    with (settings.DATA_DIR / "send_letters.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True


def lock_number() -> int:
    """Any role of the database may take any advisory lock: those without the site's secret, as the
    public's, do not know the number of this one, and so hold up no letters.
    """
    digest = salted_hmac("letters.send_letters", "", algorithm="sha256").digest()
    return int.from_bytes(digest[:8], signed=True)


def send_waiting() -> tuple[int, int]:
    """All that are to leave by now: how many were sent, and how many put off or given up.

    A letter that is put off is tried again later, and keeps none behind it; without a server to
    send by, the others are not tried.
    """
    sent = put_off = 0
    while letter := mail.get_queued().first():
        try:
            server = connections["default"]
        except OSError as error:
            _put_off(letter, error)
            return sent, put_off + 1
        try:
            letter.dispatch(commit=False, disconnect_after_delivery=False, connection=server)
        # Whatever is wrong with one letter is no reason to keep the others.
        except Exception as error:
            _put_off(letter, error)
            put_off += 1
        else:
            _mark(letter, STATUS.sent)
            sent += 1
        finally:
            connections.close()  # one that broke off spoils no other letter
    return sent, put_off


def _put_off(letter: Email, error: Exception) -> None:
    """For a quarter of an hour, for a day at most; then it is given up."""
    tries = letter.number_of_retries or 0
    if tries < get_max_retries():
        letter.number_of_retries = tries + 1
        letter.scheduled_time = timezone.now() + get_retry_timedelta()
        _mark(letter, STATUS.requeued, error)
    else:
        _mark(letter, STATUS.failed, error)


@transaction.atomic
def _mark(letter: Email, status: int, error: Exception | None = None) -> None:
    kept = {"status": status, "last_updated": timezone.now()} | {
        column: getattr(letter, column) for column in ("number_of_retries", "scheduled_time")
    }
    Email.objects.filter(pk=letter.pk).update(**kept)
    Log.objects.create(
        email=letter,
        status=STATUS.failed if error else STATUS.sent,
        message=str(error or ""),
        exception_type=type(error).__name__ if error else "",
    )
