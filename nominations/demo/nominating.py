"""Writing a nomination from a file, section by section, as its body's officer does."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, TypeVar
from uuid import uuid4

from awards.dossier.sections import flat, with_columns
from awards.dossier.values import Contacts, Partners, Recipients, Regions, Row, Section
from awards.rounds.models import Round
from nominations.demo.data import Data, picked, picture
from nominations.editing.saving import seen_of
from nominations.intake import actions
from nominations.intake.dossier import Appeals, Confirmation, Cover, NominationDossier, Past, Work
from nominations.intake.models import Nomination
from nominations.intake.reading import read
from nominations.people.models import NominatingBody, User

V = TypeVar("V", bound=Row | Section)
R = TypeVar("R", Recipients, Partners, Contacts)


def write(data: Data, round_: Round, *, by: User, at: datetime) -> Nomination:
    """A draft with all that the file knows of it."""
    body = NominatingBody.objects.get(code=data["body"])
    nomination = actions.start(body, round_, key=uuid4(), by=by, at=at)
    own = data | {f"desk_{name}": value for name, value in data["desk"].items()}
    sections = [
        _with(Cover(), own),
        _with(Work(), own),
        _with(Past(), own),
        _rows(Recipients(), data),
        _rows(Partners(), data),
        _rows(Contacts(), data),
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


def _with(value: V, data: Data) -> V:
    """The columns that the file has; a list and a tick are kept as they are."""
    names = [name for name in flat(value) if name in data]
    plain = {n: _frozen(data[n]) for n in names if isinstance(data[n], list | bool)}
    return with_columns(value, picked(data, tuple(n for n in names if n not in plain)) | plain)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _rows(section: R, data: Data) -> R:
    assert section.row is not None  # noqa: S101 -- for the type checker
    rows = tuple(_with(section.row(), row) for row in data.get(section.slug, []))
    return replace(section, rows=rows)


def _appeals(dossier: NominationDossier, nomination: Nomination, data: Data) -> Appeals:
    codes = dict(nomination.round.criteria.values_list("pk", "code"))
    texts = data.get("appeals", {})
    rows = (
        replace(row, text=texts.get(codes[row.criterion or 0], "")) for row in dossier.appeals.rows
    )
    return replace(_with(dossier.appeals, data), rows=tuple(rows))


def _regions(dossier: NominationDossier, data: Data) -> Regions:
    """The own region first, then one for each partner."""
    rows = list(dossier.regions.rows)
    for region in data.get("regions", []):
        place = region["partner"] if region["subject"] == "partner" else 0
        rows[place] = _with(
            rows[place], {n: v for n, v in region.items() if n != "name" or not place}
        )
    return replace(dossier.regions, rows=tuple(rows))


def _add_photo(nomination: Nomination, data: Data, by: User, at: datetime) -> None:
    added = actions.add_photo(nomination, picture(data["picture"]), by=by, at=at)
    photos = read(nomination).photos
    stored = next(row for row in photos.rows if row.key == added.pk)
    described = replace(_with(stored, data), consent=True)
    seen = seen_of(replace(photos, rows=(stored,)))
    actions.revise_photo(nomination, described, seen=seen, data=None, by=by, at=at)
