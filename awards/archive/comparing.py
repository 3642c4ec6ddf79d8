"""What an import would do: a file beside what stands, before anything is written."""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.db.models import Model, Prefetch

from awards.archive.columns import BY_KEY, Of
from awards.archive.values import (
    ArchivedPartner,
    ArchivedRecipient,
    ArchivedRound,
    ArchivedWinner,
    ArchiveFile,
    V,
    own_fields,
)
from awards.clock import in_japan
from awards.partial_dates import PartialDate
from awards.rounds.models import Round
from awards.winners.models import Partner, Recipient, Winner

P = TypeVar("P", ArchivedRecipient, ArchivedPartner)
# What belongs to a winner in several lines, and what each line describes.
PARTS = {"recipients": Of.RECIPIENT, "partners": Of.PARTNER}


@dataclass(frozen=True)
class Change:
    """One place that differs. ``winner`` is empty for the round itself, ``key`` of its column.

    ``number`` counts the members or partners; ``was`` or ``now`` is None where there is none.
    """

    winner: str
    key: str
    number: int | None
    was: object
    now: object


@dataclass(frozen=True)
class RoundPlan:
    """``wanted`` is the round as it will be, with what the file has no column for as it stands.

    ``is_held`` is a round that this system holds whole: an import leaves it alone.
    """

    wanted: ArchivedRound
    is_new: bool = False
    is_held: bool = False
    added: tuple[ArchivedWinner, ...] = ()
    changes: tuple[Change, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def is_written(self) -> bool:
        return not self.is_held and bool(self.is_new or self.added or self.changes)


@dataclass(frozen=True)
class Plan:
    """``digest`` stands for the file and for what stands: it changes when either does."""

    rounds: tuple[RoundPlan, ...]
    digest: str

    @property
    def is_empty(self) -> bool:
        return not any(one.is_written for one in self.rounds)


def plan(file: ArchiveFile) -> Plan:
    """In a fixed number of queries, however many rounds and winners the file has."""
    there = _standing([one.number for one in file.rounds])
    planned = tuple(_planned(one, there.get(one.number), file.columns) for one in file.rounds)
    standing = [(number, is_held, value) for number, (is_held, value) in sorted(there.items())]
    read = repr((sorted(file.columns), file.rounds, standing))
    return Plan(planned, hashlib.sha256(read.encode()).hexdigest()[:32])


def _planned(
    told: ArchivedRound, there: tuple[bool, ArchivedRound] | None, columns: frozenset[str]
) -> RoundPlan:
    if there is None:
        return RoundPlan(told, is_new=True, added=told.winners)
    is_held, stored = there
    if is_held:
        return RoundPlan(told, is_held=True)
    by_slug = {one.slug: one for one in stored.winners}
    winners = tuple(_merged_winner(one, by_slug.get(one.slug), columns) for one in told.winners)
    wanted = _merged(told, stored, Of.ROUND, columns)
    wanted = replace(
        wanted,
        winners=winners,
        announced_on=_day(told.announced_on) or stored.announced_on,
    )
    added = tuple(one for one in winners if one.slug not in by_slug)
    changes = [*_differences("", Of.ROUND, stored, wanted)]
    for one in winners:
        if one.slug in by_slug:
            changes += _winner_differences(by_slug[one.slug], one)
    named = {one.slug for one in winners}
    left = tuple(one.name for one in stored.winners if one.slug not in named)
    return RoundPlan(wanted, added=added, changes=tuple(changes), left=left)


def _day(known: PartialDate | None) -> PartialDate | None:
    """As an instant is stored: the first day of a month or year."""
    return PartialDate.of(known.first_day) if known else None


def _merged(told: V, stored: V, of: Of, columns: frozenset[str]) -> V:
    kept = {
        name: value
        for name, value in own_fields(stored).items()
        if f"{of.value}.{name}" not in columns
    }
    return replace(told, **kept)  # type: ignore[arg-type]  # its own fields


def _merged_winner(
    told: ArchivedWinner, stored: ArchivedWinner | None, columns: frozenset[str]
) -> ArchivedWinner:
    if stored is None:
        return told
    merged = _merged(told, stored, Of.WINNER, columns)
    parts = {
        name: _merged_parts(getattr(told, name), getattr(stored, name), of, columns)
        for name, of in PARTS.items()
    }
    return replace(merged, **parts)  # type: ignore[arg-type]


def _merged_parts(
    told: Sequence[P], stored: Sequence[P], of: Of, columns: frozenset[str]
) -> tuple[P, ...]:
    """Members and partners are the same by their name; without any column they stay."""
    if not any(key.startswith(f"{of.value}.") for key in columns):
        return tuple(stored)
    by_name = {one.name: one for one in stored}
    return tuple(
        _merged(one, by_name[one.name], of, columns) if one.name in by_name else one for one in told
    )


def _winner_differences(stored: ArchivedWinner, wanted: ArchivedWinner) -> Iterator[Change]:
    name = stored.name
    yield from _differences(name, Of.WINNER, stored, wanted)
    for parts, of in PARTS.items():
        was: Sequence[ArchivedRecipient | ArchivedPartner] = getattr(stored, parts)
        now: Sequence[ArchivedRecipient | ArchivedPartner] = getattr(wanted, parts)
        for place in range(max(len(was), len(now))):
            before = was[place] if place < len(was) else None
            after = now[place] if place < len(now) else None
            if before is None or after is None:
                given = (before.name if before else None, after.name if after else None)
                yield Change(name, f"{of.value}.name", place + 1, *given)
            else:
                yield from _differences(name, of, before, after, place + 1)


def _differences(
    winner: str, of: Of, was: V, now: V, number: int | None = None
) -> Iterator[Change]:
    before, after = own_fields(was), own_fields(now)
    for name, value in after.items():
        if before[name] != value:
            yield Change(winner, BY_KEY[f"{of.value}.{name}"].key, number, before[name], value)


def _standing(numbers: Sequence[int]) -> Mapping[int, tuple[bool, ArchivedRound]]:
    """By number: whether the system holds the round whole, and the round as a file would tell it."""
    winners = Winner.objects.select_related("prize").order_by("position", "pk")
    parts = (
        Prefetch("winners", winners),
        Prefetch("winners__recipients", Recipient.objects.order_by("position", "pk")),
        Prefetch("winners__partners", Partner.objects.order_by("position", "pk")),
        "hosts",
        "criteria",
    )
    rounds = Round.objects.select_related("announcement").filter(number__in=numbers)
    return {
        one.number: (not one.is_imported, _stored(one)) for one in rounds.prefetch_related(*parts)
    }


def _stored(round_: Round) -> ArchivedRound:
    at = round_.results_at
    return ArchivedRound(
        **_columns(round_, Of.ROUND, "announced_on", "application_count", "hosts", "criteria"),
        announced_on=PartialDate.of(in_japan(at).date()) if at else None,
        application_count=round_.application_count,
        hosts=tuple(one.name for one in sorted(round_.hosts.all(), key=lambda one: one.position)),
        criteria=tuple(
            one.name for one in sorted(round_.criteria.all(), key=lambda one: one.position)
        ),
        winners=tuple(map(_stored_winner, round_.winners.all())),
    )


def _stored_winner(winner: Winner) -> ArchivedWinner:
    return ArchivedWinner(
        **_columns(winner, Of.WINNER, "prize", "prize_en"),
        prize=winner.prize.name,
        prize_en=winner.prize.name_en,
        recipients=tuple(
            ArchivedRecipient(**_columns(one, Of.RECIPIENT)) for one in winner.recipients.all()
        ),
        partners=tuple(
            ArchivedPartner(**_columns(one, Of.PARTNER)) for one in winner.partners.all()
        ),
    )


def _columns(row: Model, of: Of, *but: str) -> dict[str, Any]:
    names = (column.field for column in BY_KEY.values() if column.of is of)
    return {name: getattr(row, name) for name in names if name not in but}
