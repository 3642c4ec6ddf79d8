"""Setting up a round from a file, section by section, as the secretariat does it on its pages."""

from datetime import datetime

from awards.rounds.models import Round
from awards.rounds.reading import read
from awards.rounds.values import Contact, Criteria, Hosts, Prizes, Schedule
from nominations.demo.data import Data, rows_from, value_from
from nominations.editing.saving import seen_of
from nominations.office import actions
from nominations.people.models import User


def set_up(
    data: Data, schedule: Schedule, *, number: int, fiscal_year: int, by: User, at: datetime
) -> Round:
    """A round in preparation, as it stands in the file, in the year and with the dates given."""
    columns = data["round"]
    round_ = actions.create_round(number, fiscal_year, by=by, at=at)
    setup = read(round_)
    for section in (
        schedule,
        value_from(setup.words, columns),
        value_from(setup.rules, columns),
        value_from(Contact(), columns["contact"]),
        rows_from(Hosts(), columns),
        rows_from(Prizes(), columns),
        rows_from(Criteria(), columns),
    ):
        seen = seen_of(setup.section(section.slug))
        actions.revise_round(round_, section, seen=seen, by=by, at=at)
    return round_
