"""Finding winners by words and by what they are chosen by: three queries, however many there are."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial
from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.db import connection
from django.db.models import BigIntegerField, DateTimeField, F, QuerySet, TextField, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex

from awards.dossier import english
from awards.languages import in_language, language
from awards.page_cache import kept
from awards.statements import Given, Statement
from awards.text import tidy_line
from awards.winners import search_index
from awards.winners.excerpts import excerpts
from awards.winners.models import Winner, WinnerQuerySet
from awards.winners.page_texts import page_texts
from awards.winners.public import facets
from awards.winners.public.cards import CardRow, card, card_of, with_card
from awards.winners.public.facets import Found
from awards.winners.public.winner import for_texts
from awards.winners.reading import PUBLIC_TABLES, dossier_in
from awards.winners.values.finding import SearchPage
from awards.winners.values.winner import Card

PER_PAGE = 24
CHOICES = tuple(facets.LABELS)
AT = Given("at", DateTimeField())


def find(at: datetime, query: str, chosen: Mapping[str, str], page: str) -> SearchPage:
    words = search_index.words(query)
    named = kept("facet-names", partial(facets.names, at))
    chosen = facets.known(chosen, named)
    counted = facets.counted(_found(at, words), chosen)
    query = tidy_line(query[: search_index.MAX_LETTERS])
    return SearchPage(
        query=query,
        facets=tuple(facets.facets(query, chosen, counted, named)),
        page=_page(at, counted.winners, words, page),
        is_narrowed=bool(words or chosen),
    )


def containing(winners: WinnerQuerySet, words: Sequence[str | Given]) -> WinnerQuerySet:
    """Those whose published texts hold every one of the folded ``words``.

    PostgreSQL finds them by its index (migration 0010), which the policies of the public role
    would keep it from; SQLite reads all texts. Both compare letter by letter.
    """
    if not words:
        return winners
    if connection.vendor == "postgresql":
        keys = RawSQL("SELECT * FROM winners_containing(%s::text[])", [list(words)])
        return winners.filter(pk__in=keys)
    for word in words:
        wanted = word if isinstance(word, Given) else Value(word)
        winners = winners.alias(place=StrIndex(F("search_text"), wanted)).filter(place__gt=0)
    return winners


@cache
def _finding(how_many: int) -> Statement[Found]:
    """By as many words; what a query has of them is cut (``search_index.MAX_WORDS``)."""
    published = Winner.objects.published(AT)
    words = [Given(f"word{number}", TextField()) for number in range(how_many)]
    columns = ("pk", "round__number", "prize__code", "facets")
    return Statement(containing(published, words).in_order().values_list(*columns))


def _found(at: datetime, words: Sequence[str]) -> Iterable[Found]:
    given = {f"word{number}": word for number, word in enumerate(words)}
    return _finding(len(words)).rows(at=at, **given)


def _page(at: datetime, keys: Sequence[int], words: Sequence[str], number: str) -> "Page[Card]":
    paginator = Paginator(keys, PER_PAGE)
    keys_of_page = paginator.get_page(number)
    cards = _cards(at, list(keys_of_page), words) if keys else ()
    return Page(list(cards), keys_of_page.number, cast("Paginator[Card]", paginator))


def _cards(at: datetime, keys: Sequence[int], words: Sequence[str]) -> Iterable[Card]:
    # As many keys as a page has at most, the last one again and again, so that the SQL is one.
    given = {f"key{n}": keys[min(n, len(keys) - 1)] for n in range(PER_PAGE)}
    if words:
        return _quoting(_showing(for_texts, len(given)).rows(at=at, **given), words)
    return map(card, _showing(with_card, len(given)).rows(at=at, **given))


@cache
def _showing(
    asked: Callable[[WinnerQuerySet], QuerySet[Winner]], how_many: int
) -> "Statement[CardRow]":
    keys: list[Any] = [Given(f"key{n}", BigIntegerField()) for n in range(how_many)]
    winners = Winner.objects.published(AT).filter(pk__in=keys).in_order()
    return Statement(cast("QuerySet[CardRow]", asked(winners)))


def _quoting(winners: Iterable[CardRow], words: Sequence[str]) -> Iterator[Card]:
    """Cards of winners whose texts are read too, to show where the words stand."""
    for row in winners:
        whole = dossier_in(row, PUBLIC_TABLES)
        dossier = whole if row.round.publishes_english else english.without(whole)
        shown = card_of(row, dossier)
        told = (in_language(shown.name).value, in_language(shown.title).value)
        quotes = excerpts(page_texts(dossier), words, language(), told)
        yield replace(shown, words=tuple(words), excerpts=quotes)
