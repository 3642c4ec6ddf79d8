"""Hashes of the chain, on plain values. A third person can rewrite this from its docstrings."""

import hashlib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from nominations.ledger.events import may_be_erased

START = "0" * 64
_HASH = re.compile("[0-9a-f]{64}")


@dataclass(frozen=True)
class Entry:
    """One line as stored. ``payload`` and ``salt`` are None once erased."""

    seq: int
    prev_hash: str
    leaf_hash: str
    entry_hash: str
    event: str
    subject: str
    payload: str | None
    salt: str | None


def canonical(facts: dict[str, object]) -> str:
    """The text that is stored and hashed: JSON, keys sorted, no floats."""
    return json.dumps(
        facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )


def content_of(payload: str) -> dict[str, Any]:
    """``event``, ``subject``, ``by``, ``at`` and ``facts``; empty if this is no content of a line."""
    try:
        content = json.loads(payload)
        is_whole = (
            {"event", "subject"} <= content.keys()
            and datetime.fromisoformat(content["at"]).tzinfo is not None
            and isinstance(content["by"], int | None)
            and isinstance(content["facts"], dict)
        )
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError):
        return {}
    return content if is_whole else {}


def leaf(payload: str, salt: str) -> str:
    """SHA-256 of ``leaf-v1``, 32 salt bytes and the payload's UTF-8 bytes, as 64 hex digits."""
    return hashlib.sha256(b"leaf-v1" + bytes.fromhex(salt) + payload.encode()).hexdigest()


def link(prev_hash: str, seq: int, leaf_hash: str, event: str, subject: str) -> str:
    """SHA-256 of ``entry-v2``, the previous hash, seq as 8 bytes big-endian, the leaf, and the
    event and the subject in UTF-8, each ended by a zero byte.
    """
    parts = (
        b"entry-v2",
        bytes.fromhex(prev_hash),
        seq.to_bytes(8, "big"),
        bytes.fromhex(leaf_hash),
        event.encode() + b"\0",
        subject.encode() + b"\0",
    )
    return hashlib.sha256(b"".join(parts)).hexdigest()


def faults(entries: Iterable[Entry], head: tuple[int, str] | None, now: datetime) -> list[str]:
    """What is wrong with the chain; entries come in the order of ``seq``.

    ``head`` is the number and hash that the chain ends with; None if its row is gone.

    Content may be gone only once its term is over. When an entry was written is erased with its
    content: its term counts from the entry before it whose content is kept, which is earlier, and
    at the chain's beginning from the first one whose content is kept.
    """
    wrong: list[str] = []
    erased: list[tuple[Entry, datetime | None]] = []
    first: datetime | None = None
    since: datetime | None = None
    prev, last = START, 0
    for entry in entries:
        found = _faults_of(entry, prev, last + 1)
        wrong += [f"{entry.seq}: {fault}" for fault in found]
        prev, last = entry.entry_hash, entry.seq
        if entry.payload is None:
            erased.append((entry, since))
        elif not found:
            since = datetime.fromisoformat(content_of(entry.payload)["at"])
            first = first or since
    wrong += [
        f"{entry.seq}: its content was erased before its term"
        for entry, since in erased
        if not may_be_erased(entry.event, since or first or now, now)
    ]
    if head is None:
        wrong.append(f"head: its row is gone; the chain ends at {last}")
    elif (last, prev) != head:
        wrong.append(f"head: the chain ends at {last}, the head says {head[0]}")
    return wrong


def _faults_of(entry: Entry, prev: str, seq: int) -> list[str]:
    wrong = []
    if entry.seq != seq:
        wrong.append(f"expected {seq}")
    if entry.prev_hash != prev:
        wrong.append("does not follow the entry before it")
    if not all(map(_HASH.fullmatch, (entry.prev_hash, entry.leaf_hash))):
        return [*wrong, "one of its hashes is no hash"]
    linked = link(entry.prev_hash, entry.seq, entry.leaf_hash, entry.event, entry.subject)
    if entry.entry_hash != linked:
        wrong.append("its hash does not match")
    return wrong + _faults_of_content(entry)


def _faults_of_content(entry: Entry) -> list[str]:
    """Content and salt are there together, or were erased together."""
    if entry.payload is None and entry.salt is None:
        return []
    if entry.payload is None or entry.salt is None:
        return ["its content or its salt was erased alone"]
    if not _HASH.fullmatch(entry.salt):
        return ["its salt is none"]
    if entry.leaf_hash != leaf(entry.payload, entry.salt):
        return ["its content was changed"]
    content = content_of(entry.payload)
    if not content:
        return ["its content is none of a line"]
    if (content["event"], content["subject"]) != (entry.event, entry.subject):
        return ["its event or subject was changed"]
    return []
