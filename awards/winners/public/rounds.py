"""The archive of rounds, and one round in its own words."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from awards.json_rows import in_order, rows_of
from awards.rounds.models import Criterion, Host, Prize, Round, RoundContact
from awards.winners.bilingual import Text, text
from awards.winners.models import Winner
from awards.winners.public import parts
from awards.winners.public.cards import card, with_card
from awards.winners.public.status import ANNOUNCED, deadline, standing, status, steps
from awards.winners.values import Card, Contact, Named, RoundLine, RoundPage

HOST = ("position", "name", "name_en")
PRIZE = ("position", "name", "name_en", "max_winners")
CRITERION = ("position", "name", "name_en", "help", "help_en")

Cards = dict[int, tuple[Card, ...]]


def round_list(at: datetime) -> tuple[RoundLine, ...]:
    cards = cards_by_round(Winner.objects.published(at))
    return tuple(line(of, cards, at) for of in Round.objects.public().newest_first())


def round_page(number: int, at: datetime) -> RoundPage | None:
    found = with_rows(Round.objects.public().filter(number=number)).first()
    if found is None:
        return None
    winners = Winner.objects.published(at).filter(round=found)
    return page(found, cards_by_round(winners), at)


def cards_by_round(winners: QuerySet[Winner]) -> Cards:
    by_round: dict[int, list[Card]] = defaultdict(list)
    for winner in with_card(winners).in_order():  # type: ignore[attr-defined]
        by_round[winner.round_id].append(card(winner))
    return {key: tuple(cards) for key, cards in by_round.items()}


def with_rows(rounds: QuerySet[Round]) -> QuerySet[Round, Any]:
    return rounds.annotate(
        host_rows=rows_of(Host.objects.all(), "round", *HOST),
        prize_rows=rows_of(Prize.objects.all(), "round", *PRIZE),
        criterion_rows=rows_of(Criterion.objects.all(), "round", *CRITERION),
        contact_rows=rows_of(RoundContact.objects.all(), "round", *parts.CONTACT),
    )


def line(of: Round, cards: Cards, at: datetime) -> RoundLine:
    stands = standing(of, at)
    return RoundLine(
        url=reverse("round", args=[of.number]),
        number=of.number,
        fiscal_year=of.fiscal_year,
        title=text(of.title, of.title_en),
        subtitle=text(of.subtitle, of.subtitle_en),
        standing=stands,
        status=status(stands),
        deadline=deadline(of, at),
        applications=of.application_count if stands == ANNOUNCED else None,
        winners=cards.get(of.pk, ()),
    )


def page(of: Any, cards: Cards, at: datetime) -> RoundPage:
    """``of`` comes from ``with_rows``. Who judged and when the next call comes is told at the end."""
    is_announced = standing(of, at) == ANNOUNCED
    return RoundPage(
        line=line(of, cards, at),
        purpose=text(of.purpose, of.purpose_en),
        eligibility=text(of.eligibility, of.eligibility_en),
        procedure=text(of.procedure, of.procedure_en),
        committee=text(of.committee_name, of.committee_name_en),
        chair=text(of.chair, of.chair_en) if is_announced else Text(""),
        next_call=text(of.next_call, of.next_call_en) if is_announced else Text(""),
        hosts=tuple(named.name for named in _named(of.host_rows)),
        prizes=_named(of.prize_rows, number="max_winners"),
        criteria=_named(of.criterion_rows, note="help"),
        contact=first_contact(of.contact_rows),
        steps=steps(of, at),
    )


def first_contact(rows: Any) -> Contact | None:
    return next((parts.contact(row) for row in in_order(rows)), None)


def _named(rows: Any, note: str = "", number: str = "") -> tuple[Named, ...]:
    return tuple(_one(row, note, number) for row in in_order(rows))


def _one(row: dict[str, Any], note: str, number: str) -> Named:
    return Named(
        name=text(row["name"], row["name_en"]),
        note=text(row[note], row[f"{note}_en"]) if note else Text(""),
        number=row[number] if number else 0,
    )


def announced(pages: Iterable[RoundPage]) -> RoundPage | None:
    return next((each for each in pages if each.line.standing == ANNOUNCED), None)
