"""Checks of words: how they are written, counted, named and claimed."""

import re
from collections.abc import Iterator

from awards.proofreading.values import Draft, Finding

_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
_KANJI = {sign: n for n, sign in enumerate("一二三四五六七八九十", start=1)}
_NUMBER = r"(\d{1,2}|[二三四五六七八九十])"
_BODIES = re.compile(
    rf"(?<![\d第]){_NUMBER}者[^。\n]{{0,20}}?[（(]主催[:：]([^）\n]{{1,120}})[）)]"
)
_CITIES = re.compile(
    rf"(?<![\d第]){_NUMBER} ?市間|(?:姉妹|友好|提携)(?:友好)?都市の? ?{_NUMBER} ?市"
)
_UNCOUNTED = re.compile(r"(?<![\d.,])(\d{1,7}) ?も(?:上回|下回|超え|多|少な|増え|減)")
_TWICE_COUNTED = re.compile(r"第 {0,2}(\d{1,3}) {0,2}回目")
_TWICE_SAID = re.compile(r"(開始|発足|設立|提携|締結|創設)(?:した|し、)[^。\n]{0,40}?\1以来")
# Nouns and verbs as 公用文 writes them: pattern, what is written instead, and what is replaced.
_SPELLINGS = (
    (re.compile(r"取り?組み(?=[をはがのもへでと」』、。（）]|など|等|状況|内容|事例|$)"), "取組"),
    (re.compile(r"問い合わせ先|問い合せ先|問合わせ先"), "問合せ先"),
    (re.compile(r"申し込み(?=[をはがの]|書)"), "申込み"),
    (re.compile(r"行な(?=[うわいえおっ])"), "行"),
    (re.compile(r"一人ひとり|ひとりひとり"), "一人一人"),
    (re.compile(r"出来る|出来た|出来ない"), None),
)
_KANA = {"出来る": "できる", "出来た": "できた", "出来ない": "できない"}
# 「…に取り組み、」 is a verb.
_VERB = re.compile(r"に(?:も|は|て)?$")
_VERB_BEHIND = ("、", "。", "")
_DEFINED = re.compile(
    r"[（(]以下[、]?(「|『)([^」』\n]{1,20})[」』](?:という|と略す|とする)?。?[）)]"
)
# As many definitions of one text as are followed up.
_MOST_DEFINED = 20
_ABBREVIATED = re.compile(r"[（(](財|社|特非|株|一財|公財|一社|公社)[）)]|[㈶㈳]")
_FORMS = {
    "一財": "一般財団法人",
    "公財": "公益財団法人",
    "一社": "一般社団法人",
    "公社": "公益社団法人",
    "特非": "特定非営利活動法人",
    "株": "株式会社",
}
_OLD_FORMS = {"財": "財団法人", "㈶": "財団法人", "社": "社団法人", "㈳": "社団法人"}
_OLD_FORM = re.compile(r"(?<!一般)(?<!公益)(?<!特例)[財社]団法人")
# The last year in which a body could be 財団法人 with nothing before it (the old law ran out).
_LAST_YEAR_OF_OLD_FORMS = 2013
_QUALITY = re.compile(r"(?<![一-龠])[一-龠]{2,3}性(?![一-龠])")
_SUPERLATIVE = re.compile(
    r"唯一|[日世][本界](?:初|一|最大|最古)|全国初|国内初|史上初|最古|最先端|最大級|最多|随一|類を見ない"
)


def _value(digits: str) -> int:
    return _KANJI.get(digits) or int(digits)


def counted(draft: Draft) -> Iterator[Finding]:
    """三者（主催：two of them): as many as are named. 五市間: no more than there are."""
    most = len(draft.dossier.partners.rows) + 1
    for one in draft.prose:
        text = one.text.translate(_DIGITS)
        for found in _BODIES.finditer(text):
            named = found[2].count("、") + found[2].count("，") + 1
            if _value(found[1]) != named:
                yield one.finding(
                    "P25", *found.span(), "bodies", said=_value(found[1]), named=named
                )
        for found in _CITIES.finditer(text):
            said = _value(found[1] or found[2])
            if most > 1 and said > most:
                yield one.finding("P25", *found.span(), "cities", said=said, named=most)


def uncounted(draft: Draft) -> Iterator[Finding]:
    for one in draft.prose:
        for found in _UNCOUNTED.finditer(one.plain):
            yield one.finding("P26", *found.span(1), number=found[1])


def said_twice(draft: Draft) -> Iterator[Finding]:
    for one in draft.prose:
        text = one.plain
        for found in _TWICE_COUNTED.finditer(text):
            fix = f"第{found[1]}回"
            yield one.finding("P27", *found.span(), "ordinal", fix=fix, better=fix)
        for found in _TWICE_SAID.finditer(text):
            yield one.finding("P27", *found.span(), "verb", word=found[1])


def spellings(draft: Draft) -> Iterator[Finding]:
    for one in draft.prose:
        for pattern, right in _SPELLINGS:
            for found in pattern.finditer(one.text):
                better = right or _KANA[found[0]]
                if better == "取組" and _is_verb(one.text, found):
                    continue
                yield one.finding("P28", *found.span(), fix=better, better=better)


def _is_verb(text: str, found: re.Match[str]) -> bool:
    behind = text[found.end() : found.end() + 1]
    return behind in _VERB_BEHIND and _VERB.search(text[: found.start()][-2:]) is not None


def abbreviations(draft: Draft) -> Iterator[Finding]:
    """Defined once, used after it and not before, and in brackets of the first kind."""
    texts = [one for one in draft.prose if one.column not in ("caption", "alt", "title")]
    defined = [(n, one, m) for n, one in enumerate(texts) for m in _first(_DEFINED, one.text)]
    for n, one, found in defined[:_MOST_DEFINED]:
        name, span = found[2], found.span()
        before = one.text[: found.start()]
        if name in before or any(name in other.text for other in texts[:n]):
            yield one.finding("P30", *span, "before", name=name)
        behind = one.text[found.end() :]
        if name not in behind and not any(name in other.text for other in texts[n + 1 :]):
            yield one.finding("P30", *span, "unused", name=name)
        if found[1] == "『":
            yield one.finding("P30", *span, "quotes", name=name)


def _first(pattern: re.Pattern[str], text: str) -> list[re.Match[str]]:
    return [m for m, _n in zip(pattern.finditer(text), range(_MOST_DEFINED), strict=False)]


def legal_forms(draft: Draft) -> Iterator[Finding]:
    is_old = draft.on.year <= _LAST_YEAR_OF_OLD_FORMS
    for one in draft.japanese:
        for found in _ABBREVIATED.finditer(one.text):
            short = found[1] or found[0]
            full = _FORMS.get(short) or (_OLD_FORMS[short] if is_old else None)
            code = "short" if full else "which"
            yield one.finding("P32", *found.span(), code, fix=full, full=full or "")
        for found in () if is_old else _OLD_FORM.finditer(one.text):
            yield one.finding("P32", *found.span(), "old", form=found[0])


def near_criteria(draft: Draft) -> Iterator[Finding]:
    for one in draft.prose:
        for found in _QUALITY.finditer(one.text):
            for criterion in draft.criteria if found[0] not in draft.criteria else ():
                if _differ_by_one(found[0], criterion):
                    yield one.finding("P38", *found.span(), criterion=criterion, word=found[0])
                    break


def _differ_by_one(word: str, other: str) -> bool:
    if len(word) != len(other):
        return False
    return sum(a != b for a, b in zip(word, other, strict=True)) == 1


def superlatives(draft: Draft) -> Iterator[Finding]:
    """In what is published; what speaks for a group before the committee is meant to praise it."""
    for one in draft.prose:
        if one.place.section == "appeals":
            continue
        for found in _SUPERLATIVE.finditer(one.text):
            yield one.finding("P39", *found.span(), word=found[0])
