"""Which row of a nomination a row of its profile came from, and what is not yet in English.

Plain Python. Rows of a profile have keys of their own, so they are found by what names them.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from awards.bilingual import Text, Texts
from awards.dossier.differences import Place
from awards.dossier.values import Row, Section, Value
from awards.winners.dossier import WinnerDossier

Counterparts = Mapping[int | None, Row]
Named = Callable[[Row], object]

_NAMED: Mapping[str, Named] = {
    "recipients": lambda row: getattr(row, "name", Text()).ja,
    "partners": lambda row: getattr(row, "name", Text()).ja,
    "photos": lambda row: getattr(row, "sha256", ""),
    "contacts": lambda row: getattr(row, "office", Text()).ja,
}


def counterparts(profile: WinnerDossier, source: WinnerDossier, slug: str) -> Counterparts:
    """By the key of the profile's row; a region by the key of its partner."""
    if slug == "regions":
        return _regions(profile, source)
    if slug not in _NAMED:
        return {}
    ours, theirs = profile.section(slug).rows, source.section(slug).rows
    pairs = _paired(ours, theirs, _NAMED[slug])
    return {ours[n].key: row for n, row in pairs.items()}


def _regions(profile: WinnerDossier, source: WinnerDossier) -> Counterparts:
    partners = counterparts(profile, source, "partners")
    theirs = {row.partner: row for row in source.regions.rows}
    found: dict[int | None, Row] = {None: theirs[None]} if None in theirs else {}
    for ours, partner in partners.items():
        if partner.key in theirs:
            found[ours] = theirs[partner.key]
    return found


def _paired(ours: Sequence[Row], theirs: Sequence[Row], named: Named) -> dict[int, Row]:
    """Equal names first; what was renamed, by its place among the rest, where as many are left."""
    rest = list(theirs)
    pairs: dict[int, Row] = {}
    for n, row in enumerate(ours):
        same = next((one for one in rest if named(one) and named(one) == named(row)), None)
        if same is not None:
            pairs[n] = same
            rest.remove(same)
    alone = [n for n in range(len(ours)) if n not in pairs]
    if len(alone) == len(rest):
        pairs |= dict(zip(alone, rest, strict=True))
    return pairs


def without_counterpart(
    profile: WinnerDossier, source: WinnerDossier, slug: str
) -> tuple[Row, ...]:
    """The rows of the nomination that the profile leaves out."""
    taken = list(counterparts(profile, source, slug).values())
    return tuple(row for row in source.section(slug).rows if row not in taken and not row.is_empty)


def missing_english(section: Section) -> Iterator[Place]:
    """Where there is Japanese and no English, in the order of the page."""
    yield from _missing(Place(section.slug), section)
    for n, row in enumerate(section.rows, start=1):
        yield from _missing(Place(section.slug, n), row)


def _missing(place: Place, value: Value) -> Iterator[Place]:
    for name in value.written():
        held = getattr(value, name)
        if isinstance(held, Text):
            lacks = bool(held.ja and not held.en)
        else:
            lacks = isinstance(held, Texts) and len(held.en) < len(held.ja)
        if lacks:
            yield Place(place.section, place.row, f"{name}_en")
