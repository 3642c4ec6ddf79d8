from django.core.management.base import BaseCommand
from django.utils import timezone

from awards.archive import loading
from awards.winners import archive
from nominations.people import actions


class Command(BaseCommand):
    help = "Enter the 67 nominating bodies and the published rounds of the archive, once."

    def handle(self, *args: object, **options: object) -> None:
        bodies = actions.load_bodies()
        at = timezone.now()
        # What a round has of its own comes before what records tell of it.
        rounds = [*archive.load_all(at), *loading.load(at)]
        self.stdout.write(f"bodies: {bodies} new; archived rounds: {len(rounds)} new")
