"""What several acts on a resolution write."""

from datetime import datetime

from awards.rounds.models import Host
from nominations.changing import move
from nominations.decision.models import NEXT, RemarkKind, Resolution, State
from nominations.ledger.actions import Fact, record
from nominations.ledger.events import Event
from nominations.people.models import User


def back_to_drafting(
    resolution: Resolution, host: Host | None, reason: str, by: User, at: datetime
) -> None:
    """As the next version, with what was said of this one: by a host, or by the secretariat."""
    version = resolution.version
    move(resolution, NEXT, State.DRAFTING, version=version + 1, tabled_at=None)
    resolution.remark(RemarkKind.SENT_BACK, host, reason, by, at, version=version)


def record_of(event: Event, resolution: Resolution, by: User, at: datetime, **facts: Fact) -> None:
    """With the round: the line's content is read once that round is decided."""
    facts |= {"round": resolution.round.number, "version": resolution.version}
    record(event, resolution, by=by, at=at, **facts)
