"""Whether what was sealed is still what the rows hold, and each seal the one that was made."""

from collections.abc import Callable, Iterator, Mapping
from datetime import UTC
from importlib import import_module
from importlib.util import find_spec

from django.apps import apps

from awards.rounds.models import Round
from nominations.ledger.chain import content_of
from nominations.ledger.events import Event
from nominations.ledger.models import LedgerEntry, Seal
from nominations.ledger.sealed import SealedSet

# By occasion, the ledger's numbers of the seals in force.
Seals = Mapping[str, int]
Source = Callable[[Round, Seals], Iterator[SealedSet]]


# An act that lets what was sealed change again; the seal of that occasion is of no force until
# the next one is made.
TAKES_OUT_OF_FORCE = {Event.ROUND_SCORING_REOPENED: "scores"}


def faults() -> list[str]:
    rounds = list(Round.objects.all())
    gone = Seal.objects.exclude(round__in=[round_.pk for round_ in rounds])
    return [
        *_of_seals(),
        *(f"seal {seal.pk}: the round that it is of is gone" for seal in gone.order_by("pk")),
        *(fault for round_ in rounds for fault in _of_rows(round_)),
    ]


def sets_of(round_: Round) -> Iterator[SealedSet]:
    """What the round's seals have to be the hash of, from every room that has something sealed.

    A room's ``sealing`` knows; this one is below them all and asks by name.
    """
    seals = {occasion: seal.seq for occasion, seal in _in_force(round_).items()}
    for config in apps.get_app_configs():
        name = f"{config.name}.sealing"
        if config.name.startswith("nominations.") and find_spec(name):
            source: Source = import_module(name).resealed
            yield from source(round_, seals)


def _in_force(round_: Round) -> dict[str, Seal]:
    """The last of each occasion: a later one took the place of the one before.

    Nothing but the ledger's own lines takes one out of force. The round's phase is not asked: it
    is a row like those that were sealed, and whoever changes these changes it too.
    """
    seals = Seal.objects.filter(round=round_).order_by("seq", "pk")
    newest = {seal.occasion: seal for seal in seals}
    for event, occasion in TAKES_OUT_OF_FORCE.items():
        lines = LedgerEntry.objects.filter(event=event.code, subject=f"rounds.round:{round_.pk}")
        if occasion in newest and lines.filter(seq__gt=newest[occasion].seq).exists():
            del newest[occasion]
    return newest


def _of_rows(round_: Round) -> Iterator[str]:
    seals = _in_force(round_)
    for rows in sets_of(round_):
        seal = seals.pop(rows.occasion, None)
        if seal is None and rows.lines:
            yield f"round {round_.number}: its {rows.occasion} have no seal"
        elif seal and (seal.row_count, seal.content_hash) != (len(rows.lines), rows.content_hash):
            yield f"round {round_.number}: its {rows.occasion} are not those of seal {seal.pk}"
    for occasion, seal in seals.items():
        yield f"round {round_.number}: its {occasion}, of seal {seal.pk}, were not made anew"


def _of_seals() -> Iterator[str]:
    """Each seal has its line in the ledger, and each such line its seal."""
    lines = LedgerEntry.objects.filter(event=Event.SEAL_MADE.code).values_list("seq", "payload")
    made = dict(lines)
    for seal in Seal.objects.order_by("pk"):
        if seal.seq not in made:
            yield f"seal {seal.pk}: no line of the ledger tells of it"
            continue
        payload = made.pop(seal.seq)
        if payload and content_of(payload) != _told(seal):
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
