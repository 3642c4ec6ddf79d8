"""What there is to choose from among the winners that a search finds, and how many have it."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from django.db.models import DateTimeField, Exists, Max, Min, OuterRef, Value
from django.utils.translation import gettext_lazy as _

from awards.bilingual import Text
from awards.dossier.models import RecipientKind
from awards.geo import (
    COUNTRIES,
    PREFECTURES,
    Language,
    country_choices,
    country_name,
    prefecture_name,
)
from awards.languages import language
from awards.rounds.models import Criterion, Prize
from awards.statements import Given, Statement
from awards.winners.models import Winner
from awards.winners.values.finding import Facet, Option

# In the order of the page.
LABELS = {
    "round": _("回"),
    "prize": _("賞"),
    "prefecture": _("都道府県"),
    "country": _("交流先の国・地域"),
    "kind": _("団体の種別"),
    "theme": _("評価されたテーマ"),
}
ROUND = re.compile("[1-9][0-9]{0,3}")

# By facet and code, in order: names that belong to rounds, and change with them.
Names = dict[str, dict[str, Text]]
Chosen = Mapping[str, str]


# A winner that holds the words: its key, its round's number, its prize, and what else it is chosen
# by, as the column has it (``country:CZ prefecture:10``).
Found = tuple[int, int, str, str]


@dataclass(frozen=True)
class Counted:
    """``winners`` have all that is chosen, in their order. ``counts`` tell by facet and code how
    many have the code and whatever else is chosen, but for the choice in the facet itself.
    """

    winners: tuple[int, ...]
    counts: Mapping[str, Mapping[str, int]]


@cache
def _names() -> Statement[tuple[str, str, str, str, int, int]]:
    published = Winner.objects.published(Given("at", DateTimeField()))
    of_published = Exists(published.order_by().filter(round=OuterRef("round")))
    prizes, criteria = (
        table._default_manager.filter(of_published)
        .values("code", "name", "name_en")
        .annotate(facet=Value(facet), newest=Max("round__number"), rank=Min("position"))
        .values_list("facet", "code", "name", "name_en", "newest", "rank")
        for facet, table in (("prize", Prize), ("theme", Criterion))
    )
    return Statement(prizes.union(criteria, all=True))


def names(at: datetime) -> Names:
    """Prizes and criteria of the rounds that have winners, by rank; each as it was called last."""
    named: Names = {"prize": {}, "theme": {}}
    rows = sorted(_names().rows(at=at), key=lambda row: (row[5], -row[4]))
    newest: dict[tuple[str, str], int] = {}
    for facet, code, name, name_en, number, _rank in rows:
        if number > newest.get((facet, code), 0):
            newest[facet, code] = number
            named[facet][code] = Text(name, name_en)
    return named


def known(chosen: Chosen, named: Names) -> dict[str, str]:
    """What can be chosen. What nothing is called is ignored, so that no address is wrong."""
    can_be = {
        "country": COUNTRIES.keys(),
        "prefecture": PREFECTURES.keys(),
        "kind": RecipientKind.values,
        "prize": named["prize"].keys(),
        "theme": named["theme"].keys(),
    }
    return {
        facet: value
        for facet, value in chosen.items()
        if (ROUND.fullmatch(value) if facet == "round" else value in can_be.get(facet, ()))
    }


def counted(found: Iterable[Found], chosen: Chosen) -> Counted:
    """Texts are joined and split as a whole: a list for each of ten thousand winners takes longer,
    and sends the collector of garbage through all that the process holds.
    """
    rounds: Counter[int] = Counter()
    prizes: Counter[str] = Counter()
    codes: Counter[str] = Counter()
    winners: Sequence[int] = ()
    for missing, rows in _by_missing(found, chosen).items():
        keys, of_rounds, of_prizes, of_codes = zip(*rows, strict=True)
        if not missing:
            winners = keys
        if missing in ("", "round"):
            rounds.update(of_rounds)
        if missing in ("", "prize"):
            prizes.update(of_prizes)
        counts = Counter(" ".join(of_codes).split())
        codes.update(
            {code: n for code, n in counts.items() if missing in ("", code.partition(":")[0])}
        )
    return Counted(tuple(winners), _by_facet(rounds, prizes, codes))


def _by_missing(found: Iterable[Found], chosen: Chosen) -> dict[str, list[Found]]:
    """By the one facet in which another choice would find them, ``""`` for those that are found.

    Those that have two choices or more against them count nowhere.
    """
    if not chosen:
        rows = list(found)
        return {"": rows} if rows else {}
    wanted = [(facet, f" {facet}:{value} ") for facet, value in chosen.items()]
    parted: dict[str, list[Found]] = defaultdict(list)
    for row in found:
        has = f" round:{row[1]} prize:{row[2]} {row[3]} "
        missing = [facet for facet, code in wanted if code not in has]
        if len(missing) <= 1:
            parted["".join(missing)].append(row)
    return parted


def _by_facet(
    rounds: Mapping[int, int], prizes: Mapping[str, int], codes: Mapping[str, int]
) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    counts["round"] = {str(number): count for number, count in rounds.items()}
    counts["prize"] = dict(prizes)
    for code, count in codes.items():
        facet, _colon, value = code.partition(":")
        counts[facet][value] = count
    return counts


def facets(query: str, chosen: Chosen, all_counted: Counted, named: Names) -> Iterator[Facet]:
    for facet, label in LABELS.items():
        counts = dict(all_counted.counts.get(facet, {}))
        if facet in chosen:
            counts.setdefault(chosen[facet], 0)
        options = (
            Option(
                value=value,
                label=name,
                chosen=chosen.get(facet) == value,
                count=counts[value],
                asked=_asked(query, {**chosen, facet: value}),
            )
            for value, name in _in_order(facet, counts, named)
        )
        yield Facet(facet, label, tuple(options))


def _in_order(facet: str, counts: Mapping[str, int], named: Names) -> Iterator[tuple[str, Text]]:
    """Those that are counted, as a reader of the page's language looks for them."""
    if facet == "round":
        for number in sorted(counts, key=int, reverse=True):
            yield number, Text()
        return
    for value in _all(facet, named):
        if value in counts:
            yield value, _name(facet, value, named)


def _all(facet: str, named: Names) -> Iterable[str]:
    if facet == "country":
        return _countries(language())
    if facet == "prefecture":
        return PREFECTURES
    return RecipientKind.values if facet == "kind" else named[facet]


@cache
def _countries(of: Language) -> tuple[str, ...]:
    return tuple(code for code, _label in country_choices(of))


def _name(facet: str, value: str, named: Names) -> Text:
    if facet == "country":
        return country_name(value)
    if facet == "prefecture":
        return prefecture_name(value)
    return Text() if facet == "kind" else named[facet][value]


def _asked(query: str, chosen: Chosen) -> dict[str, str]:
    asked = {"q": query, **{facet: chosen[facet] for facet in LABELS if facet in chosen}}
    return {name: value for name, value in asked.items() if value}
