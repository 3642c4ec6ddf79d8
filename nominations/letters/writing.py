"""What more than one act writes in the queue of letters."""

from datetime import datetime

from django.contrib.auth.base_user import AbstractBaseUser
from post_office.models import STATUS

from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.letters.models import Letter


def queue_once_more(letter: Letter, by: AbstractBaseUser, at: datetime) -> bool:
    """Give a letter that could not be sent another round of tries; whether it was such a one."""
    failed = Letter.objects.filter(pk=letter.pk, status=STATUS.failed)
    if not failed.update(status=STATUS.queued, number_of_retries=None, scheduled_time=None):
        return False
    record(Event.LETTER_QUEUED_AGAIN, letter, by=by, at=at)
    return True
