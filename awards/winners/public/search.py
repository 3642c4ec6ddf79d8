"""Finding winners by word, country, prefecture, prize and round."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from awards.geo import PREFECTURES, country_choices
from awards.json_rows import in_order, rows_of
from awards.languages import language
from awards.text import tidy_line
from awards.winners import search_index
from awards.winners.bilingual import Text, text
from awards.winners.models import Partner, Recipient, Winner, WinnerQuerySet
from awards.winners.public import places
from awards.winners.public.cards import card, with_card
from awards.winners.values import Card, Facet, Found, Option

PER_PAGE = 24
# How the address calls a facet, and which column of a winner it asks for.
COLUMNS = {
    "country": "partners__country",
    "prefecture": "recipients__prefecture",
    "prize": "prize__code",
    "round": "round__number",
}

Values = dict[str, dict[str, Text]]


def find(at: datetime, query: str, chosen: Mapping[str, str], page: str) -> Found:
    """What no published winner has is ignored, so that no address is wrong."""
    published = Winner.objects.published(at)
    values = _values(published)
    known = {name: value for name, value in chosen.items() if value in values[name]}
    words = search_index.words(query)
    found = _narrowed(published, words, known)
    return Found(
        query=tidy_line(query)[: search_index.MAX_LETTERS],
        facets=_facets(values, known),
        page=_page(found, page),
        is_narrowed=bool(words or known),
    )


def _narrowed(published: WinnerQuerySet, words: list[str], known: dict[str, str]) -> WinnerQuerySet:
    found = published
    for word in words:
        found = found.filter(search_text__contains=word)
    for name, value in known.items():
        # Not a join, which would show a winner once for each of its partners.
        having = Winner.objects.filter(**{COLUMNS[name]: value})
        found = found.filter(pk__in=having.values("pk"))
    return found


def _page(found: WinnerQuerySet, page: str) -> Any:
    shown = Paginator(with_card(found.in_order()), PER_PAGE).get_page(page)
    cards: list[Card] = [card(winner) for winner in shown.object_list]
    shown.object_list = cards
    return shown


def _values(published: WinnerQuerySet) -> Values:
    """What there is to choose from, each with its name, in the order a reader looks for it."""
    rows = _facet_rows(published.in_order())
    countries = {row["country"] for winner in rows for row in in_order(winner["partner_rows"])}
    homes = {row["prefecture"] for winner in rows for row in in_order(winner["recipient_rows"])}
    named = country_choices(language())
    return {
        "country": {code: places.country(code) for code, _name in named if code in countries},
        "prefecture": {code: places.prefecture(code) for code in PREFECTURES if code in homes},
        "prize": _prizes(rows),
        "round": {str(row["round__number"]): _round(row["round__number"]) for row in rows},
    }


def _facet_rows(published: QuerySet[Winner]) -> list[Any]:
    return list(
        published.annotate(
            recipient_rows=rows_of(Recipient.objects.all(), "winner", "position", "prefecture"),
            partner_rows=rows_of(Partner.objects.all(), "winner", "position", "country"),
        ).values(
            "round__number",
            "prize__code",
            "prize__name",
            "prize__name_en",
            "prize__position",
            "recipient_rows",
            "partner_rows",
        )  # fmt: skip
    )


def _prizes(rows: Iterable[Any]) -> dict[str, Text]:
    """By rank; a prize goes by the name it had last."""
    found: dict[str, Text] = {}
    for row in sorted(rows, key=lambda row: row["prize__position"]):
        found.setdefault(row["prize__code"], text(row["prize__name"], row["prize__name_en"]))
    return found


def _round(number: int) -> Text:
    return Text(_("第%(number)s回") % {"number": number})


def _facets(values: Values, known: dict[str, str]) -> tuple[Facet, ...]:
    labels = {
        "country": _("交流先の国・地域"),
        "prefecture": _("都道府県"),
        "prize": _("賞"),
        "round": _("回"),
    }
    return tuple(
        Facet(name, label, tuple(_option(*each, known.get(name)) for each in values[name].items()))
        for name, label in labels.items()
    )


def _option(value: str, label: Text, chosen: str | None) -> Option:
    return Option(value, label, chosen=value == chosen)
