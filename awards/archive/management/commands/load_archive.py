from django.core.management.base import BaseCommand
from django.utils import timezone

from awards.archive import loading
from awards.winners import archive


class Command(BaseCommand):
    help = "Loads the past rounds that come with the program. What is there already is left alone."

    def handle(self, *args: object, **options: object) -> None:
        at = timezone.now()
        for loaded in (*archive.load_all(at), *loading.load(at)):
            self.stdout.write(f"{loaded}: {loaded.winners.count()}団体")
