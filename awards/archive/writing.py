"""Writing what a plan shows, inside the transaction of whoever calls."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from django.db.models import Max, Model

from awards.archive.comparing import Plan, RoundPlan
from awards.archive.values import (
    ArchivedPartner,
    ArchivedRecipient,
    ArchivedRound,
    ArchivedWinner,
    own_fields,
)
from awards.clock import JST
from awards.rounds.models import Announcement, Criterion, Host, Phase, Prize, Round
from awards.winners.models import Partner, Recipient, State, Winner
from awards.winners.reading import read
from awards.winners.search_index import search_columns

# Columns of a file that are rows of tables of their own.
_ELSEWHERE = ("announced_on", "application_count", "hosts", "criteria")


def write(plan: Plan, at: datetime) -> list[Round]:
    """The rounds that were written. ``at`` is when a round became public that tells no day."""
    return [_write(one, at) for one in plan.rounds if one.is_written]


def _write(planned: RoundPlan, at: datetime) -> Round:
    wanted = planned.wanted
    columns = {name: _stored(value) for name, value in own_fields(wanted).items()}
    own = {name: value for name, value in columns.items() if name not in _ELSEWHERE}
    if planned.is_new:
        round_ = Round.objects.create(**own, phase=Phase.DECIDED)
    else:
        round_ = Round.objects.get(number=wanted.number)
        _update(round_, own)
    since = _announce(round_, wanted, at)
    _list(Host, round_, wanted.hosts)
    _list(Criterion, round_, wanted.criteria)
    _write_winners(round_, planned, since)
    return round_


def _stored(value: object) -> object:
    """Where nothing is said, a text is empty."""
    return "" if value is None else value


def _announce(round_: Round, wanted: ArchivedRound, at: datetime) -> datetime:
    """The instant from which all of it is public; it has passed."""
    day = wanted.announced_on
    if day is None and wanted.ceremony_on and wanted.ceremony_on.precision == "day":
        day = wanted.ceremony_on
    since = datetime.combine(day.first_day, time(), JST) if day else at
    stored = Announcement.objects.filter(round=round_).first()
    if stored and (day is None or wanted.announced_on is None):
        since = stored.at
    columns = {"at": min(since, at), "application_count": wanted.application_count}
    Announcement.objects.update_or_create(round=round_, defaults=columns)
    return min(since, at)


def _list(table: type[Host] | type[Criterion], round_: Round, names: Sequence[str]) -> None:
    rows = table._default_manager.filter(round=round_).order_by("position")
    if [row.name for row in rows] == list(names):
        return
    rows.delete()
    for position, name in enumerate(names, start=1):
        table._default_manager.create(
            round=round_, position=position, code=str(position), name=name
        )


def _write_winners(round_: Round, planned: RoundPlan, since: datetime) -> None:
    """Winners keep their places; new ones follow in the order of the file."""
    stored = {row.slug: row for row in Winner.objects.filter(round=round_)}
    prizes = _prizes(round_, planned.wanted.winners)
    last = Winner.objects.filter(round=round_).aggregate(last=Max("position"))["last"] or 0
    changed = {change.winner for change in planned.changes}
    for wanted in planned.wanted.winners:
        there = stored.get(wanted.slug)
        if there is None:
            last += 1
            row = _new(round_, wanted, prizes[wanted.prize], last, since)
        elif there.name in changed:
            row = there
            _update(row, {**_own(wanted), "prize": prizes[wanted.prize]})
        else:
            continue
        _parts(row, Recipient, wanted.recipients)
        _parts(row, Partner, wanted.partners)
        # A winner that is itself the group has one English name, not two.
        row.recipients.filter(name=wanted.name).update(name_en=wanted.name_en)
        _update(row, dict(search_columns(read(row))))
    Winner.objects.filter(round=round_).exclude(published_at=since).update(published_at=since)
    round_.prizes.filter(winners=None).delete()


def _own(wanted: ArchivedWinner) -> dict[str, object]:
    of_prize = ("prize", "prize_en")
    return {name: value for name, value in own_fields(wanted).items() if name not in of_prize}


def _new(
    round_: Round, wanted: ArchivedWinner, prize: Prize, position: int, since: datetime
) -> Winner:
    return Winner.objects.create(
        **_own(wanted),
        round=round_,
        prize=prize,
        position=position,
        state=State.RELEASED,
        published_at=since,
    )


def _prizes(round_: Round, winners: Sequence[ArchivedWinner]) -> Mapping[str, Prize]:
    """By name. How many could win one, no record tells."""
    there = {prize.name: prize for prize in round_.prizes.all()}
    english = {one.prize: one.prize_en for one in winners}
    for name in english:
        if name not in there:
            place = max((prize.position for prize in there.values()), default=0) + 1
            there[name] = Prize.objects.create(
                round=round_, position=place, code=f"prize-{place}", name=name
            )
    for name, prize in there.items():
        if (told := english.get(name)) is not None:
            _update(prize, {"name_en": told})
    return there


def _parts(
    winner: Winner,
    table: type[Recipient] | type[Partner],
    wanted: Sequence[ArchivedRecipient | ArchivedPartner],
) -> None:
    """By their place, so that what a file has no column for stays with its row."""
    rows = list(table._default_manager.filter(winner=winner).order_by("position", "pk"))
    for place, value in enumerate(wanted):
        if place < len(rows):
            _update(rows[place], own_fields(value))
        else:
            table._default_manager.create(winner=winner, position=place + 1, **own_fields(value))
    for row in rows[len(wanted) :]:
        row.delete()


def _update(row: Model, columns: Mapping[str, object]) -> None:
    for name, value in columns.items():
        setattr(row, name, value)
    row.save(update_fields=list(columns))
