"""Reading the set-up of a round in one query."""

from awards.dossier import reading
from awards.rounds import models
from awards.rounds.models import Round
from awards.rounds.values import (
    Contact,
    Criteria,
    Hosts,
    Prizes,
    RoundSetup,
    Rules,
    Schedule,
    Words,
)

TABLES = reading.tables(
    "round", {Hosts: models.Host, Prizes: models.Prize, Criteria: models.Criterion}
)


def read(round_: Round) -> RoundSetup:
    """``round_`` as it is stored now."""
    rounds = Round.objects.select_related("contact")
    row = reading.with_rows(rounds, TABLES).get(pk=round_.pk)
    contact = getattr(row, "contact", None)
    return RoundSetup(
        schedule=reading.section(row, Schedule, TABLES),
        words=reading.section(row, Words, TABLES),
        rules=reading.section(row, Rules, TABLES),
        hosts=reading.section(row, Hosts, TABLES),
        prizes=reading.section(row, Prizes, TABLES),
        criteria=reading.section(row, Criteria, TABLES),
        contact=reading.section(contact, Contact, TABLES) if contact else Contact(),
    )
