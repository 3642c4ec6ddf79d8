"""What every change of a nomination's text has in common."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F

from nominations.changing import Refused, take
from nominations.intake.deadlines import why_locked
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination
from nominations.intake.reading import read


def take_to_write(nomination: Nomination, at: datetime) -> NominationDossier:
    """Take the row and read all of it; everyone is refused when it is locked."""
    take(nomination)
    dossier = read(nomination)
    refuse_locked(nomination, dossier, at)
    return dossier


def refuse_locked(nomination: Nomination, dossier: NominationDossier, at: datetime) -> None:
    if reason := why_locked(nomination, dossier, at):
        raise Refused(reason)


class OvertakenError(Exception):
    """Somebody else has written in the nomination since it was read."""


def count_version(nomination: Nomination, at: datetime, columns: Mapping[str, object]) -> None:
    """Write the columns and a new version, whatever part of the nomination was changed.

    Every write counts the version: a nomination that still has the version it was read with is
    what was read, parts included. The update takes the row, so that it stays so until the
    transaction ends.
    """
    changes = {**columns, "changed_at": at}
    same = Nomination.objects.filter(
        pk=nomination.pk, version=nomination.version, state=nomination.state
    )
    if not same.update(version=F("version") + 1, **changes):
        raise OvertakenError
    nomination.version += 1
    for name, value in changes.items():
        setattr(nomination, name, value)
