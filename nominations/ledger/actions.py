"""Writing the ledger. Its functions are no acts of their own but parts of acts.

Whoever calls them has judged the right to the act and has opened its transaction.
"""

import secrets
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Model
from django.utils import timezone

from awards.rounds.models import Round
from nominations.ledger import chain, resealing
from nominations.ledger.events import Event
from nominations.ledger.models import Head, LedgerEntry, Seal
from nominations.ledger.sealed import SealedSet

Fact = bool | int | str | None | Sequence[int | str | None]


@transaction.atomic
def record(
    event: Event, subject: Model, *, by: AbstractBaseUser | None, at: datetime, **facts: Fact
) -> LedgerEntry:
    """Append one line: the last step of the act it records. Facts hold no floats.

    The subject is its model and key, the person their key, the moment RFC 3339 in UTC. Who has no
    account, but a link that was sent to them, is None.
    """
    name = f"{subject._meta.label_lower}:{subject.pk}"
    payload = chain.canonical(
        {
            "event": event.code,
            "subject": name,
            "by": by.pk if by else None,
            "at": at.astimezone(tz=UTC).isoformat(),
            "facts": facts,
        }
    )
    # UPDATE first: it takes the row's lock on PostgreSQL; a SELECT would not serialise writers.
    Head.objects.filter(pk=1).update(seq=F("seq") + 1)
    head = Head.objects.get(pk=1)
    salt = secrets.token_hex(32)
    leaf_hash = chain.leaf(payload, salt)
    entry = LedgerEntry.objects.create(
        seq=head.seq,
        prev_hash=head.entry_hash,
        leaf_hash=leaf_hash,
        entry_hash=chain.link(head.entry_hash, head.seq, leaf_hash, event.code, name),
        event=event.code,
        subject=name,
        payload=payload,
        salt=salt,
    )
    Head.objects.filter(pk=1).update(entry_hash=entry.entry_hash)
    return entry


@transaction.atomic
def seal(round_: Round, sealed: SealedSet, *, by: AbstractBaseUser, at: datetime) -> Seal:
    """Seal a set of rows together with the chain's head."""
    facts: dict[str, Fact] = {
        "occasion": sealed.occasion,
        "rows": len(sealed.lines),
        "content_hash": sealed.content_hash,
    }
    record(Event.SEAL_MADE, round_, by=by, at=at, **facts)
    head = Head.objects.get(pk=1)
    return Seal.objects.create(
        round=round_,
        occasion=sealed.occasion,
        seq=head.seq,
        head_hash=head.entry_hash,
        row_count=len(sealed.lines),
        content_hash=sealed.content_hash,
        at=at,
        by_id=by.pk,
    )


def entries() -> Iterator[chain.Entry]:
    """All entries as plain values, in the order of the chain."""
    columns = ("seq", "prev_hash", "leaf_hash", "entry_hash", "event", "subject", "payload", "salt")
    rows = LedgerEntry.objects.order_by("seq").values_list(*columns)
    return (chain.Entry(*row) for row in rows.iterator(chunk_size=2000))


def verify() -> list[str]:
    """What is wrong with the chain, its seals and what they seal; empty when all is well."""
    head = Head.objects.filter(pk=1).values_list("seq", "entry_hash").first()
    faults = chain.faults(entries(), head, timezone.now())
    hashes = dict(
        LedgerEntry.objects.filter(seq__in=Seal.objects.values("seq")).values_list(
            "seq", "entry_hash"
        )
    )
    for row in Seal.objects.order_by("pk"):
        if hashes.get(row.seq) != row.head_hash:
            faults.append(f"seal {row.pk}: entry {row.seq} is not the one that was sealed")
    return faults + resealing.faults()
