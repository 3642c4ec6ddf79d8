"""What a search looks through: one folded line per winner, in both languages."""

from collections.abc import Iterator

from awards.bilingual import Text
from awards.geo import COUNTRIES, PREFECTURES
from awards.text import fold, tidy_line
from awards.winners.dossier import WinnerDossier

MAX_WORDS = 8
MAX_LETTERS = 200


def search_text(dossier: WinnerDossier) -> str:
    """All that is published about a winner, folded; written down once, at release."""
    return fold(" ".join(filter(None, _published(dossier))))


def words(query: str) -> list[str]:
    """The words of a query, folded alike; what is too long for one is not looked for."""
    return fold(tidy_line(query[:MAX_LETTERS])).split()[:MAX_WORDS]


def _published(dossier: WinnerDossier) -> Iterator[str]:
    names, overview = dossier.names, dossier.overview.overview
    yield from (*_both(names.name, names.title), names.kana, names.short_name)
    yield from (*overview.ja, *overview.en)
    for point in dossier.evaluations.rows:
        yield from _both(point.text)
    yield from _places(dossier)
    for photo in dossier.photos.rows:
        yield from _both(photo.caption, photo.place)


def _places(dossier: WinnerDossier) -> Iterator[str]:
    for recipient in dossier.recipients.rows:
        yield from (*_both(recipient.name, recipient.home_municipality), recipient.kana)
        if prefecture := PREFECTURES.get(recipient.prefecture):
            yield from (prefecture.name, prefecture.kana, prefecture.romaji)
    for partner in dossier.partners.rows:
        yield from (*_both(partner.name), partner.local_name)
        if country := COUNTRIES.get(partner.country):
            yield from (country.short, country.formal, country.english)
    for region in dossier.regions.rows:
        yield from _both(region.name, region.description)


def _both(*texts: Text) -> Iterator[str]:
    for text in texts:
        yield from (text.ja, text.en)
