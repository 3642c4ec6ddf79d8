"""Whether what was sealed is still what the rows hold, and each seal the one that was made."""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from awards.rounds.models import Round
from nominations.ledger.events import Event
from nominations.ledger.models import LedgerEntry, Seal
from nominations.ledger.sealed import SealedSet

# By occasion, the ledger's numbers of the newest seals.
Seals = Mapping[str, int]
Source = Callable[[Round, Seals], Iterator[SealedSet]]


def faults() -> list[str]:
    return [*_of_seals(), *(fault for round_ in Round.objects.all() for fault in _of_rows(round_))]


def sets_of(round_: Round) -> Iterator[SealedSet]:
    """What the round's seals have to be the hash of, from every room that has something sealed.

    A room's ``sealing`` knows; this one is below them all and asks by name.
    """
    seals = {seal.occasion: seal.seq for seal in _newest(round_)}
    for config in apps.get_app_configs():
        name = f"{config.name}.sealing"
        if config.name.startswith("nominations.") and find_spec(name):
            source: Source = import_module(name).resealed
            yield from source(round_, seals)


def _newest(round_: Round) -> list[Seal]:
    """The last of each occasion: a later one took the place of the one before."""
    seals = Seal.objects.filter(round=round_).order_by("seq", "pk")
    return list({seal.occasion: seal for seal in seals}.values())


def _of_rows(round_: Round) -> Iterator[str]:
    seals = {seal.occasion: seal for seal in _newest(round_)}
    for rows in sets_of(round_):
        seal = seals.get(rows.occasion)
        if seal is None and rows.lines:
            yield f"round {round_.number}: its {rows.occasion} have no seal"
        elif seal and (seal.row_count, seal.content_hash) != (len(rows.lines), rows.content_hash):
            yield f"round {round_.number}: its {rows.occasion} are not those of seal {seal.pk}"


def _of_seals() -> Iterator[str]:
    """Each seal has its line in the ledger, and each such line its seal."""
    lines = LedgerEntry.objects.filter(event=Event.SEAL_MADE.code).values_list("seq", "payload")
    made = dict(lines)
    for seal in Seal.objects.order_by("pk"):
        if seal.seq not in made:
            yield f"seal {seal.pk}: no line of the ledger tells of it"
            continue
        payload = made.pop(seal.seq)
        if payload and json.loads(payload) != _told(seal):
            yield f"seal {seal.pk}: it is not the one that line {seal.seq} tells of"
    for seq in made:
        yield f"{seq}: the seal that it tells of is gone"


def _told(seal: Seal) -> dict[str, object]:
    return {
        "event": Event.SEAL_MADE.code,
        "subject": f"rounds.round:{seal.round_id}",
        "by": seal.by_id,
        "at": seal.at.astimezone(UTC).isoformat(),
        "facts": {
            "occasion": seal.occasion,
            "rows": seal.row_count,
            "content_hash": seal.content_hash,
        },
    }
