"""Rows of several tables beside the rows of one, in one query."""

from typing import Any

import pytest
from django.db.models import QuerySet

from awards.json_rows import rows_of
from awards.rounds.models import Criterion, Prize, Round
from awards.winners.models import Winner
from nominations.intake.models import Nomination
from tests import make
from tests.growth import seconds

pytestmark = pytest.mark.django_db
COLUMNS = ("position", "code", "name", "name_en", "help", "help_en")


def found_of(rows: QuerySet[Any]) -> list[dict[str, object]]:
    found: list[dict[str, object]] = rows.get().found
    return found


def test_rows_stand_beside_whatever_names_them():
    round_ = make.round_()
    winner, nomination = make.winner(round=round_), make.nomination(round=round_)
    prizes = rows_of(Prize.objects.filter(optional=False), "round", "code")
    of_round = rows_of(Prize.objects.filter(optional=False), "round", "code", outer="round_id")

    beside_round = found_of(Round.objects.annotate(found=prizes).filter(pk=round_.pk))
    beside_winner = found_of(Winner.objects.annotate(found=of_round).filter(pk=winner.pk))
    beside_nomination = found_of(
        Nomination.objects.annotate(found=of_round).filter(pk=nomination.pk)
    )

    codes = set(round_.prizes.filter(optional=False).values_list("code", flat=True))
    assert {row["code"] for row in beside_round} == codes
    assert {row["code"] for row in beside_winner} == codes
    assert {row["code"] for row in beside_nomination} == codes
    assert codes < set(round_.prizes.values_list("code", flat=True))


def test_what_is_kept_is_written_once_and_serves_every_query():
    round_ = make.round_()
    kept = rows_of(Criterion.objects.all(), "round", *COLUMNS)

    def anew() -> None:
        str(Round.objects.annotate(found=rows_of(Criterion.objects.all(), "round", *COLUMNS)).query)

    def again() -> None:
        str(Round.objects.annotate(found=kept).query)

    assert seconds(again, tries=20) < seconds(anew, tries=20) / 2
    found = Round.objects.filter(pk=round_.pk).annotate(found=kept)
    assert len(found_of(found)) == len(found_of(found.filter(number=round_.number))) == 6


def test_within_a_query_of_the_same_table_they_would_be_those_of_the_outer_row():
    """There the inner table has another name, and it is refused rather than answered wrongly."""
    inner = Round.objects.annotate(found=rows_of(Prize.objects.all(), "round", "code"))

    with pytest.raises(TypeError, match="under its own name"):
        list(Round.objects.filter(pk__in=inner.filter(found__isnull=False).values("pk")))
