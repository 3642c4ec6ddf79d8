"""The checks of a text before it is published: what each asks and how much a finding weighs."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from awards.proofreading import (
    characters,
    contacts,
    dates,
    figures,
    lengths,
    names,
    photos,
    wording,
)
from awards.proofreading.values import SEVERITY, Draft, Finding, Severity


@dataclass(frozen=True)
class Check:
    """``severity`` is that of its findings; one that weighs otherwise says so itself."""

    id: str
    what: str
    run: Callable[[Draft], Iterator[Finding]]

    @property
    def severity(self) -> Severity:
        return SEVERITY[self.id]


CATALOGUE = (
    Check("P01", "half-width katakana", characters.half_width_kana),
    Check("P02", "private-use, control or replacement characters", characters.unprintable),
    Check("P03", "mail and web address at different places", contacts.mail_and_web),
    Check("P04", "official address of another prefecture", contacts.label_of_prefecture),
    Check("P05", "address that another winner publishes", contacts.used_elsewhere),
    Check("P06", "address that is none", contacts.syntax),
    Check("P07", "postal code of another prefecture", contacts.postal_code),
    Check("P08", "telephone number: digits, area", contacts.telephone),
    Check("P09", "address without its prefecture", contacts.no_prefecture),
    Check("P10", "link where none belongs", contacts.links),
    Check("P11", "population without a day", figures.no_day),
    Check("P12", "population that is old, or of other years than its like", figures.old_days),
    Check("P13", "day in an era's letter", dates.short_days),
    Check("P14", "figure that looks rounded", figures.round_figures),
    Check("P15", "km² in another spelling", characters.units),
    Check("P16", "areas with unlike decimals", figures.decimals),
    Check("P17", "density beyond what is likely", figures.density),
    Check("P18", "era and western year that differ", dates.parallel_years),
    Check("P19", "several ways of writing years", dates.styles_of_days),
    Check("P20", "blank between a figure and its unit", characters.blanks_in_figures),
    Check("P21", "full-width digits, half-width brackets", characters.widths),
    Check("P22", "jubilee that does not fit the agreement", dates.jubilees),
    Check("P23", "spans of years that end in different years", dates.spans_of_years),
    Check("P24", "ordinals that run against their years", dates.ordinals),
    Check("P25", "number said and number named", wording.counted),
    Check("P26", "number without a counter", wording.uncounted),
    Check("P27", "said twice", wording.said_twice),
    Check("P28", "spelling of official Japanese", wording.spellings),
    Check("P29", "name in another spelling", names.variants),
    Check("P30", "abbreviation: defined, used, in which brackets", wording.abbreviations),
    Check("P31", "country that is none; formal beside short names", names.countries),
    Check("P32", "legal form abbreviated or out of date", wording.legal_forms),
    Check("P33", "agreement before the group, or with a state not there", dates.agreements),
    Check("P34", "day of a photograph", photos.days),
    Check("P35", "photograph: number, text, consent, size, twice", photos.pictures),
    Check("P36", "what its like has is missing", photos.missing_beside),
    Check("P37", "label typed into a field", contacts.labels),
    Check("P38", "word close to a criterion's name", wording.near_criteria),
    Check("P39", "superlative that needs evidence", wording.superlatives),
    Check("P40", "time that is relative to now", dates.relative_time),
    Check("P41", "web address: http, not official", contacts.plain_web),
    Check("P42", "longer or more than the round allows", lengths.too_long),
    # By JIS X 0208; and those that no font of ours has, which are handed in with the draft.
    Check("P43", "characters that some machines lack, or all fonts", characters.rare_characters),
    Check("P44", "digit alone on a line", characters.stray_digits),
    Check("P45", "personal data", contacts.personal_data),
)


def findings(draft: Draft) -> list[Finding]:
    """All of them in the order of the page; what is said of one place in the same words, once."""
    found = {one.digest: one for check in CATALOGUE for one in check.run(draft)}
    order = {slug: n for n, slug in enumerate(type(draft.dossier).sections())}
    return sorted(found.values(), key=lambda one: _turn(one, order))


def _turn(one: Finding, order: dict[str, int]) -> tuple[int, int, str, int, str, str]:
    place = one.place
    section = order[place.section]
    return section, place.row or 0, place.column, one.item or 0, one.id, one.excerpt
