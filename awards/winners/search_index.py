"""What a search looks through: one folded line per winner, in both languages."""

from collections.abc import Iterator

from awards.geo import COUNTRIES, PREFECTURES
from awards.text import fold, tidy_line
from awards.winners.models import Winner

MAX_WORDS = 8
MAX_LETTERS = 200


def search_text(winner: Winner) -> str:
    """All that is published about ``winner``, written down once, at release."""
    return fold(" ".join(filter(None, _published(winner))))


def words(query: str) -> list[str]:
    """The words of a query, folded alike; what is too long for one is not looked for."""
    return fold(tidy_line(query[:MAX_LETTERS])).split()[:MAX_WORDS]


def _published(winner: Winner) -> Iterator[str]:
    yield from (winner.name, winner.name_en, winner.kana, winner.short_name)
    yield from (winner.title, winner.title_en, *winner.overview, *winner.overview_en)
    for point in winner.evaluationpoints.order_by("position"):
        yield from (point.text, point.text_en)
    yield from _places(winner)
    for photo in winner.photos.order_by("position"):
        yield from (photo.caption, photo.caption_en, photo.place, photo.place_en)


def _places(winner: Winner) -> Iterator[str]:
    for recipient in winner.recipients.order_by("position"):
        yield from (recipient.name, recipient.name_en, recipient.kana)
        yield from (recipient.home_municipality, recipient.home_municipality_en)
        if prefecture := PREFECTURES.get(recipient.prefecture):
            yield from (prefecture.name, prefecture.kana, prefecture.romaji)
    for partner in winner.partners.order_by("position"):
        yield from (partner.name, partner.name_en, partner.local_name)
        if country := COUNTRIES.get(partner.country):
            yield from (country.short, country.formal, country.english)
    for region in winner.regionfacts.order_by("position"):
        yield from (region.name, region.name_en, region.description, region.description_en)
