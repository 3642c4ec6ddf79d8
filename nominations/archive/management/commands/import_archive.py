from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from awards.archive.reading import read_file
from awards.archive.wording import told
from awards.clock import in_japan
from nominations.archive import actions, pages
from nominations.changing import Refused
from nominations.people.models import User


class Command(BaseCommand):
    help = (
        "Shows what importing a file of earlier rounds (XLSX or CSV) would do; with --write, does it"
        " for the person named by --by."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--write", action="store_true", help="import what is shown")
        parser.add_argument(
            "--by", metavar="EMAIL", help="who imports: a person of the secretariat"
        )
        parser.add_argument("--language", choices=("ja", "en"), default="ja")

    def handle(
        self,
        *args: object,
        file: Path,
        write: bool,
        by: str | None,
        language: str,
        **options: object,
    ) -> None:
        with translation.override(language):
            content, digest = self._show(file)
            if write:
                self._write(file, content, digest, by)

    def _show(self, path: Path) -> tuple[bytes, str]:
        try:
            content = path.read_bytes()
        except OSError as error:
            raise CommandError(
                _("ファイル「%(file)s」を開けません。") % {"file": path.name}
            ) from error
        today = in_japan(timezone.now()).date()
        if problems := read_file(content, today).problems:
            raise CommandError("\n".join(map(told, problems)))
        shown = pages.dry_run(content, today)
        for one in shown.rounds:
            self.stdout.write(
                _("第%(number)d回　%(state)s")
                % {"number": one.number, "state": pages.state_name(one.state)}
            )
            for added in one.added:
                self.stdout.write(f"  + {added.name}　{added.prize}")
            for change in one.changes:
                where = "　".join(filter(None, (change.winner, change.place)))
                self.stdout.write(f"  {where}: {change.was or '―'} → {change.now or '―'}")
        return content, shown.digest

    def _write(self, path: Path, content: bytes, digest: str, email: str | None) -> None:
        person = User.objects.filter(email=email or "").first()
        if person is None:
            raise CommandError(
                _("誰が取り込むかを、事務局の方のメールアドレスで「--by」に書いてください。")
            )
        at = timezone.now()
        try:
            kept = actions.send_file(content, name=path.name[-200:], by=person, at=at)
            actions.import_file(kept, seen=digest, by=person, at=at)
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("「%(file)s」を取り込みました。") % {"file": path.name})
