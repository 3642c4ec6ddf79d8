"""Reading a whole nomination, with what its round allows and its deadlines, in one query."""

from dataclasses import replace
from datetime import datetime
from functools import cache
from typing import TYPE_CHECKING, TypedDict, cast

from django.db.models import Exists, OuterRef
from django.db.models.functions import JSONObject

from awards.bilingual import Text
from awards.dossier import reading
from awards.dossier.values import Contacts, Partners, Photos, Recipients, Regions
from awards.json_rows import Row, as_dict, as_moment, in_order, rows_of
from awards.rounds.models import Criterion
from nominations.intake import models
from nominations.intake.dossier import Appeal, Appeals, Attachment, NominationDossier, Return
from nominations.intake.models import Extension, Nomination, NominationQuerySet, State


class _Criterion(Row):
    id: int
    name: str
    name_en: str
    help: str
    help_en: str


class _Attachment(Row):
    id: int
    name: str
    size: int
    sha256: str


class _Return(TypedDict):
    """All None where nothing was ever returned."""

    reason: str | None
    due_at: str | None
    written: object


if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    class _Besides(TypedDict):
        criterion_rows: list[_Criterion] | None
        attachment_rows: list[_Attachment] | None
        rank_is_taken: bool
        extended_until: datetime | None
        newest_return: _Return

    DossierRow = WithAnnotations[Nomination, _Besides]
else:
    DossierRow = Nomination

TABLES = reading.tables(
    "nomination",
    {
        Recipients: models.Recipient,
        Partners: models.Partner,
        Regions: models.RegionFact,
        Photos: models.Photo,
        Contacts: models.Contact,
        Appeals: models.Appeal,
    },
)
CRITERIA = rows_of(
    Criterion.objects.all(),
    "round",
    *("position", "id", "name", "name_en", "help", "help_en"),
    outer="round_id",
)
ATTACHMENTS = rows_of(
    models.Attachment.objects.all(), "nomination", "position", "id", "name", "size", "sha256"
)


def with_dossier() -> NominationQuerySet:
    """Each with its round, its body and all that ``dossier_of`` needs."""
    return _with_dossier().all()


@cache
def _with_dossier() -> NominationQuerySet:
    """Made once: making all its parts anew takes longer than asking the database for them."""
    extension = Extension.objects.filter(round=OuterRef("round"), body=OuterRef("body"))
    returns = Nomination.objects.filter(pk=OuterRef("pk"))
    same_rank = Nomination.objects.filter(
        round=OuterRef("round"), body=OuterRef("body"), rank=OuterRef("rank")
    )
    others = same_rank.exclude(pk=OuterRef("pk")).exclude(state=State.WITHDRAWN)
    nominations = Nomination.objects.select_related("round", "body")
    rows = reading.with_rows(nominations, TABLES).annotate(
        criterion_rows=CRITERIA,
        attachment_rows=ATTACHMENTS,
        rank_is_taken=Exists(others),
        # The newest one counts, whatever earlier ones said.
        extended_until=extension.order_by("-at", "-pk").values("until")[:1],
        newest_return=returns.order_by("-return_notes__at", "-return_notes__pk").values(
            json=JSONObject(
                reason="return_notes__reason",
                due_at="return_notes__due_at",
                written="return_notes__written",
            )
        )[:1],
    )
    return cast(NominationQuerySet, rows)


def read(nomination: Nomination) -> NominationDossier:
    """``nomination`` as it is stored now."""
    return dossier_of(with_dossier().get(pk=nomination.pk))


def dossier_of(nomination: Nomination) -> NominationDossier:
    """Of a nomination that came ``with_dossier``: no further query."""
    row = cast(DossierRow, nomination)
    dossier = reading.dossier(row, NominationDossier, TABLES)
    return replace(
        dossier,
        appeals=_appeals(dossier.appeals, in_order(row.criterion_rows)),
        regions=_regions(dossier),
        attachments=tuple(map(_attachment, in_order(row.attachment_rows))),
        returned=_returned(row.newest_return),
        limits=row.round.limits,
        rank_is_taken=row.rank_is_taken,
        prefecture=row.body.prefecture,
        extended_until=row.extended_until,
    )


def _returned(newest: _Return) -> Return | None:
    if not newest["reason"] or not newest["due_at"]:
        return None
    written = {
        slug: {place: str(text) for place, text in as_dict(places).items()}
        for slug, places in as_dict(newest["written"]).items()
    }
    return Return(newest["reason"], as_moment(newest["due_at"]), written)


def _regions(dossier: NominationDossier) -> Regions:
    """A partner's region is called like the partner."""
    names = {partner.key: partner.name for partner in dossier.partners.rows}
    rows = dossier.regions.rows
    named = (replace(r, name=names[r.partner]) if r.partner in names else r for r in rows)
    return replace(dossier.regions, rows=tuple(named))


def _appeals(appeals: Appeals, criteria: list[_Criterion]) -> Appeals:
    """One for each criterion of the round, which names it."""
    rows = reading.keyed(appeals.rows, [c["id"] for c in criteria], "criterion", Appeal())
    named = (
        replace(row, name=Text(c["name"], c["name_en"]), help=Text(c["help"], c["help_en"]))
        for row, c in zip(rows, criteria, strict=True)
    )
    return replace(appeals, rows=tuple(named))


def _attachment(stored: _Attachment) -> Attachment:
    return Attachment(
        key=stored["id"], name=stored["name"], size=stored["size"], sha256=stored["sha256"]
    )
