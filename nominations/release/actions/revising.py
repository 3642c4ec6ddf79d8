"""Writing a section of a profile before its release."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from awards.dossier.values import Section
from awards.winners.dossier import Names
from awards.winners.models import State, Winner
from awards.winners.reading import TABLES
from nominations.access import right_of
from nominations.changing import Refused, take, write
from nominations.editing.saving import Pictures, Uploads, save_section
from nominations.files import kept_files
from nominations.ledger.actions import record
from nominations.ledger.events import Event
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT
from nominations.release.actions.photos import FOLDER, PhotoFiles
from nominations.release.models.profiles import Profile
from nominations.release.reading import read

S = TypeVar("S", bound=Section)


@right_of(SECRETARIAT)
def revise_profile(
    winner: Winner,
    section: S,
    *,
    seen: str,
    by: User,
    at: datetime,
    uploads: Uploads | None = None,
) -> S:
    """Save one section whole; the section as it is then stored.

    ``seen`` is of what the writer started from. A row that is missing is removed; an upload is a
    photograph's picture, by the place of its row. A row that was never this winner's is
    ``DoesNotExist``.
    """
    with kept_files() as kept:
        arrived = (uploads or {}).items()
        pictures = {place: kept.keep_picture(upload, FOLDER) for place, upload in arrived}
        return _revise(winner, section, pictures, seen, by, at)


@transaction.atomic
def _revise(winner: Winner, section: S, pictures: Pictures, seen: str, by: User, at: datetime) -> S:
    take(winner)
    if winner.state != State.DRAFTING:
        raise Refused(
            _(
                "%(winner)sの紹介文は「%(state)s」です。書き換えるには、先に作成中に戻します（公表の後は戻せません）。"
            )
            % {"winner": winner.name, "state": winner.state_at(at)}
        )

    def write_winner(columns: Mapping[str, object]) -> None:
        if isinstance(section, Names):
            _refuse_taken_address(winner, section.address)
        write(winner, **columns)
        version = count_version(winner)
        record(Event.PROFILE_REVISED, winner, by=by, at=at, section=section.slug, version=version)

    return save_section(
        winner,
        cast(S, read(winner).section(section.slug)),
        section,
        TABLES,
        seen=seen,
        write=write_winner,
        files=PhotoFiles(),
        pictures=pictures,
    )


def count_version(winner: Winner) -> int:
    """The new version of the profile; 0 for a winner that was never drafted here."""
    profiles = Profile.objects.filter(winner=winner)
    profiles.update(version=F("version") + 1)
    return profiles.values_list("version", flat=True).first() or 0


def _refuse_taken_address(winner: Winner, address: str) -> None:
    others = Winner.objects.filter(round=winner.round_id).exclude(pk=winner.pk)
    if other := others.filter(slug=address).first():
        raise Refused(
            _("アドレスの名前「%(slug)s」は、%(other)sが使っています。違う名前にしてください。")
            % {"slug": other.slug, "other": other.name}
        )
