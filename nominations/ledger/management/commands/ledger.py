import json
from argparse import ArgumentParser
from dataclasses import asdict, replace

from django.core.management.base import BaseCommand, CommandError
from django.db.models import F

from awards.rounds.models import Round
from nominations.ledger import actions, resealing
from nominations.ledger.models import Head, Seal
from nominations.ledger.telling import waits


class Command(BaseCommand):
    help = (
        "verify: is the chain whole, and is what was sealed still there? export: entries and"
        " seals as JSON lines, without what is still sealed in them; with --sealed all of it, and"
        " also what the seals are of, points of scores among it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify", "export"])
        parser.add_argument("--sealed", action="store_true", help="export what is sealed, too")

    def handle(self, *args: object, what: str, sealed: bool, **options: object) -> None:
        if what == "export":
            self._export(with_all=sealed)
            if sealed:
                self._export_sealed()
            return
        if faults := actions.verify():
            raise CommandError("\n".join(faults))
        head = Head.objects.get(pk=1)
        self.stdout.write(f"OK: {head.seq} entries, head {head.entry_hash}")

    def _export(self, *, with_all: bool) -> None:
        rounds = Round.objects.in_bulk(field_name="number")
        for entry in actions.entries():
            if not with_all and waits(entry.event, entry.payload, rounds):
                # As if erased, and said to be no more than that: the chain verifies without it.
                row = asdict(replace(entry, payload=None, salt=None)) | {"withheld": True}
            else:
                row = asdict(entry)
            self.stdout.write(json.dumps(row, ensure_ascii=False))
        seals = Seal.objects.order_by("pk").values(
            "occasion", "seq", "head_hash", "row_count", "content_hash", number=F("round__number")
        )
        for seal in seals:
            self.stdout.write(json.dumps({"seal": seal}, ensure_ascii=False))

    def _export_sealed(self) -> None:
        """As the rows are now; the seals tell whether they were so."""
        for round_ in Round.objects.order_by("number"):
            for rows in resealing.sets_of(round_):
                about = {"number": round_.number, "occasion": rows.occasion, "lines": rows.lines}
                self.stdout.write(json.dumps({"sealed": about}, ensure_ascii=False))
