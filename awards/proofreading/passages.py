"""A dossier's texts in the order of its pages. Plain Python."""

from collections.abc import Iterator

from awards.dossier.differences import Place
from awards.dossier.values import Dossier, Section, Value
from awards.proofreading.values import Kind, Passage

# For the desk alone; nothing of it is ever published.
NOT_PUBLISHED = frozenset({"cover", "confirmation"})
# Chosen from a list, or the last part of an address.
CHOSEN = frozenset(
    {"kind", "country", "country_at_signing", "prefecture", "basis", "criteria", "slug"}
)
CODES = frozenset({"postal_code", "tel", "fax", "email", "url"})
PROSE = frozenset(
    {
        *("title", "overview", "note", "text", "description", "caption", "alt"),
        *("reasons", "past_awards", "press_coverage", "collaborators"),
    }
)


def passages_of(dossier: Dossier) -> tuple[Passage, ...]:
    return tuple(_passages(dossier))


def _passages(dossier: Dossier) -> Iterator[Passage]:
    for slug in type(dossier).sections():
        if slug in NOT_PUBLISHED:
            continue
        section = dossier.section(slug)
        yield from _of(section, Place(slug), _skipped(section))
        for n, row in enumerate(section.rows, start=1):
            yield from _of(row, Place(slug, n), CHOSEN, row.key)


def _skipped(section: Section) -> frozenset[str]:
    """The winner's name in addresses is no text."""
    return CHOSEN | {"address"} if section.slug == "names" else CHOSEN


def _of(
    value: Value, place: Place, skipped: frozenset[str], key: int | None = None
) -> Iterator[Passage]:
    for column, held in value.flat().items():
        name = column.removesuffix("_en")
        if not held or name in skipped or not isinstance(held, str | tuple):
            continue
        where, is_english = Place(place.section, place.row, column), column.endswith("_en")
        if isinstance(held, str):
            yield Passage(where, held, _kind(name), is_english, None, key)
        else:
            for n, line in enumerate(held, start=1):
                if line:
                    yield Passage(where, str(line), _kind(name), is_english, n, key)


def _kind(column: str) -> Kind:
    if column in CODES:
        return Kind.CODE
    return Kind.PROSE if column in PROSE else Kind.NAME
