"""What a section of a round's set-up holds now: the start of its form, and its fingerprint."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model

from awards.rounds.models import Round, RoundContact


def columns_of(round_: Round, model: type[Model], names: Iterable[str]) -> dict[str, Any]:
    """The named columns of the round itself or of its contact; empty when there is none yet."""
    row = RoundContact.objects.filter(round=round_).first() if model is RoundContact else round_
    return _shown(row, names) if row else {}


def rows_of(round_: Round, model: type[Model], names: Iterable[str]) -> list[dict[str, Any]]:
    """The named columns of the round's hosts, prizes or criteria, in their order."""
    listed = list(names)
    rows = model._default_manager.filter(round=round_).order_by("position")
    return [_shown(row, listed) for row in rows]


def _shown(row: Model, names: Iterable[str]) -> dict[str, Any]:
    shown: dict[str, Any] = {name: getattr(row, name) for name in names}
    for name in ("anchors", "anchors_en"):
        if name in shown:
            shown[name] = "\n".join(shown[name])
    return shown
