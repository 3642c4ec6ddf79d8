"""What a winner's page says, text by text: what a search looks through, and quotes from."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from awards.bilingual import Text
from awards.dossier.values import Partner, Recipient
from awards.geo import COUNTRIES, PREFECTURES, municipality_kana
from awards.winners.dossier import WinnerDossier


class Kind(StrEnum):
    NAME = "name"
    TITLE = "title"
    OVERVIEW = "overview"
    EVALUATION = "evaluation"
    RECIPIENT = "recipient"
    HOME = "home"
    PARTNER = "partner"
    REGION = "region"
    PHOTO = "photo"
    NOTE = "note"
    CONTACT = "contact"
    READING = "reading"


@dataclass(frozen=True)
class PageText:
    kind: Kind
    text: Text


def page_texts(dossier: WinnerDossier) -> list[PageText]:
    """Every text of the group's own on its page, and the readings of its places; none is empty.

    The words of its round, its prize and the criteria are the round's: they are chosen, not
    searched for.
    """
    return [one for one in _written(dossier) if one.text]


def _written(dossier: WinnerDossier) -> Iterator[PageText]:
    names, overview = dossier.names, dossier.overview
    yield PageText(Kind.NAME, names.name)
    yield PageText(Kind.TITLE, names.title)
    # Two lists that need not match one to one.
    yield from (PageText(Kind.OVERVIEW, Text(ja=text)) for text in overview.overview.ja)
    yield from (PageText(Kind.OVERVIEW, Text(en=text)) for text in overview.overview.en)
    yield from (PageText(Kind.EVALUATION, point.text) for point in dossier.evaluations.rows)
    for recipient in dossier.recipients.rows:
        yield from _recipient(recipient)
    for partner in dossier.partners.rows:
        yield from _partner(partner)
    for region in dossier.regions.rows:
        yield from _each(Kind.REGION, region.name, region.description, region.source)
    for photo in dossier.photos.rows:
        yield from _each(Kind.PHOTO, photo.caption, photo.place, photo.alt, Text(photo.credit))
    yield PageText(Kind.NOTE, overview.note)
    for contact in dossier.contacts.rows:
        yield from _each(Kind.CONTACT, contact.office, contact.address)
        plain = (contact.care_of, contact.postal_code, contact.tel, contact.fax, contact.email)
        yield from _each(Kind.CONTACT, *map(Text, (*plain, contact.url)))
    yield from _each(Kind.READING, Text(names.kana), Text(names.short_name))


def _recipient(recipient: Recipient) -> Iterator[PageText]:
    yield from _each(Kind.RECIPIENT, recipient.name, Text(recipient.legal_form))
    yield from _each(Kind.HOME, recipient.home, recipient.home_municipality)
    yield from _each(Kind.READING, Text(recipient.kana))
    prefecture, town = PREFECTURES.get(recipient.prefecture), recipient.home_municipality.ja
    if prefecture:
        kana = prefecture.kana + municipality_kana(prefecture.number, town)
        yield PageText(Kind.READING, Text(kana, prefecture.romaji))


def _partner(partner: Partner) -> Iterator[PageText]:
    yield from _each(Kind.PARTNER, partner.name, Text(partner.local_name))
    yield from _each(Kind.PARTNER, partner.agreement_kind, partner.agreement_owner)
    for alpha2 in dict.fromkeys((partner.country, partner.country_at_signing)):
        if country := COUNTRIES.get(alpha2):
            yield PageText(Kind.PARTNER, Text(country.short, country.english))
            others = (country.formal, country.kana, *country.also)
            yield from _each(Kind.READING, *map(Text, others))


def _each(kind: Kind, *texts: Text) -> Iterator[PageText]:
    return (PageText(kind, text) for text in texts)
