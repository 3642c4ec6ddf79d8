"""Reading the set-up of a round in one query."""

from awards.dossier import reading
from awards.rounds import models
from awards.rounds.models import Round
from awards.rounds.values import Contact, Criteria, Hosts, Prizes, RoundSetup

TABLES = reading.tables(
    "round", {Hosts: models.Host, Prizes: models.Prize, Criteria: models.Criterion}
)


def read(round_: Round) -> RoundSetup:
    """``round_`` as it is stored now."""
    rounds = Round.objects.select_related("contact")
    row = reading.with_rows(rounds, TABLES).get(pk=round_.pk)
    contact = getattr(row, "contact", None)
    written = reading.section(contact, Contact, TABLES) if contact else Contact()
    return reading.record(row, RoundSetup, TABLES, contact=written)
