"""Winners as cards: the same few columns on every list."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from awards.bilingual import Text
from awards.dossier.reading import section, with_rows
from awards.dossier.values import Partners, Photos, Recipients
from awards.winners.dossier import home
from awards.winners.models import Winner
from awards.winners.public.pictures import pictures, published_sources
from awards.winners.reading import TABLES
from awards.winners.values import Card

CARD = {
    Recipients: TABLES[Recipients].narrowed(
        {"home_municipality", "home_municipality_en", "prefecture"}
    ),
    Partners: TABLES[Partners].narrowed({"country"}),
    Photos: TABLES[Photos].narrowed(
        {"alt", "alt_en", "width", "height"}, raw=("renditions",), position=1
    ),
}


def with_card(winners: QuerySet[Winner]) -> QuerySet[Winner, Any]:
    return with_rows(winners.select_related("round", "prize"), CARD)


def card(winner: Any) -> Card:
    """Of a winner that came ``with_card``."""
    number, name = winner.round.number, Text(winner.name, winner.name_en)
    photos, partners = section(winner, Photos, CARD), section(winner, Partners, CARD)
    sources = published_sources(number, winner.slug)
    countries = dict.fromkeys(partner.country for partner in partners.rows if partner.country)
    return Card(
        url=reverse("winner", args=[number, winner.slug]),
        name=name,
        title=Text(winner.title, winner.title_en),
        prize=Text(winner.prize.name, winner.prize.name_en),
        round=number,
        fiscal_year=winner.round.fiscal_year,
        home=home(name, section(winner, Recipients, CARD).rows),
        countries=tuple(countries),
        picture=next(iter(pictures(photos.rows, winner.photos_rows, sources)), None),
    )
