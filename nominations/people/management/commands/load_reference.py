from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from awards.archive import loading
from awards.winners import archive
from nominations.people import actions


class Command(BaseCommand):
    help = "Enter the 67 nominating bodies and the published rounds of the archive, once."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--before", type=int, help="Leave out what is verified from this round on."
        )

    def handle(self, *args: object, **options: Any) -> None:
        bodies = actions.load_bodies()
        at = timezone.now()
        # What a round has of its own comes before what records tell of it.
        rounds = [*archive.load_all(at), *loading.load(at, before=options["before"])]
        self.stdout.write(f"bodies: {bodies} new; archived rounds: {len(rounds)} new")
