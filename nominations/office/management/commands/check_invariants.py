import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nominations.office.invariants import broken


class Command(BaseCommand):
    help = "Look for rows that contradict what the rooms promise. Exits 1 when there are any."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print a JSON list")

    def handle(self, *args: Any, json: bool, **options: Any) -> None:
        faults = broken()
        if json:
            self.stdout.write(_json(faults))
        if faults:
            raise CommandError("\n".join(faults))
        if not json:
            self.stdout.write("OK")


def _json(faults: list[str]) -> str:
    return json.dumps(faults, ensure_ascii=False)
