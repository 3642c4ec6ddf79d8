"""Setting up a round from a file, section by section, as the secretariat does it on its pages."""

from datetime import datetime

from django.db.models import Model

from awards.rounds.models import Criterion, Host, Prize, Round, RoundContact
from nominations.changing import fingerprint
from nominations.demo.data import Data, picked
from nominations.office import actions, stored
from nominations.office.sections import SECTIONS
from nominations.people.models import User

ROWS: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "hosts": (Host, ("code", "name", "name_en")),
    "prizes": (Prize, ("code", "name", "name_en", "max_winners", "optional")),
    "criteria": (
        Criterion,
        (
            "code",
            "name",
            "name_en",
            "help",
            "help_en",
            "anchors",
            "anchors_en",
            "weight",
            "max_points",
            "comment_rule",
        ),
    ),
}


def set_up(
    data: Data, schedule: dict[str, datetime], *, fiscal_year: int, by: User, at: datetime
) -> Round:
    """A round in preparation, as it stands in the file, in the year and with the dates given."""
    columns = data["round"] | {"fiscal_year": fiscal_year}
    round_ = actions.create_round(columns["number"], fiscal_year, by=by, at=at)
    words = {name: columns[name] for name in SECTIONS["words"].columns if name in columns}
    for model, changes in (
        (Round, schedule),
        (Round, words),
        (Round, {"eligible_kinds": columns["eligible_kinds"]}),
        (RoundContact, columns["contact"]),
    ):
        _revise(round_, model, changes, by, at)
    for key, (rows_model, names) in ROWS.items():
        _replace(round_, rows_model, names, columns[key], by, at)
    return round_


def _revise(of: Round, model: type[Model], changes: Data, by: User, at: datetime) -> None:
    seen = fingerprint(stored.columns_of(of, model, changes))
    actions.revise_round(of, model, seen=seen, changes=changes, by=by, at=at)


def _replace(
    of: Round, model: type[Model], names: tuple[str, ...], rows: list[Data], by: User, at: datetime
) -> None:
    columns = list(names)
    actions.replace_rows(
        of,
        model,
        seen=fingerprint(stored.rows_of(of, model, columns)),
        columns=columns,
        rows=[picked(row, names) | {"id": None} for row in rows],
        by=by,
        at=at,
    )
