"""From the rows of a winner's parts to the values of its page."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit

from django.urls import reverse

from awards.dossier.models import PartnerKind, PopulationBasis, RecipientKind
from awards.json_rows import Row, as_dict, as_list
from awards.partial_dates import PartialDate
from awards.winners.bilingual import Text, text
from awards.winners.public import places
from awards.winners.values import Appraisal, Contact, Partner, Photo, Recipient, Region, Source

RECIPIENT = (
    "position", "name", "name_en", "kana", "kind", "legal_form", "founded_on",
    "home_municipality", "home_municipality_en", "prefecture",
)  # fmt: skip
PARTNER = (
    "id", "position", "name", "name_en", "local_name", "kind", "country", "country_at_signing",
    "agreement_kind", "agreement_kind_en", "signed_on", "agreement_owner", "agreement_owner_en",
    "latitude", "longitude",
)  # fmt: skip
REGION = (
    "position", "partner_id", "name", "name_en", "population", "as_of", "basis", "area_km2",
    "description", "description_en", "source", "source_en",
)  # fmt: skip
PHOTO = (
    "position", "caption", "caption_en", "taken_on", "place", "place_en", "credit", "alt", "alt_en",
    "width", "height", "renditions",
)  # fmt: skip
APPRAISAL = ("position", "text", "text_en", "criteria")
CONTACT = (
    "position", "office", "office_en", "postal_code", "address", "address_en", "care_of", "tel",
    "fax", "email", "url",
)  # fmt: skip

# Gives the sources of the photograph at a position, from its renditions.
Sources = Callable[[int, dict[str, Any]], tuple[Source, ...]]


def recipient(row: Row) -> Recipient:
    return Recipient(
        name=_text(row, "name"),
        kana=row["kana"],
        kind=_label(RecipientKind, row["kind"]),
        legal_form=text(row["legal_form"]),
        founded_on=_day(row["founded_on"]),
        home=places.address(row),
    )


def partner(row: Row, regions: dict[int | None, Region], of: str) -> Partner:
    """``of`` is the winner's name: whose agreement it is needs saying only if it is another's."""
    then = row["country_at_signing"]
    said = ("", row["name"], row["name_en"])
    return Partner(
        number=row["position"],
        name=_text(row, "name"),
        local_name="" if row["local_name"] in said else row["local_name"],
        kind=_label(PartnerKind, row["kind"]),
        country=places.country(row["country"]),
        country_then=places.country(then) if then != row["country"] else Text(""),
        agreement=_text(row, "agreement_kind"),
        signed_on=_day(row["signed_on"]),
        owner=_text(row, "agreement_owner") if row["agreement_owner"] != of else Text(""),
        region=regions.get(row["id"]),
    )


def region(row: Row) -> Region:
    return Region(
        name=_text(row, "name"),
        population=row["population"],
        as_of=_day(row["as_of"]),
        basis=_label(PopulationBasis, row["basis"]),
        area=row["area_km2"],
        description=_text(row, "description"),
        source=_text(row, "source"),
    )


def photo(row: Row, sources: Sources) -> Photo:
    return Photo(
        position=row["position"],
        caption=_text(row, "caption"),
        taken_on=_day(row["taken_on"]),
        place=_text(row, "place"),
        credit=text(row["credit"]),
        alt=_text(row, "alt"),
        width=row["width"],
        height=row["height"],
        sources=sources(row["position"], as_dict(row["renditions"])),
    )


def appraisal(row: Row, criteria: dict[str, Text]) -> Appraisal:
    named = [criteria[code] for code in as_list(row["criteria"]) if code in criteria]
    return Appraisal(_text(row, "text"), tuple(named))


def contact(row: Row) -> Contact:
    return Contact(
        office=_text(row, "office"),
        postal_code=row["postal_code"],
        address=_text(row, "address"),
        care_of=text(row["care_of"]),
        tel=row["tel"],
        fax=row["fax"],
        email=row["email"],
        url=row["url"] if urlsplit(row["url"]).scheme in ("http", "https") else "",
    )


def published_sources(number: int, slug: str) -> Sources:
    """The addresses at which the renditions are read."""

    def sources(position: int, renditions: dict[str, Any]) -> tuple[Source, ...]:
        def url(width: str, kind: str) -> str:
            given = [number, slug, position, int(width), kind]
            return reverse("winner-photo", args=given)

        widths = sorted(renditions, key=int)
        return tuple(Source(int(w), url(w, "webp"), url(w, "jpeg")) for w in widths)

    return sources


def _text(row: Row, column: str) -> Text:
    return text(row[column], row[f"{column}_en"])


def _day(iso: str | None) -> PartialDate | None:
    return PartialDate.from_iso(iso) if iso else None


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else ""
