"""Checks of postal and electronic addresses, telephone numbers and links."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from awards.dossier.differences import Place
from awards.dossier.values import Contact
from awards.geo import municipalities_of, municipality_in, prefecture_in, prefecture_name
from awards.proofreading.numbering import LABELS, TELEPHONE
from awards.proofreading.values import Draft, Finding, Kind, Passage, Severity, at
from awards.text import ascii_width

# Numbers that are called from everywhere at one price.
_NOWHERE = ("0120", "0570", "0990")
GOVERNMENTS = frozenset({"prefecture", "designated_city", "municipality"})
# Mailboxes that anybody may have, and those that come with a mobile telephone.
_PERSONAL = (
    r"(?:gmail|googlemail|icloud|me|aol|au|proton|protonmail)\.com|"
    r"(?:yahoo|ymail|outlook|hotmail|live|excite|nifty)\.(?:com|co\.jp|jp|ne\.jp)|"
    r"(?:docomo|ezweb|ymobile|i\.softbank|softbank|uqmobile)\.(?:ne\.)?jp|ymobile1\.ne\.jp|rakumail\.jp"
)
_PERSONAL_MAIL = re.compile(rf"(?<![\w.+-])[\w.+-]{{1,64}}@(?:{_PERSONAL})(?![\w.-])", re.ASCII)
_BETWEEN = "[-－ー‐. ]?"
_MOBILE = re.compile(
    rf"(?<!\d)(?:0[789]0|[+＋]81{_BETWEEN}(?:\(0\))?[789]0|\(0[789]0\))"
    rf"{_BETWEEN}\(?\d{{4}}\)?{_BETWEEN}\d{{4}}(?!\d)"
)
_CALLED = r"(?:さん|くん|君|ちゃん)"
# Not 生徒の皆さん or 子どもさん, who are nobody by name.
_CALLED_BY_NAME = (
    rf"(?!皆|子|生徒|児童|学生|参加|お)[一-龠々]{{1,4}} ?[一-龠々ぁ-んァ-ヶー]{{1,6}}{_CALLED}"
)
_CHILD = re.compile(
    rf"{_CALLED} ?\((?:当時)?(\d{{1,2}})[歳才]?\)|(?<!\d)(\d{{1,2}})[歳才]の{_CALLED_BY_NAME}"
)
# By a school that nobody goes to who is of age.
_SCHOOL = r"(?:(?:小|中)学(?:校)?\d年(?:生)?|高校\d年(?:生)?|(?:小学|中学|高校)生|園児)"
_PUPIL = re.compile(
    rf"{_CALLED} ?\([^()\n]{{0,20}}{_SCHOOL}[^()\n]{{0,10}}\)|{_SCHOOL}の{_CALLED_BY_NAME}"
)
_BORN = re.compile(
    r"(?:(?:(?:明治|大正|昭和|平成|令和)(?:元|\d{1,2})|\d{4})年\d{1,2}月(?:\d{1,2}日)?"
    r"|(?<![A-Za-z])[MTSHR]?\d{1,4}[./]\d{1,2}[./]\d{1,2})生(?:まれ|(?=[)、。\n]|$))"
)
_ADULT = 18
# One of these is in all that the patterns above find, and in few names.
_MAYBE_PERSONAL = re.compile(r"[@\d生児]")
_MAIL = re.compile(
    r"[\w.+%-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,8}[a-z]{2,24}", re.ASCII | re.IGNORECASE
)
_WEB = re.compile(r"https?://[^\s/:]{1,253}\.[^\s/:]{2,63}(?::\d{1,5})?(?:[/?#]\S*)?")
_LINK = re.compile(r"https?://[^\s\u3000、。）」]{1,400}|(?<![\w.@/])www\.[\w.-]{4,100}", re.ASCII)
_LABEL = re.compile(
    r"^(?:電話(?:番号)?|TEL|FAX|ファックス|ファクス|E-?mail|Eメール|メール(?:アドレス)?|URL|"
    r"ホームページ|HP|住所|所在地)[ \u3000]?[:：]?[ \u3000]*|^〒[ \u3000]?",
    re.IGNORECASE,
)
_TO_LETTERS = {0xFF21 + n: 0x41 + n for n in range(26)} | {0xFF41 + n: 0x61 + n for n in range(26)}
_TO_LETTERS |= {0xFF0D: 0x2D, 0x2212: 0x2D}
_EXTENSION = re.compile(r"[(（]?(?:内線|内|ext)", re.IGNORECASE)


def host_of(url: str) -> str:
    """Without www and its numbers, as an address for mail at the same place ends."""
    try:
        host = urlsplit(ascii_width(url)).hostname or ""
    except ValueError:
        return ""
    return re.sub(r"^www\d{0,3}\.", "", host)


def domain_of(mail: str) -> str:
    return ascii_width(mail).rpartition("@")[2].lower()


def _contacts(draft: Draft) -> Iterator[tuple[int, Contact]]:
    return enumerate(draft.dossier.contacts.rows, start=1)


def mail_and_web(draft: Draft) -> Iterator[Finding]:
    """An office's mail and its pages are at one place, or one is inside the other."""
    for n, row in _contacts(draft):
        mail, web = domain_of(row.email), host_of(row.url)
        if mail and web and not (_ends(mail, web) or _ends(web, mail)):
            place = Place("contacts", n, "email")
            yield at("P03", place, row.email, key=row.key, mail=mail, web=web)


def _ends(host: str, domain: str) -> bool:
    return host == domain or host.endswith(f".{domain}")


def label_of_prefecture(draft: Draft) -> Iterator[Finding]:
    """pref.kyoto.lg.jp for an office in 石川県: left over from another text."""
    for n, row in _contacts(draft):
        here = _prefectures_of(draft, row)
        for column, host in (("email", domain_of(row.email)), ("url", host_of(row.url))):
            named = _labelled(host)
            if named and here and named not in here:
                place = Place("contacts", n, column)
                name = prefecture_name(named)
                yield at("P04", place, getattr(row, column), key=row.key, prefecture=name)


def _labelled(host: str) -> str:
    """The number of the prefecture in an official address; empty where it names none."""
    labels = host.split(".")
    if "pref" in labels[:-1]:
        return LABELS.get(labels[labels.index("pref") + 1], "")
    kinds = ("city", "town", "vill", "metro")
    if labels[0] in kinds and len(labels) > 3:
        return LABELS.get(labels[2], "")
    return ""


def _prefectures_of(draft: Draft, row: Contact) -> set[str]:
    if found := prefecture_in(row.address.ja):
        return {found}
    return {one.prefecture for one in draft.dossier.recipients.rows if one.prefecture}


def used_elsewhere(draft: Draft) -> Iterator[Finding]:
    for n, row in _contacts(draft):
        for column, address in (("email", row.email), ("url", row.url)):
            if whose := draft.elsewhere.get(address):
                names = "、".join(sorted(whose)[:3])
                yield at("P05", Place("contacts", n, column), address, key=row.key, whose=names)


def syntax(draft: Draft) -> Iterator[Finding]:
    for one in draft.passages:
        pattern = {"email": _MAIL, "url": _WEB}.get(one.column)
        if pattern is None or pattern.fullmatch(one.text):
            continue
        if _LABEL.match(one.text.translate(_TO_LETTERS)):
            continue  # P37 takes the label away first
        narrow = ascii_width(one.text)
        right = pattern.fullmatch(narrow) is not None
        code = "width" if right else one.column
        yield one.finding("P06", 0, len(one.text), code, fix=narrow if right else None)


def postal_code(draft: Draft) -> Iterator[Finding]:
    """Of another prefecture than the address, or of another municipality in it."""
    for n, row in _contacts(draft):
        there = municipalities_of(row.postal_code)
        if not there:
            continue
        town = municipality_in(row.address.ja)
        number = prefecture_in(row.address.ja) or (town[0] if town else "")
        place = Place("contacts", n, "postal_code")
        if number and number not in {one for one, _name in there}:
            name = prefecture_name(number)
            yield at("P07", place, row.postal_code, key=row.key, prefecture=name)
        elif town and town not in there:
            yield at("P07", place, row.postal_code, "town", key=row.key, town=town[1])


def telephone(draft: Draft) -> Iterator[Finding]:
    for n, row in _contacts(draft):
        for column, typed in (("tel", row.tel), ("fax", row.fax)):
            number = _EXTENSION.split(ascii_width(typed), maxsplit=1)[0]
            digits = re.sub(r"\D", "", number)
            if not digits or number.startswith("+"):
                continue
            place = Place("contacts", n, column)
            long = digits.startswith(("050", "070", "080", "090", "0800"))
            if not digits.startswith("0") or len(digits) != (11 if long else 10):
                yield at("P08", place, typed, "digits", key=row.key)
            elif not long and (here := _prefectures_of(draft, row)):
                there = TELEPHONE.get(digits[:3])
                if there and not here & there and not digits.startswith(_NOWHERE):
                    yield at("P08", place, typed, "area", key=row.key)


def no_prefecture(draft: Draft) -> Iterator[Finding]:
    for n, row in _contacts(draft):
        if row.address.ja and not prefecture_in(row.address.ja):
            yield at("P09", Place("contacts", n, "address"), row.address.ja, key=row.key)


def links(draft: Draft) -> Iterator[Finding]:
    """A link in a field that is for none, as it comes along when a figure is pasted."""
    for one in [*draft.passages, *_unread(draft)]:
        if one.column == "url":
            continue
        seen: set[str] = set()
        for found in _LINK.finditer(one.text):
            if found[0] not in seen:
                seen.add(found[0])
                code = "wikipedia" if "wikipedia.org" in found[0] else "link"
                yield one.finding("P10", *found.span(), code)


def _unread(draft: Draft) -> Iterator[Passage]:
    """What was typed where a number or a date belongs."""
    for slug in type(draft.dossier).sections():
        for n, row in enumerate(draft.dossier.section(slug).rows, start=1):
            for column, text in row.unread:
                yield Passage(Place(slug, n, column), text, Kind.NAME, key=row.key)


def labels(draft: Draft) -> Iterator[Finding]:
    """The page itself writes 電話 and FAX before a number, alike everywhere."""
    for one in draft.passages:
        if one.place.section != "contacts" or one.column not in (
            *("postal_code", "tel", "fax", "email", "url", "address"),
        ):
            continue
        if found := _LABEL.match(one.text.translate(_TO_LETTERS)):
            yield one.finding("P37", *found.span(), fix="", label=found[0].strip())


def plain_web(draft: Draft) -> Iterator[Finding]:
    governments = {row.kind for row in draft.dossier.recipients.rows} <= GOVERNMENTS
    for n, row in _contacts(draft):
        place, host = Place("contacts", n, "url"), host_of(row.url)
        if row.url.startswith("http://"):
            yield at("P41", place, row.url, "http", key=row.key)
        if host and governments and not _is_official(host):
            yield at("P41", place, row.url, "not_official", key=row.key)


def _is_official(host: str) -> bool:
    first = host.partition(".")[0]
    return host.endswith((".lg.jp", ".go.jp")) or (
        first in ("pref", "city", "town", "vill", "metro") and host.endswith(".jp")
    )


def personal_data(draft: Draft) -> Iterator[Finding]:
    """In a sentence it has to go; in a field that is for it, the office may say that it is its own."""
    for one in draft.passages:
        own = Severity.WARNING if one.kind is Kind.CODE else None
        for code, start, end in _personal(one.plain, is_postal=one.column == "postal_code"):
            weight = own if code in ("mail", "mobile") else None
            yield one.finding("P45", start, end, code, severity=weight)


def _personal(text: str, *, is_postal: bool) -> Iterator[tuple[str, int, int]]:
    if not _MAYBE_PERSONAL.search(text):
        return
    yield from (("mail", *found.span()) for found in _PERSONAL_MAIL.finditer(text))
    if not is_postal:
        yield from (("mobile", *found.span()) for found in _MOBILE.finditer(text))
    for found in _CHILD.finditer(text):
        if int(found[1] or found[2]) < _ADULT:
            yield "child", *found.span()
    yield from (("child", *found.span()) for found in _PUPIL.finditer(text))
    yield from (("born", *found.span()) for found in _BORN.finditer(text))
