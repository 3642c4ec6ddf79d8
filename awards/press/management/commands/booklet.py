from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from awards.press import pages, printing, public
from awards.typesetting import TypesettingError


class Command(BaseCommand):
    help = "Writes the booklet of an announced round as PDF, from what is published of it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", metavar="ROUND", type=int, help="the number of the round")
        parser.add_argument("output", type=Path, help="the file that is written")
        parser.add_argument("--language", choices=("ja", "en"), default="ja")

    def handle(
        self, *args: object, number: int, output: Path, language: str, **options: object
    ) -> None:
        with translation.override(language):
            content = _typeset(number)
        output.write_bytes(content)
        self.stdout.write(f"{output}: {len(content):,} bytes")


def _typeset(number: int) -> bytes:
    booklet = public.booklet(number, timezone.now())
    if booklet is None:
        raise CommandError(_("第%(number)s回は、受賞団体を公表していません。") % {"number": number})
    try:
        return printing.typeset(pages.paper(booklet))
    except TypesettingError as error:
        raise CommandError(str(error)) from error
