"""Writing a nomination from a file, section by section, as its body's officer does."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from awards.dossier.values import Contacts, Partners, Recipients, Regions, Section
from awards.rounds.models import Round
from nominations.demo.data import Data, picture, rows_from, value_from
from nominations.editing.saving import seen_of
from nominations.intake import actions
from nominations.intake.dossier import Appeals, Confirmation, Cover, NominationDossier, Past, Work
from nominations.intake.models import Nomination
from nominations.intake.reading import read
from nominations.people.models import NominatingBody, User


def write(data: Data, round_: Round, *, by: User, at: datetime) -> Nomination:
    """A draft with all that the file knows of it."""
    body = NominatingBody.objects.get(code=data["body"])
    nomination = actions.start(body, round_, key=uuid4(), by=by, at=at)
    own = data | {f"desk_{name}": value for name, value in data["desk"].items()}
    sections = [
        value_from(Cover(), own),
        value_from(Work(), own),
        value_from(Past(), own),
        rows_from(Recipients(), data),
        rows_from(Partners(), data),
        rows_from(Contacts(), data),
    ]
    for minute, section in enumerate(sections, start=1):
        _save(nomination, section, by, at + timedelta(minutes=5 * minute))
    later = at + timedelta(hours=1)
    dossier = read(nomination)
    _save(nomination, _appeals(dossier, nomination, data), by, later)
    _save(nomination, _regions(dossier, data), by, later)
    for photo in data.get("photos", []):
        _add_photo(nomination, photo, by, later)
    return nomination


def submit(nomination: Nomination, *, by: User, at: datetime) -> None:
    confirmed = Confirmation(confirms_consent=True, confirms_facts=True, confirms_authority=True)
    _save(nomination, confirmed, by, at)
    actions.submit(nomination, by=by, at=at)


def _save(nomination: Nomination, section: Section, by: User, at: datetime) -> None:
    seen = seen_of(read(nomination).section(section.slug))
    actions.revise(nomination, section, seen=seen, by=by, at=at)


def _appeals(dossier: NominationDossier, nomination: Nomination, data: Data) -> Appeals:
    codes = dict(nomination.round.criteria.values_list("pk", "code"))
    texts = data.get("appeals", {})
    rows = (
        replace(row, text=texts.get(codes[row.criterion or 0], "")) for row in dossier.appeals.rows
    )
    return replace(value_from(dossier.appeals, data), rows=tuple(rows))


def _regions(dossier: NominationDossier, data: Data) -> Regions:
    """The own region first, then one for each partner."""
    rows = list(dossier.regions.rows)
    for region in data.get("regions", []):
        place = region["partner"] if region["subject"] == "partner" else 0
        rows[place] = value_from(
            rows[place], {n: v for n, v in region.items() if n != "name" or not place}
        )
    return replace(dossier.regions, rows=tuple(rows))


def _add_photo(nomination: Nomination, data: Data, by: User, at: datetime) -> None:
    (added,) = actions.add_photos(nomination, [picture(data["picture"])], by=by, at=at)
    photos = read(nomination).photos
    stored = next(row for row in photos.rows if row.key == added.pk)
    described = replace(value_from(stored, data), consent=True)
    seen = seen_of(replace(photos, rows=(stored,)))
    actions.revise_photo(nomination, described, seen=seen, data=None, by=by, at=at)
