"""Winners and rounds as plain records: dates in ISO 8601, codes as they are stored."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal

from awards.bilingual import Text, Texts
from awards.clock import in_japan
from awards.data import dictionary
from awards.data.dictionary import Field, Fields
from awards.dossier.values import Partner, Region, Value
from awards.geo import country_name
from awards.linked_data import absolute
from awards.partial_dates import PartialDate
from awards.winners.values.rounds import AnnouncedRound
from awards.winners.values.winner import (
    Citation,
    Correction,
    Evaluation,
    Picture,
    WinnerPage,
    Withdrawn,
)

# How far the winners of a round are known, where their number is one that nobody has to doubt.
COUNTED = ("", "all")

Plain = str | int | Decimal | None
Record = dict[str, "Plain | list[str] | Record | list[Record]"]


def winner_id(page: WinnerPage) -> str:
    return f"{page.round.number}/{page.dossier.names.address}"


def round_record(announced: AnnouncedRound) -> Record:
    page, summary = announced.page, announced.page.summary
    known = {
        "hosts": page.hosts,
        "prizes": page.prizes,
        "criteria": page.criteria,
        "applications": summary.applications is not None,
        "winners": summary.coverage in COUNTED,
        "ceremony_on": page.ceremony_on,
    }
    return _record(
        dictionary.ROUND,
        number=summary.number,
        url=absolute(summary.url),
        fiscal_year=summary.fiscal_year,
        title=summary.title,
        subtitle=summary.subtitle,
        hosts=_texts(page.hosts),
        prizes=_texts(prize.name for prize in page.prizes),
        criteria=_texts(criterion.name for criterion in page.criteria),
        committee=page.committee,
        applications=summary.applications,
        winners=announced.winners if summary.coverage in COUNTED else None,
        ceremony_on=page.ceremony_on,
        coverage=summary.coverage,
        **_source(page.citation),
        unconfirmed=_unconfirmed(known, is_imported=page.is_imported),
    )


def winner_record(page: WinnerPage) -> Record:
    """With all that belongs to it."""
    dossier = page.dossier
    return {
        **_own(page),
        "evaluations": [_evaluation(one) for one in page.evaluations],
        "recipients": [_value(dictionary.RECIPIENT, one) for one in dossier.recipients.rows],
        "region": _value(dictionary.REGION, dossier.own_region or Region()),
        "partners": [
            {**_partner(page, number, partner), "region": _region_of(page, partner)}
            for number, partner in enumerate(dossier.partners.rows, start=1)
        ],
        "photos": [_photo(picture) for picture in page.pictures],
        "corrections": [
            _record(dictionary.CORRECTION, kind=_kind(one), at=one.at, reason=one.reason)
            for one in page.corrections
        ],
    }


def withdrawn_record(gone: Withdrawn) -> Record:
    return _record(dictionary.WITHDRAWN, withdrawn_at=gone.at, reason=gone.reason)


def winner_row(page: WinnerPage) -> Record:
    """On one line."""
    dossier = page.dossier
    recipients, partners = dossier.recipients.rows, dossier.partners.rows
    more = _record(
        dictionary.WINNER_ROW,
        recipients=_texts(one.name for one in recipients),
        prefectures=[one.prefecture for one in recipients],
        evaluations=_texts(one.text for one in page.evaluations),
        partners=len(partners),
        countries=list(dict.fromkeys(one.country for one in partners)),
    )
    region = _value(dictionary.REGION, dossier.own_region or Region())
    return {**_own(page), **more, **_in_region(region)}


def partner_rows(page: WinnerPage) -> Iterable[Record]:
    whose = _record(
        dictionary.PARTNER_ROW,
        winner_id=winner_id(page),
        round=page.round.number,
        winner_name=page.name,
    )
    for number, partner in enumerate(page.dossier.partners.rows, start=1):
        yield {**whose, **_partner(page, number, partner), **_in_region(_region_of(page, partner))}


def _own(page: WinnerPage) -> Record:
    names, overview = page.dossier.names, page.dossier.overview
    known = {
        "overview": overview.overview,
        "evaluations": page.evaluations,
        "partners": page.dossier.partners.rows,
    }
    return _record(
        dictionary.WINNER,
        id=winner_id(page),
        url=absolute(page.url),
        round=page.round.number,
        fiscal_year=page.round.fiscal_year,
        prize=page.prize,
        name=names.name,
        kana=names.kana,
        title=names.title,
        home=page.dossier.home,
        overview=overview.overview,
        note=overview.note,
        corrected_at=page.corrected_at,
        **_source(page.citation),
        unconfirmed=_unconfirmed(known, is_imported=page.round.is_imported),
    )


def _kind(one: Correction) -> dictionary.ChangeKind:
    kinds = dictionary.ChangeKind
    return kinds.REPUBLICATION if one.is_republication else kinds.CORRECTION


def _evaluation(one: Evaluation) -> Record:
    return _record(dictionary.EVALUATION, text=one.text, criteria=_texts(one.criteria))


def _partner(page: WinnerPage, number: int, partner: Partner) -> Record:
    known = {"agreement_kind": partner.agreement_kind, "signed_on": partner.signed_on}
    return _value(
        dictionary.PARTNER,
        partner,
        number=number,
        country_name=country_name(partner.country),
        unconfirmed=_unconfirmed(known, is_imported=page.round.is_imported),
    )


def _source(citation: Citation) -> dict[str, str]:
    return {"source": citation.text, "source_url": citation.url}


def _unconfirmed(known: Mapping[str, object], *, is_imported: bool) -> tuple[str, ...]:
    """What the pages show as a gap: only of an imported round is what is empty not known."""
    return tuple(name for name, value in known.items() if is_imported and not value)


def _region_of(page: WinnerPage, partner: Partner) -> Record:
    return _value(dictionary.REGION, page.dossier.region_of(partner) or Region())


def _in_region(region: Record) -> Record:
    return {f"region_{name}": value for name, value in region.items()}


def _photo(picture: Picture) -> Record:
    photo = picture.photo
    return _value(
        dictionary.PHOTO,
        photo,
        url=absolute(picture.url) if picture.url else "",
        width=photo.width,
        height=photo.height,
    )


def _value(fields: Fields, value: Value, **more: object) -> Record:
    """Of a value what the dictionary names, and ``more`` that it does not hold."""
    return _record(fields, **{name: getattr(value, name) for name in value.written()} | more)


def _record(fields: Fields, **known: object) -> Record:
    record: Record = {}
    for field in fields:
        record |= _columns(field, known[field.name])
    return record


def _columns(field: Field, held: object) -> Mapping[str, "Plain | list[str]"]:
    if not isinstance(held, Text | Texts):
        # Of a kind that has no English words stands nothing beside the Japanese.
        return {field.name: _plain(held)}
    if not field.is_bilingual:
        raise TypeError(f"{field.name} is in both languages: say so in {dictionary.__name__}")
    return {field.name: _plain(held.ja), f"{field.name}_en": _plain(held.en)}


def _plain(held: object) -> "Plain | list[str]":
    """Codes that are not known are nothing, as are dates and numbers; texts are empty."""
    if isinstance(held, PartialDate):
        return held.iso
    if isinstance(held, datetime):
        return in_japan(held).isoformat(timespec="seconds")
    if isinstance(held, tuple | list):
        return [str(one) for one in held]
    if held is None or isinstance(held, str | int | Decimal):
        return held
    raise TypeError(f"no record holds {held!r}")


def _texts(texts: Iterable[Text]) -> Texts:
    """A name without English stays in its place in the English list, empty."""
    every = tuple(texts)
    return Texts(tuple(text.ja for text in every), tuple(text.en for text in every))
