"""Reading a whole nomination as values: nine queries, however many parts it has."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any, TypeVar

from awards.geo import COUNTRIES, PREFECTURES
from awards.languages import in_english
from nominations.intake.models import Nomination, Partner, Recipient, RegionFact
from nominations.intake.papers import (
    AppealPart,
    AttachmentPart,
    ContactPart,
    Cover,
    Dossier,
    PartnerPart,
    PhotoPart,
    RecipientPart,
    RegionPart,
)

T = TypeVar("T")


def read(nomination: Nomination) -> Dossier:
    """``nomination`` should come with its round and body (``for_list``)."""
    regions = _regions(nomination)
    return Dossier(
        **_same(Dossier, nomination, but=("round", "body", *_MADE)),
        round=str(nomination.round),
        body=str(nomination.body),
        receipt_number=nomination.receipt_number or "",
        overview=tuple(nomination.overview),
        cover=Cover(**_same(Cover, nomination)),
        recipients=tuple(map(_recipient, _rows(nomination.recipients))),
        partners=tuple(_partner(row, regions.get(row.pk)) for row in _rows(nomination.partners)),
        own_region=regions.get(None),
        appeals=_appeals(nomination),
        photos=_parts(PhotoPart, nomination.photos),
        attachments=_parts(AttachmentPart, nomination.attachments),
        contacts=_parts(ContactPart, nomination.contacts),
    )


_MADE = (
    "receipt_number",
    "overview",
    "cover",
    "recipients",
    "partners",
    "own_region",
    "appeals",
    "photos",
    "attachments",
    "contacts",
)


def _same(cls: type[Any], row: Any, but: Iterable[str] = ()) -> dict[str, Any]:
    """The columns of ``row`` that the value has under the same name."""
    return {f.name: getattr(row, f.name) for f in fields(cls) if f.name not in but}


def _rows(related: Any) -> Any:
    return related.order_by("position", "pk")


def _parts(cls: type[T], related: Any) -> tuple[T, ...]:
    return tuple(cls(**_same(cls, row)) for row in _rows(related))


def _recipient(row: Recipient) -> RecipientPart:
    return RecipientPart(
        **_same(RecipientPart, row, but=("kind", "prefecture")),
        kind=row.get_kind_display(),
        prefecture=prefecture_name(row.prefecture),
    )


def _regions(nomination: Nomination) -> dict[int | None, RegionPart]:
    return {row.partner_id: _region(row) for row in _rows(nomination.regionfacts)}


def _region(row: RegionFact) -> RegionPart:
    return RegionPart(**_same(RegionPart, row, but=("basis",)), basis=row.get_basis_display())


def _partner(row: Partner, region: RegionPart | None) -> PartnerPart:
    named = ("kind", "country", "country_at_signing", "region")
    return PartnerPart(
        **_same(PartnerPart, row, but=named),
        kind=row.get_kind_display(),
        country=country_name(row.country),
        country_at_signing=country_name(row.country_at_signing),
        region=region,
    )


def _appeals(nomination: Nomination) -> tuple[AppealPart, ...]:
    """One per criterion of the round, written or not, in the round's order."""
    texts = dict(nomination.appeals.values_list("criterion", "text"))
    english = in_english()
    return tuple(
        AppealPart((english and row.name_en) or row.name, texts.get(row.pk, ""))
        for row in nomination.round.criteria.order_by("position", "pk")
    )


def country_name(code: str) -> str:
    if code not in COUNTRIES:
        return ""
    return COUNTRIES[code].english if in_english() else COUNTRIES[code].short


def prefecture_name(number: str) -> str:
    if number not in PREFECTURES:
        return ""
    return PREFECTURES[number].romaji if in_english() else PREFECTURES[number].name
