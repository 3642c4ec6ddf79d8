"""Checks of days, years and spans of years: each against the others and against the agreements."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from awards.dossier import checks
from awards.eras import CALLED, ERAS
from awards.partial_dates import DateError, PartialDate
from awards.proofreading.values import Draft, Finding, Passage, at

_ERA = "明治|大正|昭和|平成|令和"
_SHORT = re.compile(
    r"(?<![A-Za-z\d])([MTSHR明大昭平令])(\d{1,2})([.．/・])(\d{1,2})\3(\d{1,2})(?!\d)"
)
_ERA_FIRST = re.compile(rf"({_ERA}) ?(元|\d{{1,2}}) ?年? ?\((?:西暦)?(\d{{4}}) ?年?\)")
_ERA_SECOND = re.compile(rf"(?<!\d)(\d{{4}}) ?年? ?\(({_ERA}) ?(元|\d{{1,2}}) ?年?\)")
_IN_ERA = re.compile(rf"(?:{_ERA}) ?(?:元|[\d０-９]{{1,2}}) ?年")
_WESTERN = re.compile(r"(?<![\d０-９])(?:\d{4}|[０-９]{4}) ?年")
_YEAR = re.compile(r"(?<!\d)([12]\d{3}) ?年(?!度|代|間)")
_SENTENCE = re.compile(r"[^。\n]+")
_JUBILEE = re.compile(r"(?:提携|姉妹都市|友好都市|締結)[^。、\d]{0,8}(?<!\d)(\d{1,3}) ?周年")
_SINCE = re.compile(r"(?:以来|から|開始)、?[^\d。]{0,8}(?<!\d)(\d{1,3}) ?年間")
_GOING_ON = re.compile(r"途切れ|継続|続い|続け|続く|にわた")
_ORDINAL = re.compile(r"第 ?(\d{1,3}) ?回(?:目の)?([一-龠々ァ-ヶーA-Za-z]{2,16})")
_RELATIVE = re.compile(
    r"近年|最近|現在|昨今|今日|昨年|今年|来年|一昨年|このほど|先日|(?:約|およそ|おおよそ) ?\d{1,4} ?年"
)
# What quotes a document keeps that document's way of writing.
_QUOTED = frozenset({"note", "source", "past_awards", "press_coverage"})
# How far behind a span of years a word says that it goes on (characters).
_BEHIND = 14
# How far before a span of years the year from which it is counted stands (characters).
_BEFORE = 120
# A span that still goes on ends in the year of the publication, or as many years before.
_SLACK = 2
_FIRST_PARTY = ("signed_before_founding",)


def short_days(draft: Draft) -> Iterator[Finding]:
    """H23.3.31: written out, so that all days read alike."""
    for one in draft.with_figures:
        for found in _SHORT.finditer(one.plain):
            letter, year, _stop, month, day = found.groups()
            yield one.finding("P13", *found.span(), fix=_written_out(letter, year, month, day))


def _written_out(letter: str, year: str, month: str, day: str) -> str | None:
    try:
        return PartialDate(CALLED[letter].western(int(year)), int(month), int(day)).western
    except DateError:
        return None


def parallel_years(draft: Draft) -> Iterator[Finding]:
    """昭和48（1973）年: both have to name one year."""
    for one in draft.with_figures:
        text = one.plain
        pairs = [(m, m[1], m[2], m[3]) for m in _ERA_FIRST.finditer(text)]
        pairs += [(m, m[2], m[3], m[1]) for m in _ERA_SECOND.finditer(text)]
        for found, name, number, western in pairs:
            year = CALLED[name].western(1 if number == "元" else int(number))
            if year != int(western) or not _lasted(name, year):
                yield one.finding("P18", *found.span(), era=name, year=year)


def _lasted(name: str, year: int) -> bool:
    era = CALLED[name]
    return era is ERAS[-1] or year <= era.ends.year


@dataclass(frozen=True)
class _Style:
    code: str
    passage: Passage
    start: int
    end: int


def styles_of_days(draft: Draft) -> Iterator[Finding]:
    """The first of each way of writing years, but for the most frequent one."""
    found = [
        style for one in draft.with_figures if one.column not in _QUOTED for style in _styles(one)
    ]
    number: dict[str, int] = {}
    for style in found:
        number[style.code] = number.get(style.code, 0) + 1
    usual = max(number, key=lambda code: number[code], default="")
    told = {usual}
    for style in found:
        if style.code not in told:
            told.add(style.code)
            yield style.passage.finding("P19", style.start, style.end, style.code)


def _styles(one: Passage) -> Iterator[_Style]:
    """A year in both ways is neither."""
    text = one.plain
    both = [m.span() for pattern in (_ERA_FIRST, _ERA_SECOND) for m in pattern.finditer(text)]
    inside = {n for start, end in both for n in range(start, end)}
    for code, pattern in (("era", _IN_ERA), ("western", _WESTERN)):
        for found in pattern.finditer(one.text):
            wide = code == "western" and found[0][0] > "9"
            if found.start() not in inside:
                yield _Style("wide" if wide else code, one, *found.span())
    for found in _SHORT.finditer(text):
        yield _Style("short", one, *found.span())


def jubilees(draft: Draft) -> Iterator[Finding]:
    signed = {row.signed_on.year for row in draft.dossier.partners.rows if row.signed_on}
    for one in draft.prose if signed else ():
        for sentence in _SENTENCE.finditer(one.plain):
            years = list(_YEAR.finditer(sentence[0]))
            for found in _JUBILEE.finditer(sentence[0]):
                year = _nearest(years, found)
                if year is not None and year - int(found[1]) not in signed:
                    start = sentence.start()
                    span = start + found.start(), start + found.end()
                    yield one.finding("P22", *span, year=year, number=int(found[1]))


def _nearest(years: list[re.Match[str]], found: re.Match[str]) -> int | None:
    """The year that stands before it, or else the first behind it."""
    if not years:
        return None
    before = [year for year in years[:20] if year.start() < found.start()]
    return int((before or years)[-1 if before else 0][1])


def spans_of_years(draft: Draft) -> Iterator[Finding]:
    """1974年…以来36年間: all spans that go on end in one year, which is about that of publication."""
    spans = [span for one in draft.prose for span in _spans(one)]
    ends = {end for end, _one, _found in spans}
    for end, one, found in spans:
        if end != spans[0][0]:
            others = spans[0][0]
            yield one.finding("P23", *found, "apart", year=end, other=others)
        elif not draft.on.year - _SLACK <= end <= draft.on.year + 1 and len(ends) == 1:
            yield one.finding("P23", *found, "old", year=end)


def _spans(one: Passage) -> Iterator[tuple[int, Passage, tuple[int, int]]]:
    """Counted as years that have passed, from the last year named before."""
    text = one.plain
    years = list(_YEAR.finditer(text))
    n = 0
    for found in _SINCE.finditer(text):
        while n < len(years) and years[n].end() <= found.start() + 1:
            n += 1
        behind = text[found.end() : found.end() + _BEHIND]
        if n and found.start() - years[n - 1].end() <= _BEFORE and _GOING_ON.search(behind):
            yield int(years[n - 1][1]) + int(found[1]), one, found.span()


def ordinals(draft: Draft) -> Iterator[Finding]:
    """The third of what is held again and again is not before the second."""
    held: dict[str, list[tuple[int, int, Passage, tuple[int, int]]]] = {}
    for one in draft.prose:
        for name, number, year, span in _ordinals(draft, one):
            held.setdefault(name, []).append((number, year, one, span))
    for occasions in held.values():
        occasions.sort(key=lambda occasion: occasion[:2])
        last = (0, 0)
        for number, year, one, span in occasions:
            if number > last[0] and year < last[1]:
                yield one.finding("P24", *span, number=number, year=year, before=last[1])
            last = max(last, (number, year), key=lambda pair: pair[1])


def _ordinals(draft: Draft, one: Passage) -> Iterator[tuple[str, int, int, tuple[int, int]]]:
    for sentence in _SENTENCE.finditer(one.plain):
        years = list(_YEAR.finditer(sentence[0]))
        n = 0
        for found in _ORDINAL.finditer(sentence[0]):
            while n < len(years) and years[n].start() < found.start():
                n += 1
            year = int(years[n - 1][1]) if n else _taken(draft, one)
            if year:
                start = sentence.start()
                span = start + found.start(), start + found.end()
                yield found[2], int(found[1]), year, span


def _taken(draft: Draft, one: Passage) -> int:
    if one.place.section != "photos" or one.column != "caption" or one.place.row is None:
        return 0
    taken = draft.dossier.photos.rows[one.place.row - 1].taken_on
    return taken.year if taken else 0


def agreements(draft: Draft) -> Iterator[Finding]:
    """Before the group was founded, after the publication, with a state that was not there."""
    rows = draft.dossier.partners.rows
    codes = (
        *("signed_before_founding", "ended_before_signing", "in_future"),
        *("country_no_more", "country_not_there"),
    )
    names = {row.name.ja for row in draft.dossier.recipients.rows}
    for problem in checks.partners(draft.dossier, draft.on):
        n = problem.place.row
        if problem.code not in codes or n is None:
            continue
        row = rows[n - 1]
        owner = row.agreement_owner.ja
        if problem.code in _FIRST_PARTY and owner and owner not in names:
            continue  # a town signed it, and the group was formed for it later
        day = row.signed_on.western if row.signed_on else ""
        excerpt = f"{row.name.ja} {row.country_at_signing or row.country} {day}"
        found = at("P33", problem.place, excerpt, problem.code, key=row.key)
        yield replace(found, params=problem.params)


def relative_time(draft: Draft) -> Iterator[Finding]:
    for one in draft.prose:
        for found in _RELATIVE.finditer(one.plain):
            yield one.finding("P40", *found.span())
