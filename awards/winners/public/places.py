"""Countries, prefectures and homes by name."""

from awards.geo import COUNTRIES, PREFECTURES
from awards.json_rows import Row
from awards.languages import in_english
from awards.winners.bilingual import Text, text


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
    if first["home_municipality"] in ("", name):
        region = prefecture(first["prefecture"])
        return Text("") if region.value == name else region
    return address(first)


def address(row: Row) -> Text:
    """群馬県高崎市, or Takasaki City, Gunma; all in one language."""
    region = PREFECTURES.get(row["prefecture"])
    town, town_en = row["home_municipality"], row["home_municipality_en"]
    if in_english() and (town_en or not town):
        return Text(", ".join(filter(None, (town_en, region.romaji if region else ""))))
    return text(f"{region.name if region else ''}{town}")
