"""What has happened to a nomination, for its own body: from the ledger and the notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from awards.clock import in_japan
from awards.languages import spoken
from nominations.intake.models import Nomination
from nominations.intake.outcomes import outcome_of
from nominations.ledger.chain import content_of
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


def history_of(nomination: Nomination, at: datetime) -> list[Happened]:
    lines = [*_recorded(nomination), *_returned(nomination), *_announced(nomination, at)]
    return sorted(lines, key=lambda item: item.at)


def _recorded(nomination: Nomination) -> Iterator[Happened]:
    """What the body did and what it was told by letter. A line whose content was erased has no
    moment left to stand at, and is left out."""
    labels = {
        Event.NOMINATION_STARTED.code: _("作成を開始"),
        Event.NOMINATION_SUBMITTED.code: _("提出"),
        Event.NOMINATION_RETURN_REQUESTED.code: _("差戻しを依頼"),
        Event.NOMINATION_ACCEPTED.code: _("受理"),
        Event.NOMINATION_RECONSIDERED.code: _("資格の確認をやり直し"),
        Event.NOMINATION_REOPENED.code: _("資格の確認をやり直し"),
        Event.NOMINATION_WITHDRAWN.code: _("取下げ"),
    }
    subject = f"{nomination._meta.label_lower}:{nomination.pk}"
    for entry in LedgerEntry.objects.filter(subject=subject, event__in=labels).order_by("seq"):
        if content := content_of(entry.payload or ""):
            at = in_japan(datetime.fromisoformat(content["at"]))
            label = labels[entry.event]
            if entry.event == Event.NOMINATION_SUBMITTED.code:
                labels[entry.event] = _("再提出")  # every submission but the first
            yield Happened(at, label, content["facts"].get("reason", ""))


def _returned(nomination: Nomination) -> Iterator[Happened]:
    for note in nomination.return_notes.all():
        label = _("差戻し（再提出の期限は%(due)s）") % {"due": spoken(note.due_at)}
        yield Happened(note.at, label, note.reason)
    for finding in nomination.ineligible_notes.all():
        yield Happened(finding.at, _("対象外"), finding.reason)


def _announced(nomination: Nomination, at: datetime) -> Iterator[Happened]:
    if outcome := outcome_of(nomination, at):
        label = (
            _("結果の公表（受賞：%(prize)s）") % {"prize": outcome.prize}
            if outcome.prize
            else _("結果の公表（選外）")
        )
        yield Happened(outcome.at, label)
