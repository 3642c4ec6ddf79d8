"""Letters are promised in the transaction of the act they announce, and sent outside it."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import make_msgid
from typing import Protocol, cast

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.validators import validate_email
from django.db import transaction
from django.template import Context
from django.template.backends.django import Template
from django.template.loader import get_template
from django.utils import translation
from post_office.models import PRIORITY, STATUS
from post_office.settings import get_message_id_fqdn

from awards.rounds.models import Round
from nominations.access import OPERATOR, right_of
from nominations.letters.models import Letter
from nominations.letters.writing import queue_once_more


class Addressee(Protocol):
    @property
    def email(self) -> str: ...


def queue_each(
    name: str, people: Iterable[Addressee], *, round_: Round, **context: object
) -> list[Letter]:
    """Promise the letter to each of ``people``, whom its template calls ``person``."""
    return [queue(name, to=one.email, round_=round_, person=one, **context) for one in people]


def hold(letters: Iterable[Letter], until: datetime) -> None:
    """Let letters that were just promised wait until that moment."""
    waiting = Letter.objects.filter(pk__in=[letter.pk for letter in letters])
    waiting.update(scheduled_time=until)


def queue(name: str, *, to: str, round_: Round | None, **context: object) -> Letter:
    """Promise the letter ``letters/<name>.txt`` to one address; rolls back with its reason.

    No act of its own but a part of the act it tells of, whose right has been judged. The template
    lies in the room that sends it; its first line is the subject, the rest the body. Letters are
    Japanese plain text without attachments; links begin with ``base_url``, never with a request's
    host. It is named as ``round_`` is, its ``round``, and signed with that round's contact.
    """
    validate_email(to)
    if "," in to:
        raise ValueError("The queue keeps addresses in one column, with commas between them")
    subject, body = _written(name, {"round": round_, **context})
    # Not post_office.mail.send(): it reads what people typed as template source once more.
    letter: Letter = Letter.objects.create(
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[to],
        cc=[],
        bcc=[],
        subject=subject,
        message=body,
        status=STATUS.queued,
        priority=PRIORITY.medium,
        message_id=make_msgid(domain=get_message_id_fqdn()),
    )
    return letter


def _written(name: str, context: Mapping[str, object]) -> tuple[str, str]:
    with translation.override("ja"):
        # Plain text: an ampersand stays an ampersand.
        values = Context({"base_url": settings.BASE_URL, **context}, autoescape=False)
        template = cast(Template, get_template(f"letters/{name}.txt"))
        text: str = template.template.render(values)
    subject, _, body = "\n".join(text.strip().splitlines()).partition("\n")
    return subject.strip(), body.strip() + "\n"


@right_of(OPERATOR)
@transaction.atomic
def queue_again(letters: Iterable[Letter], *, by: AbstractBaseUser, at: datetime) -> int:
    """Give letters that could not be sent another round of tries; how many there were.

    A letter that was sent or still waits is left alone: nobody receives one twice.
    """
    return sum(queue_once_more(letter, by, at) for letter in letters)
