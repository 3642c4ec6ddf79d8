from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser

from awards.data import static_copy


class Command(BaseCommand):
    help = (
        "Writes a copy of all public pages and files in both languages into a folder, with relative "
        "links: it works from a disk and from any web server."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", type=Path, help="new, empty, or an earlier copy")

    def handle(self, *args: object, folder: Path, **options: object) -> None:
        try:
            files = static_copy.write(folder)
        except static_copy.CopyError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{folder}: {files:,} files")
