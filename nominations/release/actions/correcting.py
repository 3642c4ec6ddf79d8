"""Correcting what is said of a winner after its release."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast

from django.db import transaction
from django.utils.translation import gettext as _

from awards.dossier.differences import Difference, differences
from awards.dossier.sections import rows_in
from awards.dossier.values import Photos, Section
from awards.winners.dossier import Names
from awards.winners.models import Correction, State, Winner
from awards.winners.reading import TABLES
from awards.winners.search_index import search_text
from nominations.access import right_of
from nominations.changing import Refused, take, write
from nominations.editing.saving import save_section
from nominations.ledger.actions import record
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT
from nominations.release.actions.revising import count_version
from nominations.release.dossier import ProfileDossier
from nominations.release.proofreading import added, problems_with
from nominations.release.proofreading_messages import sentence
from nominations.release.reading import read

S = TypeVar("S", bound=Section)


@right_of(SECRETARIAT)
@transaction.atomic
def correct(
    winner: Winner,
    section: S,
    *,
    seen: str,
    reason: str,
    reason_en: str = "",
    by: User,
    at: datetime,
) -> S:
    """Save one section of a released winner whole; the section as it is then stored.

    ``reason`` is shown to the public, with the day, if the winner is public by then. The address,
    the pictures and who consented to them stay. What is no longer fit to be proofread is refused.
    """
    take(winner)
    if winner.state != State.RELEASED:
        raise Refused(_("訂正できるのは、公表の手続を終えた紹介文です。"))
    if not reason.strip():
        raise Refused(_("訂正の理由を書いてください。公表の後は、紹介文のページに載ります。"))
    before = read(winner)
    stored = cast(S, before.section(section.slug))
    _refuse_beyond_words(stored, section)

    def write_winner(columns: Mapping[str, object]) -> None:
        write(winner, **columns)
        facts = {"section": section.slug, "reason": reason, "version": count_version(winner)}
        places = [_written(change) for change in differences(stored, section)]
        record("profile.corrected", winner, by=by, at=at, **facts, places=places)

    corrected = save_section(winner, stored, section, TABLES, seen=seen, write=write_winner)
    if corrected is not stored:
        _finish(winner, before)
        if winner.published_at and winner.published_at <= at:
            Correction.objects.create(
                winner=winner, at=at, reason=reason, reason_en=reason_en, section=section.slug
            )
    return corrected


def _refuse_beyond_words(stored: Section, section: Section) -> None:
    address = isinstance(stored, Names) and isinstance(section, Names)
    if address and cast(Names, stored).address != cast(Names, section).address:
        raise Refused(_("公表した紹介文のアドレスは変えられません。"))
    if isinstance(stored, Photos) and _pictures(stored) != _pictures(section):
        raise Refused(_("公表した紹介文の写真は、説明などの文だけを訂正できます。"))


def _pictures(section: Section) -> list[tuple[int | None, bool]]:
    return [(row.key, getattr(row, "consent", False)) for row in rows_in(section)]


def _finish(winner: Winner, before: ProfileDossier) -> None:
    now = read(winner)
    if problems := added(problems_with(now), problems_with(before)):
        raise Refused(" ".join(map(sentence, problems)))
    write(winner, search_text=search_text(now))


def _written(change: Difference) -> str:
    """The place in the ledger: section, row and column, as far as it has them."""
    place = change.place
    return "/".join(str(part) for part in (place.section, place.row, place.column) if part)
