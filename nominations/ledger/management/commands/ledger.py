import json
from argparse import ArgumentParser
from dataclasses import asdict
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db.models import F

from nominations.ledger import actions
from nominations.ledger.models import Head, Seal


class Command(BaseCommand):
    help = "verify: is the chain whole? export: its entries and seals as JSON lines."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("what", choices=["verify", "export"])

    def handle(self, *args: Any, what: str, **options: Any) -> None:
        if what == "export":
            self._export()
            return
        if faults := actions.verify():
            raise CommandError("\n".join(faults))
        head = Head.objects.get(pk=1)
        self.stdout.write(f"OK: {head.seq} entries, head {head.entry_hash}")

    def _export(self) -> None:
        for entry in actions.entries():
            self.stdout.write(json.dumps(asdict(entry), ensure_ascii=False))
        seals = Seal.objects.order_by("pk").values(
            "occasion", "seq", "head_hash", "row_count", "content_hash", number=F("round__number")
        )
        for seal in seals:
            self.stdout.write(json.dumps({"seal": seal}, ensure_ascii=False))
