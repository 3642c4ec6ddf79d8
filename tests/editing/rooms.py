"""The rooms that edit a record in sections: what each reads, saves and asks for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils import timezone

from awards.dossier.checks import Limits
from awards.dossier.reading import Tables
from awards.dossier.values import Record, Section
from awards.rounds import models as rounds
from awards.rounds import reading as setup
from awards.rounds.models import Round
from awards.rounds.values import RoundSetup
from awards.winners import reading as winners
from awards.winners.models import Winner
from nominations.editing.editor import Editor
from nominations.editing.saving import seen_of
from nominations.intake import actions as intake
from nominations.intake import editors as intake_editors
from nominations.intake import reading as nominations
from nominations.intake.dossier import NominationDossier
from nominations.intake.models import Nomination
from nominations.intake.views.photos import EDITOR as PHOTO
from nominations.office import actions as office
from nominations.office import editors as office_editors
from nominations.release import actions as release
from nominations.release import editors as release_editors
from nominations.release import reading as profiles
from nominations.release.dossier import ProfileDossier
from tests import make
from tests.release import stage


@dataclass(frozen=True)
class Room:
    """``blank`` is a record of which nothing is stored yet.

    ``model`` holds the columns of a section, ``tables`` those of its rows.

    ``beside`` names the sections that have a table of their own, with one row.
    """

    blank: Record
    model: type[Model]
    tables: Tables
    editors: Mapping[str, Editor]
    make: Callable[[], Any]
    read: Callable[[Any], Record]
    act: Callable[..., Section]
    beside: Mapping[str, type[Model]]

    def model_of(self, section: type[Section]) -> type[Model]:
        return self.beside.get(section.slug, self.model)

    def save(self, record: Any, section: Section, by: Any) -> Section:
        """As somebody saves it who has seen what is stored."""
        seen = seen_of(self.read(record).section(section.slug))
        return self.act(record, section, seen=seen, by=by, at=timezone.now())


def _draft() -> Nomination:
    return make.nomination(complete=True)


def _preparing() -> Round:
    return make.round_()


def _profile() -> Winner:
    drafted: Winner = stage.drafted(stage.decided(1))
    return drafted


ROOMS = {
    "nomination": Room(
        NominationDossier(limits=Limits(bullets=4)),
        Nomination,
        nominations.TABLES,
        {**intake_editors.EDITORS, "photos": PHOTO},
        _draft,
        nominations.read,
        intake.revise,
        {},
    ),
    "set-up": Room(
        RoundSetup(),
        Round,
        setup.TABLES,
        office_editors.EDITORS,
        _preparing,
        setup.read,
        office.revise_round,
        {"contact": rounds.RoundContact},
    ),
    "profile": Room(
        ProfileDossier(),
        Winner,
        winners.TABLES,
        release_editors.EDITORS,
        _profile,
        profiles.read,
        release.revise_profile,
        {},
    ),
}
SECTIONS = [(name, slug) for name, room in ROOMS.items() for slug in room.blank.sections()]


def writer_of(record: Any) -> Any:
    """Somebody who may revise it."""
    return make.officer(record.body) if isinstance(record, Nomination) else make.secretary()
