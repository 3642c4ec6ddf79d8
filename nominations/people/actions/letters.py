"""A letter that could not be sent is sent once more."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from nominations.access import right_of
from nominations.changing import Refused
from nominations.letters.models import Letter
from nominations.letters.writing import queue_once_more
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT


@right_of(SECRETARIAT)
@transaction.atomic
def send_letter_again(letter: Letter, *, by: User, at: datetime) -> None:
    """A letter that was sent is refused: nobody receives one twice. One that waits, waits on."""
    letter.refresh_from_db()
    if letter.is_sent:
        raise Refused(_("この通知メールは、既に送信されています。もう一度は送りません。"))
    queue_once_more(letter, by, at)
