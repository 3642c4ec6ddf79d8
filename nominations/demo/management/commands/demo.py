from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from awards.rounds.models import Phase, Round
from nominations.demo import accounts, story
from nominations.demo.calendar import Calendar
from nominations.people.models import NominatingBody


class Command(BaseCommand):
    help = "Load the demonstration into a house that has none, and print its accounts."

    def handle(self, *args: object, **options: object) -> None:
        if not settings.DEMO:
            raise CommandError(
                "実演用のデータは、DEMO=True のときだけ読み込めます。誰もが知るパスワードの利用者を作るためです。\n"
                "The demonstration is loaded only where DEMO=True: everyone knows its password."
            )
        if not accounts.exist():
            self._load()
        for line in accounts.table():
            self.stdout.write(line)

    def _load(self) -> None:
        now = timezone.now()
        if Round.objects.exclude(phase=Phase.DECIDED).exists():
            raise CommandError(
                "進行中の表彰回があるため、実演用のデータを読み込みません。空のデータベースを指定してください。\n"
                "A round is running: the demonstration is loaded into an empty database only."
            )
        if not NominatingBody.objects.exists():
            first = Calendar(now).number(-1)
            call_command("load_reference", before=first, stdout=self.stdout)
        story.load(now, self._say)

    def _say(self, japanese: str, english: str) -> None:
        self.stdout.write(f"  {japanese}（{english}）")
        self.stdout.flush()
