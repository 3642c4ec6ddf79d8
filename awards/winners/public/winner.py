"""One winner: its page, and the files of its photographs."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from awards.json_rows import Row, in_order, rows_of
from awards.rounds.models import Criterion
from awards.winners import models, worldmap
from awards.winners.bilingual import Text, text, texts
from awards.winners.public import parts, places
from awards.winners.public.addresses import address
from awards.winners.public.cards import card, with_card
from awards.winners.values import Region, RoundWords, Source, WinnerPage

PhotoUrl = Callable[[int], str]


def winner_page(number: int, slug: str, at: datetime) -> WinnerPage | None:
    published = models.Winner.objects.published(at)
    found = with_parts(published.filter(round__number=number, slug=slug)).first()
    if found is None:
        return None
    others = published.filter(round_id=found.round_id).exclude(pk=found.pk)
    cards = tuple(card(other) for other in with_card(others).order_by("position", "pk"))
    return _page(found, parts.published_sources(number, slug), others=cards)


def page_of(winner: models.Winner, photo_url: PhotoUrl | None = None) -> WinnerPage:
    """The page of any winner, published or not: for those who may see it before the public.

    ``photo_url`` tells by position where they read a photograph that is not rendered yet.
    """
    found = with_parts(models.Winner.objects.filter(pk=winner.pk)).get()
    if photo_url is None:
        return _page(found, parts.published_sources(found.round.number, found.slug))
    return _page(found, lambda position, _: (Source(1600, "", photo_url(position)),))


def photo_name(
    number: int, slug: str, position: int, width: int, kind: str, at: datetime
) -> str | None:
    """The name in the storage ``published`` of one rendition of a published photograph."""
    winners = models.Winner.objects.published(at).filter(round__number=number, slug=slug)
    photo = models.Photo.objects.filter(winner__in=winners, position=position).first()
    renditions: dict[str, dict[str, str]] = photo.renditions if photo else {}
    return renditions.get(str(width), {}).get(kind)


def with_parts(winners: QuerySet[models.Winner]) -> QuerySet[models.Winner, Any]:
    criteria = rows_of(Criterion.objects.all(), "round", *CRITERION, outer="round_id")
    tables = {
        "recipient_rows": (models.Recipient, parts.RECIPIENT),
        "partner_rows": (models.Partner, parts.PARTNER),
        "region_rows": (models.RegionFact, parts.REGION),
        "appraisal_rows": (models.EvaluationPoint, parts.APPRAISAL),
        "photo_rows": (models.Photo, parts.PHOTO),
        "contact_rows": (models.Contact, parts.CONTACT),
    }
    rows = {
        name: rows_of(table._default_manager.all(), "winner", *columns)
        for name, (table, columns) in tables.items()
    }
    return winners.select_related("round", "prize").annotate(criterion_rows=criteria, **rows)


CRITERION = ("position", "code", "name", "name_en")


def _page(found: Any, sources: parts.Sources, others: tuple[Any, ...] = ()) -> WinnerPage:
    recipients = in_order(found.recipient_rows)
    regions = {row["partner_id"]: parts.region(row) for row in in_order(found.region_rows)}
    partners = in_order(found.partner_rows)
    criteria = _names(in_order(found.criterion_rows))
    return WinnerPage(
        url=address("winner", found.round.number, found.slug),
        name=text(found.name, found.name_en),
        short_name=text(found.short_name),
        title=text(found.title, found.title_en),
        prize=text(found.prize.name, found.prize.name_en),
        home=places.home(found.name, recipients),
        overview=texts(found.overview, found.overview_en),
        appraisals=tuple(parts.appraisal(row, criteria) for row in in_order(found.appraisal_rows)),
        recipients=tuple(map(parts.recipient, recipients)),
        own=_own(regions),
        partners=tuple(parts.partner(row, regions, found.name) for row in partners),
        map=_map(recipients, partners),
        photos=tuple(parts.photo(row, sources) for row in in_order(found.photo_rows)),
        contacts=tuple(map(parts.contact, in_order(found.contact_rows))),
        round=_words(found.round),
        others=others,
    )


def _names(criteria: list[Row]) -> dict[str, Text]:
    return {row["code"]: text(row["name"], row["name_en"]) for row in criteria}


def _own(regions: dict[int | None, Region]) -> Region | None:
    return regions.get(None)


def _map(recipients: list[Row], partners: list[Row]) -> worldmap.WorldMap | None:
    located = [
        (row["position"], worldmap.place(row["latitude"], row["longitude"]))
        for row in partners
        if row["latitude"] is not None and row["longitude"] is not None
    ]
    return worldmap.draw(recipients[0]["prefecture"] if recipients else "", located)


def _words(of: Any) -> RoundWords:
    return RoundWords(
        url=address("round", of.number),
        number=of.number,
        fiscal_year=of.fiscal_year,
        title=text(of.title, of.title_en),
        subtitle=text(of.subtitle, of.subtitle_en),
        purpose=text(of.purpose, of.purpose_en),
    )
