"""What each seal is the hash of: its rows as canonical lines, made from plain values alone.

Whoever has the values, from an export or on paper, makes the same lines and the same hash with
these functions, without the rooms that hold the rows. A line is a JSON object with its keys
sorted, so that no comma or line break in a code makes two rows one. The order of the lines is
that of the values, whatever order they come in.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from nominations.ledger.chain import canonical


@dataclass(frozen=True)
class SealedSet:
    """The lines that are sealed together, and the occasion on which."""

    occasion: str
    lines: tuple[str, ...]

    @property
    def content_hash(self) -> str:
        """SHA-256 of the lines' UTF-8 bytes, with a line feed between two lines."""
        return hashlib.sha256("\n".join(self.lines).encode()).hexdigest()


class SealedNomination(NamedTuple):
    """``digest`` is of all that its body submitted."""

    entry: int
    nomination: UUID
    version: int
    digest: str


class SealedScore(NamedTuple):
    """``digest`` is of the words of the member: those on the criterion, and on the whole."""

    entry: int
    seat: int
    criterion: str
    points: int
    digest: str


class SealedChoice(NamedTuple):
    place: int
    prize: str
    entry: int
    nomination: UUID


class SealedWinner(NamedTuple):
    """``digest`` is of all that is published about it, from the instant ``published_at``."""

    position: int
    slug: str
    prize: str
    version: int
    published_at: str
    digest: str


def nominations(rows: Iterable[SealedNomination]) -> SealedSet:
    """What the committee judges, sealed when judging begins."""
    return SealedSet("nominations", _lines(rows))


def scores(rows: Iterable[SealedScore]) -> SealedSet:
    """The points and words of all final sheets, sealed when scoring closes."""
    return SealedSet("scores", _lines(rows))


def decision(rows: Iterable[SealedChoice]) -> SealedSet:
    """Who receives which prize, sealed with the last host's approval."""
    return SealedSet("decision", _lines(rows))


def release(rows: Iterable[SealedWinner]) -> SealedSet:
    """What is published, sealed when it is released."""
    return SealedSet("release", _lines(rows))


def digest_of(comment: str, remark: str) -> str:
    """Of the words on one criterion and on the whole sheet."""
    words = canonical({"comment": comment, "remark": remark})
    return hashlib.sha256(words.encode()).hexdigest()


def _lines(rows: Iterable[NamedTuple]) -> tuple[str, ...]:
    return tuple(_line(row) for row in sorted(rows))


def _line(row: NamedTuple) -> str:
    values = row._asdict()
    return canonical({k: str(v) if isinstance(v, UUID) else v for k, v in values.items()})
