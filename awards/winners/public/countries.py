"""A country or region: the partners that winners have there."""

from datetime import datetime
from typing import cast

from django.core.paginator import Page, Paginator

from awards.bilingual import Text
from awards.dossier import values as dossier
from awards.geo import COUNTRIES
from awards.winners import worldmap
from awards.winners.models import Partner, Winner
from awards.winners.public.addresses import address
from awards.winners.values.finding import CountryPage, CountryPartner

PER_PAGE = 50


def country_page(alpha2: str, page: str, at: datetime) -> CountryPage | None:
    """None where no published winner has a partner, as for a code that nothing has."""
    if alpha2 not in COUNTRIES:
        return None
    published = Winner.objects.published(at)
    there = Partner.objects.filter(country=alpha2, winner__in=published)
    told = there.select_related("winner__round").defer("winner__round__phase")
    in_order = told.order_by("-winner__round__number", "winner__position", "position")
    paginator = Paginator(in_order, PER_PAGE)
    if not paginator.count:
        return None
    found = paginator.get_page(page)
    partners = list(map(_partner, found))
    points = (worldmap.known_place(entry.partner) for entry in partners)
    return CountryPage(
        alpha2=alpha2,
        page=Page(partners, found.number, cast("Paginator[CountryPartner]", paginator)),
        places=tuple(dict.fromkeys(point for point in points if point)),
    )


def _partner(row: Partner) -> CountryPartner:
    winner = row.winner
    is_named = row.local_name in (row.name, row.name_en)
    return CountryPartner(
        partner=dossier.Partner(
            name=Text(row.name, row.name_en),
            local_name="" if is_named else row.local_name,
            kind=row.kind,
            agreement_kind=Text(row.agreement_kind, row.agreement_kind_en),
            signed_on=row.signed_on,
            ended_on=row.ended_on,
            latitude=row.latitude,
            longitude=row.longitude,
        ),
        winner=Text(winner.name, winner.name_en),
        url=address("winner", winner.round.number, winner.slug),
        round=winner.round.number,
        fiscal_year=winner.round.fiscal_year,
    )
