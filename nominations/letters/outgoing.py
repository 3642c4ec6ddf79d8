"""The last step before a letter leaves: a link that opens something is written into it only now.

Who reads the queue, in the back office or in a copy of the database, finds no such link in it.
"""

import hashlib
import re
from base64 import urlsafe_b64encode
from collections.abc import Collection, Sequence
from contextlib import suppress

from allauth.account import app_settings
from allauth.account.utils import url_str_to_user_pk
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend
from django.utils.crypto import salted_hmac

# Stands in a link for the token that belongs there.
WAITS = "waits-for-sending"
_LINK = re.compile(rf"/(?P<uid>[0-9a-z]{{1,16}})-{WAITS}/")
# Each letter is looked at once, however many addresses begin in it.
_UNBROKEN = re.compile(r"\S+")
_BEARER = re.compile(rf"/(?P<key>[0-9a-f]{{32}})-{WAITS}/")


def waiting(key: str) -> str:
    """What stands for ``bearer_token(key)`` in the address of a letter that waits.

    ``key`` is random, 32 hex digits, and kept nowhere but in the letter.
    """
    return f"{key}-{WAITS}"


def bearer_token(key: str) -> str:
    """The same for each try to send: made with the secret key, which no copy of the database has."""
    made = salted_hmac("nominations.letters.outgoing", key, algorithm="sha256").digest()
    return urlsafe_b64encode(made).decode().rstrip("=")


def hash_of(token: str) -> str:
    """What is kept of a token that a link carries. The token is random: it needs no salt."""
    return hashlib.sha256(token.encode()).hexdigest()


def written_out(body: str, to: Collection[str]) -> str:
    """``body`` with the token in each link that waits for it, as it leaves for the addresses ``to``.

    That of an account is a new one each time; as long as it is valid, it works. An address that
    the account no longer has, when the letter leaves at last, gets none.
    """
    bearing = _BEARER.sub(lambda link: f"/{bearer_token(link['key'])}/", body)
    return _LINK.sub(lambda link: _with_token(link, to), bearing)


def _with_token(link: re.Match[str], to: Collection[str]) -> str:
    pk = url_str_to_user_pk(link["uid"])
    people = get_user_model()._default_manager.filter(pk=pk, is_active=True)
    user = people.filter(email__in=[address.lower() for address in to]).first()
    if user is None:
        return link[0]
    token = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    return f"/{link['uid']}-{token}/"


def masked(body: str, words: str) -> str:
    """``body`` as others than its addressee read it: ``words`` for each address that opens something."""
    return _UNBROKEN.sub(lambda found: _hidden(found[0], words), body)


def _hidden(unbroken: str, words: str) -> str:
    return unbroken.partition("http")[0] + words if WAITS in unbroken else unbroken


class Backend(EmailBackend):
    """Waits for a server as long as its protocol asks: one that is only slow has taken the letter,
    and would be handed it again.
    """

    def open(self) -> bool | None:
        is_new: bool | None = super().open()
        if is_new and self.connection and self.connection.sock:
            self.connection.sock.settimeout(settings.EMAIL_PATIENCE)
        return is_new

    def close(self) -> None:
        """What it handed over is there, whether the server says goodbye or not."""
        if self.connection and self.connection.sock:
            self.connection.sock.settimeout(self.timeout)
        with suppress(OSError):
            super().close()

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for message in email_messages:
            message.body = written_out(str(message.body), message.to)
        return super().send_messages(email_messages) or 0
