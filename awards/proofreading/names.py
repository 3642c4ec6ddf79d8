"""Checks of the names of groups, places and countries."""

import re
from collections.abc import Iterator

from awards.dossier.differences import Place
from awards.geo import COUNTRIES
from awards.proofreading.values import Draft, Finding, Passage, Severity

_SHORT = {one.short: one for one in COUNTRIES.values() if one.valid_to is None}
_KNOWN = {name for one in COUNTRIES.values() for name in (one.short, one.formal, *one.also)}
_FORMAL = {one.formal: one.short for one in COUNTRIES.values() if one.formal not in ("", one.short)}
_LONGEST_FORMAL = max(map(len, _FORMAL))
_END = "共和国|連邦|王国|合衆国|公国"
_OF_FORMAL = re.compile(_END)
_COMPOSED = re.compile(rf"(?<![ァ-ヶー・])([ァ-ヶー・]{{2,20}})({_END})(?!共和国)")
_KATAKANA = re.compile(r"[ァ-ヶー]{2,}")
_KANJI = re.compile(r"[一-龠]")
_DOT = "[・･·‧ \u3000]?"
# As many names as are looked for in the texts; no dossier has more.
_MOST_NAMES = 100


def countries(draft: Draft) -> Iterator[Finding]:
    """One that there is not (ロシア共和国), and one that has its formal name and its short one."""
    formal: dict[str, tuple[Passage, int, int]] = {}
    short: set[str] = set()
    for one in draft.prose:
        for found in _COMPOSED.finditer(one.text):
            country = _SHORT.get(found[1])
            if country and found[0] not in _KNOWN:
                better = country.formal or country.short
                yield one.finding(
                    "P31", *found.span(), "unknown", fix=better, severity=Severity.ERROR,
                    name=found[0], better=better,
                )  # fmt: skip
        for start, end in _formal(one.text):
            formal.setdefault(_FORMAL[one.text[start:end]], (one, start, end))
        short |= _short(one.text)
    for name in formal.keys() & short:
        one, start, end = formal[name]
        yield one.finding("P31", start, end, "mixed", name=one.text[start:end], short=name)


def _formal(text: str) -> Iterator[tuple[int, int]]:
    for found in _OF_FORMAL.finditer(text):
        end = found.end()
        for start in range(max(end - _LONGEST_FORMAL, 0), end):
            if text[start:end] in _FORMAL:
                yield start, end
                break


def _short(text: str) -> set[str]:
    """Names that stand by themselves, not within that of something else (ベラルーシ協会)."""
    found = _KATAKANA.finditer(text)
    return {one[0] for one in found if one[0] in _SHORT and not _KANJI.match(text, one.end())}


def variants(draft: Draft) -> Iterator[Finding]:
    """A group or partner that is called otherwise somewhere."""
    yield from _regions(draft)
    heading = _first(draft, Place("names", None, "name"))
    groups = draft.dossier.recipients.rows
    if heading and len(groups) == 1 and groups[0].name.ja not in ("", heading.text):
        name = groups[0].name.ja
        yield heading.finding("P29", 0, len(heading.text), "group", name=name)
    partners = [row.name.ja for row in draft.dossier.partners.rows]
    names = dict.fromkeys(name for name in [*(row.name.ja for row in groups), *partners] if name)
    for name in list(names)[:_MOST_NAMES]:
        if "・" in name:
            yield from _misspelt(draft, name)


def _regions(draft: Draft) -> Iterator[Finding]:
    names = {row.key: row.name.ja for row in draft.dossier.partners.rows}
    texts = {one.place: one for one in draft.passages if one.column == "name"}
    for n, row in enumerate(draft.dossier.regions.rows, start=1):
        name, one = names.get(row.partner, ""), texts.get(Place("regions", n, "name"))
        if row.partner is not None and name and one and one.text != name:
            yield one.finding("P29", 0, len(one.text), "partner", fix=name, name=name)


def _first(draft: Draft, place: Place) -> Passage | None:
    return next((one for one in draft.passages if one.place == place), None)


def _misspelt(draft: Draft, name: str) -> Iterator[Finding]:
    pattern = re.compile(_DOT.join(re.escape(part) for part in name.split("・")))
    for one in draft.japanese:
        for found in pattern.finditer(one.text):
            if found[0] != name:
                yield one.finding("P29", *found.span(), "dot", fix=name, name=name)
