"""Writing the ledger. ``record`` is the last step of the act it records, in its transaction."""

import hashlib
import secrets
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from django.contrib.auth.base_user import AbstractBaseUser
from django.db import transaction
from django.db.models import F, Model

from awards.rounds.models import Round
from nominations.ledger import chain
from nominations.ledger.models import Head, LedgerEntry, Seal


@transaction.atomic
def record(
    event: str, subject: Model, *, by: AbstractBaseUser, at: datetime, **facts: Any
) -> LedgerEntry:
    """Append one line. Facts are integers, strings, booleans or lists of them; no floats.

    The subject is its model and key, the person their key, the moment RFC 3339 in UTC.
    """
    name = f"{subject._meta.label_lower}:{subject.pk}"
    payload = chain.canonical(
        {
            "event": event,
            "subject": name,
            "by": by.pk,
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
        entry_hash=chain.link(head.entry_hash, head.seq, leaf_hash),
        event=event,
        subject=name,
        payload=payload,
        salt=salt,
    )
    Head.objects.filter(pk=1).update(entry_hash=entry.entry_hash)
    return entry


@transaction.atomic
def seal(
    round_: Round, occasion: str, rows: list[str], *, by: AbstractBaseUser, at: datetime
) -> Seal:
    """Seal ``rows``, canonical lines in a fixed order, together with the chain's head."""
    content_hash = hashlib.sha256("\n".join(rows).encode()).hexdigest()
    record(
        "seal.made",
        round_,
        by=by,
        at=at,
        occasion=occasion,
        rows=len(rows),
        content_hash=content_hash,
    )
    head = Head.objects.get(pk=1)
    return Seal.objects.create(
        round=round_,
        occasion=occasion,
        seq=head.seq,
        head_hash=head.entry_hash,
        row_count=len(rows),
        content_hash=content_hash,
        at=at,
        by_id=by.pk,
    )


def entries() -> Iterator[chain.Entry]:
    """All entries as plain values, in the order of the chain."""
    columns = ("seq", "prev_hash", "leaf_hash", "entry_hash", "event", "subject", "payload", "salt")
    rows = LedgerEntry.objects.order_by("seq").values_list(*columns)
    return (chain.Entry(*row) for row in rows.iterator(chunk_size=2000))


def verify() -> list[str]:
    """What is wrong with the chain and its seals; an empty list when all is well."""
    head = Head.objects.get(pk=1)
    found = chain.faults(entries(), head.seq, head.entry_hash)
    hashes = dict(
        LedgerEntry.objects.filter(seq__in=Seal.objects.values("seq")).values_list(
            "seq", "entry_hash"
        )
    )
    for made in Seal.objects.order_by("pk"):
        if hashes.get(made.seq) != made.head_hash:
            found.append(f"seal {made.pk}: entry {made.seq} is not the one that was sealed")
    return found
