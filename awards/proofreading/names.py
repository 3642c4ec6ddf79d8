"""Checks of the names of groups, places and countries."""

import re
from collections.abc import Iterator
from unicodedata import normalize

from awards.dossier.differences import Place
from awards.geo import COUNTRIES
from awards.proofreading.values import Draft, Finding, Kind, Passage, Severity
from awards.text import fold, occurrences

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
_DEFINED_AS = re.compile(r"[（(]以下[、]?[「『]([^」』\n]{1,20})[」』]")
# A word of so many letters is seldom like another by chance.
_LONG_WORD = 5
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
    known = list(names)[:_MOST_NAMES]
    yield from _spelt_otherwise(draft, known)
    yield from _misspelt(draft, known)
    yield from _short_names(draft)


def _regions(draft: Draft) -> Iterator[Finding]:
    names = {row.key: row.name.ja for row in draft.dossier.partners.rows}
    texts = {one.place: one for one in draft.passages if one.column == "name"}
    for n, row in enumerate(draft.dossier.regions.rows, start=1):
        name, one = names.get(row.partner, ""), texts.get(Place("regions", n, "name"))
        if row.partner is not None and name and one and one.text != name:
            yield one.finding("P29", 0, len(one.text), "partner", fix=name, name=name)


def _first(draft: Draft, place: Place) -> Passage | None:
    return next((one for one in draft.passages if one.place == place), None)


def _spelt_otherwise(draft: Draft, names: list[str]) -> Iterator[Finding]:
    """In another width or kana, with another dot or 髙 for 高: what a search takes for the same."""
    # Names of groups and places are compared above, each with its own; 承德市 calls itself so.
    texts = [one for one in draft.japanese if one.column not in ("name", "local_name")]
    # What kind of agreement it is, the rows of a table say all alike.
    alike = {text: fold(text) for text in {one.text for one in texts}}
    folded = [alike[one.text] for one in texts]
    for name in names:
        same = fold(name)
        parts = name.split("・")
        blank_for_dot = re.compile(_DOT.join(map(re.escape, parts))) if parts[1:] else None
        for one, text in zip(texts, folded, strict=True):
            # A name of few letters is within too many others; most texts name nothing at all.
            is_named = len(same) > 2 and same in text
            if not (is_named or blank_for_dot):
                continue
            spans = set(occurrences(one.text, [same])) if is_named else set()
            if blank_for_dot:
                spans |= {found.span() for found in blank_for_dot.finditer(one.text)}
            for start, end in sorted(spans):
                # Widths of letters are mended by checks of their own.
                if normalize("NFKC", one.text[start:end]) != normalize("NFKC", name):
                    yield one.finding("P29", start, end, "spelt", fix=name, name=name)


def _misspelt(draft: Draft, names: list[str]) -> Iterator[Finding]:
    """A word of a name in katakana with one letter changed, missing or too many."""
    words = {
        word: name for name in names for word in _KATAKANA.findall(name) if len(word) >= _LONG_WORD
    }
    named = [one.text for one in draft.japanese if one.kind is Kind.NAME]
    right = {word for text in named for word in _KATAKANA.findall(text)}
    for one in draft.prose:
        for found in _KATAKANA.finditer(one.text):
            word = found[0]
            if word in words or word in right or word in _KNOWN:
                continue
            meant = next((each for each in words if _is_one_off(word, each)), None)
            if meant:
                yield one.finding("P29", *found.span(), "near", name=words[meant])


def _is_one_off(word: str, other: str) -> bool:
    if abs(len(word) - len(other)) > 1 or word == other:
        return False
    short, long = sorted((word, other), key=len)
    at = next((n for n, letter in enumerate(short) if letter != long[n]), len(short))
    return short[at + (len(short) == len(long)) :] == long[at + 1 :]


def _short_names(draft: Draft) -> Iterator[Finding]:
    """The group is abbreviated in its text as its field of the short name says, or not at all."""
    names = getattr(draft.dossier, "names", None)
    short = names.short_name if names else ""
    groups = [row.name.ja for row in draft.dossier.recipients.rows if row.name.ja]
    if not short or not groups:
        return
    pattern = re.compile("|".join(map(re.escape, groups[:_MOST_NAMES])))
    for one in draft.prose:
        for found in pattern.finditer(one.text):
            defined = _DEFINED_AS.match(one.text, found.end())
            if defined and defined[1] != short:
                yield one.finding("P29", *defined.span(1), "short", fix=short, name=short)
