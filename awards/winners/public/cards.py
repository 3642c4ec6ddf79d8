"""Winners as cards: the same few columns on every list."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from awards.json_rows import in_order, rows_of
from awards.winners.bilingual import text
from awards.winners.models import Partner, Photo, Recipient, Winner
from awards.winners.public import parts, places
from awards.winners.values import Card

RECIPIENT = ("position", "home_municipality", "home_municipality_en", "prefecture")


def with_card(winners: QuerySet[Winner]) -> QuerySet[Winner, Any]:
    return winners.select_related("round", "prize").annotate(
        recipient_rows=rows_of(Recipient.objects.all(), "winner", *RECIPIENT),
        partner_rows=rows_of(Partner.objects.all(), "winner", "position", "country"),
        photo_rows=rows_of(Photo.objects.filter(position=1), "winner", *parts.PHOTO),
    )


def card(winner: Any) -> Card:
    number = winner.round.number
    sources = parts.published_sources(number, winner.slug)
    photos = [parts.photo(row, sources) for row in in_order(winner.photo_rows)]
    countries = dict.fromkeys(row["country"] for row in in_order(winner.partner_rows))
    return Card(
        url=reverse("winner", args=[number, winner.slug]),
        name=text(winner.name, winner.name_en),
        title=text(winner.title, winner.title_en),
        prize=text(winner.prize.name, winner.prize.name_en),
        round=number,
        fiscal_year=winner.round.fiscal_year,
        home=places.home(winner.name, in_order(winner.recipient_rows)),
        countries=tuple(filter(None, map(places.country, countries))),
        photo=photos[0] if photos else None,
    )
