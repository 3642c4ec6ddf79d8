from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection
from django.utils.crypto import salted_hmac


def lock() -> int:
    """One sender at a time, whichever machine it runs on.

    Any role of the database may take any advisory lock: those without the site's secret, as the
    public's, do not know the number of this one, and so hold up no letters.
    """
    digest = salted_hmac("letters.send_letters", "", algorithm="sha256").digest()
    return int.from_bytes(digest[:8], signed=True)


class Command(BaseCommand):
    help = "Send the letters that are waiting. Run it every minute, on any one machine."

    def handle(self, *args: object, **options: object) -> None:
        if connection.vendor != "postgresql":
            self._send()
        elif _asked("pg_try_advisory_lock"):
            try:
                self._send()
            finally:
                _asked("pg_advisory_unlock")
        else:
            self.stdout.write("another machine is sending")

    def _send(self) -> None:
        # The package's own lock file is one for the whole machine, whosever letters they are.
        lock_file = settings.DATA_DIR / "send_letters"
        call_command("send_queued_mail", processes=1, lockfile=str(lock_file))


def _asked(function: str) -> bool:
    """The lock belongs to this process's connection: one that dies lets go of it."""
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {function}(%s)", [lock()])
        return bool(cursor.fetchone()[0])
