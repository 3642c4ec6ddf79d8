"""Writing a nomination from a file, section by section, as its body's officer does."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from awards.rounds.models import Round
from nominations.demo.data import Data, picked, picture
from nominations.intake import actions
from nominations.intake.actions.drafting import fingerprint_of
from nominations.intake.models import Nomination
from nominations.intake.stored import SHAPES, stored
from nominations.people.models import NominatingBody, User

PHOTO = ("caption", "taken_on", "place", "credit", "alt")
CONFIRMED = dict.fromkeys(SHAPES["confirmation"].columns, True)


def write(data: Data, round_: Round, *, by: User, at: datetime) -> Nomination:
    """A draft with all that the file knows of it."""
    body = NominatingBody.objects.get(code=data["body"])
    nomination = actions.start(body, round_, key=uuid4(), by=by, at=at)
    desk = {f"desk_{name}": value for name, value in data["desk"].items()}
    sections: dict[str, list[Data] | None] = {
        "cover": None,
        "work": None,
        "past": None,
        "recipients": _rows("recipients", data),
        "partners": _rows("partners", data),
        "contacts": _rows("contacts", data),
    }
    for minute, (section, rows) in enumerate(sections.items(), start=1):
        _revise(nomination, section, data | desk, rows, by, at + timedelta(minutes=5 * minute))
    _place_on_map(nomination, data)
    later = at + timedelta(hours=1)
    _revise(nomination, "appeals", data, _appeals(nomination, data), by, later)
    _revise(nomination, "regions", data, _regions(nomination, data), by, later)
    for photo in data.get("photos", []):
        words = picked(photo, PHOTO) | {"consent": True}
        actions.add_photo(nomination, picture(photo["picture"]), by=by, at=later, **words)
    return nomination


def submit(nomination: Nomination, *, by: User, at: datetime) -> None:
    _revise(nomination, "confirmation", CONFIRMED, None, by, at)
    actions.submit(nomination, by=by, at=at)


def _revise(
    nomination: Nomination,
    section: str,
    data: Data,
    rows: list[Data] | None,
    by: User,
    at: datetime,
) -> None:
    actions.revise(
        nomination,
        section,
        seen=fingerprint_of(stored(nomination, section)),
        changes={name: _column(name, data) for name in SHAPES[section].columns},
        rows=rows,
        by=by,
        at=at,
    )


def _column(name: str, data: Data) -> Any:
    """A list and a tick are kept as they are."""
    value = data.get(name)
    return value if isinstance(value, list | bool) else picked(data, (name,))[name]


def _rows(section: str, data: Data) -> list[Data]:
    names = SHAPES[section].row
    return [picked(row, names) | {"id": None} for row in data.get(section, [])]


def _appeals(nomination: Nomination, data: Data) -> list[Data]:
    texts = data.get("appeals", {})
    return [
        {"criterion": criterion.pk, "text": texts.get(criterion.code, "")}
        for criterion in nomination.round.criteria.order_by("position")
    ]


def _regions(nomination: Nomination, data: Data) -> list[Data]:
    """The own region first, then one for each partner."""
    names = SHAPES["regions"].row
    partners = list(nomination.partners.order_by("position"))
    rows: list[Data] = [{"partner": None} | picked({}, names)]
    rows += [{"partner": partner.pk} | picked({}, names) for partner in partners]
    for region in data.get("regions", []):
        place = region["partner"] if region["subject"] == "partner" else 0
        rows[place] |= picked(region, names)
    return rows


def _place_on_map(nomination: Nomination, data: Data) -> None:
    """Coordinates, which officers are not asked for."""
    for position, row in enumerate(data.get("partners", []), start=1):
        where = picked(row, ("latitude", "longitude"))
        nomination.partners.filter(position=position).update(**where)
