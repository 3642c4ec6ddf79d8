"""One winner: its page, and the files of its photographs."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from awards.bilingual import Text
from awards.dossier import english
from awards.dossier.reading import with_rows
from awards.dossier.values import Partner, Region
from awards.json_rows import Row, as_list, as_moment, in_order, rows_of
from awards.rounds.models import Criterion, Round
from awards.winners import worldmap
from awards.winners.dossier import EvaluationPoint, WinnerDossier
from awards.winners.models import REPUBLISHED, Correction, Photo, Winner
from awards.winners.public.addresses import address
from awards.winners.public.cards import OF_ROUND_AND_PRIZE, card, with_card
from awards.winners.public.pictures import (
    PhotoRow,
    Sources,
    pictures,
    prepared_sources,
    private_source,
    published_sources,
    stored_sources,
)
from awards.winners.reading import PUBLIC_TABLES, dossier_in
from awards.winners.values import winner as values
from awards.winners.values.winner import Card, Evaluation, PartnerEntry, RoundWords, WinnerPage

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Criterion(Row):
        code: str
        name: str
        name_en: str

    class _Correction(TypedDict):
        id: int
        at: str
        reason: str
        reason_en: str
        places: object
        section: str

    class _Parts(TypedDict):
        criterion_rows: list[_Criterion] | None
        photos_rows: list[PhotoRow] | None
        correction_rows: list[_Correction] | None

    PageRow = WithAnnotations[Winner, _Parts]
else:
    PageRow = Winner

CRITERIA = rows_of(
    Criterion.objects.all(), "round", *("position", "code", "name", "name_en"), outer="round_id"
)
CORRECTIONS = rows_of(
    Correction.objects.all(), "winner", *("id", "at", "reason", "reason_en", "places", "section")
)
NOT_PUBLIC = ("unread", "search_text", "facets")
COLUMNS = (
    *(field.name for field in Winner._meta.concrete_fields if field.name not in NOT_PUBLIC),
    *OF_ROUND_AND_PRIZE,
)
WORDS_OF_ROUND = (
    *("round__title", "round__title_en", "round__subtitle", "round__subtitle_en"),
    *("round__purpose", "round__purpose_en", "round__coverage"),
)
AT_A_TIME = 50


def winner_page(number: int, slug: str, at: datetime) -> WinnerPage | None:
    published = Winner.objects.published(at)
    winner = for_page(published.filter(round__number=number, slug=slug)).first()
    if winner is None:
        return None
    others = with_card(published.filter(round_id=winner.round_id).exclude(pk=winner.pk))
    cards = map(card, others.order_by("position", "pk"))
    return _page(winner, published_sources(number, slug), cards)


def pages_of_round(number: int, at: datetime) -> tuple[WinnerPage, ...]:
    """All that are published, in their order. Their pictures tell where their files are stored."""
    published = for_page(Winner.objects.published(at).filter(round__number=number))
    return tuple(_page(winner, stored_sources) for winner in published.order_by("position", "pk"))


def winner_to_print(number: int, slug: str, at: datetime) -> WinnerPage | None:
    """One of ``pages_of_round``."""
    named = Winner.objects.published(at).filter(round__number=number, slug=slug)
    row = for_page(named).first()
    return _page(row, stored_sources) if row else None


def winner_pages(at: datetime, number: int | None = None) -> Iterator[WinnerPage]:
    """All winners of the announced rounds, or of one of them, the newest round first.

    However many there are, a few at a time are held in memory.
    """
    announced = Winner.objects.announced(at)
    if number is not None:
        announced = announced.filter(round__number=number)
    for row in for_page(announced.in_order()).iterator(chunk_size=AT_A_TIME):
        yield published_page(row)


def announced_winner(number: int, slug: str, at: datetime) -> WinnerPage | None:
    """One of ``winner_pages``."""
    named = Winner.objects.announced(at).filter(round__number=number, slug=slug)
    row = for_page(named).first()
    return published_page(row) if row else None


def published_page(row: PageRow) -> WinnerPage:
    """Of a winner ``for_page`` that is public, without the cards of the others."""
    return _page(row, published_sources(row.round.number, row.slug))


def latest_pages(at: datetime, most: int) -> list[WinnerPage]:
    """The winners whose pages changed last, by publication or correction."""
    newest = Correction.objects.filter(winner=OuterRef("pk")).order_by("-at").values("at")[:1]
    changed = Winner.objects.announced(at).annotate(
        changed_at=Coalesce(Subquery(newest), "published_at")
    )
    rows = for_page(changed.order_by("-changed_at", "-round__number", "position"))[:most]
    return list(map(published_page, rows))


def page_of(winner: Winner, photo_url: Callable[[int], str]) -> WinnerPage:
    """The page of any winner, published or not: for those who may see it before the public.

    ``photo_url`` tells by position where they read a photograph that is not rendered yet.
    """
    row = for_page(Winner.objects.filter(pk=winner.pk)).get()
    return _page(row, private_source(photo_url))


def prepared_pages(round_: Round, name_of: Callable[[int, int], str]) -> tuple[WinnerPage, ...]:
    """All winners of a round, published or not: for those who may read papers before the public.

    ``name_of`` gives a photograph that is not rendered yet a name, by its winner and position.
    """
    rows = for_page(Winner.objects.filter(round=round_)).order_by("position", "pk")
    return tuple(_page(row, prepared_sources(partial(name_of, row.pk))) for row in rows)


def photo_name(
    number: int, slug: str, position: int, width: int, kind: str, at: datetime
) -> str | None:
    """The name in the storage ``published`` of one rendition of a published photograph."""
    winners = Winner.objects.published(at).filter(round__number=number, slug=slug)
    photo = Photo.objects.filter(winner__in=winners, position=position).first()
    renditions: dict[str, dict[str, str]] = photo.renditions if photo else {}
    return renditions.get(str(width), {}).get(kind)


def for_texts(winners: QuerySet[Winner]) -> QuerySet[Winner]:
    """With all that its page says of it, but for the words of its round and its corrections."""
    return with_rows(winners.select_related("round", "prize").only(*COLUMNS), PUBLIC_TABLES)


def for_page(winners: QuerySet[Winner]) -> "QuerySet[PageRow]":
    rows = for_texts(winners).only(*COLUMNS, *WORDS_OF_ROUND)
    asked = rows.annotate(criterion_rows=CRITERIA, correction_rows=CORRECTIONS)
    return cast("QuerySet[PageRow]", asked)


def _page(winner: PageRow, sources: Sources, others: Iterable[Card] = ()) -> WinnerPage:
    dossier = dossier_in(winner, PUBLIC_TABLES)
    if not winner.round.publishes_english:
        dossier = english.without(dossier)
    partners = tuple(_partners(dossier))
    criteria = _criteria(in_order(winner.criterion_rows))
    return WinnerPage(
        url=address("winner", winner.round.number, winner.slug),
        published_at=winner.published_at,
        dossier=dossier,
        prize=Text(winner.prize.name, winner.prize.name_en),
        round=_words(winner.round),
        evaluations=tuple(_evaluation(point, criteria) for point in dossier.evaluations.rows),
        partners=partners,
        map=_map(dossier, partners),
        pictures=tuple(pictures(dossier.photos.rows, winner.photos_rows, sources)),
        corrections=_corrections(winner.correction_rows or []),
        others=tuple(others),
        is_japanese_only=not winner.round.publishes_english,
        citation=values.Citation(winner.source, winner.source_url),
    )


def _criteria(rows: "list[_Criterion]") -> dict[str, Text]:
    return {row["code"]: Text(row["name"], row["name_en"]) for row in rows}


def _evaluation(point: EvaluationPoint, criteria: dict[str, Text]) -> Evaluation:
    named = (criteria[code] for code in point.criteria if code in criteria)
    return Evaluation(point.text, tuple(named))


def _partners(dossier: WinnerDossier) -> Iterable[PartnerEntry]:
    for number, partner in enumerate(dossier.partners.rows, start=1):
        yield _partner(number, partner, dossier)


def _partner(number: int, partner: Partner, dossier: WinnerDossier) -> PartnerEntry:
    is_named = partner.local_name in (partner.name.ja, partner.name.en)
    is_same_country = partner.country_at_signing == partner.country
    is_own = partner.agreement_owner.ja == dossier.names.name.ja
    return PartnerEntry(
        number=number,
        partner=partner,
        region=dossier.region_of(partner) or Region(),
        local_name="" if is_named else partner.local_name,
        former_country="" if is_same_country else partner.country_at_signing,
        agreement_owner=Text() if is_own else partner.agreement_owner,
    )


def _map(dossier: WinnerDossier, partners: Iterable[PartnerEntry]) -> worldmap.WorldMap | None:
    located = [
        (entry.number, point)
        for entry in partners
        if (point := worldmap.known_place(entry.partner))
    ]
    recipients = dossier.recipients.rows
    return worldmap.draw(recipients[0].prefecture if recipients else "", located)


def _corrections(rows: "list[_Correction]") -> tuple[values.Correction, ...]:
    oldest_first = sorted(rows, key=lambda row: (row["at"], row["id"]))
    return tuple(
        values.Correction(
            as_moment(row["at"]),
            Text(row["reason"], row["reason_en"]),
            tuple(as_list(row["places"])),
            is_republication=row["section"] == REPUBLISHED,
        )
        for row in oldest_first
    )


def _words(round_: Round) -> RoundWords:
    return RoundWords(
        url=address("round", round_.number),
        number=round_.number,
        fiscal_year=round_.fiscal_year,
        title=Text(round_.title, round_.title_en),
        subtitle=Text(round_.subtitle, round_.subtitle_en),
        purpose=Text(round_.purpose, round_.purpose_en),
        is_imported=round_.is_imported,
    )
