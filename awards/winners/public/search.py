"""Finding winners by word, country, prefecture, prize and round."""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import TypedDict, cast

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from awards.bilingual import Text
from awards.geo import PREFECTURES, country_choices, country_name, prefecture_name
from awards.json_rows import Row, in_order, rows_of
from awards.languages import language
from awards.text import tidy_line
from awards.winners import search_index
from awards.winners.models import Partner, Recipient, Winner, WinnerQuerySet
from awards.winners.public.cards import card, with_card
from awards.winners.public.winner import for_page, published_page
from awards.winners.values import Card, Facet, Option, SearchPage, WinnerPage

PER_PAGE = 24
# How the address calls a facet, and which column of a winner it asks for.
COLUMNS = {
    "country": "partners__country",
    "prefecture": "recipients__prefecture",
    "prize": "prize__code",
    "round": "round__number",
}
# What a value may look like, by the same names.
FORMS = {
    "country": "[A-Z]{2}",
    "prefecture": "[0-9]{2}",
    "prize": "[-_a-zA-Z0-9]{1,20}",
    "round": "[1-9][0-9]{0,3}",
}
LABELS = {
    "country": _("交流先の国・地域"),
    "prefecture": _("都道府県"),
    "prize": _("賞"),
    "round": _("回"),
}

# What there is to choose from, by facet and value.
Choices = dict[str, dict[str, Text]]


class _Home(Row):
    prefecture: str


class _Abroad(Row):
    country: str


class _FacetRow(TypedDict):
    round__number: int
    prize__code: str
    prize__name: str
    prize__name_en: str
    prize__position: int
    recipient_rows: list[_Home] | None
    partner_rows: list[_Abroad] | None


def find(at: datetime, query: str, chosen: Mapping[str, str], page: str) -> SearchPage:
    """What no published winner has is ignored, so that no address is wrong."""
    published = Winner.objects.published(at)
    choices = _choices(published)
    chosen = {name: value for name, value in chosen.items() if value in choices[name]}
    words = search_index.words(query)
    return SearchPage(
        query=tidy_line(query[: search_index.MAX_LETTERS]),
        facets=tuple(_facet(name, choices[name], chosen.get(name)) for name in COLUMNS),
        page=_page(_narrowed(published, words, chosen), page),
        is_narrowed=bool(words or chosen),
    )


def chosen_winners(at: datetime, chosen: Mapping[str, str], page: str) -> "Page[WinnerPage]":
    """The winners of announced rounds that have all that is ``chosen``, some a page.

    None of them where something is chosen that no winner can have: a program must not take all
    for some.
    """
    winners = Winner.objects.announced(at)
    can_be = all(re.fullmatch(FORMS[name], value) for name, value in chosen.items())
    narrowed = _narrowed(winners, [], dict(chosen)) if can_be else winners.none()
    found = Paginator(for_page(narrowed.in_order()), PER_PAGE).get_page(page)
    pages = [published_page(row) for row in found]
    return Page(pages, found.number, cast("Paginator[WinnerPage]", found.paginator))


def _narrowed(winners: WinnerQuerySet, words: list[str], chosen: dict[str, str]) -> WinnerQuerySet:
    for word in words:
        winners = winners.filter(search_text__contains=word)
    for name, value in chosen.items():
        # Not a join, which would show a winner once for each of its partners.
        having = Winner.objects.filter(**{COLUMNS[name]: value})
        winners = winners.filter(pk__in=having.values("pk"))
    return winners


def _page(winners: WinnerQuerySet, number: str) -> "Page[Card]":
    paginator = Paginator(with_card(winners.in_order()), PER_PAGE)
    winners_of_page = paginator.get_page(number)
    cards = [card(winner) for winner in winners_of_page]
    return Page(cards, winners_of_page.number, cast("Paginator[Card]", paginator))


def _choices(published: WinnerQuerySet) -> Choices:
    """Each with its name, in the order a reader of the page's language looks for it."""
    rows = _facet_rows(published.in_order())
    countries = {row["country"] for winner in rows for row in in_order(winner["partner_rows"])}
    homes = {row["prefecture"] for winner in rows for row in in_order(winner["recipient_rows"])}
    in_order_of_names = [code for code, _name in country_choices(language())]
    return {
        "country": {code: country_name(code) for code in in_order_of_names if code in countries},
        "prefecture": {code: prefecture_name(code) for code in PREFECTURES if code in homes},
        "prize": _prizes(rows),
        "round": {str(row["round__number"]): Text() for row in rows},
    }


def _facet_rows(published: QuerySet[Winner]) -> list[_FacetRow]:
    rows = (
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
    return cast(list[_FacetRow], list(rows))


def _prizes(rows: Iterable[_FacetRow]) -> dict[str, Text]:
    """By rank; a prize goes by the name it had last."""
    names: dict[str, Text] = {}
    for row in sorted(rows, key=lambda row: row["prize__position"]):
        names.setdefault(row["prize__code"], Text(row["prize__name"], row["prize__name_en"]))
    return names


def _facet(name: str, choices: dict[str, Text], chosen: str | None) -> Facet:
    options = (Option(value, label, value == chosen) for value, label in choices.items())
    return Facet(name, LABELS[name], tuple(options))
