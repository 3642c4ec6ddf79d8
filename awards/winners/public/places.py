"""Countries, prefectures and homes by name."""

from awards.geo import COUNTRIES, PREFECTURES
from awards.winners.bilingual import Text, in_english, text
from awards.winners.rows import Row


def country(alpha2: str) -> Text:
    found = COUNTRIES.get(alpha2)
    return text(found.short, found.english) if found else Text("")


def prefecture(number: str) -> Text:
    found = PREFECTURES.get(number)
    return text(found.name, found.romaji) if found else Text("")


def home(name: str, recipients: list[Row]) -> Text:
    """Where the first recipient is at home; a city's own name is not said twice."""
    if not recipients:
        return Text("")
    first = recipients[0]
    region = prefecture(first["prefecture"])
    if first["home_municipality"] in ("", name):
        return Text("") if region.value == name else region
    town = text(first["home_municipality"], first["home_municipality_en"])
    if in_english() and not town.is_substitute:
        return Text(f"{town}, {region}".strip(", "))
    return text(f"{PREFECTURES[first['prefecture']].name if region else ''}{town}")
