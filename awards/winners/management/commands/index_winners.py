from django.core.management.base import BaseCommand
from django.db import transaction

from awards.winners.models import State, Winner
from awards.winners.reading import read
from awards.winners.search_index import search_columns


class Command(BaseCommand):
    help = "Makes anew what a search looks through, after an upgrade that folds or reads more."

    def handle(self, *args: object, **options: object) -> None:
        released = Winner.objects.filter(state=State.RELEASED)
        for pk in released.order_by("pk").values_list("pk", flat=True):
            _index(pk)
        self.stdout.write(f"{released.count()} winners are found by what is published of them.")


@transaction.atomic
def _index(pk: int) -> None:
    """Under the winner's lock, so that no correction that is just being written is lost."""
    winner = Winner.objects.select_for_update().get(pk=pk)
    Winner.objects.filter(pk=pk).update(**search_columns(read(winner)))
