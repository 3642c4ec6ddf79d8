"""Changing rows safely: take them, judge them, write the columns you mean."""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TypeVar

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Model, TextChoices
from django.utils.translation import gettext as _

S = TypeVar("S", bound=TextChoices)


class Refused(Exception):
    """Something the user asked for cannot be done now. The text is shown to them."""


class NotAllowed(Refused):
    """The person may not do this, whatever state things are in; the text says who may."""


class Stale(Refused):
    """The row has changed since the user last saw it; both texts are shown to them."""


# Two acts that took the same rows in different orders would wait for each other. Whatever is not
# named comes after these.
ORDER = ("rounds.round", "people.nominatingbody", "people.user", "intake.nomination")


def take(*rows: Model) -> None:
    """Lock the rows and read them afresh, so what we check next is still true when we write.

    Call it first in an action, inside its transaction, with all that the action needs: they are
    locked in the one order of the house. A row that refers to another one taken with it does so
    to the row that was given, not to a copy. A row that is gone is refused like any other state.
    """
    taken: list[Model] = []
    for row in sorted(rows, key=_turn):
        try:
            row.refresh_from_db(from_queryset=type(row)._base_manager.select_for_update())
        except ObjectDoesNotExist as gone:
            raise Refused(
                _("削除されたため、操作できません。一覧から入り直してください。")
            ) from gone
        for other in taken:
            _refer(row, other)
        taken.append(row)


def _refer(row: Model, other: Model) -> None:
    for field in row._meta.concrete_fields:
        if field.related_model is type(other) and getattr(row, field.attname) == other.pk:
            setattr(row, field.name, other)


def _turn(row: Model) -> tuple[int, str, str]:
    label = row._meta.label_lower
    return (ORDER.index(label) if label in ORDER else len(ORDER), label, str(row.pk))


def write(row: Model, **changes: object) -> None:
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=list(changes))


def move(
    row: Model, arrows: Mapping[S, set[S]], to: S, *, column: str = "state", **changes: object
) -> None:
    """Move ``row`` along one arrow, with the columns that change with it."""
    now = type(to)(getattr(row, column))
    if to not in arrows[now]:
        raise Refused(
            _("%(row)sは「%(now)s」のため、「%(to)s」にできません。")
            % {"row": row, "now": now.label, "to": to.label}
        )
    write(row, **{column: to}, **changes)


def refuse_unseen(now: str, seen: str) -> None:
    """Refuse to change what the person has not seen.

    ``now`` stands for what is stored: a fingerprint, or a version written as text. ``seen`` is
    the same as the page had it that the person sent.
    """
    if seen != now:
        raise Stale(
            _(
                "この画面を開いた後に、内容が書き換えられました。今の内容と見比べて、もう一度送信してください。"
            )
        )


def fingerprint(stored: object) -> str:
    """A short value that changes when ``stored`` (dicts and lists of columns) does.

    A form carries the fingerprint of what it was filled from; an action compares it with what is
    stored now, so that nobody overwrites a text they have not seen.
    """
    text = json.dumps(stored, default=_plain, sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def _plain(value: object) -> str:
    return str(value.astimezone(UTC) if isinstance(value, datetime) else value)
