"""A winner's rows read into its dossier, in one query."""

from awards.dossier.reading import Table, Tables, dossier, tables, with_rows
from awards.dossier.values import Contacts, Partners, Photos, Recipients, Regions
from awards.winners import models
from awards.winners.dossier import Evaluations, WinnerDossier

TABLES = tables(
    "winner",
    {
        Evaluations: models.EvaluationPoint,
        Recipients: models.Recipient,
        Partners: models.Partner,
        Regions: models.RegionFact,
        Photos: models.Photo,
        Contacts: models.Contact,
    },
)
NOT_PUBLIC = frozenset({"key", "representative", "consent", "unread"})


def public_table(table: Table, *besides: str, raw: tuple[str, ...] = ()) -> Table:
    """Asked for what the public may read, and for what is needed ``besides``."""
    public = {*table.columns, *table.beside} - NOT_PUBLIC
    return table.narrowed(public | set(besides), raw=raw)


PUBLIC_TABLES = {cls: public_table(table) for cls, table in TABLES.items()}
# Regions say by it whose they are.
PUBLIC_TABLES[Partners] = public_table(TABLES[Partners], "key")
# The addresses of a photograph are made of the names of its renditions.
PUBLIC_TABLES[Photos] = public_table(TABLES[Photos], raw=("renditions",))


def read(winner: models.Winner) -> WinnerDossier:
    """All that is stored of ``winner`` now."""
    return dossier_in(with_rows(models.Winner.objects.filter(pk=winner.pk), TABLES).get())


def dossier_in(winner: models.Winner, of: Tables = TABLES) -> WinnerDossier:
    """Of a winner that came ``with_rows`` of these tables."""
    return dossier(winner, WinnerDossier, of)
