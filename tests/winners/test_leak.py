"""Given something to leak, what leaks? Each text column holds a mark that tells its name."""

import re
from typing import Any

import pytest
from django.db.models import CharField, Model, TextField
from django.utils import timezone

from awards.model_fields import PartialDateField, TextListField
from awards.rounds.models import Criterion, Host, Prize, Round
from awards.winners import models, public
from awards.winners.models import Winner
from awards.winners.reading import PUBLIC_TABLES
from tests import make
from tests.press.paper import Paper
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
FIXED |= {"kind", "basis", "comment_rule", "section", "coverage"}

WINNER_PAGE = {
    "winner-name", "winner-title", "winner-overview", "winner-note",
    "round-title", "round-purpose", "prize-name", "criterion-name",
    "recipient-name", "recipient-kana", "recipient-legal_form", "recipient-home_municipality",
    "partner-name", "partner-local_name", "partner-agreement_kind", "partner-agreement_owner",
    "regionfact-name", "regionfact-description", "regionfact-source",
    "evaluationpoint-text",
    "photo-caption", "photo-place", "photo-credit", "photo-alt",
    "contact-office", "contact-postal_code", "contact-address", "contact-care_of", "contact-tel",
    "contact-fax", "contact-email", "correction-reason",
    "winner-source", "winner-source_url",
}  # fmt: skip
ROUND_PAGE = {
    "round-title", "round-subtitle", "round-purpose", "round-eligibility", "round-procedure",
    "round-committee_name", "round-chair", "round-next_call", "host-name", "prize-name",
    "criterion-name", "criterion-help", "winner-name", "winner-title", "photo-alt",
    "round-booklet_title",
    "recipient-home_municipality",
    "round-source", "round-source_url",
}  # fmt: skip
# Of an imported round, which has no booklet.
SOURCES = {"winner-source", "winner-source_url", "round-source", "round-source_url"}
BOOKLET = WINNER_PAGE | ROUND_PAGE | {"winner-kana", "round-booklet_title", "round-publisher"}
BOOKLET -= SOURCES
LIST = {"winner-name", "winner-title", "photo-alt", "prize-name", "recipient-home_municipality"}
FEED = {"winner-name", "winner-title", "winner-overview", "prize-name", "correction-reason"}
# In both languages.
WINNERS_CSV = {
    "winner-name", "winner-name_en", "winner-kana", "winner-title", "winner-title_en",
    "winner-overview", "winner-overview_en", "winner-note", "winner-note_en",
    "prize-name", "prize-name_en", "recipient-home_municipality",
    "recipient-home_municipality_en", "recipient-name", "recipient-name_en",
    "evaluationpoint-text", "evaluationpoint-text_en",
    "regionfact-name", "regionfact-name_en", "regionfact-description", "regionfact-description_en",
    "regionfact-source", "regionfact-source_en", "winner-source", "winner-source_url",
}  # fmt: skip
PARTNER = {
    "partner-name", "partner-name_en", "partner-local_name", "partner-agreement_kind",
    "partner-agreement_kind_en", "partner-agreement_owner", "partner-agreement_owner_en",
}  # fmt: skip
PARTNERS_CSV = PARTNER | {
    "winner-name", "winner-name_en", "regionfact-name", "regionfact-name_en",
    "regionfact-description", "regionfact-description_en", "regionfact-source",
    "regionfact-source_en",
}  # fmt: skip
JSON = WINNERS_CSV | PARTNER | {
    "recipient-kana", "recipient-legal_form", "criterion-name", "criterion-name_en",
    "photo-caption", "photo-caption_en", "photo-place", "photo-place_en", "photo-credit",
    "photo-alt", "photo-alt_en", "correction-reason", "correction-reason_en",
    "round-title", "round-title_en", "round-subtitle", "round-subtitle_en",
    "round-committee_name", "round-committee_name_en", "host-name", "host-name_en",
    "round-source", "round-source_url",
}  # fmt: skip
CRITERIA_AND_PRIZE = {"criterion-name", "criterion-name_en", "prize-name", "prize-name_en"}
ROUNDS_JSON = {
    name for name in JSON if name.startswith(("round-", "host-", "prize-", "criterion-"))
}
HOME = LIST | {"round-purpose", "round-eligibility", "round-procedure"}


MARKS: dict[str, str] = {}


def mark_of(row: Model, column: str) -> str:
    """Short enough for a postal code."""
    name = f"{row._meta.model_name}-{column}"
    return next((m for m, n in MARKS.items() if n == name), "") or _new(name)


def _new(name: str) -> str:
    new = f"m{len(MARKS):04}m"
    MARKS[new] = name
    return new


def mark(row: Model) -> None:
    for field in row._meta.concrete_fields:
        if field.name in FIXED or isinstance(field, PartialDateField):
            continue
        if isinstance(field, TextListField) and field.name != "criteria":
            setattr(row, field.name, [mark_of(row, field.name)])
        elif field.name == "source_url":
            # Nothing but an address of the web is linked.
            setattr(row, field.name, f"https://{mark_of(row, field.name)}.example/")
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
    rows.append(stage.correction(winner))
    rows += [*Host.objects.filter(position=1), *Criterion.objects.filter(code="CON")]
    for row in rows:
        mark(row)
    Round.objects.update(eligible_kinds=[])
    Prize.objects.exclude(pk=winner.prize_id).delete()
    make.nomination("draft", round=winner.round, title="m9999m", complete=True)
    return winner


def marks(html: str) -> set[str]:
    return {MARKS.get(code, code) for code in re.findall(r"m\d{4}m", html)}


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
        ("/open-data/", set()),
        ("/feed.atom", FEED),
        ("/open-data/winners.json", JSON),
        ("/open-data/winners.csv", WINNERS_CSV),
        ("/open-data/partners.csv", PARTNERS_CSV),
        ("/open-data/rounds/5/winners.json", JSON),
        ("/api/v1/", set()),
        ("/api/v1/rounds/", ROUNDS_JSON),
        ("/api/v1/winners/", JSON - ROUNDS_JSON | CRITERIA_AND_PRIZE),
        ("/api/v1/winners/5/takasaki/", JSON - ROUNDS_JSON | CRITERIA_AND_PRIZE),
    ],
)
def test_a_page_shows_these_columns_and_no_others(client, url, shown):
    everything()

    answer = client.get(url)

    body = b"".join(answer) if answer.streaming else answer.content
    assert answer.status_code == 200
    assert marks(body.decode()) == shown


def test_a_booklet_shows_these_columns_and_no_others(client):
    everything()

    paper = Paper(client.get("/rounds/5/booklet.pdf").content)

    assert marks(paper.text + "".join(paper.alternatives)) == BOOKLET


def test_the_english_page_shows_the_english_columns_instead(client):
    everything()

    answer = client.get("/en/rounds/5/takasaki/")

    english = {name for name in marks(answer.content.decode()) if name.endswith("_en")}
    assert english == {
        "winner-name_en", "winner-title_en", "winner-overview_en", "winner-note_en", "round-title_en",
        "round-purpose_en", "prize-name_en", "criterion-name_en", "recipient-name_en",
        "recipient-home_municipality_en", "partner-name_en", "partner-agreement_kind_en",
        "partner-agreement_owner_en", "regionfact-name_en", "regionfact-description_en",
        "regionfact-source_en", "evaluationpoint-text_en", "photo-caption_en", "photo-place_en",
        "photo-alt_en", "contact-office_en", "contact-address_en",
        "correction-reason_en",
    }  # fmt: skip


# The fields of a part that public pages ask of the database: a new column is not among them
# until it is written here.
ASKED = {
    "evaluations": {"text", "text_en", "criteria"},
    "recipients": {
        "name", "name_en", "kana", "kind", "legal_form", "founded_on", "prefecture",
        "home_municipality", "home_municipality_en",
    },
    "partners": {
        "key", "name", "name_en", "local_name", "kind", "country", "country_at_signing",
        "agreement_kind", "agreement_kind_en", "signed_on", "ended_on", "agreement_owner",
        "agreement_owner_en", "latitude", "longitude",
    },
    "regions": {
        "partner", "name", "name_en", "population", "as_of", "basis", "area_km2", "description",
        "description_en", "source", "source_en",
    },
    "photos": {
        "caption", "caption_en", "taken_on", "place", "place_en", "credit", "alt", "alt_en",
        "width", "height",
    },
    "contacts": {
        "office", "office_en", "postal_code", "address", "address_en", "care_of", "tel", "fax",
        "email", "url",
    },
}  # fmt: skip


def test_the_public_asks_for_these_columns_of_a_part_and_no_others():
    asked = {cls.slug: {*table.columns, *table.beside} for cls, table in PUBLIC_TABLES.items()}

    assert asked == ASKED


def test_what_is_private_reaches_no_public_value():
    winner = everything()
    winner.unread = {"kana": "m9001m"}
    winner.save()
    for parts in (winner.recipients, winner.partners, winner.photos, winner.contacts):
        parts.update(unread={"name": "m9002m"})
    winner.photos.update(original="m9003m.jpg", consent=True)

    page = public.winner_page(5, "takasaki", timezone.now())

    assert page is not None
    assert [photo.consent for photo in page.dossier.photos.rows] == [False]
    reached = marks(repr(page))
    assert reached & {"m9001m", "m9002m", "m9003m", "m9999m"} == set()
    assert {name for name in MARKS.values() if "representative" in name} & reached == set()
    assert {"winner-search_text", "prize-code", "round-chair"} & reached == set()
    assert reached >= WINNER_PAGE
