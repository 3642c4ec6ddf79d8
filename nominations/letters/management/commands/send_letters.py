from django.core.management.base import BaseCommand

from nominations.letters.sending import only_sender, send_waiting


class Command(BaseCommand):
    help = "Send the letters that are waiting. Run it every minute, on any one machine."

    def handle(self, *args: object, **options: object) -> None:
        with only_sender() as alone:
            if not alone:
                self.stdout.write("another is sending")
                return
            sent, put_off = send_waiting()
        if sent or put_off:
            self.stdout.write(f"{sent} sent, {put_off} put off or given up")
