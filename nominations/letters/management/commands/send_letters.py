from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import connection

ADVISORY_LOCK = 20060401  # one sender at a time, whichever machine it runs on


class Command(BaseCommand):
    help = "Send the letters that are waiting. Run it every minute, on any one machine."

    def handle(self, *args: object, **options: object) -> None:
        if connection.vendor == "postgresql" and not self._lock():
            self.stdout.write("another machine is sending")
            return
        # The package's own lock file is one for the whole machine, whosever letters they are.
        lock = settings.DATA_DIR / "send_letters"
        call_command("send_queued_mail", processes=1, lockfile=str(lock))

    def _lock(self) -> bool:
        """Hold the lock for as long as this process's connection lives."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_try_advisory_lock(%s)", [ADVISORY_LOCK])
            return bool(cursor.fetchone()[0])
