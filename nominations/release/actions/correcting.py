"""Correcting what is said of a winner after its release."""

from collections.abc import Mapping
from datetime import datetime
from typing import TypeVar, cast

from django.db import transaction
from django.utils.translation import gettext as _

from awards.dossier.differences import Difference, differences
from awards.dossier.values import Photo, Photos, Section
from awards.winners.dossier import Names
from awards.winners.models import Correction, State, Winner
from awards.winners.reading import TABLES
from nominations.access import right_of
from nominations.changing import Refused, take, write
from nominations.editing.saving import save_section
from nominations.ledger.actions import record, seal
from nominations.ledger.events import Event
from nominations.people.models import User
from nominations.people.seats import SECRETARIAT
from nominations.release.actions.photos import PhotoFiles
from nominations.release.actions.revising import count_version
from nominations.release.dossier import ProfileDossier
from nominations.release.findings import proof_of
from nominations.release.proofreading import added, problems_with
from nominations.release.proofreading_messages import sentence
from nominations.release.reading import read, searched
from nominations.release.sealing import winners_of

S = TypeVar("S", bound=Section)


@right_of(SECRETARIAT)
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

    ``reason`` is shown to the public, with the day and the places. The address stays, and so do
    the pictures and who consented to them; a photograph can be taken out. What could not have been
    proofread is refused, and so is what is not public yet: two people have looked at that.
    """
    with transaction.atomic():
        # With the round: two corrections at once would each seal what the other has not written.
        take(winner.round, winner)
        before = _read_to_correct(winner, reason, at)
        stored = cast(S, before.section(section.slug))
        _refuse_beyond_words(stored, section)
        places = [_written(change) for change in differences(stored, section)]

        def write_winner(columns: Mapping[str, object]) -> None:
            write(winner, **columns)
            record(
                Event.PROFILE_CORRECTED,
                winner,
                by=by,
                at=at,
                section=section.slug,
                reason=reason,
                version=count_version(winner),
                places=places,
            )

        corrected = save_section(
            winner, stored, section, TABLES, seen=seen, write=write_winner, files=PhotoFiles()
        )
        if corrected is not stored:
            _finish(winner, before, at)
            seal(winner.round, winners_of(winner.round), by=by, at=at)
            told = {"reason": reason, "reason_en": reason_en, "places": places}
            Correction.objects.create(winner=winner, at=at, section=section.slug, **told)
        return corrected


def _read_to_correct(winner: Winner, reason: str, at: datetime) -> ProfileDossier:
    if winner.state == State.RELEASED and not winner.is_public(at):
        raise Refused(
            _(
                "公表の前は、訂正できません。公表の確定を取り消し、作成中に戻して書き換えてから、もう一度準備してください。"
            )
        )
    if winner.state != State.RELEASED:
        raise Refused(_("訂正できるのは、公表している紹介文です。"))
    if not reason.strip():
        raise Refused(_("訂正の理由を書いてください。紹介文のページに載ります。"))
    return read(winner)


def _refuse_beyond_words(stored: Section, section: Section) -> None:
    if _address(section) != _address(stored):
        raise Refused(_("公表した紹介文のアドレスは変えられません。"))
    if isinstance(stored, Photos) and not _pictures(section) <= _pictures(stored):
        raise Refused(_("公表した紹介文の写真は、説明などの文の訂正と、削除だけができます。"))


def _address(section: Section) -> str:
    return section.address if isinstance(section, Names) else ""


def _pictures(section: Section) -> set[tuple[int | None, bool]]:
    return {(row.key, row.consent) for row in section.rows if isinstance(row, Photo)}


def _finish(winner: Winner, before: ProfileDossier, at: datetime) -> None:
    """English may follow: what is wrong in Japanese should not stand until it is translated."""
    now = read(winner)
    problems = added(problems_with(now), problems_with(before))
    said = [sentence(problem) for problem in problems if problem.code != "no_english"]
    was = {one.finding.digest for one in proof_of(before, at).errors}
    said += [one.sentence for one in proof_of(now, at).errors if one.finding.digest not in was]
    if said:
        raise Refused(" ".join(said))
    write(winner, **searched(winner))


def _written(change: Difference) -> str:
    """The place in the ledger: section, row and column, as far as it has them."""
    place = change.place
    return "/".join(str(part) for part in (place.section, place.row, place.column) if part)
