"""Where failed sign-ins and sent reset letters are counted."""

from datetime import datetime
from typing import Any

from django.core.cache.backends.db import DatabaseCache


def keys_of(email: str) -> tuple[str, str]:
    """Under which tries to sign in are counted: from any browser, and from one that is known."""
    return email.lower(), f"{email.lower()} known"


class Counters(DatabaseCache):
    """A cache in the database that forgets nothing before its time.

    Django's drops the lowest keys when there are many: whoever makes many others count would make
    it forget what was counted about one account.
    """

    def _cull(self, db: str, cursor: Any, now: datetime, num: int) -> None:
        # With no rows beyond what has expired, there are never too many.
        super()._cull(db, cursor, now, 0)  # type: ignore[misc]  # private, and not in the stubs
