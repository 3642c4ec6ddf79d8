"""Winners as cards: the same few columns on every list."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Q, QuerySet

from awards.bilingual import Text
from awards.dossier import english
from awards.dossier.reading import record, with_rows
from awards.dossier.values import Dossier, Partners, Photos, Recipients, Record
from awards.winners.dossier import home
from awards.winners.models import Winner
from awards.winners.public.addresses import address
from awards.winners.public.pictures import PhotoRow, pictures, published_sources
from awards.winners.reading import TABLES
from awards.winners.values.winner import Card

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Rows(TypedDict):
        photos_rows: list[PhotoRow] | None

    CardRow = WithAnnotations[Winner, _Rows]
else:
    CardRow = Winner

CARD = {
    Recipients: TABLES[Recipients].narrowed(
        {"home_municipality", "home_municipality_en", "prefecture"}
    ),
    Partners: TABLES[Partners].narrowed({"country"}),
    Photos: TABLES[Photos].narrowed(
        {"alt", "alt_en", "width", "height"}, raw=("renditions",), where=Q(position=1)
    ),
}
# All columns of a round, fifty of them, would come once for each of its winners.
OF_ROUND_AND_PRIZE = (
    *("round__number", "round__fiscal_year", "round__publishes_english"),
    *("prize__name", "prize__name_en"),
)
COLUMNS = ("slug", "name", "name_en", "title", "title_en", *OF_ROUND_AND_PRIZE)


@dataclass(frozen=True, kw_only=True)
class _Parts(Record):
    recipients: Recipients = Recipients()
    partners: Partners = Partners()
    photos: Photos = Photos()


def with_card(winners: QuerySet[Winner]) -> "QuerySet[CardRow]":
    asked = winners.select_related("round", "prize").only(*COLUMNS)
    return cast("QuerySet[CardRow]", with_rows(asked, CARD))


def card(winner: CardRow) -> Card:
    """Of a winner that came ``with_card``."""
    parts = record(winner, _Parts, CARD)
    return card_of(winner, parts if winner.round.publishes_english else english.without(parts))


def card_of(winner: CardRow, parts: _Parts | Dossier) -> Card:
    """Of a winner whose parts are read already; they have English as far as its round publishes it."""
    number, name = winner.round.number, _text(winner, winner.name, winner.name_en)
    sources = published_sources(number, winner.slug)
    countries = dict.fromkeys(partner.country for partner in parts.partners.rows if partner.country)
    return Card(
        url=address("winner", number, winner.slug),
        name=name,
        title=_text(winner, winner.title, winner.title_en),
        prize=Text(winner.prize.name, winner.prize.name_en),
        round=number,
        fiscal_year=winner.round.fiscal_year,
        home=home(name, parts.recipients.rows),
        countries=tuple(countries),
        picture=next(iter(pictures(parts.photos.rows, winner.photos_rows, sources)), None),
    )


def _text(winner: Winner, ja: str, en: str) -> Text:
    """English as far as the winner's round publishes it."""
    return Text(ja, en if winner.round.publishes_english else "")
