"""Writing a nomination from a file, section by section, as its body's officer does."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from awards.rounds.models import Round
from nominations.intake import actions
from nominations.intake.actions.drafting import fingerprint_of
from nominations.intake.models import Nomination
from nominations.intake.stored import SHAPES, stored
from nominations.office.demo.data import Data, picked, picture
from nominations.people.models import NominatingBody, User

PHOTO = ("caption", "taken_on", "place", "credit", "alt")
CONFIRMED = dict.fromkeys(SHAPES["confirmation"].columns, True)


def write(data: Data, round_: Round, *, by: User, at: datetime) -> Nomination:
    """A draft with all that the file knows of it."""
    body = NominatingBody.objects.get(code=data["body"])
    made = actions.start(body, round_, key=uuid4(), by=by, at=at)
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
        _revise(made, section, data | desk, rows, by, at + timedelta(minutes=5 * minute))
    _place_on_map(made, data)
    later = at + timedelta(hours=1)
    _revise(made, "appeals", data, _appeals(made, data), by, later)
    _revise(made, "regions", data, _regions(made, data), by, later)
    for photo in data.get("photos", []):
        words = picked(photo, PHOTO) | {"consent": True}
        actions.add_photo(made, picture(photo["picture"]), by=by, at=later, **words)
    return made


def submit(nomination: Nomination, *, by: User, at: datetime) -> None:
    _revise(nomination, "confirmation", CONFIRMED, None, by, at)
    actions.submit(nomination, by=by, at=at)


def _revise(
    made: Nomination, section: str, data: Data, rows: list[Data] | None, by: User, at: datetime
) -> None:
    actions.revise(
        made,
        section,
        seen=fingerprint_of(stored(made, section)),
        changes={name: _column(name, data) for name in SHAPES[section].columns},
        rows=rows,
        by=by,
        at=at,
    )


def _column(name: str, data: Data) -> Any:
    """A list and a tick are kept as they are."""
    given = data.get(name)
    return given if isinstance(given, list | bool) else picked(data, (name,))[name]


def _rows(section: str, data: Data) -> list[Data]:
    names = SHAPES[section].row
    return [picked(row, names) | {"id": None} for row in data.get(section, [])]


def _appeals(made: Nomination, data: Data) -> list[Data]:
    given = data.get("appeals", {})
    return [
        {"criterion": criterion.pk, "text": given.get(criterion.code, "")}
        for criterion in made.round.criteria.order_by("position")
    ]


def _regions(made: Nomination, data: Data) -> list[Data]:
    """The own region first, then one for each partner."""
    names = SHAPES["regions"].row
    partners = list(made.partners.order_by("position"))
    found: list[Data] = [{"partner": None} | picked({}, names)]
    found += [{"partner": partner.pk} | picked({}, names) for partner in partners]
    for region in data.get("regions", []):
        place = region["partner"] if region["subject"] == "partner" else 0
        found[place] |= picked(region, names)
    return found


def _place_on_map(made: Nomination, data: Data) -> None:
    """Coordinates, which officers are not asked for."""
    for position, row in enumerate(data.get("partners", []), start=1):
        where = picked(row, ("latitude", "longitude"))
        made.partners.filter(position=position).update(**where)
