"""The last step before a letter leaves: a link that opens an account is written into it only now.

Who reads the queue, in the back office or in a copy of the database, finds no such link in it.
"""

import re
from collections.abc import Sequence

from allauth.account import app_settings
from allauth.account.utils import url_str_to_user_pk
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

# Stands in a link for the token that belongs there.
WAITS = "waits-for-sending"
_LINK = re.compile(rf"/(?P<uid>[0-9a-z]{{1,16}})-{WAITS}/")


def written_out(body: str) -> str:
    """``body`` with a new token in each link of an account; as long as the token is valid, it works."""
    return _LINK.sub(_with_token, body)


def _with_token(link: re.Match[str]) -> str:
    pk = url_str_to_user_pk(link["uid"])
    user = get_user_model()._default_manager.filter(pk=pk, is_active=True).first()
    if user is None:
        return link[0]
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return f"/{link['uid']}-{token}/"


class Backend(EmailBackend):
    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            message.body = written_out(str(message.body))
        return super().send_messages(email_messages) or 0
