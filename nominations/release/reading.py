"""Reading winners with all that their profile says, and what their round allows, in one query."""

from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import QuerySet

from awards.bilingual import Text
from awards.dossier import english, reading
from awards.json_rows import Row as JsonRow
from awards.json_rows import in_order, rows_of
from awards.rounds.models import Criterion
from awards.winners.models import Winner
from awards.winners.reading import TABLES
from awards.winners.search_index import SearchColumns, search_columns
from nominations.release.dossier import ProfileDossier

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Criterion(JsonRow):
        code: str
        name: str
        name_en: str

    class _Besides(TypedDict):
        criterion_rows: list[_Criterion] | None

    ProfileRow = WithAnnotations[Winner, _Besides]
else:
    ProfileRow = Winner

CRITERIA = rows_of(
    Criterion.objects.all(), "round", *("position", "code", "name", "name_en"), outer="round_id"
)


def with_dossier(winners: QuerySet[Winner]) -> "QuerySet[ProfileRow]":
    """Each with its round and all that ``dossier_of`` needs."""
    rows = reading.with_rows(winners.select_related("round"), TABLES).annotate(
        criterion_rows=CRITERIA
    )
    return cast("QuerySet[ProfileRow]", rows)


def read(winner: Winner) -> ProfileDossier:
    """``winner`` as it is stored now."""
    return dossier_of(with_dossier(Winner.objects.all()).get(pk=winner.pk))


def searched(winner: Winner) -> SearchColumns:
    """What it is found by: what its round publishes of it."""
    dossier = read(winner)
    return search_columns(dossier if winner.round.publishes_english else english.without(dossier))


def dossier_of(winner: "ProfileRow") -> ProfileDossier:
    """Of a winner that came ``with_dossier``: no further query."""
    criteria = in_order(winner.criterion_rows)
    return replace(
        reading.dossier(winner, ProfileDossier, TABLES),
        winner=winner.pk,
        limits=winner.round.limits,
        publishes_english=winner.round.publishes_english,
        criteria=tuple((row["code"], Text(row["name"], row["name_en"])) for row in criteria),
    )
