"""What has happened to a nomination, for its own body: from the ledger and the notes."""

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from awards.clock import in_japan
from awards.languages import spoken
from nominations.intake.models import Nomination
from nominations.ledger.events import Event
from nominations.ledger.models import LedgerEntry


@dataclass(frozen=True)
class Happened:
    """One line of a timeline, as ``parts/timeline.html`` shows it."""

    at: datetime
    label: str
    note: str = ""
    state: str = "done"

    @property
    def when(self) -> str:
        return spoken(self.at)


def history_of(nomination: Nomination) -> list[Happened]:
    found = _recorded(nomination) + _returned(nomination)
    return sorted(found, key=lambda item: item.at)


def _recorded(nomination: Nomination) -> list[Happened]:
    """Of the ledger, only what the body itself did. A line whose content was erased has no
    moment left to stand at, and is left out."""
    own = {
        Event.NOMINATION_STARTED.code: _("作成を開始"),
        Event.NOMINATION_SUBMITTED.code: _("提出"),
        Event.NOMINATION_WITHDRAWN.code: _("取下げ"),
    }
    entries = LedgerEntry.objects.filter(
        subject=f"{nomination._meta.label_lower}:{nomination.pk}", event__in=own
    ).order_by("seq")
    return [_line(own[e.event], json.loads(e.payload)) for e in entries if e.payload]


def _line(label: str, payload: dict[str, Any]) -> Happened:
    at = in_japan(datetime.fromisoformat(payload["at"]))
    return Happened(at, label, payload["facts"].get("reason", ""))


def _returned(nomination: Nomination) -> list[Happened]:
    back = [
        Happened(
            note.at,
            _("差戻し（再提出の期限は%(due)s）") % {"due": spoken(note.due_at)},
            note.reason,
        )
        for note in nomination.return_notes.all()
    ]
    out = [
        Happened(note.at, _("対象外"), note.reason) for note in nomination.ineligible_notes.all()
    ]
    return back + out
