from pathlib import Path

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation
from django.utils.translation import gettext as _

from awards.rounds.models import Phase, Round
from awards.typesetting import TypesettingError
from nominations.release import papers
from nominations.release.papers import KINDS, Prepared

SPREAD = "spread"


class Command(BaseCommand):
    help = (
        "Writes a paper of a decided round from what is stored of it now, published or not: "
        "hand none of them out before the instant of publication."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("number", metavar="ROUND", type=int, help="the number of the round")
        parser.add_argument("kind", choices=(*KINDS, SPREAD))
        parser.add_argument("output", type=Path, help="the file that is written")
        parser.add_argument("--language", choices=("ja", "en"), default="ja")
        parser.add_argument("--winner", default="", help="its name in addresses: for a spread")
        parser.add_argument(
            "--contacts", action="store_true", help="with officers who are never published"
        )

    def handle(
        self,
        *args: object,
        number: int,
        kind: str,
        output: Path,
        language: str,
        winner: str,
        contacts: bool,
        **options: object,
    ) -> None:
        with translation.override(language):
            prepared = _prepared(number, kind, winner, with_contacts=contacts)
        output.write_bytes(prepared.content)
        self.stdout.write(f"{output}: {len(prepared.content):,} bytes")


def _prepared(number: int, kind: str, winner: str, *, with_contacts: bool) -> Prepared:
    round_ = Round.objects.filter(number=number, phase=Phase.DECIDED).first()
    if round_ is None or not round_.winners.exists():
        raise CommandError(
            _("第%(number)s回には、受賞団体の紹介文がありません。") % {"number": number}
        )
    try:
        if kind == SPREAD:
            prepared = papers.prepared_spread(round_, winner)
        else:
            prepared = papers.prepared(round_, kind, with_contacts=with_contacts)
    except TypesettingError as error:
        raise CommandError(str(error)) from error
    if prepared is None:
        raise CommandError(_missing(kind, winner))
    return prepared


def _missing(kind: str, winner: str) -> str:
    if kind == SPREAD:
        slugs = _("アドレスの名前が「%(winner)s」の受賞団体か、英語の名称の回ではありません。")
        return slugs % {"winner": winner}
    return _("この回には、英語の名称がありません。")
