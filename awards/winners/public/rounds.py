"""The archive of rounds, and one round in its own words."""

from collections import defaultdict
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from awards.bilingual import Text
from awards.dossier.reading import Table, Tables, section, with_rows
from awards.dossier.values import Contact, Contacts
from awards.json_rows import Row, as_moment, in_order, rows_of
from awards.rounds.models import Criterion, Host, Prize, Round, RoundContact
from awards.winners.models import Winner, Withdrawal
from awards.winners.public.addresses import address
from awards.winners.public.cards import card, with_card
from awards.winners.public.status import standing
from awards.winners.reading import public_table
from awards.winners.values.rounds import (
    AnnouncedRound,
    CriterionEntry,
    PrizeEntry,
    RoundPage,
    RoundSummary,
    Standing,
)
from awards.winners.values.winner import Card, Citation, Withdrawn

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Named(Row):
        name: str
        name_en: str

    class _Prize(_Named):
        max_winners: int | None
        optional: bool

    class _Criterion(_Named):
        help: str
        help_en: str

    class _Withdrawal(TypedDict):
        at: str
        reason: str
        reason_en: str

    class _Parts(TypedDict):
        host_rows: list[_Named] | None
        prize_rows: list[_Prize] | None
        criterion_rows: list[_Criterion] | None
        withdrawal_rows: list[_Withdrawal] | None

    PageRow = WithAnnotations[Round, _Parts]
else:
    PageRow = Round

NAMED = ("position", "name", "name_en")
HOSTS = rows_of(Host.objects.all(), "round", *NAMED)
PRIZES = rows_of(Prize.objects.all(), "round", *NAMED, "max_winners", "optional")
CRITERIA = rows_of(Criterion.objects.all(), "round", *NAMED, "help", "help_en")
# Of the whole round.
WITHDRAWALS = rows_of(Withdrawal.objects.filter(slug=""), "round", "at", "reason", "reason_en")
CONTACT: Tables = {Contacts: public_table(Table(Contacts, RoundContact, "round"))}

Cards = dict[int, tuple[Card, ...]]
# How many winners of each round the list of rounds names.
LISTED = 12


def round_list(at: datetime) -> tuple[RoundSummary, ...]:
    """Each with its first winners; the rest are on the round's own page."""
    published = Winner.objects.published(at)
    keys: dict[int, list[int]] = defaultdict(list)
    for round_key, key in published.in_order().values_list("round", "pk"):
        keys[round_key].append(key)
    first = [key for of_round in keys.values() for key in of_round[:LISTED]]
    cards = cards_by_round(published.filter(pk__in=first))
    return tuple(
        replace(summary(one, cards, at), left_out=max(len(keys[one.pk]) - LISTED, 0))
        for one in Round.objects.public().newest_first()
    )


def round_page(number: int, at: datetime) -> RoundPage | None:
    round_ = for_page(Round.objects.public().filter(number=number)).first()
    if round_ is None:
        return None
    winners = Winner.objects.published(at).filter(round=round_)
    return page(round_, cards_by_round(winners), at)


def announced_rounds(at: datetime) -> list[AnnouncedRound]:
    """The newest first."""
    of_round = Winner.objects.announced(at).filter(round=OuterRef("pk")).order_by()
    counted = of_round.values("round").annotate(many=Count("*")).values("many")
    announced = Round.objects.public().filter(announcement__at__lte=at).newest_first()
    rows = for_page(announced).annotate(many=Coalesce(Subquery(counted), 0))
    return [AnnouncedRound(page(row, {}, at), row.many) for row in rows]


def cards_by_round(winners: QuerySet[Winner]) -> Cards:
    by_round: dict[int, list[Card]] = defaultdict(list)
    for winner in with_card(winners).in_order():  # type: ignore[attr-defined]
        by_round[winner.round_id].append(card(winner))
    return {key: tuple(cards) for key, cards in by_round.items()}


def for_page(rounds: QuerySet[Round]) -> "QuerySet[PageRow]":
    rows = with_rows(rounds, CONTACT).annotate(
        host_rows=HOSTS,
        prize_rows=PRIZES,
        criterion_rows=CRITERIA,
        withdrawal_rows=WITHDRAWALS,
    )
    return cast("QuerySet[PageRow]", rows)


def summary(round_: Round, cards: Cards, at: datetime) -> RoundSummary:
    return _summary(round_, cards, standing(round_, at))


def _summary(round_: Round, cards: Cards, stands: Standing) -> RoundSummary:
    is_announced = stands == Standing.ANNOUNCED
    return RoundSummary(
        url=address("round", round_.number),
        number=round_.number,
        fiscal_year=round_.fiscal_year,
        title=Text(round_.title, round_.title_en),
        subtitle=Text(round_.subtitle, round_.subtitle_en),
        standing=stands,
        opens_at=round_.nominations_open_at,
        closes_at=round_.nominations_close_at,
        announced_at=round_.results_at if is_announced else None,
        applications=round_.application_count if is_announced else None,
        winners=cards.get(round_.pk, ()),
        coverage=round_.coverage,
    )


def prepared_round(round_: Round, applications: int) -> RoundPage:
    """As it will be read when its winners are announced: for those who may read it before.

    ``applications`` are told until the release writes down their number.
    """
    row = for_page(Round.objects.filter(pk=round_.pk)).get()
    told = _page(row, {}, Standing.ANNOUNCED)
    if told.summary.applications is not None:
        return told
    return replace(told, summary=replace(told.summary, applications=applications))


def page(round_: PageRow, cards: Cards, at: datetime) -> RoundPage:
    """Of a round ``for_page``. Who judged and when the next call comes is told at the end."""
    return _page(round_, cards, standing(round_, at))


def _page(round_: PageRow, cards: Cards, stands: Standing) -> RoundPage:
    is_announced = stands == Standing.ANNOUNCED
    return RoundPage(
        summary=_summary(round_, cards, stands),
        purpose=Text(round_.purpose, round_.purpose_en),
        eligibility=Text(round_.eligibility, round_.eligibility_en),
        procedure=Text(round_.procedure, round_.procedure_en),
        guidelines_url=round_.guidelines_url,
        committee=Text(round_.committee_name, round_.committee_name_en),
        chair=Text(round_.chair, round_.chair_en) if is_announced else Text(),
        ceremony_on=round_.ceremony_on if is_announced else None,
        next_call=Text(round_.next_call, round_.next_call_en) if is_announced else Text(),
        hosts=tuple(Text(row["name"], row["name_en"]) for row in in_order(round_.host_rows)),
        prizes=tuple(
            PrizeEntry(
                Text(row["name"], row["name_en"]),
                row["max_winners"],
                bool(row["optional"]),
            )
            for row in in_order(round_.prize_rows)
        ),
        criteria=tuple(
            CriterionEntry(Text(row["name"], row["name_en"]), Text(row["help"], row["help_en"]))
            for row in in_order(round_.criterion_rows)
        ),
        contact=contact_of(round_),
        booklet_title=Text(round_.booklet_title, round_.booklet_title_en),
        publisher=Text(round_.publisher, round_.publisher_en),
        withdrawn=_withdrawn(round_),
        citation=Citation(round_.source, round_.source_url),
    )


def _withdrawn(round_: PageRow) -> Withdrawn | None:
    """The release as a whole; there is one at most."""
    for row in round_.withdrawal_rows or []:
        reason = Text(row["reason"], row["reason_en"])
        url = address("round", round_.number)
        return Withdrawn(as_moment(row["at"]), reason, url, round_.number)
    return None


def contact_of(round_: Round) -> Contact | None:
    return next(iter(section(round_, Contacts, CONTACT).rows), None)
