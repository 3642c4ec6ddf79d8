"""Reading the set-up of a round in one query."""

from functools import cache

from awards.dossier import reading
from awards.rounds import models
from awards.rounds.models import Round
from awards.rounds.values import Contact, Criteria, Hosts, Prizes, RoundSetup
from awards.statements import Statement

TABLES = reading.tables(
    "round", {Hosts: models.Host, Prizes: models.Prize, Criteria: models.Criterion}
)


def read(round_: Round) -> RoundSetup:
    """``round_`` as it is stored now."""
    rounds = Round.objects.select_related("contact")
    row = reading.with_rows(rounds, TABLES).get(pk=round_.pk)
    contact = getattr(row, "contact", None)
    written = _written(contact) if contact else Contact()
    return reading.record(row, RoundSetup, TABLES, contact=written)


def newest_round() -> Round | None:
    """The newest one known to the world that names its secretariat."""
    rounds = Round.objects.public().filter(contact__isnull=False).select_related("contact")
    return rounds.newest_first().first()


@cache
def _newest_contact() -> Statement[models.RoundContact]:
    contacts = models.RoundContact.objects.filter(round__is_public=True)
    return Statement(contacts.order_by("-round__number")[:1])


def newest_contact() -> Contact | None:
    """The secretariat, as the newest round known to the world names it."""
    return next(map(_written, _newest_contact().rows()), None)


def _written(row: models.RoundContact) -> Contact:
    return reading.section(row, Contact, TABLES)
