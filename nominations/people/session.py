"""How long a session lasts: as long as somebody works, and then some hours."""

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

if TYPE_CHECKING:
    from django.contrib.sessions.backends.base import SessionBase

RENEWED = "renewed"
# Each renewal is a write in the database, so not every request is one.
RENEW_AFTER = timedelta(minutes=15).total_seconds()

# What Django makes (``get_random_string``). A cookie may hold anything, even what PostgreSQL refuses.
_KEY = re.compile(r"[a-z0-9]{32}")


class SessionStore(DatabaseStore):
    """Asks the database for no session that cannot be there: a key of another form is none."""

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key) and _KEY.fullmatch(str(key)) is not None


def renew(session: "SessionBase") -> None:
    now = timezone.now().timestamp()
    if now - session.get(RENEWED, 0) > RENEW_AFTER:
        session[RENEWED] = int(now)


def seconds_left() -> int:
    """At least so long a session lasts from a page on; the same for everyone, whenever they ask."""
    return int(settings.SESSION_COOKIE_AGE - RENEW_AFTER)
