"""Starting a nomination and saving its sections. Draft saves leave no line in the ledger."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from awards.rounds.models import Round
from nominations.changing import Refused, Stale, fingerprint, take
from nominations.intake.actions.rights import refuse_strangers, take_to_write, touch
from nominations.intake.deadlines import why_not_open
from nominations.intake.models import Nomination, Partner, RegionFact, State
from nominations.intake.stored import SHAPES, Shape, Stored, keys_of, stored
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.people.models import NominatingBody, User

Row = dict[str, Any]


@transaction.atomic
def start(body: NominatingBody, round_: Round, *, key: UUID, by: User, at: datetime) -> Nomination:
    """A draft under ``key``; the key comes with the form, so a second click makes no second."""
    take(body)  # so that two at once cannot pass the limit
    refuse_strangers(body, by)
    if existing := Nomination.objects.filter(pk=key).first():
        if existing.body_id != body.pk:
            raise Nomination.DoesNotExist
        return existing
    if reason := why_not_open(round_, body, at):
        raise Refused(reason)
    _refuse_too_many(body, round_)
    made = Nomination.objects.create(
        pk=key,
        round=round_,
        body=body,
        desk_office=by.section,
        desk_person=by.name,
        desk_email=by.email,
        created_at=at,
        created_by=by,
        changed_at=at,
    )
    record(Event.NOMINATION_STARTED, made, by=by, at=at, body=body.code, round=round_.number)
    return made


def _refuse_too_many(body: NominatingBody, round_: Round) -> None:
    mine = round_.nominations.filter(body=body).exclude(state=State.WITHDRAWN).count()
    if mine >= round_.nominations_per_body:
        raise Refused(
            _(
                "1団体が推薦できるのは%(most)d件までです。新しく作るには、作成中の推薦を1件取り下げてください。"
            )
            % {"most": round_.nominations_per_body}
        )


@transaction.atomic
def revise(
    nomination: Nomination,
    section: str,
    *,
    seen: str,
    changes: dict[str, Any],
    rows: list[Row] | None,
    by: User,
    at: datetime,
) -> None:
    """Save one section whole; ``seen`` is the fingerprint of what the writer started from.

    A row that is missing is removed. A row that was never this nomination's is ``DoesNotExist``.
    """
    take_to_write(nomination, by, at)
    now = stored(nomination, section)
    if _same(now, changes, rows):
        return
    if fingerprint_of(now) != seen:
        raise Stale(
            _(
                "この画面を開いた後に、ほかの方がこの節を書き換えました。どちらを残すか選んでください。"
            )
        )
    if rows is not None:
        _write_rows(nomination, section, rows)
    touch(nomination, at, **changes)


def fingerprint_of(content: Stored) -> str:
    return fingerprint([content.columns, content.rows])


def _same(now: Stored, changes: dict[str, Any], rows: list[Row] | None) -> bool:
    """What is being saved is there already: a second click, or nothing was changed."""
    if {name: now.columns[name] for name in changes} != changes:
        return False
    if rows is None:
        return True
    return len(rows) == len(now.rows) and all(
        all(value == there[name] for name, value in row.items() if name != "id")
        for row, there in zip(rows, now.rows, strict=True)
    )


def _write_rows(nomination: Nomination, section: str, rows: list[Row]) -> None:
    shape = SHAPES[section]
    if shape.key == "id":
        _replace(nomination, shape, rows)
    else:
        _fill(nomination, shape, rows)
    if section in ("partners", "regions"):
        _name_regions(nomination)


def _replace(nomination: Nomination, shape: Shape, rows: list[Row]) -> None:
    there = {row.pk: row for row in shape.model.objects.filter(nomination=nomination)}
    kept = {row["id"] for row in rows if row["id"]}
    if not kept <= set(there):
        raise shape.model.DoesNotExist
    shape.model.objects.filter(nomination=nomination).exclude(pk__in=kept).delete()
    for position, row in enumerate(rows, start=1):
        # An id given twice would write two rows into one: the second is a new one.
        part = there.pop(row["id"], None) or shape.model(nomination=nomination)
        _assign(part, row, shape, position)


def _fill(nomination: Nomination, shape: Shape, rows: list[Row]) -> None:
    """One row a key, made when it is first written."""
    keys = keys_of(nomination, shape)
    column = f"{shape.key}_id"
    there = {getattr(r, column): r for r in shape.model.objects.filter(nomination=nomination)}
    for row in rows:
        if row[shape.key] not in keys:
            raise shape.model.DoesNotExist
        # A key given twice would make two rows of it: the second writes over the first.
        part = there.setdefault(row[shape.key], shape.model(nomination=nomination))
        setattr(part, column, row[shape.key])
        _assign(part, row, shape, keys.index(row[shape.key]) + 1)


def _assign(part: Any, row: Row, shape: Shape, position: int) -> None:
    for name in shape.row:
        if name in row:
            setattr(part, name, row[name])
    part.position = position  # an appeal has none: its criterion has
    part.save()


def _name_regions(nomination: Nomination) -> None:
    """A partner's region is called like the partner and stands where it stands."""
    for partner in Partner.objects.filter(nomination=nomination):
        RegionFact.objects.filter(partner=partner).update(
            name=partner.name, position=partner.position + 1
        )
