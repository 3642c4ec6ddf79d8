from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from awards.rounds.models import Round
from nominations.demo import accounts, story
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
        if Round.objects.filter(number__in=(6, 7)).exists():
            raise CommandError(
                "第6回か第7回がすでにあるため、実演用のデータを読み込みません。空のデータベースを指定してください。\n"
                "Round 6 or 7 exists: the demonstration is loaded into an empty database only."
            )
        if not NominatingBody.objects.exists():
            call_command("load_reference", stdout=self.stdout)
        story.load(timezone.now(), self._say)

    def _say(self, japanese: str, english: str) -> None:
        self.stdout.write(f"  {japanese}（{english}）")
        self.stdout.flush()
