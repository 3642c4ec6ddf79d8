"""Letters are promised in the transaction of the act they announce, and sent outside it."""

from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from post_office import mail
from post_office.models import Email


def queue(name: str, *, to: str, **context: Any) -> Email:
    """Promise the letter ``letters/<name>.txt`` to one address; rolls back with its reason.

    The template's first line is the subject, the rest the body. Letters are Japanese plain text
    without attachments; links begin with ``base_url``, never with a request's host.
    """
    with translation.override("ja"):
        text = render_to_string(f"letters/{name}.txt", {"base_url": settings.BASE_URL} | context)
    subject, _, body = text.strip().partition("\n")
    return mail.send(
        recipients=[to],
        sender=settings.DEFAULT_FROM_EMAIL,
        subject=subject.strip(),
        message=body.strip() + "\n",
    )
