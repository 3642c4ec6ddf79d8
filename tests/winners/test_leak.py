"""Given something to leak, what leaks? Each text column holds a mark that tells its name."""

import re
from typing import Any

import pytest
from django.db.models import CharField, Model, TextField

from awards.model_fields import PartialDateField, TextListField
from awards.rounds.models import Criterion, Host, Prize, Round
from awards.winners import models
from awards.winners.models import Winner
from tests import make
from tests.winners import stage

pytestmark = pytest.mark.django_db

# Columns whose text is fixed by code, or that address a page or a file.
FIXED = {
    "state",
    "phase",
    "slug",
    "code",
    "original",
    "country",
    "country_at_signing",
    "prefecture",
}
FIXED |= {"kind", "basis", "comment_rule"}

WINNER_PAGE = {
    "winner-name", "winner-title", "winner-overview",
    "round-title", "round-purpose", "prize-name", "criterion-name",
    "recipient-name", "recipient-kana", "recipient-legal_form", "recipient-home_municipality",
    "partner-name", "partner-local_name", "partner-agreement_kind", "partner-agreement_owner",
    "regionfact-name", "regionfact-description", "regionfact-source",
    "evaluationpoint-text",
    "photo-caption", "photo-place", "photo-credit", "photo-alt",
    "contact-office", "contact-postal_code", "contact-address", "contact-care_of", "contact-tel",
    "contact-fax", "contact-email",
}  # fmt: skip
ROUND_PAGE = {
    "round-title", "round-subtitle", "round-purpose", "round-eligibility", "round-procedure",
    "round-committee_name", "round-chair", "round-next_call", "host-name", "prize-name",
    "criterion-name", "criterion-help", "winner-name", "winner-title", "photo-alt",
    "recipient-home_municipality",
}  # fmt: skip
LIST = {"winner-name", "winner-title", "photo-alt", "prize-name", "recipient-home_municipality"}
HOME = LIST | {"round-purpose", "round-eligibility", "round-procedure"}


MARKS: dict[str, str] = {}


def mark_of(row: Model, column: str) -> str:
    """Short enough for a postal code."""
    name = f"{row._meta.model_name}-{column}"
    return next((m for m, n in MARKS.items() if n == name), "") or _new(name)


def _new(name: str) -> str:
    made = f"m{len(MARKS):04}m"
    MARKS[made] = name
    return made


def mark(row: Model) -> None:
    for field in row._meta.concrete_fields:
        if field.name in FIXED or isinstance(field, PartialDateField):
            continue
        if isinstance(field, TextListField) and field.name != "criteria":
            setattr(row, field.name, [mark_of(row, field.name)])
        elif isinstance(field, CharField | TextField):
            setattr(row, field.name, mark_of(row, field.name))
    row.save()


def everything() -> Winner:
    winner = stage.takasaki()
    rows: list[Any] = [winner, winner.round, winner.prize]
    for table in (
        models.Recipient, models.Partner, models.RegionFact, models.EvaluationPoint, models.Photo,
        models.Contact,
    ):  # fmt: skip
        rows += table._default_manager.all()
    rows += [*Host.objects.filter(position=1), *Criterion.objects.filter(code="CON")]
    for row in rows:
        mark(row)
    Round.objects.update(eligible_kinds=[])
    Prize.objects.exclude(pk=winner.prize_id).delete()
    make.nomination("draft", round=winner.round, title="m9999m", complete=True)
    return winner


def marks(html: str) -> set[str]:
    return {MARKS.get(found, found) for found in re.findall(r"m\d{4}m", html)}


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("/rounds/5/takasaki/", WINNER_PAGE),
        ("/rounds/5/", ROUND_PAGE),
        ("/winners/", LIST),
        ("/", HOME),
        (
            "/rounds/",
            {"round-title", "round-subtitle", "winner-name", "recipient-home_municipality"},
        ),
        ("/sitemap.xml", set()),
        ("/robots.txt", set()),
    ],
)
def test_a_page_shows_these_columns_and_no_others(client, url, shown):
    everything()

    answer = client.get(url)

    assert answer.status_code == 200
    assert marks(answer.content.decode()) == shown


def test_the_english_page_shows_the_english_columns_instead(client):
    everything()

    answer = client.get("/en/rounds/5/takasaki/")

    english = {name for name in marks(answer.content.decode()) if name.endswith("_en")}
    assert english == {
        "winner-name_en", "winner-title_en", "winner-overview_en", "round-title_en",
        "round-purpose_en", "prize-name_en", "criterion-name_en", "recipient-name_en",
        "recipient-home_municipality_en", "partner-name_en", "partner-agreement_kind_en",
        "partner-agreement_owner_en", "regionfact-name_en", "regionfact-description_en",
        "regionfact-source_en", "evaluationpoint-text_en", "photo-caption_en", "photo-place_en",
        "photo-alt_en", "contact-office_en", "contact-address_en",
    }  # fmt: skip
